package site

import (
	"path"
	"slices"
	"strings"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
)

// sheetPage is the view of a sheet's page.
func (p *planner) sheetPage(s *network.Sheet) any {
	v := p.sheetView(s)
	v.PDF = p.pdfLink(p.sheetPDFs(), p.at.SheetPDF(s.ID))
	return v
}

// sheetView is what a sheet's page and its PDF show.
func (p *planner) sheetView(s *network.Sheet) view.SheetPage {
	href := p.at.Item(address.Sheets, s.ID)
	v := view.SheetPage{
		Head:      p.head(titled{address.Sheets, s.ID, s.Title, p.sheetDescription(s)}, href),
		Summary:   p.typo(s.Summary),
		Status:    p.sheetStatus(s.Status),
		Exemplary: s.Exemplary, Draft: s.Draft,
		Themes:     p.themeLinks(s.Themes),
		Carriers:   p.carriers(s),
		Contact:    p.sheetContact(s),
		General:    p.typo(s.General),
		Targets:    p.targets(s),
		Means:      p.means(s),
		Partners:   view.Answer{Given: s.Partners.Given(), Items: p.typoAll(s.Partners.Items)},
		Conditions: p.typo(s.Conditions),
		Population: p.population(s.Population),
		Files:      p.files(s, p.at.Item(address.Sheets, s.ID)),
		Links:      p.outLinks(s.Annex().Links),
		Checked:    p.date(s.Checked),
		Date:       p.date(s.Date),
		Text:       p.links.text(s.Body),
	}
	v.Period, v.Results = p.span(s.Period), p.results(s.Results)
	v.Figures = p.sheetFigures(s, v.Results, v.Period)
	v.Citation = p.citation(s, v.Head)
	v.Images = p.images(s, v.Text)
	v.ResultsNone = len(s.Results) == 0
	v.OpenGraph, v.Published = "article", s.Date.ISO()
	v.Breadcrumb = p.breadcrumb(address.Sheets, v.Title, v.Themes[:min(1, len(v.Themes))]...)
	v.LinkedData = p.linkedSheet(s, v.Head)
	v.EditURL = p.forge().Edit(s.Body.File)
	if images := s.Annex().Images; len(images) > 0 {
		v.Image = p.at.Absolute(v.URL + address.Escape(images[0].File))
	}
	v.Planning = slices.Grow(v.Planning, len(s.Planning))
	for _, step := range s.Planning {
		v.Planning = append(v.Planning, view.Step{Date: capital(p.date(step.Date)), Text: p.typo(step.Text)})
	}
	if from := s.Annex().Source; from != (network.Link{}) {
		v.Source = &view.Link{Name: p.typo(from.Name), URL: from.URL}
	}
	for _, m := range p.MeetingsPresenting(s.ID) {
		v.Presented = append(v.Presented, p.meetingLink(m))
	}
	p.adoptionsOf(&v, s)
	v.Seekers, v.MoreSeekers = p.seekersOf(s)
	related := p.Related(s)
	v.Related = make([]view.Link, 0, len(related))
	for _, r := range related {
		l := p.linkTo(r.Sheet)
		l.Note = p.relatedReasons(r.Reasons)
		v.Related = append(v.Related, l)
	}
	for _, section := range network.Sections {
		if !s.Body.Sections.Has(section) {
			v.Missing = append(v.Missing, section)
		}
	}
	return v
}

// sheetDescription is the summary, or what the facts tell without one.
func (p *planner) sheetDescription(s *network.Sheet) string {
	if s.Summary != "" {
		return s.Summary
	}
	theme := ""
	if len(s.Themes) > 0 {
		theme = p.themeLink(s.Themes[0]).Name
	}
	return p.t("sheet.description", p.typo(s.Title), p.carrierNames(s), theme)
}

// sheetFigures are a sheet's key figures: its first results, what it took, and
// when. All its results and its period are in words already.
func (p *planner) sheetFigures(s *network.Sheet, results []view.Result, period string) []view.Figure {
	figures := make([]view.Figure, 0, 5)
	for _, i := range mainResults(s.Results, 2) {
		figures = append(figures, view.Figure{Label: results[i].Label, Value: results[i].Value, Note: results[i].Year})
	}
	figures = p.addMeans(figures, p.MeansOf(s))
	if period != "" {
		figures = append(figures, view.Figure{Label: p.t("figure.period"), Value: period, Note: p.t("sheet-status." + string(s.Status))})
	}
	return figures
}

func (p *planner) carriers(s *network.Sheet) []view.Carrier {
	if s.Network {
		o := p.Network.Organisation
		return []view.Carrier{{Name: p.typo(o.Name), Address: p.typo(o.Address), Phone: o.Phone, Email: o.Email, Website: o.Website}}
	}
	if len(s.Communes) == 1 {
		return p.shared().communes[s.Communes[0]].carrier
	}
	var list []view.Carrier
	for _, id := range s.Communes {
		list = append(list, p.shared().communes[id].carrier...)
	}
	return list
}

func (p *planner) inhabitants(c *network.Commune) string {
	return p.some("count.inhabitants", c.Population)
}

func (p *planner) sheetContact(s *network.Sheet) *view.Contact {
	given := s.Annex().Contact
	if given == (network.Contact{}) {
		if !s.Network {
			return nil
		}
		given = p.Network.Contact
	}
	c := p.contactOf(given)
	return &c
}

// population is the size of communes for which a practice is meant.
func (p *planner) population(r network.Range) string {
	if (r == network.Range{}) {
		return ""
	}
	from, to := p.Locale.Number(float64(r.From)), p.Locale.Number(float64(r.To))
	switch {
	case r.To == 0:
		return p.t("population.from", from)
	case r.From == 0:
		return p.t("population.to", to)
	}
	return p.t("population.from-to", from, to)
}

// images are those that the text does not show at their place already.
func (p *planner) images(s *network.Sheet, shown view.Text) []view.Image {
	var list []view.Image
	for _, i := range s.Annex().Images {
		href := p.at.Item(address.Sheets, s.ID) + address.Escape(i.File)
		if !slices.ContainsFunc(shown.Links, func(l view.ResolvedLink) bool { return l.URL == href }) {
			list = append(list, view.Image{URL: href, Alt: p.typo(i.Alt), Credit: p.typo(i.Credit)})
		}
	}
	return list
}

// files tell their format and size, as accessibility rules ask of a download.
func (p *planner) files(s *network.Sheet, at string) []view.File {
	var list []view.File
	for _, f := range s.Annex().Files {
		file := view.File{Name: p.typo(f.Name), URL: at + address.Escape(f.File), Format: strings.ToUpper(strings.TrimPrefix(path.Ext(f.File), "."))}
		if file.Name == "" {
			file.Name = f.File
		}
		assets := s.Annex().Assets
		if i := slices.IndexFunc(assets, func(a network.Asset) bool { return a.Name == f.File }); i >= 0 {
			file.Size = p.Locale.Bytes(assets[i].Size)
		}
		list = append(list, file)
	}
	return list
}

// relatedReasons says why another sheet is near: "même thème, même commune".
func (p *planner) relatedReasons(reasons []network.RelatedReason) string {
	var list [4]network.RelatedReason
	copy(list[:], reasons)
	return p.shared().near[list]
}

// citation is what someone who quotes the sheet copies.
func (p *planner) citation(s *network.Sheet, h view.Head) string {
	cited := p.t("citation", p.carrierNames(s), h.Title, p.typo(p.Network.Name))
	return sentence(join(", ", cited, p.date(s.Date), h.Canonical, licence(p.Network.Licence).Name))
}

// targets are a sheet's own objectives, each judged on what is known.
func (p *planner) targets(s *network.Sheet) []view.Target {
	var list []view.Target
	for _, j := range p.Judge(s) {
		list = append(list, p.target(s, j))
	}
	return list
}

func (p *planner) target(s *network.Sheet, j network.Judgement) view.Target {
	switch {
	case j.Progress != nil:
		o := p.brief()[j.Target.Objective]
		return view.Target{Name: o.Name, URL: o.URL, Judged: true, Status: o.Status, Note: p.typo(j.Target.Note), Rows: p.rowsFor(s, o.Rows)}
	case j.Target.Indicator == "":
		return view.Target{Name: p.typo(j.Target.Text), Note: p.typo(j.Target.Note)}
	}
	v := view.Target{
		Name:   p.targetName(j),
		Judged: true,
		Status: view.Status{ID: string(j.Status), Words: p.t("status." + string(j.Status))},
		Note:   p.typo(j.Target.Note),
	}
	aim := p.quantity(j.Goal, j.Unit, j.Target.Target.Approx)
	if j.Value == nil {
		v.Sentence = p.t("row.unknown", aim, v.Status.Words, p.day(p.AsOf))
		return v
	}
	row := network.Row{Value: j.Value, Target: j.Goal, OutOf: j.OutOf, Status: j.Status}
	v.Bar = bar(row)
	value := p.quantity(*j.Value, j.Unit, j.Approx)
	if j.OutOf != nil {
		value = p.t("out-of", value, p.Locale.Number(*j.OutOf))
	}
	key := "row.target"
	if j.Target.Down {
		key = "row.ceiling"
	}
	v.Sentence = p.t(key, value, aim, v.Status.Words, p.day(p.AsOf))
	return v
}

// rowsFor are the rows of an objective that concern a sheet: with for_each,
// those of its communes.
func (p *planner) rowsFor(s *network.Sheet, rows []view.Row) []view.Row {
	if len(s.Communes) == 0 || len(rows) == 0 || rows[0].Commune.URL == "" {
		return rows
	}
	own := make(map[string]bool, len(s.Communes))
	for _, id := range s.Communes {
		own[p.at.Item(address.Communes, id)] = true
	}
	return slices.DeleteFunc(slices.Clone(rows), func(r view.Row) bool { return !own[r.Commune.URL] })
}

// targetName says what a sheet wants to reach, and by when.
func (p *planner) targetName(j network.Judgement) string {
	name := p.typo(j.Target.Text)
	if i := p.Indicator(j.Target.Indicator); name == "" && i != nil {
		name = p.typo(i.Name)
	}
	if j.Target.By.IsZero() {
		return name
	}
	return p.t("target.by", name, p.date(j.Target.By))
}
