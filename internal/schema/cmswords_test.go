package schema_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"essaim/internal/locale"
	"essaim/internal/locale/localetest"
	"essaim/internal/network"
	"essaim/internal/schema"
	"essaim/internal/source"
)

// everyField calls a function with each field of the form, and the collection that it is
// in.
func everyField(c formConfig, f func(collection string, own formField)) {
	var visit func(collection string, fields []formField)
	visit = func(collection string, fields []formField) {
		for _, own := range fields {
			f(collection, own)
			visit(collection, own.Fields)
			if own.Field != nil {
				f(collection, *own.Field)
			}
		}
	}
	for _, col := range c.Collections {
		visit(col.Name, col.Fields)
		for _, file := range col.Files {
			visit(col.Name, file.Fields)
		}
	}
}

// TestFormHints: what is chosen from a list has no example to type, and what is typed has
// one without the quotes of YAML.
func TestFormHints(t *testing.T) {
	for _, lang := range locale.Languages {
		n := demo(t)
		n.Lang = lang
		example, _, _ := strings.Cut(locale.For(lang).Field("schema.about", "|", "|"), "|")
		_, example, _ = strings.Cut(locale.For(lang).Field("schema.about", "", "|"), ".")
		example, _, _ = strings.Cut(example, "|")
		typed := 0
		everyField(configOf(t, n), func(collection string, own formField) {
			switch has := strings.Contains(own.Hint, example); {
			case own.Widget == "select" && has:
				t.Errorf("%s: %s is chosen, and has an example: %s", collection, own.Name, own.Hint)
			case strings.Contains(own.Hint, `"`), len(own.Pattern) > 1 && strings.ContainsAny(own.Pattern[1], `"[]`):
				t.Errorf("%s: %s has quotes: %s", collection, own.Name, own.Hint)
			case has:
				typed++
			}
		})
		if typed < 100 {
			t.Errorf("%s: only %d examples, after %q", lang, typed, example)
		}
	}
}

// TestFormLabels: a key that says too little alone, or that the language has not, has words
// before it; those of which there may be none are called alike where that is said.
func TestFormLabels(t *testing.T) {
	n := demo(t)
	want := map[string]string{
		"humains": "Temps passé (humains)", "etp": "Équivalents temps plein (etp)", "approx": "Approximatif", "alt": "Ce qu’elle montre (alt)",
		"website": "Site internet (website)", "lat": "Latitude", "base_url": "Adresse du site (base url)", "statut": "Statut", "chiffre-clé": "Chiffre clé", "sur": "Sur combien",
	}
	var rows, none []string
	everyField(configOf(t, n), func(_ string, own formField) {
		if label, asked := want[own.Name]; asked && own.Label != label {
			t.Errorf("%s is called %q, want %q", own.Name, own.Label, label)
		}
		switch own.Name {
		case "moyens":
			for _, f := range own.Fields {
				rows = append(rows, f.Label)
				if f.Name == "aucun" {
					for _, o := range f.Options {
						none = append(none, o.Label+" = "+o.Value)
					}
				}
			}
		case "résultats":
			if own.One != "Résultat" {
				t.Errorf("one result is called %q", own.One)
			}
		}
	})
	if len(none) == 0 || none[0] != "Temps passé (humains) = humains" || !slices.Contains(rows, "Ce dont il n’y a pas (aucun)") {
		t.Errorf("%q, %q", none, rows)
	}
}

// TestFormTextsInUse: each text of the form is that of a kind, or of a field.
func TestFormTextsInUse(t *testing.T) {
	names := []string{"form.collection.index", "form.body", "form.none", "form.none-needed", "form.unknown", "form.date-of-name", "form.pattern", "form.title", "form.noscript"}
	for _, kind := range source.AllKinds {
		names = append(names, "form.collection."+string(kind))
		if kind != source.NetworkKind {
			names = append(names, "form.body."+string(kind))
		}
		if kind != source.NetworkKind && kind != source.CommuneKind {
			names = append(names, "form.entry."+string(kind), "form.slug."+string(kind))
		}
	}
	seen := map[*source.Table]bool{}
	var visit func(k *source.Table)
	visit = func(k *source.Table) {
		if k == nil || seen[k] {
			return
		}
		seen[k] = true
		for _, f := range k.Fields {
			names = append(names, "form.label."+f.Key, "form.label."+f.Table+"."+f.Key, "form.help."+f.Key, "form.help."+f.Table+"."+f.Key)
			visit(f.Type.Map)
			if of := f.Type.Of; of != nil {
				names = append(names, "form.one."+f.Key, "form.one."+f.Table+"."+f.Key)
				visit(of.Map)
			}
		}
	}
	for _, kind := range source.AllKinds {
		visit(source.TableOf(kind))
	}
	localetest.Owned(t, "fields", "form", names)
}

// TestFormOfPortal: sheets of other networks, which come and go, are named in a portal's
// adoptions; nothing else is typed that may be chosen.
func TestFormOfPortal(t *testing.T) {
	widgets := func(portal *network.Portal) map[string]string {
		n, all := demo(t), map[string]string{}
		n.Portal = portal
		everyField(configOf(t, n), func(collection string, own formField) { all[collection+" "+own.Name] = own.Widget })
		return all
	}
	own, portal := widgets(nil), widgets(&network.Portal{})
	for name, widget := range portal {
		if want := own[name]; name == "adoptions fiche" && (widget != "string" || want != "select") || name != "adoptions fiche" && widget != want {
			t.Errorf("%s: a %s on a portal, else a %s", name, widget, want)
		}
	}
}

// TestFormNames: folders of sheets have a collection each, whatever they are called, under
// a name that an address takes as it is.
func TestFormNames(t *testing.T) {
	sheet := "---\ntitle: Un essai\ncommune: network\ntheme: eau\nstatus: planned\nmeans: none\nresults: []\n---\n"
	site := fstest.MapFS{"content/network.yaml": {Data: []byte("name: R\nthemes: [{id: eau, name: Eau}]\n")}}
	folders := []string{"", "a/", "index/", "a-index/", "b/index-c/", "b-index-c/", "a/b/", "a-b/", "Eau potable/", "École/", "E\u0301cole bis/", "eau-potable/", "Énergie & climat?/", "…/", "x1/index/", "x2/"}
	for i, folder := range folders {
		name := folder + "s" + string(rune('a'+i))
		site["content/sheets/"+name+".md"] = &fstest.MapFile{Data: []byte(sheet)}
		site["content/sheets/"+name+"i/index.md"] = &fstest.MapFile{Data: []byte(sheet)}
	}
	n, _ := source.Read(site, source.Options{})
	if len(n.Sheets) != 2*len(folders) {
		t.Fatalf("%d sheets", len(n.Sheets))
	}
	seen := map[string]string{}
	sheets := 0
	for _, col := range configOf(t, n).Collections {
		if other, twice := seen[col.Name]; twice {
			t.Errorf("%s and %s are both called %s", other, col.Folder, col.Name)
		}
		seen[col.Name] = col.Folder
		if strings.Trim(col.Name, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			t.Errorf("%s is called %q", col.Folder, col.Name)
		}
		if strings.HasPrefix(col.Folder, "content/sheets") {
			sheets++
		}
	}
	if sheets != 2*len(folders) {
		t.Errorf("%d lists of sheets for %d folders", sheets, len(folders))
	}
}

// TestFormMeetingDate: a meeting's date, which names its file, is not written day first.
func TestFormMeetingDate(t *testing.T) {
	everyField(configOf(t, demo(t)), func(collection string, own formField) {
		if collection != "meetings" || own.Name != "date" {
			return
		}
		pattern := regexp.MustCompile(strings.TrimSuffix(strings.TrimPrefix(own.Pattern[0], "/"), "/u"))
		for text, want := range map[string]bool{"2011": true, "2011-11": true, " 2011-11-25 ": true, "fin novembre 2011": true, "été 2011": true, "25/11/2011": false, "25-11-2011": false, "25.11.11": false, "11/2011": false} {
			if pattern.MatchString(text) != want {
				t.Errorf("%q: %v, want %v", text, !want, want)
			}
		}
	})
}

// TestFormNewNames: what the form calls a new file is no longer than what else essaim
// proposes; a picture has a name of an address, and comes from no server of others.
func TestFormNewNames(t *testing.T) {
	text := string(schema.FormFiles(demo(t))[0].Text)
	for _, want := range []string{"\n  maxlength: 60\n", "\n      slugify_filename: true\n", "\n  stock_assets: false\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("the form has no %q", want)
		}
	}
}

// placed are fields of the one who keeps the site, whose value is where a file lies: no
// example of theirs goes without a file's name.
var placed = map[string]bool{"network logo": true, "network contour": true, "network outline": true, "network fichier": true, "network file": true}

// readByHand are what only who writes files by hand understands: names of files, keys with
// their value, marks of YAML, and what is said of keys.
var readByHand = regexp.MustCompile("(?i)`|\\b[\\w-]+\\.(ya?ml|md|json|html?|css|js|toml|geojson|jpe?g|png|svg|pdf)\\b|\\b(content|static|public)/|(^|[\\s«“(])[\\p{L}_-]+: ?[\\[{\"]|[\\[{][^\\]}]*[\\]}]|\\b(yaml|gabarits?|layouts?|essaim|slug|front matter)\\b|« ?aucune? ?» est une réponse|“none” is an answer")

// behind is the key behind a label: messages name it.
var behind = regexp.MustCompile(` \([^)]*\)$`)

// TestFormWords: an author who has only the form, and knows Word and e-mail, understands
// each of its texts, in each language.
func TestFormWords(t *testing.T) {
	for _, lang := range locale.Languages {
		n := demo(t)
		n.Lang = lang
		seen := 0
		look := func(where, text string) {
			seen++
			if found := readByHand.FindString(text); found != "" && !placed[where] {
				t.Errorf("%s: %s: %q in %q", lang, where, found, text)
			}
		}
		c := configOf(t, n)
		everyField(c, func(collection string, own formField) {
			where := collection + " " + own.Name
			look(where, behind.ReplaceAllString(own.Label, ""))
			look(where, behind.ReplaceAllString(own.One, ""))
			look(where, own.Hint)
			if len(own.Pattern) > 1 {
				look(where, own.Pattern[1])
			}
			for _, o := range own.Options {
				look(where, o.Label)
			}
		})
		for _, col := range c.Collections {
			look(col.Name, col.Label)
			look(col.Name, col.Slug.Hint)
			if len(col.Slug.Pattern) > 1 {
				look(col.Name, col.Slug.Pattern[1])
			}
		}
		if seen < 1000 {
			t.Errorf("%s: only %d texts", lang, seen)
		}
	}
	for _, text := range []string{"those of network.yaml", "in static/", "`means`", "means: {}", "people: [a]", "transmis aux gabarits", "essaim pull", "« aucun » est une réponse"} {
		if !readByHand.MatchString(text) {
			t.Errorf("%q is not found", text)
		}
	}
}

// TestFormExamples: what is added line by line, or in a box of its own, has an example too.
func TestFormExamples(t *testing.T) {
	for lang, example := range map[locale.Lang]string{"fr": "ar exemple", "en": "or example"} {
		n := demo(t)
		n.Lang = lang
		everyField(configOf(t, n), func(collection string, own formField) {
			if (own.Widget == "list" || own.Widget == "object") && !strings.Contains(own.Hint, example) {
				t.Errorf("%s: %s (%s) has no example: %s", collection, own.Name, own.Widget, own.Hint)
			}
		})
	}
}
