package site

import (
	"path"
	"slices"
	"strings"

	"essaim/internal/locale"

	"essaim/internal/address"
	"essaim/internal/drawing"
	"essaim/internal/network"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// page is the view of a sheet's page.
func (p sheetPages) page(s *network.Sheet) any {
	v := p.view(s)
	v.PDF = p.pdfLink(p.sheetPDFs(), p.At.SheetPDF(s.ID))
	return v
}

// view is what a sheet's page and its PDF show.
func (p sheetPages) view(s *network.Sheet) view.SheetPage {
	href := p.At.Item(address.Sheets, s.ID)
	v := view.SheetPage{
		Head:      p.head(titled{address.Sheets, s.ID, s.Title, p.SheetDescription(s)}, href),
		Summary:   p.Typo(s.Summary),
		Status:    p.SheetStatus(s.Status),
		Exemplary: s.Exemplary, Draft: s.Draft,
		Themes:     p.ThemeLinks(s.Themes),
		Carriers:   p.Carriers(s),
		Contact:    p.contact(s),
		General:    p.Typo(s.General),
		Targets:    p.targets(s),
		Means:      p.means.Of(s.Outlay()),
		Partners:   view.Answer{Given: s.Partners.Given(), Items: p.partners(s)},
		Audience:   p.audience(s.Audience),
		Conditions: p.Typo(s.Conditions),
		Population: p.population(s.Population),
		Files:      p.files(s, p.At.Item(address.Sheets, s.ID)),
		Links:      p.OutLinks(s.Links),
		Lists:      p.lists(s, network.SheetLists),
		Checked:    p.Date(s.Checked),
		Date:       p.Date(s.Date),
		Updated:    p.updated(s),
		Text:       p.links.text(s.Body),
	}
	v.Period, v.Results = p.sheetWords.Period(s), p.result.List(s.Results)
	v.Measured = drawing.Measured(p.result, s.Results)
	v.Remeasured = len(v.Measured) < len(v.Results)
	v.Figures = p.means.SheetFigures(s, v.Results, v.Period)
	v.Byline = p.byline(s, v)
	if v.Contact == nil && !slices.ContainsFunc(v.Carriers, canBeReached) {
		v.AskURL = p.At.List(address.Contact)
	}
	v.Citation = p.citation(s, v.Head)
	if v.Photo = p.photo(s); v.Photo != nil {
		v.Images = p.images(s)
		v.Image = p.At.Absolute(v.Photo.URL)
	}
	v.ResultsNone = len(s.Results) == 0
	v.OpenGraph, v.Published = "article", s.Date.ISO()
	v.Breadcrumb = p.breadcrumb(address.Sheets, v.Title, v.Themes[:min(1, len(v.Themes))]...)
	v.LinkedData = p.feeds.LinkedSheet(s, v.Head)
	v.EditURL = p.editing().edit(s.Body.File)
	v.Planning = slices.Grow(v.Planning, len(s.Planning))
	for _, step := range s.Planning {
		v.Planning = append(v.Planning, view.Step{Date: wording.Capital(p.Span(step.When)), Text: p.Typo(step.Text)})
	}
	if from := s.Source; from != (network.Link{}) {
		v.Source = &view.Link{Name: p.Typo(from.Name), URL: from.URL}
	}
	for _, m := range p.MeetingsPresenting(s.ID) {
		v.Presented = append(v.Presented, p.MeetingLink(m))
	}
	p.adoptionsOf(&v, s)
	v.Seekers, v.MoreSeekers = p.pages.exchange.seekersOf(s)
	related := p.Related(s)
	v.Related = make([]view.Link, 0, len(related))
	for _, r := range related {
		l := p.LinkTo(r.Sheet)
		l.Note = p.RelatedReasons(r.Reasons)
		v.Related = append(v.Related, l)
	}
	for _, section := range network.Sections {
		if !s.Body.Sections.Has(section) {
			v.Missing = append(v.Missing, section)
		}
	}
	v.Gaps = p.gaps(s)
	v.Practice = p.pages.practices.practiceOf(s)
	return v
}

// named are the pages of the sheets whose words that of a sheet shows: its own, those that
// it proposes, and those that prove the network's objectives which it serves.
func (p sheetPages) named(s *network.Sheet) []string {
	list := []string{p.At.Item(address.Sheets, s.ID)}
	for _, related := range p.Related(s) {
		list = append(list, p.At.Item(address.Sheets, related.Sheet.ID))
	}
	for _, t := range s.Targets {
		list = append(list, proversIn(p.rowsFor(s, p.brief()[t.Objective].Rows))...)
	}
	return list
}

// byline says in a line who did it, where it stands, when somebody last looked, and
// leads to whom to ask.
func (p sheetPages) byline(s *network.Sheet, v view.SheetPage) []view.Link {
	var line []view.Link
	for _, c := range v.Carriers {
		if c.Name != "" {
			line = append(line, view.Link{Name: c.Name, URL: c.URL, Note: c.Population})
		}
	}
	checked := ""
	if !s.Checked.IsZero() {
		checked = p.T("sheet.checked-in", p.Date(network.Date{Year: s.Checked.Year, Month: s.Checked.Month}))
	}
	stands := p.sheetWords.Stands(s)
	if line != nil && v.Status.Words != "" {
		stands = wording.Small(stands)
	}
	for _, text := range []string{stands, checked} {
		if text != "" {
			line = append(line, view.Link{Name: text})
		}
	}
	return append(line, view.Link{Name: p.T("sheet.ask"), URL: "#_contact"})
}

func canBeReached(c view.Carrier) bool { return c.Address+c.Email+c.Phone+c.Website != "" }

// gaps says once what a sheet does not say: a heading for each would bury what
// it does.
func (p sheetPages) gaps(s *network.Sheet) string {
	var parts []string
	for _, part := range p.Completeness(s).Gaps() {
		parts = append(parts, p.T("part."+part))
	}
	if parts == nil {
		return ""
	}
	return p.T("sheet.not-told", p.Locale.List(parts))
}

func (p sheetPages) contact(s *network.Sheet) *view.Contact {
	given := s.Contact
	if given == (network.Contact{}) {
		if !s.Network || s.Origin != nil {
			return nil
		}
		given = p.Network.Contact
	}
	c := p.ContactOf(given)
	return &c
}

// partners are named with what they did.
func (p sheetPages) partners(s *network.Sheet) []string {
	var list []string
	for _, partner := range s.Partners.Items {
		text := p.Typo(partner.Name)
		if partner.Role != "" {
			text = p.T("partner.role", text, p.Typo(partner.Role))
		}
		list = append(list, text)
	}
	return list
}

// audience says for whom a practice is, and how many they were.
func (p sheetPages) audience(a network.Answer[network.Audience]) string {
	if a.None() {
		return p.T("none")
	}
	var list []string
	for _, who := range a.Items {
		text := p.Typo(who.Who)
		if who.Number != nil {
			text = p.T("audience.number", text, p.Locale.Number(float64(*who.Number)))
		}
		list = append(list, text)
	}
	return strings.Join(list, ", ")
}

// lists are those that have no place of their own.
func (p sheetPages) lists(s *network.Sheet, all []network.SheetList) []view.List {
	var lists []view.List
	for _, l := range all {
		if answer := l.Of(s); answer.Given() && !l.Own {
			lists = append(lists, view.List{
				ID: l.Key, Title: wording.Capital(p.T("part." + l.Key)),
				Items: p.TypoAll(answer.Items), None: wording.Sentence(wording.Capital(p.T("none"))),
			})
		}
	}
	return lists
}

// population is the size of communes for which a practice is meant.
func (p sheetPages) population(r network.Range) string {
	if (r == network.Range{}) {
		return ""
	}
	from, to := p.Locale.Number(float64(r.From)), p.Locale.Number(float64(r.To))
	switch {
	case r.To == 0:
		return p.T("population.from", from)
	case r.From == 0:
		return p.T("population.to", to)
	}
	return p.T("population.from-to", from, to)
}

// files say their format and size, as accessibility rules ask of a download.
func (p sheetPages) files(s *network.Sheet, at string) []view.File {
	var list []view.File
	for _, f := range s.Files {
		file := view.File{Name: p.Typo(f.Name), URL: at + address.Escape(f.File), Format: strings.ToUpper(strings.TrimPrefix(path.Ext(f.File), "."))}
		if file.Name == "" {
			file.Name = f.File
		}
		assets := s.Assets
		if i := slices.IndexFunc(assets, func(a network.Asset) bool { return a.Name == f.File }); i >= 0 {
			file.Size = p.Locale.Bytes(assets[i].Size)
		}
		list = append(list, file)
	}
	return list
}

// citation is what someone who quotes the sheet copies.
func (p sheetPages) citation(s *network.Sheet, h view.Head) string {
	cited := p.T("citation", p.CarrierNames(s), h.Title, p.Typo(p.Network.Name))
	return wording.Sentence(wording.Join(", ", cited, p.Date(s.Date), h.Canonical, wording.Licence(p.Network.Licence).Name))
}

// targets are a sheet's own objectives, each judged on what is known.
func (p sheetPages) targets(s *network.Sheet) []view.Target {
	var list []view.Target
	for _, j := range p.Judge(s) {
		list = append(list, p.target(s, j))
	}
	return list
}

func (p sheetPages) target(s *network.Sheet, j network.Judgement) view.Target {
	switch {
	case j.Progress != nil:
		o := p.brief()[j.Target.Objective]
		return view.Target{Name: o.Name, URL: o.URL, Judged: true, Status: o.Status, Note: p.Typo(j.Target.Note), Rows: p.rowsFor(s, o.Rows)}
	case j.Target.Indicator == "":
		return view.Target{Name: p.Typo(j.Target.Text), Note: p.Typo(j.Target.Note)}
	}
	v := view.Target{
		Name:   p.targetName(j),
		Judged: true,
		Status: view.Status{ID: string(j.Status), Words: p.T("status." + string(j.Status))},
		Note:   p.Typo(j.Target.Note),
	}
	unit, decimals := wording.UnitOf(p.Indicator(j.Target.Indicator)), locale.Computed
	if j.Value != nil {
		if most := locale.Apart(j.Value.Min, j.Value.Max, j.Goal); most > 2 {
			decimals = most
		}
	}
	goal := ""
	if j.Known {
		goal = p.progress.Goal(j.Goal, j.Target.Target, j.Start, unit, decimals)
	}
	aim := p.progress.Aim(j.Target.Target, j.Start, unit, goal)
	if j.Value == nil {
		v.Sentence, v.Reason = wording.Capital(p.T("row.unknown", aim, p.Day(p.AsOf))), p.T("target.no-result")
		return v
	}
	if !j.Known {
		v.Judged, v.Status = false, view.Status{}
		v.Sentence = wording.Capital(p.T("row.not-judged", p.Interval(*j.Value, unit, decimals), aim, p.T("reason."+string(j.Reason))))
		return v
	}
	row := network.Row{Value: j.Value.Judged(j.Down), Range: *j.Value, Target: j.Goal, OutOf: j.OutOf, Status: j.Status}
	v.Bar = drawing.Gauge(row, j.Down)
	v.Rest = p.progress.Rest(&network.Progress{Objective: &network.Objective{Indicator: j.Target.Indicator, Down: j.Down, Target: j.Target.Target}, Unit: j.Unit}, row)
	if j.Reason != "" {
		v.Reason = wording.Sentence(wording.Capital(p.T("reason." + string(j.Reason))))
	}
	value := p.Interval(*j.Value, unit, decimals)
	if j.OutOf != nil {
		value = p.T("out-of", value, p.Locale.Number(*j.OutOf))
	}
	key := "row.target"
	if j.Down && !j.Target.Target.Relative {
		key = "row.ceiling"
	}
	v.Sentence = wording.Capital(p.T(key, value, aim, v.Status.Words, p.Day(p.AsOf)))
	return v
}

// rowsFor are the rows of an objective that concern a sheet: with for_each,
// those of its communes.
func (p sheetPages) rowsFor(s *network.Sheet, rows []view.Row) []view.Row {
	if len(s.Communes) == 0 || len(rows) == 0 || rows[0].Commune.URL == "" {
		return rows
	}
	own := make(map[string]bool, len(s.Communes))
	for _, id := range s.Communes {
		own[p.At.Item(address.Communes, id)] = true
	}
	return slices.DeleteFunc(slices.Clone(rows), func(r view.Row) bool { return !own[r.Commune.URL] })
}

// targetName says what a sheet wants to reach, and by when.
func (p sheetPages) targetName(j network.Judgement) string {
	name := p.Typo(j.Target.Text)
	if i := p.Indicator(j.Target.Indicator); name == "" && i != nil {
		name = p.Typo(i.Name)
	}
	if j.Target.By.IsZero() {
		return name
	}
	return p.T("target.by", name, p.TheDate(j.Target.By))
}
