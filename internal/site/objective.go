package site

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"slices"
	"strconv"
	"sync"

	"essaim/internal/address"
	"essaim/internal/drawing"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// planOne plans the page of an objective, the other pages of its evidence, and
// its chart as a drawing and as figures.
func (p objectivePages) planOne(i int) {
	o := p.Objectives[i]
	href := p.At.Item(address.Objectives, o.ID)
	proofs := sync.OnceValue(func() []proofPlace { return proofsOf(&p.Progress()[i]) })
	p.addLasting(plan.Output{
		URL: href, Layout: "objective.html", Title: p.Typo(o.Name), From: &o.Pos,
		View:    func() any { return p.page(i, 1, proofs()) },
		Entry:   func() view.Entry { return p.entry(o) },
		Lasting: lastingID("objective", o.ID, &o.Name),
	}, o.Aliases)
	count := 0
	for _, r := range p.Progress()[i].Rows {
		count += r.Evidence.Len()
	}
	for n := 2; n <= pagesOf(count, linesPerPage); n++ {
		p.add(plan.Output{
			URL: p.At.Page(href, n), Layout: "objective.html", View: func() any { return p.page(i, n, proofs()) },
			Names: func() []string { return p.named(i, onPage(proofs(), n, linesPerPage)) }, Namesake: func() bool { return p.titled(i).isShared(p.planner) },
		})
	}
	if p.chart(&p.Progress()[i]) == nil {
		return
	}
	nobody := func() []string { return nil }
	p.add(plan.Output{URL: p.At.ChartSVG(o.ID), From: &o.Pos, Names: nobody, Bytes: func() ([]byte, error) { return drawing.SVG(p.chart(&p.Progress()[i])), nil }})
	p.add(plan.Output{URL: p.At.ChartCSV(o.ID), From: &o.Pos, Names: nobody, Bytes: func() ([]byte, error) { return p.figuresOf(&p.Progress()[i]) }})
}

// mostOthers is how many objectives a page of one links to, those declared around it:
// were it all of thousands, their pages would take the square of that.
const mostOthers = 100

// Of the evidence on a page, so much is shown at once; so is a grid of communes.
const (
	shownProofs   = 20
	shownCommunes = 40
)

// page is page n of an objective: the first explains it, the others list the
// evidence that the first has no room for.
func (p objectivePages) page(i, n int, proofs []proofPlace) any {
	g := &p.Progress()[i]
	o := g.Objective
	href := p.At.Item(address.Objectives, o.ID)
	v := view.ObjectivePage{Stylesheet: p.asset(address.OverviewStyle), Count: p.N("count.proofs", len(proofs)), Pager: p.pager(href, n, len(proofs), linesPerPage)}
	v.Objective = p.objective(g, 0)
	v.Head = p.paged(p.head(p.titled(i), href), n)
	v.Breadcrumb = p.breadcrumb(address.Objectives, v.Title)
	v.EditURL = p.editing().edit(o.Pos.File)
	for _, place := range onPage(proofs, n, linesPerPage) {
		v.Proofs = append(v.Proofs, p.progress.Proven(g, g.Rows[place.row], place.of(g)))
	}
	if n > 1 {
		v.Objective.Rows = nil
		return v
	}
	v.Proofs, v.Folded = fold(v.Proofs, shownProofs)
	v.Sentence = p.progress.Story(g, v.Objective.Rows)
	if o.ForEach {
		v.Grid, v.More = p.grid(g)
		v.Objective.Rows = nil
	} else {
		v.Chart = p.chart(g)
	}
	v.Ways = p.waysToLook("")
	around := i - min(i, mostOthers/2)
	for _, other := range p.Objectives[around:min(len(p.Objectives), around+mostOthers)] {
		if other.ID != o.ID {
			v.Others = append(v.Others, view.Link{Name: p.Typo(other.Name), URL: p.At.Item(address.Objectives, other.ID)})
		}
	}
	return v
}

func (p objectivePages) titled(i int) titled {
	g := &p.Progress()[i]
	o := g.Objective
	return titled{address.Objectives, o.ID, o.Name, p.T("objective.description", p.Typo(o.Name), p.progress.Status(g).Words)}
}

// named are the pages of the sheets that proofs name.
func (p objectivePages) named(i int, proofs []proofPlace) []string {
	var urls []string
	for _, place := range proofs {
		urls = append(urls, proverOf(p.planner, place.of(&p.Progress()[i])))
	}
	return urls
}

// fold leaves what is shown at once, and what is behind a button; one more is not
// worth one.
func fold[T any](list []T, shown int) (now, folded []T) {
	if len(list) <= shown+1 {
		return list, nil
	}
	return list[:shown], list[shown:]
}

// A proofPlace says where a proof is: in which row, and the how many-th of it.
type proofPlace struct {
	day     network.Day
	row, at int32
}

func (place proofPlace) of(g *network.Progress) network.Evidence {
	return g.Rows[place.row].Evidence.At(int(place.at))
}

// proofsOf are those of all rows, the newest first; what has no day comes last.
func proofsOf(g *network.Progress) []proofPlace {
	var places []proofPlace
	for i, r := range g.Rows {
		for at := range r.Evidence.Len() {
			places = append(places, proofPlace{r.Evidence.At(at).Day, int32(i), int32(at)})
		}
	}
	slices.SortStableFunc(places, func(a, b proofPlace) int { return cmp.Compare(b.day, a.day) })
	return places
}

// chart is that of an objective, with its addresses; nil when there is none.
func (p objectivePages) chart(g *network.Progress) *view.Chart {
	if g.Objective.ForEach {
		return nil
	}
	rows := p.objective(g, 0).Rows
	c := drawing.Chart(p.Words, g, rows)
	if c != nil {
		c.Summary = p.progress.Story(g, rows)
		c.SVG, c.CSV = p.At.ChartSVG(g.Objective.ID), p.At.ChartCSV(g.Objective.ID)
	}
	return c
}

// figuresOf are the figures of an objective's chart as numbers, with the words of
// its table beside them: those say "environ" and "entre".
func (p objectivePages) figuresOf(g *network.Progress) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	w.Write([]string{p.T("look.period"), p.T("look.added"), p.T("look.value"), p.T("chart.unit"), p.T("look.target"), p.T("chart.expected"), p.T("look.situation"), p.T("chart.text")})
	unit := p.progress.Unit(g)
	for i, row := range p.chart(g).Rows {
		line := []string{row.Label, "", "", unit, figure(&g.Rows[0].Target), "", row.Status.Words, row.Value}
		if len(g.Rows) > 1 {
			r := g.Rows[i]
			line[2], line[4], line[5] = figure(r.Value), figure(&r.Target), figure(r.Expected)
		} else {
			step := network.Courses{Situation: p.Situation}.Of(g)[i]
			line[1], line[2] = end(step.Added, g.Objective.Down), end(step.Value, g.Objective.Down)
		}
		w.Write(line)
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// end is the end of what is known that an objective is judged by.
func end(i *network.Interval, down bool) string {
	if i == nil {
		return ""
	}
	return figure(i.Judged(down))
}

func figure(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}

// grid is the communes that did their part, and those behind a button.
func (p objectivePages) grid(g *network.Progress) (grid, more *view.Grid) {
	periods := network.Begun(g.Periods())
	grid = &view.Grid{}
	cells := map[string][]view.Status{}
	asked := map[string]bool{}
	for i := range periods {
		period := &periods[i]
		grid.Periods = append(grid.Periods, p.progress.Period(period))
		for _, r := range period.Rows {
			asked[r.Commune] = true
			if !r.Did() {
				continue
			}
			if cells[r.Commune] == nil {
				cells[r.Commune] = make([]view.Status, len(periods))
			}
			cells[r.Commune][i] = view.Status{ID: string(r.Status), Words: p.progress.Bare(g, r.Range)}
		}
	}
	var rows []view.GridRow
	for _, c := range p.ByName(p.Communes) {
		if cells[c.ID] != nil {
			rows = append(rows, view.GridRow{Commune: p.CommuneLink(c.ID), Cells: cells[c.ID]})
		}
	}
	grid.Summary = wording.Capital(p.N("grid.summary", len(rows), p.Locale.Number(float64(len(asked)))))
	now, folded := fold(rows, shownCommunes)
	if grid.Rows = now; folded != nil {
		more = &view.Grid{Periods: grid.Periods, Rows: folded}
	}
	return grid, more
}
