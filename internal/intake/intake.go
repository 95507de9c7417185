package intake

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/document"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
)

// A Site is what drafts are made for: its content, as far as it can be read.
type Site struct {
	fsys  fs.FS
	known *network.Network
	words *locale.Locale
	names names
	fixed map[source.Kind]map[string]bool
	found map[source.Kind]labels
	rows  map[RowKind]*rowPlaces

	judged *swapped // the site with the draft in it that is judged
	reader *source.Reader
}

// NewSite reads a site.
func NewSite(fsys fs.FS) *Site {
	known, _ := source.Read(fsys, source.Options{Drafts: true})
	judged := &swapped{fsys}
	return &Site{
		judged: judged, reader: source.NewReader(judged, source.Options{Drafts: true}),
		fsys: fsys, known: known, words: locale.For(known.Lang), names: newNames(known),
		fixed: map[source.Kind]map[string]bool{}, found: map[source.Kind]labels{},
	}
}

// Known is the network as it is.
func (s *Site) Known() *network.Network { return s.known }

// Words are those of the network's language.
func (s *Site) Words() *locale.Locale { return s.words }

// A Draft is a new file, and the pictures beside it, that a document is proposed as.
type Draft struct {
	Kind     source.Kind
	Name     string // "" when the document does not say how to call it
	File     File
	Pictures []File
	Adds     string         // the file that is there, for which File is only a part to add; "" for a new file
	Problems []diag.Problem // what to know of the document: warnings, and an error when it has no name
}

// Files are all files of a draft.
func (d *Draft) Files() []File { return append([]File{d.File}, d.Pictures...) }

// Draft proposes a file for a document, which messages call by its own name.
func (s *Site) Draft(file string, doc *document.Document) *Draft {
	kind, form := s.kindOf(doc)
	if s.found[kind].places == nil {
		s.found[kind] = newLabels(kind)
	}
	c := newCollector(kind, doc, converter{s.names, s.words}, s.found[kind])
	if form {
		if s.fixed[kind] == nil {
			s.fixed[kind] = fixedTexts(kind, s.known)
		}
		c.fixed = s.fixed[kind]
	}
	var left []string
	c.files, _, left = pictureFiles(doc, "")
	if len(left) > 0 {
		c.notice("picture", left...)
	}
	c.collect()
	figures{c}.proposals()
	if doc.Page {
		pages{c}.means()
		pages{c}.source()
	}
	c.title(file)
	c.carrier()
	titles{c}.saidBeside("commune")
	titles{c}.saidBeside("theme")
	c.completeImages()
	c.nones(c.front)
	d := &Draft{Kind: kind}
	d.Name = c.name(doc.Properties[nameProperty], fileStem(file))
	if d.Name == "" {
		d.Problems = append(d.Problems, diag.Problem{Severity: diag.Error, Code: "word-without-name", Pos: diag.Whole(file), Args: diag.Args{"kind": diag.Spelling("kind." + string(kind))}})
	}
	at := d.Name
	if at == "" {
		at = "0"
	}
	d.File.Path = pathOf(s.known, kind, at)
	_, d.Pictures, _ = pictureFiles(doc, strings.TrimSuffix(strings.TrimSuffix(d.File.Path, "/index.md"), ".md"))
	b := body{words: s.words, doc: doc, pictures: c.files, notes: map[int]int{}}
	text := b.text(c.text)
	d.Pictures = slices.DeleteFunc(d.Pictures, func(f File) bool {
		return !strings.Contains(text, "]("+path.Base(f.Path)+")") && !c.isAnswer(path.Base(f.Path))
	})
	s.judge(d, c, file, text)
	for _, link := range unsafeLinks(doc) {
		c.notice("unsafe-link", link)
	}
	d.File.Data = c.compose(file, text, false).out.Bytes()
	d.report(file, doc, c)
	return d
}

// kindOf is what a document is: a form of essaim, known by its property or by the tags
// of its controls, or something that is proposed as a sheet.
func (s *Site) kindOf(doc *document.Document) (source.Kind, bool) {
	if kind := source.Kind(doc.Properties[kindProperty]); slices.Contains(source.Kinds, kind) {
		return kind, true
	}
	// What a tool took out of the properties is still in the text: its heading and how to
	// fill it in.
	said := map[string]bool{}
	for _, b := range doc.Blocks {
		said[folded(document.Text(b.Runs))] = true
	}
	for _, kind := range source.Kinds {
		for _, lang := range locale.Languages {
			words := locale.For(lang)
			if key := "form." + string(kind); words.Has(key) && said[folded(words.T(key))] && said[folded(words.T("form.how"))] {
				return kind, true
			}
		}
	}
	return source.SheetKind, false
}

// title gives a sheet, a meeting or a page its title, when no answer did.
func (c *collector) title(file string) {
	field, has := source.TableOf(c.kind).Lookup("title")
	if !has {
		c.keepTitles(0)
		return
	}
	if at := c.front.get("title"); at != nil && at.says() {
		c.keepTitles(0)
		return
	}
	if len(c.titles) > 0 {
		title := textValue(c.titles[0].text)
		if whole := c.titles[0].whole; whole != "" {
			title.quotes = []string{whole}
		}
		c.front.set(field, title)
		c.keepTitles(1)
		return
	}
	if c.kind != source.SheetKind || c.isForm() {
		return
	}
	name := fileStem(file)
	c.front.set(field, textValue(oneLine(strings.ReplaceAll(name, "_", " "))))
	c.notice("named-by-file", name)
}

// fileStem is the name of a document's file, without its folder and its extension.
func fileStem(file string) string {
	base := path.Base(strings.ReplaceAll(file, `\`, "/"))
	return strings.TrimSuffix(base, path.Ext(base))
}

// keepTitles makes text of what looked like a title and is none.
func (c *collector) keepTitles(from int) {
	for i, title := range c.titles {
		if at := c.front.get("title"); i >= from && (at == nil || title.whole != "" || words(title.text) != words(at.text)) {
			line := title.text
			if title.whole != "" {
				line = title.whole
			}
			c.text = append([]document.Block{{Runs: []document.Run{{Text: line, Bold: true}}}}, c.text...)
		}
	}
}

// carrier finds who carries a practice in a line of its own above the text, when no label
// says it. The line stays.
func (c *collector) carrier() {
	field, has := source.TableOf(c.kind).Lookup("commune")
	if c.kind != source.SheetKind || !has || c.isForm() || c.front.get("commune") != nil {
		return
	}
	for _, b := range c.text {
		if b.Kind == document.Heading {
			return
		}
		if id := c.id(namesIn(field.Type), document.Text(b.Runs)); id != "" && b.Kind != document.Table {
			c.front.set(field, textValue(id))
			return
		}
	}
}

// nones makes an answer of a list whose only item says that there is nothing.
func (c *collector) nones(v *value) {
	for _, k := range v.keys {
		list := k.value
		if k.field.Type.OrNone && list.isList && len(list.list) == 1 && len(list.list[0].keys) == 1 && isNothing(list.list[0].keys[0].value.text) {
			*list = value{text: c.words.Spelling("value.answer.none"), quotes: list.allQuotes()}
		}
		c.nones(list)
	}
}

// completeImages describes the pictures of a form as the document does, where nobody
// wrote how.
func (c *collector) completeImages() {
	images := c.front.get("images")
	if images == nil {
		return
	}
	list := c.byPath["images"]
	alt := column(list, "alt")
	for _, item := range images.list {
		file := item.get("file")
		if file == nil || item.get("alt") != nil || alt == nil {
			continue
		}
		for i, name := range c.files {
			if name == file.text && c.doc.Pictures[i].Alt != "" {
				item.set(*alt, textValue(oneLine(c.doc.Pictures[i].Alt)))
			}
		}
	}
}

// isAnswer reports whether a picture's file is in the front matter.
func (c *collector) isAnswer(file string) bool {
	images := c.front.get("images")
	return file != "" && images != nil && slices.ContainsFunc(images.list, func(item *value) bool {
		at := item.get("file")
		return at != nil && at.text == file
	})
}

// name is how the file is called: as the form says, else after its title, its date, its
// commune; a sheet at least after the document's file.
func (c *collector) name(given, stem string) string {
	fits := func(name string) bool { return name != "" && source.CheckName(c.kind, name, c.known()) == nil }
	text := func(key string) string {
		if v := c.front.get(key); v != nil {
			return v.text
		}
		return ""
	}
	proposed, otherwise := "", ""
	switch c.kind {
	case source.CommuneKind:
		proposed = c.commune
	case source.MeetingKind:
		if d, err := network.ParseDate(text("date")); err == nil {
			proposed = d.ISO()
		}
	case source.AdoptionKind:
		if commune, sheet := text("commune"), text("sheet"); commune != "" && sheet != "" {
			proposed = shortSlug(commune + " " + sheet)
		}
	default:
		proposed = shortSlug(text("title"))
		if !c.isForm() {
			otherwise = shortSlug(stem)
		}
	}
	for _, name := range []string{given, proposed, otherwise} {
		if fits(name) {
			return name
		}
	}
	return ""
}

// known is a network with the communes that names are checked against.
func (c *collector) known() *network.Network {
	n := &network.Network{}
	for _, t := range c.things["commune"] {
		n.Communes = append(n.Communes, &network.Commune{ID: t.ID, Name: t.Name})
	}
	return n
}

// compose writes the whole file. What is judged is no draft: of a draft nothing is an
// error. Lines are the same in both.
func (c *collector) compose(file, text string, judged bool) *front {
	f := &front{words: c.words, line: 1, spots: map[int]spot{}, open: true}
	f.write("---")
	for _, line := range wrapped(c.words.T("draft.from", oneLine(clean(path.Base(strings.ReplaceAll(file, `\`, "/")))))) {
		f.write("# " + line)
	}
	table := source.TableOf(c.kind)
	if draft, has := table.Lookup("draft"); has {
		if line := draft.Spelling(c.words) + ": " + c.words.Spelling("value.truth.yes"); judged {
			f.write("# " + line)
		} else {
			f.write(line)
		}
	}
	f.table(c.front, table)
	f.write("---")
	if strings.TrimSpace(text) != "" {
		f.write("")
		f.out.WriteString(text)
	}
	return f
}

// mostRounds is how often what check refuses is taken out; each round finds what the one
// before hid.
const mostRounds = 12

// betweenFiles are errors of two files together, in each of which the value is one.
var betweenFiles = []diag.Code{"tie", "adoption-cycle"}

// judge takes out of the front matter what check would call an error: it becomes a
// comment.
func (s *Site) judge(d *Draft, c *collector, file, text string) {
	defer func() {
		s.judged.FS = s.fsys
		s.forget(d)
	}()
	for range mostRounds {
		composed := c.compose(file, text, true)
		s.judged.FS = Overlay(s.fsys, append([]File{{d.File.Path, composed.out.Bytes()}}, d.Pictures...))
		s.forget(d)
		_, problems := s.reader.Read()
		changed := false
		for _, p := range problems {
			if p.File != d.File.Path || p.Severity != diag.Error || slices.Contains(betweenFiles, p.Code) {
				continue
			}
			if at, is := composed.spots[p.Line]; is && !isLeftOpen(at, p) && c.refuse(at, p) {
				changed = true
			}
		}
		if !changed {
			return
		}
	}
}

// isLeftOpen reports that a map, which is no item of a list, lacks a key: what it does say
// stays, and check asks for the rest, as for the keys of the draft itself.
func isLeftOpen(at spot, p diag.Problem) bool { return p.Code == "missing-key" && at.item == nil }

// forget makes the reader look at the files of a draft anew.
func (s *Site) forget(d *Draft) {
	for _, f := range d.Files() {
		s.reader.Forget(f.Path)
	}
}

// swapped is a file system that another can take the place of.
type swapped struct{ fs.FS }

// refuse makes a comment of what a problem is about: an item of a list when the problem
// is that of the item, else a value.
func (c *collector) refuse(at spot, p diag.Problem) bool {
	if at.value.unfit || at.item != nil && at.item.unfit || at.top.unfit {
		return false // by another problem of the same reading
	}
	v := at.value
	if at.item != nil && p.Column <= at.column {
		v = at.item
	}
	if v.origin != "" {
		v.quotes = []string{v.origin}
	}
	quotes := v.allQuotes()
	if said := oneLine(v.everything()); missing(said, strings.Join(quotes, " ")) {
		v.quotes = append(v.quotes, said)
		quotes = append(quotes, said)
	}
	v.unfit = true
	c.notice("unfit", strings.Join(quotes, " / "))
	return true
}

// unsafeLinks are the links that no page may have: their text stays.
func unsafeLinks(doc *document.Document) []string {
	var all []string
	known := map[string]bool{}
	var gather func(blocks []document.Block)
	gather = func(blocks []document.Block) {
		for _, b := range blocks {
			for _, r := range b.Runs {
				if link := strings.TrimSpace(r.Link); link != "" && !known[link] && !strings.HasPrefix(link, "#") && safeLink(link) == "" {
					known[link] = true
					all = append(all, link)
				}
			}
			for _, row := range b.Rows {
				for _, cell := range row {
					gather(cell.Blocks)
				}
			}
		}
	}
	gather(doc.Blocks)
	for _, note := range doc.Notes {
		gather(note)
	}
	return all
}

// report says what became of what is no answer and no text, and at last the words that
// are in neither.
func (d *Draft) report(file string, doc *document.Document, c *collector) {
	for _, r := range doc.Remarks {
		if c.isForm() && r.Kind == document.MergedCells {
			continue // those of the form
		}
		d.Problems = append(d.Problems, report(file, remarkCode(r.Kind, doc), r.Texts))
	}
	for _, n := range c.notices {
		d.Problems = append(d.Problems, report(file, noticeCode(n.about), n.texts))
	}
	said := string(d.File.Data) + " " + strings.Join(c.prompted, " ")
	for _, p := range d.Problems {
		said += " " + p.Args.String()
	}
	if left := c.nowhere(said); len(left) > 0 {
		d.Problems = append(d.Problems, report(file, noticeCode("left"), []string{strings.Join(left, " ")}))
	}
}

// nowhere are the words of the document that a text has not, but for what a form says by
// itself.
func (c *collector) nowhere(said string) []string {
	has := map[string]bool{}
	for _, w := range strings.Fields(words(said)) {
		has[w] = true
	}
	var left []string
	var look func(blocks []document.Block)
	look = func(blocks []document.Block) {
		for _, b := range blocks {
			if text := document.Text(b.Runs); !c.isFixed(text) && !(c.isForm() && tables{c}.isLabelText(text)) {
				for _, w := range strings.Fields(words(clean(text))) {
					if !has[w] {
						has[w] = true
						left = append(left, w)
					}
				}
			}
			for _, row := range b.Rows {
				for _, cell := range row {
					look(cell.Blocks)
				}
			}
		}
	}
	look(c.doc.Blocks)
	for _, note := range c.doc.Notes {
		look(note)
	}
	return left
}
