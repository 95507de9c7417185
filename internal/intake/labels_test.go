package intake

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/locale/localetest"
	"essaim/internal/source"
)

// layouts are ways to write a label and its answer, after a title.
var layouts = map[string]func(label, answer string) string{
	"a line":         func(l, a string) string { return l + " : " + a },
	"a table":        func(l, a string) string { return "| " + l + " | " + a + " |\n| Thème | tri |" },
	"in bold":        func(l, a string) string { return "**" + l + "** " + a },
	"below":          func(l, a string) string { return "**" + l + "**\n" + a },
	"below a colon":  func(l, a string) string { return l + " :\n" + a },
	"in capitals":    func(l, a string) string { return strings.ToUpper(l) + " : " + a },
	"with a number":  func(l, a string) string { return "3. " + l + " : " + a },
	"a list's item":  func(l, a string) string { return "- " + l + " : " + a },
	"a colon inside": func(l, a string) string { return "**" + l + " :** " + a },
}

// TestLabels: nine labelled answers of ten, at least, reach their key, whichever way
// they are laid out.
func TestLabels(t *testing.T) {
	f, err := os.Open("testdata/labels.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	site := NewSite(inLanguage("fr"))
	reached, all := 0, 0
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		parts := strings.Split(lines.Text(), " | ")
		if len(parts) != 3 {
			t.Fatal(lines.Text())
		}
		for how, write := range layouts {
			doc := laidOut("! Un essai\n" + write(parts[0], parts[1]) + "\n# Contexte\nDu texte.\n")
			d := site.Draft("essai.docx", doc)
			nothingIsLost(t, doc, d)
			noFigureIsMade(t, doc, d)
			all++
			if answered(t, d, strings.Split(parts[2], ".")) {
				reached++
			} else {
				t.Logf("%s, %s: %s", parts[0], how, parts[2])
			}
		}
	}
	if t.Logf("%d of %d", reached, all); all < 1000 || reached*100 < all*97 {
		t.Errorf("only %d of %d labelled answers reach their key", reached, all)
	}
}

// answered reports whether a key of a draft has a value.
func answered(t *testing.T, d *Draft, keys []string) bool {
	t.Helper()
	root, ok := source.FrontOf(Overlay(nil, []File{{d.File.Path, d.File.Data}}), d.File.Path)
	if !ok {
		t.Fatalf("unread:\n%s", d.File.Data)
	}
	table := source.TableOf(source.SheetKind)
	for _, key := range keys {
		found := false
		for i := 0; i+1 < len(root.Content); i += 2 {
			if f, known := table.Lookup(root.Content[i].Value); known && f.Key == key {
				root, found = root.Content[i+1], true
				table = f.Type.Map
				break
			}
		}
		if !found {
			return false
		}
	}
	return root.Value != "" && (keys[0] != "title" || root.Value != "Un essai") || len(root.Content) > 0
}

// TestLabelsInUse: each label of the languages names a place of a sheet.
func TestLabelsInUse(t *testing.T) {
	var names []string
	for _, p := range every(append(placesOf(source.SheetKind), wholes(source.SheetKind)...)) {
		names = append(names, "label."+strings.ReplaceAll(p.path(), "/", "."))
	}
	localetest.Owned(t, "spellings", "label", names)
	said := []string{"label-word.filler", "label-word.banner", "label-word.of", "label-word.count", "label-word.numbered", "label-word.other", "label-word.titled", "label-word.in", "label-word.day", "label-word.hours", "label-word.days", "label-word.time"}
	for _, name := range labelWordSets {
		said = append(said, "label-word."+name)
	}
	for _, p := range every(placesOf(source.SheetKind)) {
		for _, c := range choicesIn(p.last().Type) {
			said = append(said, "label-word.said"+strings.TrimPrefix(c.Name(), "value"))
		}
	}
	localetest.Owned(t, "spellings", "label-word", said)
}

// TestLabelsReachTheirPlace: a label of one key is not taken for that of another, whatever
// the languages add to either.
func TestLabelsReachTheirPlace(t *testing.T) {
	l := newLabels(source.SheetKind)
	for _, p := range append(placesOf(source.SheetKind), wholes(source.SheetKind)...) {
		for _, name := range locale.Spellings("label." + strings.ReplaceAll(p.path(), "/", ".")) {
			if found, known := l.find(name); !known || found.keys[0].Key != p.keys[0].Key {
				t.Errorf("%q asks for %s, and is taken for %s", name, p.path(), found.path())
			}
		}
	}
}

// TestTerritory: a figure of the commune rather than of what it did is no audience, and no
// commune: it stays in the text.
func TestTerritory(t *testing.T) {
	for lang, lines := range map[locale.Lang][]string{
		"fr": {"Population : 5 210", "Population : 5 210 habitants", "Habitants : 5 210", "Nombre d’habitants : 5 210", "Population communale : 5 210 hab.", "Superficie : 5 210 ha", "Densité : 5 210 hab/km²", "Surface de la commune : 5 210 ha"},
		"en": {"Population: 5,210", "Inhabitants: 5,210", "Number of inhabitants: 5,210", "Area: 5,210 ha", "Density: 5,210", "Land area: 5,210 ha"},
	} {
		site := NewSite(inLanguage(lang))
		for _, line := range lines {
			label, answer, _ := cutLabel(line)
			for _, way := range []string{line, "| " + label + " | " + answer + " |\n| Theme | tri |\n| Contact | Mairie |", "**" + label + "**\n" + answer} {
				doc := laidOut("! Un essai\n" + way + "\n# Contexte\nDu texte.\n")
				d := site.Draft("essai.docx", doc)
				nothingIsLost(t, doc, d)
				_, body, _ := strings.Cut(string(d.File.Data[4:]), "\n---\n")
				if !strings.Contains(body, "210") {
					t.Errorf("%s is no text:\n%s", way, d.File.Data)
				}
			}
		}
	}
}

// TestTitleWithoutLabel: what stands before a title as a label that nobody knows is none of
// it, and is quoted; what a title has before its own colon stays.
func TestTitleWithoutLabel(t *testing.T) {
	site := NewSite(inLanguage("fr"))
	for line, want := range map[string]string{
		"Nom de l’opération vitrine : Compostage partagé":                                 "Compostage partagé",
		"**Vitrine du réseau :** Compostage partagé":                                      "Compostage partagé",
		"Opération phare : Compostage partagé\nCommune : Luc-sur-Orbe\nStatut : en cours": "Compostage partagé",
		"Plan vélo : dix ans après":                                                       "Plan vélo : dix ans après",
		"Plan vélo : Le bilan":                                                            "Plan vélo : Le bilan",
		"Belval : Compostage partagé":                                                     "Belval : Compostage partagé",
	} {
		doc := laidOut(line + "\n# Contexte\nDu texte.\n")
		d := site.Draft("essai.docx", doc)
		nothingIsLost(t, doc, d)
		if root, _ := source.FrontOf(Overlay(nil, []File{{d.File.Path, d.File.Data}}), d.File.Path); !slices.Equal(valuesAt(root, source.TableOf(source.SheetKind), []string{"title"}), []string{want}) {
			t.Errorf("%s\n%s", line, d.File.Data)
		}
	}
}

// TestFormWordsInUse: each word that a form says of a field is that of a field.
func TestFormWordsInUse(t *testing.T) {
	names := []string{"form.how", "form.field", "form.answer", "form.help", "form.several", "form.choose", "form.write", "form.example", "form.text", "form.offers", "form.offer", "form.which"}
	for _, kind := range source.Kinds {
		names = append(names, "form."+string(kind), "form.note."+string(kind))
		for _, p := range every(placesOf(kind)) {
			for _, f := range p.keys {
				names = append(names, "form.label."+f.Table+"."+f.Key)
			}
		}
	}
	localetest.Owned(t, "words", "form", names)
	localetest.Owned(t, "words", "draft", []string{"draft.from", "draft.quote", "draft.comment", "draft.colon", "draft.row", "draft.labelled"})
}

// TestColumnsInUse: each name of a column names a place of a row.
func TestColumnsInUse(t *testing.T) {
	var names []string
	for _, kind := range rowKinds {
		places := newRowPlaces(kind)
		for path := range places.byPath {
			names = append(names, "column."+strings.ReplaceAll(path, "/", "."))
		}
		for _, group := range kind.needs() {
			for _, path := range group {
				if _, is := places.byPath[path]; !is {
					t.Errorf("%s needs %s, which is no place", kind, path)
				}
			}
		}
	}
	localetest.Owned(t, "spellings", "column", names)
	names = []string{"row-place.text", "row-place.none", "row-map.sheet", "row-map.kind", "row-map.row", "row-map.columns", "template.group", "template.exemplary"}
	for _, kind := range rowKinds {
		names = append(names, "row-kind."+string(kind))
	}
	for _, owner := range []string{"row-kind", "row-map", "row-place", "template"} {
		localetest.Owned(t, "spellings", owner, names)
	}
}
