package workroom

import (
	"path"

	"essaim/internal/address"
	"essaim/internal/network"
	photos "essaim/internal/picture"
	"essaim/internal/plan"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// picture is an image of a sheet that the press may be sent.
type picture struct {
	sheet *network.Sheet
	network.Image
	photo photos.Header // the zero value of a drawing
}

func pictures(list []*network.Sheet) []picture {
	var images []picture
	for _, s := range list {
		for _, i := range s.Images {
			photo := s.Photo(i.File)
			if photo.Known() || photos.Shows(i.File) && !photos.Is(i.File) {
				images = append(images, picture{s, i, photo})
			}
		}
	}
	return images
}

// name is that of the copy beside the draft: two sheets may have an image of
// the same name.
func (i picture) name() string { return i.sheet.ID + "-" + path.Base(i.photo.Main(i.File)) }

func (i picture) people() string {
	if i.People == "" {
		return "unknown"
	}
	return i.People
}

// press is a draft for the press, filled from the data; what only people can
// say is left to fill, and marked so.
func (w *workroom) press(m *network.Meeting, file string) any {
	card := w.meeting.Card(m)
	v := view.PressPage{
		Head:       w.head(file, w.T("press.title", w.Typo(w.MeetingTitle(m))), w.T("press.description")),
		Styles:     w.stylesFor(file),
		Lead:       w.T("press.lead"),
		Headline:   card.Title,
		Paragraphs: w.pressParagraphs(m),
		Quote:      w.T("press.quote"),
		Contact:    w.ContactOf(w.Network.Contact),
	}
	v.Contact.URL = ""
	for _, s := range w.Presented(m) {
		v.Sheets = append(v.Sheets, view.PressSheet{
			Title: w.Typo(s.Title), Summary: w.Typo(s.Summary), Carrier: w.CarrierNames(s), Figures: w.means.SheetFigures(s, w.result.List(s.Results), w.Span(s.Period)),
		})
	}
	for _, i := range pictures(w.Presented(m)) {
		v.Images = append(v.Images, view.PressImage{
			Image:   view.Image{URL: address.Escape(i.name()), Alt: w.Typo(i.Alt), Credit: w.Typo(i.Credit), Width: i.photo.Widest(), Height: i.photo.HeightAt(i.photo.Widest())},
			Consent: w.T("press.people-" + i.people()),
		})
	}
	return v
}

func (w *workroom) pressParagraphs(m *network.Meeting) []string {
	name := w.Typo(w.Network.Name)
	var texts []string
	held := m.Status == network.Held
	if held {
		texts = append(texts, wording.Join(" ", w.T("press.held", name, w.letter.meets(m)), w.came(m)))
	} else {
		texts = append(texts, w.T("press.planned", name, w.letter.meets(m))+" "+w.N("press.invited", len(w.letter.invited(m))))
	}
	if m.Summary != "" {
		texts = append(texts, w.Typo(m.Summary))
	}
	actions := len(w.Presented(m))
	if m.Actions != nil {
		actions = max(actions, *m.Actions)
	}
	switch {
	case actions > 0 && held:
		texts = append(texts, w.N("press.actions-held", actions))
	case actions > 0:
		texts = append(texts, w.N("press.actions-planned", actions))
	}
	return append(texts, wording.Join(" ", w.Typo(w.Network.Description), w.T("press.network",
		w.N("count.communes", len(w.Members(w.AsOf))), w.N("count.sheets", len(w.Sheets)), w.N("count.meetings", w.Count(network.MeetingsHeld)),
		w.Day(w.AsOf))))
}

// came says how many came to a meeting, as far as it is known.
func (w *workroom) came(m *network.Meeting) string {
	var counts []string
	total := m.Present()
	if total > 0 {
		counts = append(counts, w.N("count.communes", total))
	}
	if people := m.Attendance.People; people != nil && *people > 0 {
		counts, total = append(counts, w.N("count.people", *people)), total+*people
	}
	if len(counts) == 0 {
		return ""
	}
	return w.N("press.came", total, w.Locale.List(counts))
}

// output is what is sent of a picture: a photo says no more than what it shows.
func (i picture) output() plan.Output {
	from := path.Join(i.sheet.Dir, i.File)
	if i.photo.Known() {
		return plan.Output{Photo: &plan.Photo{Path: from, Width: i.photo.Widest(), Header: i.photo}}
	}
	return plan.Output{Copy: &plan.Source{Path: from}}
}

// pressImages plans copies of the images, so that the folder can be sent as it
// is.
func (w *workroom) pressImages(m *network.Meeting) {
	planned := map[string]bool{}
	for _, i := range pictures(w.Presented(m)) {
		file := w.At.Press(m.ID, i.name())
		if !planned[file] {
			planned[file] = true
			w.add(file, i.output())
		}
	}
}
