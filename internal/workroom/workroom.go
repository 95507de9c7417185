// Package workroom plans the papers of who animates a network: what to do next,
// letters, reminders, press drafts. They name who has not answered, which no
// public page does: nothing here can reach the public site's plan, and nothing of
// the site can reach what is here.
package workroom

import (
	"cmp"
	"slices"
	"strings"

	"essaim/internal/address"
	"essaim/internal/drawing"
	"essaim/internal/markdown"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// workroomPolicy lets a page load the files beside it, from a server or from
// the folder itself.
const policy = "default-src 'none'; style-src 'self' file:; img-src 'self' file:; base-uri 'none'; form-action 'none'"

// indexFile is the path of its first page in the workroom's own folder.
const indexFile = "index.html"

// New plans the animator's papers: what to do next, letters, reminders, press
// drafts. They go to a folder of their own, with their style sheets; links to the
// public site are absolute then, and left out when no base_url is known. Served
// beside the site, in its folder address.WorkroomFolder, they have the site's
// style sheets and lead to the pages that are served.
func New(in plan.Input, served bool) *plan.Plan {
	w := newWorkroom(in, served)
	w.styles()
	w.page(indexFile, "workroom.html", w.index)
	for _, m := range w.ownMeetings() {
		w.papersOf(m)
	}
	made := plan.New(w.outputs, nothing{})
	made.Chrome = w.chrome()
	return made
}

func newWorkroom(in plan.Input, served bool) *workroom {
	base := cmp.Or(in.BaseURL, in.Network.BaseURL)
	at, root := address.New(in.Locale, base).Gathering(in.Network.Homes), "/"
	if served {
		root = at.File(address.WorkroomFolder) + "/"
	} else {
		at.Base = strings.TrimSuffix(base, "/") + "/"
	}
	words := wording.New(in.Situation, in.Locale, at)
	w := &workroom{
		Words: words, means: wording.Means{Words: words}, meeting: wording.Meetings{Words: words}, result: wording.Results{Words: words},
		in: in, served: served, root: root,
	}
	w.letter = letters{w}
	return w
}

// workroom plans with the words of the site, and addresses of its own.
type workroom struct {
	*wording.Words
	means   wording.Means
	meeting wording.Meetings
	result  wording.Results
	letter  letters

	in      plan.Input
	served  bool
	root    string // where the workroom's folder is served
	outputs []plan.Output
}

func (w *workroom) add(file string, o plan.Output) {
	o.Path, o.URL = file, w.root+address.Escape(file)
	w.outputs = append(w.outputs, o)
}

func (w *workroom) page(file, layout string, view func() any) {
	w.add(file, plan.Output{Layout: layout, View: view, Hidden: true})
}

// chrome has no menu: there is one index, and papers. Who serves it needs the
// site's policy, for a script of his own.
func (w *workroom) chrome() view.Chrome {
	c := view.Chrome{
		Lang: string(w.Locale.Lang()), Name: w.Typo(w.Network.Name), Home: "#_content", Policy: policy,
		AsOf: w.Day(w.AsOf), Situation: w.SituationOn(), Generator: w.in.Generator(),
	}
	if w.leadsToSite() {
		c.Home = w.At.Base
	}
	if w.served {
		c.Policy, c.Icon = plan.Policy, w.At.File("essaim/icon.svg")
	}
	return c
}

var styleSheets = []string{"essaim/site.css", address.PapersStyle}

// styles plans the style sheets, so that the folder can be read by itself.
func (w *workroom) styles() {
	if w.served {
		return
	}
	for _, s := range w.in.Static {
		if slices.Contains(styleSheets, s.Path) {
			w.add(s.Path, plan.Output{Copy: &plan.Source{Path: "static/" + s.Path, Default: s.Default}})
		}
	}
	if w.Network.Accent != "" {
		css := drawing.AccentSheet(w.Network.Accent)
		w.add(address.AccentSheet, plan.Output{Bytes: func() ([]byte, error) { return css, nil }})
	}
}

// stylesFor are the addresses of the style sheets, seen from a file.
func (w *workroom) stylesFor(file string) []string {
	styles := styleSheets
	if w.Network.Accent != "" {
		styles = append(slices.Clip(styles), address.AccentSheet)
	}
	var list []string
	for _, s := range styles {
		if w.served {
			list = append(list, w.At.File(s))
		} else {
			list = append(list, w.relative(file, s))
		}
	}
	return list
}

// relative is the address of a file of the workroom, seen from another.
func (w *workroom) relative(from, to string) string {
	return strings.Repeat("../", strings.Count(from, "/")) + address.Escape(to)
}

// head is that of a page of the workroom. Search engines have no business
// there, even when somebody publishes the folder by mistake.
func (w *workroom) head(file, title, description string) view.Head {
	h := view.Head{Title: title, FullTitle: title + " – " + w.T("page.workroom"), Description: description, URL: w.root + address.Escape(file), NoIndex: true}
	if file != indexFile {
		h.Breadcrumb = []view.Link{{Name: w.T("page.workroom"), URL: w.relative(file, indexFile)}, {Name: title}}
	}
	return h
}

// public keeps a link to the public site when it leads somewhere.
func (w *workroom) public(l view.Link) view.Link {
	if !w.leadsToSite() {
		l.URL = ""
	}
	return l
}

func (w *workroom) leadsToSite() bool { return w.served || w.At.Origin != "" }

func (w *workroom) agenda(m *network.Meeting) []view.AgendaItem {
	items := w.meeting.Agenda(m)
	for i := range items {
		items[i].Item.URL = "" // a letter is read on paper
	}
	return items
}

// papersOf plans the papers of a meeting. A cancelled one has none: who was
// invited is called.
func (w *workroom) papersOf(m *network.Meeting) {
	if m.Status == network.Cancelled {
		return
	}
	if m.Status == network.MeetingPlanned {
		file := w.At.Invitations(m.ID, "index.html")
		w.page(file, "letters.html", func() any { return w.letter.invitations(m, file) })
		if w.in.Made != nil {
			w.add(w.At.Invitations(m.ID, lettersFile), plan.Output{Letters: func() *view.LettersPaper { return w.letter.lettersPaper(m, file) }})
		}
		w.add(w.At.Invitations(m.ID, w.At.MailMerge()), plan.Output{Bytes: func() ([]byte, error) { return w.letter.mergeCSV(m) }})
	}
	w.page(w.At.Reminders(m.ID), "letters.html", func() any { return w.letter.reminders(m, w.At.Reminders(m.ID)) })
	file := w.At.Press(m.ID, "index.html")
	w.page(file, "press.html", func() any { return w.press(m, file) })
	w.pressImages(m)
}

// paperLinks lead from the index to the papers of a meeting.
func (w *workroom) paperLinks(m *network.Meeting) []view.Link {
	if m.Status == network.Cancelled {
		return nil
	}
	var links []view.Link
	add := func(key, file string) {
		links = append(links, view.Link{Name: w.T(key), URL: w.relative(indexFile, file)})
	}
	if m.Status == network.MeetingPlanned {
		add("workroom.invitations", w.At.Invitations(m.ID, "index.html"))
	}
	add("workroom.reminders", w.At.Reminders(m.ID))
	add("workroom.press", w.At.Press(m.ID, "index.html"))
	return links
}

// nothing stands behind papers but themselves: they show no text of a file, and
// nobody looks them up.
type nothing struct{}

func (nothing) Resolve(string, string) markdown.Link { return markdown.Link{Broken: true} }
func (nothing) Near(string, string) string           { return "" }
func (nothing) Body(string) network.Body             { return network.Body{} }
func (nothing) SheetPDF(string) (path, file string)  { return "", "" }
func (nothing) SheetPaper(string) *view.SheetPaper   { return nil }
func (nothing) Documents() []int                     { return nil }
func (nothing) SetWords()                            {}
func (nothing) SetText(string)                       {}
