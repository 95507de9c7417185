package source

import (
	"strings"

	"essaim/internal/diag"
	"essaim/internal/network"
)

// The rules that concern several files at once.

// A stock is one commune's figure of an indicator whose total is `last`, on
// one day. Those without year have their own warning.
type stock struct {
	indicator, commune string
	day                network.Day
}

// checkTies reports two figures of one stock: the latest of them is unknown.
func (x *index) checkTies(documents []document) {
	seen := map[stock]diag.Pos{}
	for _, d := range documents {
		if d.file.draft && !x.drafts {
			continue
		}
		switch {
		case d.sheet != nil:
			x.checkTiesOf(d.file, d.sheet.Results, carriers(d.sheet), seen)
		case d.adoption != nil:
			x.checkTiesOf(d.file, d.adoption.Results, []string{d.adoption.Commune}, seen)
		}
	}
}

// carriers are those for which a sheet's results count; "" is the
// organisation.
func carriers(s *network.Sheet) []string {
	if all := s.Carriers(); len(all) > 0 {
		return all
	}
	return []string{""}
}

func (x *index) checkTiesOf(f *file, results []network.Result, communes []string, seen map[stock]diag.Pos) {
	for _, r := range results {
		i := x.indicators[r.Indicator]
		if i == nil || i.Total != network.Last || r.Day() == 0 || r.Value == nil {
			continue
		}
		of := communes
		if r.Carrier != "" {
			of = []string{r.Carrier}
		}
		for _, c := range of {
			key, pos := stock{r.Indicator, c, r.Day()}, diag.Pos{File: f.path, Line: int(r.Line), Column: int(r.Column)}
			if first, tie := seen[key]; tie {
				f.report(diag.Error, pos, "tie", diag.Args{"indicator": r.Indicator, "year": r.Span().Text(), "commune": c, "file": first.File, "line": first.Line})
				break
			}
			seen[key] = pos
		}
	}
}

// An adopter is a commune that took up a sheet.
type adopter struct{ sheet, commune string }

// checkAdoptions fills in from whom a practice was learnt, and reports what
// cannot be: chains that close on themselves, practices taken up twice.
func (x *index) checkAdoptions(documents []document) {
	sheets := map[string]*network.Sheet{}
	for _, s := range x.network.Sheets {
		sheets[s.ID] = s
	}
	adopted := map[adopter]*network.Adoption{}
	for _, d := range documents {
		a := d.adoption
		if a == nil || d.file.draft && !x.drafts {
			continue
		}
		if s := sheets[a.Sheet]; a.From == "" && s != nil && len(s.Carriers()) > 0 {
			a.From = s.Carriers()[0]
		}
		key := adopter{a.Sheet, a.Commune}
		if first := adopted[key]; first != nil {
			d.file.report(diag.Warning, a.Pos, "adopted-twice", diag.Args{"commune": a.Commune, "sheet": a.Sheet, "file": first.Pos.File})
			continue
		}
		adopted[key] = a
	}
	for _, d := range documents {
		if a := d.adoption; a != nil && adopted[adopter{a.Sheet, a.Commune}] == a && sheets[a.Sheet] != nil {
			x.checkChain(d.file, a, sheets[a.Sheet], adopted)
		}
	}
}

func (x *index) checkChain(f *file, a *network.Adoption, s *network.Sheet, adopted map[adopter]*network.Adoption) {
	carries := func(commune string) bool {
		return s.Network && commune == "" || oneOf(commune, s.Carriers()) && commune != ""
	}
	switch {
	case carries(a.Commune):
		f.report(diag.Warning, a.Pos, "adopts-its-own", diag.Args{"commune": a.Commune, "sheet": a.Sheet})
	case a.From == "" || carries(a.From):
	case x.isBody(a.From): // learnt outside of the network
	case !x.isKnown(a.From): // reported already
	case adopted[adopter{a.Sheet, a.From}] == nil:
		f.report(diag.Warning, a.Pos, "learnt-from-nobody", diag.Args{"from": a.From, "sheet": a.Sheet})
	default:
		if chain := cycle(a, carries, adopted); chain != nil && a.Commune == chain[0] {
			f.report(diag.Error, a.Pos, "adoption-cycle", diag.Args{"chain": strings.Join(append(chain, chain[0]), " → "), "sheet": a.Sheet})
		}
	}
}

// cycle follows a chain of adoptions back; it is nil when it ends at the
// sheet, else the communes of the loop, the first by name in front, so that
// each loop is reported once.
func cycle(a *network.Adoption, carries func(string) bool, adopted map[adopter]*network.Adoption) []string {
	chain := []string{a.Commune}
	for from := a.From; from != a.Commune; {
		next := adopted[adopter{a.Sheet, from}]
		if next == nil || carries(from) || len(chain) > len(adopted) {
			return nil
		}
		if from < chain[0] {
			return []string{from} // that one will report it
		}
		chain = append(chain, from)
		from = next.From
	}
	return chain
}
