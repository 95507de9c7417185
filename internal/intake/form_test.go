package intake

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"essaim/internal/diag"
	"essaim/internal/document"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
	"essaim/test/loop"
)

// demo is the network of the demonstration.
func demo(t testing.TB) fs.FS {
	t.Helper()
	return os.DirFS("../../cmd/essaim/demo")
}

// inLanguage is a site of one commune in a language, with a sheet to refer to.
func inLanguage(lang locale.Lang) fs.FS {
	network := "name: Essai\nlang: " + string(lang) + `
communes: [{id: luc, name: Luc-sur-Orbe, code: "12133"}, {id: belval, name: Belval, code: "12134"}]
themes: [{id: eau, name: Eau et jardins}, {id: tri, name: Tri, aliases: [déchets]}]
indicators: [{id: bacs, name: Bacs distribués, unit: bacs, total: sum}]
objectives: [{id: six, name: Six communes, measure: communes-involved, target: 1}]
practices: [{id: compost, name: Composteurs}]
`
	sheet := "---\ntitle: Composteurs\ncommune: belval\ntheme: tri\nstatus: done\nmeans: none\nresults: []\n---\n\n## Résultats\n\nOui.\n"
	return fstest.MapFS{
		"content/network.yaml":          {Data: []byte(network)},
		"content/sheets/composteurs.md": {Data: []byte(sheet)},
	}
}

// formOf is a form, read again.
func formOf(t testing.TB, site fs.FS, kind source.Kind, name string) *document.Document {
	t.Helper()
	known, _ := source.Read(site, source.Options{Drafts: true})
	return answeredForm(t, known, FormRequest{Kind: kind, Name: name, Answers: Prefill(site, kind, name, known)})
}

func answeredForm(t testing.TB, known *network.Network, request FormRequest) *document.Document {
	t.Helper()
	data, err := Form(request, known)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := document.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// filled is a form with some answers, read again.
func filled(t testing.TB, site fs.FS, kind source.Kind, answers Answers) *document.Document {
	t.Helper()
	known, _ := source.Read(site, source.Options{Drafts: true})
	return answeredForm(t, known, FormRequest{Kind: kind, Answers: answers})
}

// controls are the tags of a form, in its order.
func controls(doc *document.Document) []string {
	var tags []string
	var look func(blocks []document.Block)
	look = func(blocks []document.Block) {
		for _, b := range blocks {
			for _, r := range b.Runs {
				if r.Control != nil && !slices.Contains(tags, r.Control.Tag) {
					tags = append(tags, r.Control.Tag)
				}
			}
			for _, row := range b.Rows {
				for _, c := range row {
					look(c.Blocks)
				}
			}
		}
	}
	look(doc.Blocks)
	return tags
}

// TestNoFieldIsOutOfReach: whatever people are asked for stands in the form, down to the
// last key of a map in a list; nothing else does.
func TestNoFieldIsOutOfReach(t *testing.T) {
	for _, kind := range source.Kinds {
		tags := controls(formOf(t, inLanguage("fr"), kind, ""))
		var keys []string
		var below func(table *source.Table, at string)
		below = func(table *source.Table, at string) {
			for _, f := range table.Fields {
				switch inner := inside(f.Type); {
				case !source.Asks(kind, f) || at == "" && f.Key == "draft":
				case inner != nil && !inOnePiece(f.Type):
					if f.Type.OrNone && f.Type.Of == nil {
						keys = append(keys, at+f.Key)
					}
					below(inner, at+f.Key+"/")
				default:
					keys = append(keys, at+f.Key)
				}
			}
		}
		below(source.TableOf(kind), "")
		for _, key := range keys {
			if !slices.Contains(tags, key) {
				t.Errorf("%s: the form does not ask for %s", kind, key)
			}
		}
		for _, tag := range tags {
			if !slices.Contains(keys, tag) && !strings.HasPrefix(tag, "body") && tag != "commune" {
				t.Errorf("%s: %s is no field", kind, tag)
			}
		}
	}
}

func inside(t source.Type) *source.Table {
	if t.Of != nil {
		return t.Of.Map
	}
	return t.Map
}

// stripped is what a tool leaves of a form that knows nothing of its controls and
// styles: text in tables.
func stripped(doc *document.Document) *document.Document {
	bare := *doc
	bare.Properties = map[string]string{nameProperty: doc.Properties[nameProperty]}
	bare.Blocks = strippedBlocks(doc.Blocks)
	return &bare
}

func strippedBlocks(blocks []document.Block) []document.Block {
	var all []document.Block
	for _, b := range blocks {
		b.Style = ""
		if b.Kind == document.Heading {
			b.Kind, b.Level = document.Paragraph, 0
		}
		b.Runs = slices.Clone(b.Runs)
		for i := range b.Runs {
			b.Runs[i] = document.Run{Text: b.Runs[i].Text, Picture: b.Runs[i].Picture}
		}
		b.Rows = slices.Clone(b.Rows)
		for i, row := range b.Rows {
			b.Rows[i] = slices.Clone(row)
			for j := range b.Rows[i] {
				b.Rows[i][j].Blocks = strippedBlocks(row[j].Blocks)
			}
		}
		all = append(all, b)
	}
	return all
}

// halfStripped is a form in which a script wrote into every other row, over what was
// there: these have lost their controls.
func halfStripped(doc *document.Document) *document.Document {
	half := *doc
	half.Blocks = slices.Clone(doc.Blocks)
	for i := range half.Blocks {
		rows := slices.Clone(half.Blocks[i].Rows)
		for j := 1; j < len(rows); j += 2 {
			row := slices.Clone(rows[j])
			for k := range row {
				row[k].Blocks = strippedBlocks(row[k].Blocks)
			}
			rows[j] = row
		}
		half.Blocks[i].Rows = rows
	}
	return &half
}

// TestEmptyForm: what the form says by itself is never an answer, in any language,
// whatever became of its styles.
func TestEmptyForm(t *testing.T) {
	for _, lang := range locale.Languages {
		site := inLanguage(lang)
		words, drafts := locale.For(lang), NewSite(site)
		for _, kind := range source.Kinds {
			whole := formOf(t, site, kind, "")
			for how, doc := range map[string]*document.Document{"whole": whole, "stripped": stripped(whole)} {
				d := drafts.Draft("form.docx", doc)
				if d.Kind != kind {
					t.Errorf("%s, %s, %s: it is taken for a %s", lang, kind, how, d.Kind)
					continue
				}
				for line := range strings.Lines(string(d.File.Data)) {
					line = strings.TrimSpace(line)
					if line == "" || line == "---" || line[0] == '#' || strings.HasSuffix(line, ":") || strings.HasPrefix(line, words.Spelling("key.draft")) {
						continue
					}
					t.Errorf("%s, %s, %s: %q is taken in", lang, kind, how, line)
				}
				for _, p := range d.Problems {
					if p.Code != "word-without-name" {
						t.Errorf("%s, %s, %s: %s %v", lang, kind, how, p.Code, p.Args)
					}
				}
			}
		}
	}
}

// TestFormSaysTheSame: the form of a file that is there, read back, is a file that says
// the same; with its controls, and without.
func TestFormSaysTheSame(t *testing.T) {
	site := demo(t)
	known, _ := source.Read(site, source.Options{Drafts: true})
	files := map[string]source.Kind{}
	for _, s := range known.Sheets {
		files[s.Body.File] = source.SheetKind
	}
	for _, m := range known.Meetings {
		files[m.Body.File] = source.MeetingKind
	}
	for _, d := range known.Diagnostics {
		files[d.Body.File] = source.CommuneKind
	}
	for _, a := range known.Adoptions {
		files[a.Body.File] = source.AdoptionKind
	}
	if len(files) < 40 {
		t.Fatalf("only %d files", len(files))
	}
	s := NewSite(site)
	names := slices.Sorted(maps.Keys(files))
	for _, at := range loop.Random(t, 18, 1).Perm(len(names))[:loop.Rounds(t, len(names))] {
		file, kind := names[at], files[names[at]]
		name := strings.TrimSuffix(path.Base(file), ".md")
		if name == "index" {
			name = path.Base(path.Dir(file))
		}
		whole := formOf(t, site, kind, name)
		for how, doc := range map[string]*document.Document{"whole": whole, "stripped": stripped(whole), "half": halfStripped(whole)} {
			d := s.Draft("form.docx", doc)
			got, want := saying(t, site, d.File.Path, d.File.Data), saying(t, site, file, nil)
			if got != want {
				t.Errorf("%s, %s: %s\n%s", file, how, firstDifference(got, want), d.File.Data)
			}
			if errors, _ := diag.Count(d.Problems); errors > 0 {
				t.Errorf("%s, %s: %v", file, how, d.Problems)
			}
		}
		if t.Failed() {
			return
		}
	}
}

// firstDifference shows the first lines in which two texts differ.
func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return a[i] + "\nis not\n" + b[i]
		}
	}
	return "one is longer: " + strings.Join(a[min(len(a), len(b)):], " | ") + " / " + strings.Join(b[min(len(a), len(b)):], " | ")
}

// saying is what front matter says, a line for each answer, however it is written: of a
// file, or of other text in its place.
func saying(t *testing.T, site fs.FS, file string, text []byte) string {
	t.Helper()
	if text != nil {
		site = Overlay(site, []File{{file, text}})
	}
	root, ok := source.FrontOf(site, file)
	if !ok {
		return "unread"
	}
	known, _ := source.Read(site, source.Options{Drafts: true})
	kind := source.SheetKind
	for _, k := range source.Kinds {
		if strings.HasPrefix(file, path.Dir(source.SkeletonPath(k, "x"))+"/") {
			kind = k
		}
	}
	r := prefill{Answers{}, converter{newNames(known), locale.For(known.Lang)}}
	r.table(source.TableOf(kind), root, nil, 0)
	var lines []string
	for at, all := range r.answers {
		if slices.Contains([]string{"draft", "commune"}, at) && kind == source.CommuneKind || at == "draft" {
			continue
		}
		for i, v := range all {
			// What the form does not ask for, and what it says in other words.
			if v != "" && !strings.HasSuffix(at, "/id") && !strings.HasSuffix(at, "/unit") && !strings.HasSuffix(at, "/approx") && at != "aliases" && at != "slides" && at != "uid" && !strings.HasPrefix(at, "extra") {
				lines = append(lines, at+" "+string(rune('0'+i))+" "+strings.Join(strings.Fields(v), " "))
			}
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// TestCommuneSaysItsName: a form that is of no commune asks which one it is.
func TestCommuneSaysItsName(t *testing.T) {
	site := inLanguage("fr")
	doc := filled(t, site, source.CommuneKind, Answers{"commune": {"luc"}, "interview/status": {"fait"}})
	for how, doc := range map[string]*document.Document{"whole": doc, "stripped": stripped(doc)} {
		if d := NewSite(site).Draft("form.docx", doc); d.Name != "luc" || d.File.Path != "content/communes/luc.md" || !strings.Contains(string(d.File.Data), "statut: fait") {
			t.Errorf("%s: %s\n%s", how, d.File.Path, d.File.Data)
		}
	}
}

// TestNeighbours: a commune reads what others offer, and what it said last time.
func TestNeighbours(t *testing.T) {
	site := inLanguage("fr").(fstest.MapFS)
	site["content/communes/belval.md"] = &fstest.MapFile{Data: []byte("---\npractices: [{theme: tri, text: Peser les bacs, offers: [visit]}]\nneeds: none\n---\n")}
	site["content/communes/luc.md"] = &fstest.MapFile{Data: []byte("---\npractices: [{theme: eau, text: Pailler, since: 2019, offers: [talk]}]\n---\n")}
	text := textOf(formOf(t, site, source.CommuneKind, "luc").Blocks)
	for _, want := range []string{"Tri\u00a0: Belval, Peser les bacs (visite)", "Pailler", "2019", "Luc-sur-Orbe"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(text, "Luc-sur-Orbe, Pailler") {
		t.Error("a commune reads its own offer")
	}
}

// TestMoreOfAList: a line that somebody adds to a table, and a table that somebody
// copies, are further items.
func TestMoreOfAList(t *testing.T) {
	site := inLanguage("fr")
	doc := filled(t, site, source.SheetKind, Answers{"title": {"Un essai"}, "results/text": {"Bacs", "Sacs"}, "partners/name": {"ADEME"}})
	var blocks []document.Block
	for _, b := range doc.Blocks {
		text := textOf([]document.Block{b})
		if strings.HasPrefix(text, "Partenaires\n") && b.Kind == document.Table {
			b.Rows = append(b.Rows, b.Rows[2])
		}
		blocks = append(blocks, b)
		if strings.HasPrefix(text, "Résultats\u00a01\n") {
			blocks = append(blocks, b)
		}
	}
	doc.Blocks = blocks
	for how, doc := range map[string]*document.Document{"whole": doc, "stripped": stripped(doc)} {
		d := NewSite(site).Draft("form.docx", doc)
		if got := string(d.File.Data); strings.Count(got, "texte: Bacs\n") != 2 || strings.Count(got, "texte: Sacs\n") != 1 || strings.Count(got, "nom: ADEME\n") != 2 {
			t.Errorf("%s:\n%s", how, got)
		}
	}
}

// TestFormHalfFilled: of a group of which one answer is missing, the other stays; check asks
// for what is missing.
func TestFormHalfFilled(t *testing.T) {
	site := inLanguage("fr")
	doc := filled(t, site, source.CommuneKind, Answers{"commune": {"luc"}, "interview/date": {"octobre 2010"}})
	d := NewSite(site).Draft("form.docx", doc)
	if text := string(d.File.Data); !strings.Contains(text, "\nentretien:\n  date: octobre 2010\n") {
		t.Errorf("%s", text)
	}
	for _, p := range d.Problems {
		t.Errorf("%s %v", p.Code, p.Args)
	}
}

// TestTwoErrorsOfOneItem: an item that check refuses for two reasons is made a comment once,
// and takes nothing along that stands beside it.
func TestTwoErrorsOfOneItem(t *testing.T) {
	site := inLanguage("fr")
	doc := filled(t, site, source.SheetKind, Answers{
		"title": {"Un essai"}, "means/cost/amount": {"20 000 €"},
		"means/funding/amount": {"12 000 €", "5 000 €"}, "means/funding/share": {"130 %", "120 %"},
	})
	d := NewSite(site).Draft("form.docx", doc)
	text := string(d.File.Data)
	if !strings.Contains(text, "- montant: 20 000 €\n") {
		t.Errorf("the cost is lost:\n%s", text)
	}
	for _, figure := range []string{"12 000 €", "5 000 €", "130 %", "120 %"} {
		if strings.Count(text, figure) != 1 {
			t.Errorf("%s is not there once:\n%s", figure, text)
		}
	}
}
