package site

import (
	"encoding/json"
	"slices"
	"strconv"

	"essaim/internal/network"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// What a practice may be for one commune: in words for usual sizes, and what the script
// needs to say the same of any other.

// usualSizes are classes of communes by their inhabitants, and one within each.
var usualSizes = []struct{ from, to, of int }{
	{0, 499, 300}, {500, 1999, 1500}, {2000, 4999, 3000}, {5000, 9999, 7500}, {10000, 19999, 15000}, {20000, 49999, 30000}, {50000, 0, 100000},
}

// mine is what the script needs, and the same for usual sizes; nil when no case says
// anything for each inhabitant.
func (p practicePages) mine(g *network.Gathering) *view.Mine {
	measures := p.shared(g)
	if measures == nil {
		return nil
	}
	v := p.forScript(g, measures, anyWidth)
	for _, size := range usualSizes {
		v.Sizes = append(v.Sizes, p.mineSize(g, measures, size.from, size.to, size.of))
	}
	v.Silent = !slices.ContainsFunc(v.Sizes, func(s view.MineSize) bool { return s.Lines != nil })
	members := p.members()
	if len(members) > mostPlaces {
		return v // a size can be typed in
	}
	for _, c := range members {
		if c.Population > 0 {
			mine := view.MineCommune{ID: c.ID, Name: p.Typo(c.Name), Population: c.Population}
			if c.Located {
				mine.Lat, mine.Lon = decimal(c.Lat), decimal(c.Lon)
			}
			v.Communes = append(v.Communes, mine)
		}
	}
	return v
}

// anyWidth leaves names as they are.
const anyWidth = 1 << 20

// forScript is what the script of a page needs, on which names have so many characters.
func (p practicePages) forScript(g *network.Gathering, measures []network.Measurand, width int) *view.Mine {
	return &view.Mine{
		Cases: p.casesForScript(g, measures), Measures: asJSON(p.measuresForScript(measures, width)), Words: asJSON(p.wordsForScript(p.evidence())),
	}
}

// shared are the measurands that a case says something of for each inhabitant.
func (p practicePages) shared(g *network.Gathering) []network.Measurand {
	var measures []network.Measurand
	for _, m := range p.practices().MeasurandsOf(g) {
		if len(network.SpectrumOf(g.Cases, m, network.AsPerHead).Observed) > 0 {
			measures = append(measures, m)
		}
	}
	return measures
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func asJSON(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // plain values
	}
	return string(text)
}

// sizeNamed is a class of communes, and one within it.
func (p practicePages) sizeNamed(from, to, of int) view.MineSize {
	size := view.MineSize{For: p.N("count.inhabitants", of), Population: of}
	number := func(n int) string { return p.Locale.Number(float64(n)) }
	switch {
	case from == 0:
		size.Name = p.T("practice.size-below", p.N("count.inhabitants", to+1))
	case to == 0:
		size.Name = p.T("practice.size-from", p.N("count.inhabitants", from))
	default:
		size.Name = p.T("practice.size-between", number(from), p.N("count.inhabitants", to))
	}
	return size
}

func (p practicePages) mineSize(g *network.Gathering, measures []network.Measurand, from, to, of int) view.MineSize {
	w := p.evidence()
	size := p.sizeNamed(from, to, of)
	for _, m := range measures {
		if e, known := network.EstimateFor(g.Cases, m, of); known {
			amount, from := w.Estimate(e)
			size.Lines = append(size.Lines, view.Figure{Label: w.Name(m, network.AsValue), Value: amount, Note: from})
		}
	}
	return size
}

// A scriptCase is a case as the script reads it.
type scriptCase struct {
	Population int                  `json:"p"`
	Lat        *float64             `json:"lat,omitempty"`
	Lon        *float64             `json:"lon,omitempty"`
	Figures    map[int]scriptFigure `json:"f,omitempty"` // by the measure's place
}

type scriptFigure struct {
	Min     *float64 `json:"min"`
	Max     *float64 `json:"max"`
	Approx  bool     `json:"about,omitempty"`
	From    int      `json:"from,omitempty"`
	To      int      `json:"to,omitempty"`
	Oldest  int      `json:"oldest,omitempty"` // of a cost
	Undated bool     `json:"undated,omitempty"`
	Taxes   int      `json:"taxes,omitempty"`
}

type scriptMeasure struct {
	Name string `json:"name"`
	Unit string `json:"unit"` // "{0} €"
	Cost bool   `json:"cost,omitempty"`
}

func (p practicePages) casesForScript(g *network.Gathering, measures []network.Measurand) string {
	list := make([]scriptCase, len(g.Cases))
	for i, c := range g.Cases {
		list[i] = scriptCase{Population: c.Population, Figures: map[int]scriptFigure{}}
		for _, id := range c.Carriers() {
			if commune := p.Commune(id); commune != nil && commune.Located {
				list[i].Lat, list[i].Lon = &commune.Lat, &commune.Lon
				break
			}
		}
		for at, m := range measures {
			e := c.Of(m)
			if e == nil || e.PerHead == nil {
				continue
			}
			f := scriptFigure{Min: e.Lower(), Max: e.Upper(), Approx: e.PerHead.Approx}
			f.From, f.To = network.Observed{Case: c, Evidenced: e}.Years()
			if m.Kind == network.OfCost {
				f.Oldest, f.Undated, f.Taxes = e.From, e.Undated, int(e.Taxes)
			}
			list[i].Figures[at] = f
		}
	}
	return asJSON(list)
}

func (p practicePages) measuresForScript(measures []network.Measurand, width int) []scriptMeasure {
	w := p.evidence()
	var list []scriptMeasure
	for _, m := range measures {
		list = append(list, scriptMeasure{Name: wording.Shortened(w.Name(m, network.AsValue), width, 1), Unit: w.Pattern(m), Cost: m.Kind == network.OfCost})
	}
	return list
}

// wordsForScript are the sentences that the page says of usual sizes, with what is filled
// in left open.
func (p practicePages) wordsForScript(w wording.Practices) map[string]any {
	words := map[string]any{"lang": string(p.Locale.Lang()), "and": p.T("practice.and")}
	for key, name := range map[string]string{
		"between": "between", "atLeast": "at-least", "atMost": "at-most", "about": "about", "dated": "dated", "taxed": "taxed",
		"estimate": "practice.estimate", "from": "practice.from", "sizes": "practice.sizes", "oldest": "practice.oldest",
		"none": "practice.mine-none", "like": "practice.like",
	} {
		words[key] = p.T(name, "{0}", "{1}", "{2}")
	}
	words["inhabitants"], words["cases"], words["undated"] = w.Forms("count.inhabitants"), w.Forms("practice.cases"), w.Forms("practice.undated")
	words["more"] = w.Forms("note.more")
	taxes := map[string]string{}
	for t := network.Taxes(1); t < 8; t++ {
		if tax := t.Only(); tax != "" {
			taxes[strconv.Itoa(int(t))] = "=" + p.T("tax."+string(tax))
		} else if mixed := w.Mixed(t); mixed != "" {
			taxes[strconv.Itoa(int(t))] = mixed
		}
	}
	words["taxes"] = taxes
	return words
}
