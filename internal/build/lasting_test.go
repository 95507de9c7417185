package build

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"essaim/internal/locale"
	"essaim/internal/publish"
)

// A lostCase is a site that drops an address. The remedy is taken from the message's own
// words and followed: the address then leads there, and nothing else is said.
type lostCase struct {
	edit    func(site fstest.MapFS)
	place   string // "FILE:LINE" of the message
	line    string // that the message gives, in French
	address string // that is lost
	to      string // where it leads then
}

const lostNetwork = `name: Réseau
lang: fr
as_of: 2012-05-31
organisation: {name: Syndicat, address: "1 place de la Mairie, 00000 Ville", phone: "05 00 00 00 00", siren: "200000000"}
contact: {role: Animation, email: reseau@example.org}
programme: {from: 2011}
legal:
  publication_director: La présidence
  host: {name: Hébergeur, address: "1 rue de l'Exemple, 00000 Ville", phone: "05 00 00 00 01"}
communes:
  - {id: aubrac, name: Aubrac, code: "99001"}
  - id: belval
    name: Belval
    code: "99002"
organisations:
  - {id: sydom, name: SYDOM, kind: syndicate}
themes:
  - {id: dechets, name: Déchets}
  - {id: eau, name: Eau, aliases: [pluie]}
objectives:
  - id: une-action
    name: Une action
    measure: actions-done
    target: 1
`

func lostSite() fstest.MapFS {
	site := fstest.MapFS{
		"content/network.yaml":             file(lostNetwork),
		"content/sheets/bacs-a-compost.md": sheet("Des bacs à compost", "dechets", "Deux bacs."),
		"content/sheets/citernes.md":       sheet("Des citernes", "eau", "De l'eau."),
		"content/meetings/2011-11-25.md":   file("---\ntitle: Journée\ndate: 2011-11-25\nstatus: held\nattendance: {people: 9, communes: 1}\n---\n\nLes échanges.\n"),
		"content/meetings/2012-02-01.md":   file("---\ntitle: Une visite\ndate: 2012-02-01\nkind: visit\nstatus: held\nuid: visite@example.org\nattendance: {people: 9, communes: 1}\n---\n\nOn y va.\n"),
		"content/pages/a-propos.md":        file("---\ntitle: À propos\naliases: [/qui/]\n---\n\nNous.\n"),
	}
	return site
}

func lostOptions(site fstest.MapFS, dir string) Options {
	opt := options(site, dir)
	opt.NoPDF = true
	return opt
}

func runLost(t *testing.T, site fstest.MapFS, dir string) Report {
	t.Helper()
	report, err := Run(t.Context(), lostOptions(site, dir))
	if err != nil {
		t.Fatalf("%v: %v", err, messages(report))
	}
	return report
}

// move renames a file, with another text.
func move(from, to string, replacements ...string) func(fstest.MapFS) {
	return func(site fstest.MapFS) {
		text := strings.NewReplacer(replacements...).Replace(string(site[from].Data))
		delete(site, from)
		site[to] = file(text)
	}
}

func rewrite(path string, replacements ...string) func(fstest.MapFS) {
	return move(path, path, replacements...)
}

func everywhere(replacements ...string) func(fstest.MapFS) {
	return func(site fstest.MapFS) {
		for path := range site {
			rewrite(path, replacements...)(site)
		}
	}
}

var lostCases = map[string]lostCase{
	"a sheet's file": {
		move("content/sheets/citernes.md", "content/sheets/eau-de-pluie.md"),
		"content/sheets/eau-de-pluie.md:1", "anciennes-adresses: [/fiches/citernes/]", "/fiches/citernes/", "/fiches/eau-de-pluie/",
	},
	"a sheet's file and title": {
		move("content/sheets/citernes.md", "content/sheets/pluie/index.md", "Des citernes", "L'eau du ciel"),
		"content/sheets/pluie/index.md:1", "anciennes-adresses: [/fiches/citernes/]", "/fiches/citernes/", "/fiches/pluie/",
	},
	"a sheet's file and text": {
		move("content/sheets/citernes.md", "content/sheets/pluie.md", "De l'eau.", "De l'eau, du ciel."),
		"content/sheets/pluie.md:1", "anciennes-adresses: [/fiches/citernes/]", "/fiches/citernes/", "/fiches/pluie/",
	},
	"all but some words of a sheet's name": {
		move("content/sheets/bacs-a-compost.md", "content/sheets/bacs-de-compost.md", "Des bacs à compost", "Deux bacs", "Deux bacs.", "Il y en a deux."),
		"content/sheets/bacs-de-compost.md:1", "anciennes-adresses: [/fiches/bacs-a-compost/]", "/fiches/bacs-a-compost/", "/fiches/bacs-de-compost/",
	},
	"a sheet that has former addresses in brackets": {
		move("content/sheets/citernes.md", "content/sheets/pluie.md", "theme: eau", "theme: eau\naliases: [/vieille/, '/a,b/'] # des papiers"),
		"content/sheets/pluie.md:5", "aliases: [/vieille/, '/a,b/', /fiches/citernes/] # des papiers", "/fiches/citernes/", "/fiches/pluie/",
	},
	"a sheet that has former addresses in lines": {
		move("content/sheets/citernes.md", "content/sheets/pluie.md", "theme: eau", "theme: eau\nanciennes-adresses:\n  - /vieille/"),
		"content/sheets/pluie.md:6", "  - /fiches/citernes/", "/fiches/citernes/", "/fiches/pluie/",
	},
	"a sheet that has one former address": {
		move("content/sheets/citernes.md", "content/sheets/pluie.md", "theme: eau", "theme: eau\naliases: /vieille/"),
		"content/sheets/pluie.md:5", "aliases: [/vieille/, /fiches/citernes/]", "/fiches/citernes/", "/fiches/pluie/",
	},
	"a meeting": {
		move("content/meetings/2011-11-25.md", "content/meetings/2011-11-26.md", "date: 2011-11-25", "date: 2011-11-26"),
		"content/meetings/2011-11-26.md:1", "anciennes-adresses: [/rencontres/2011-11-25/]", "/rencontres/2011-11-25/", "/rencontres/2011-11-26/",
	},
	"a meeting by its uid": {
		func(site fstest.MapFS) {
			move("content/meetings/2012-02-01.md", "content/meetings/2012-03-01.md", "date: 2012-02-01", "date: 2012-03-01", "Une visite", "Une autre", "On y va.", "On ira.")(site)
		},
		"content/meetings/2012-03-01.md:1", "anciennes-adresses: [/rencontres/2012-02-01/]", "/rencontres/2012-02-01/", "/rencontres/2012-03-01/",
	},
	"a page": {
		move("content/pages/a-propos.md", "content/pages/qui-sommes-nous.md"),
		"content/pages/qui-sommes-nous.md:3", "aliases: [/qui/, /a-propos/]", "/a-propos/", "/qui-sommes-nous/",
	},
	"a redirection": {
		rewrite("content/pages/a-propos.md", "aliases: [/qui/]\n", ""),
		"content/pages/a-propos.md:1", "anciennes-adresses: [/qui/]", "/qui/", "/a-propos/",
	},
	"a page that becomes a sheet": {
		func(site fstest.MapFS) {
			delete(site, "content/pages/a-propos.md")
			site["content/sheets/nous.md"] = file("---\ntitle: Le réseau\ncommune: aubrac\ntheme: eau\nstatus: ongoing\nmeans: none\nresults: []\n---\n\nNous.\n")
		},
		"content/sheets/nous.md:1", "anciennes-adresses: [/a-propos/, /qui/]", "/a-propos/", "/fiches/nous/",
	},
	"a theme in braces": {
		everywhere("{id: dechets,", "{id: moins-jeter,", "theme: dechets", "theme: moins-jeter"),
		"content/network.yaml:18", "  - {id: moins-jeter, name: Déchets, anciennes-adresses: [/themes/dechets/]}", "/themes/dechets/", "/themes/moins-jeter/",
	},
	"a theme that has other names": {
		everywhere("{id: eau,", "{id: eaux,", "theme: eau", "theme: eaux"),
		"content/network.yaml:19", "  - {id: eaux, name: Eau, aliases: [pluie, /themes/eau/]}", "/themes/eau/", "/themes/eaux/",
	},
	"a commune in lines": {
		rewrite("content/network.yaml", "id: belval", "id: bel-val"),
		"content/network.yaml:12", "    anciennes-adresses: [/communes/belval/]", "/communes/belval/", "/communes/bel-val/",
	},
	"an organisation": {
		rewrite("content/network.yaml", "id: sydom", "id: sydom-du-jura"),
		"content/network.yaml:16", "  - {id: sydom-du-jura, name: SYDOM, kind: syndicate, anciennes-adresses: [/organisations/sydom/]}", "/organisations/sydom/", "/organisations/sydom-du-jura/",
	},
	"an objective": {
		rewrite("content/network.yaml", "id: une-action", "id: une-action-faite"),
		"content/network.yaml:21", "    anciennes-adresses: [/objectifs/une-action/]", "/objectifs/une-action/", "/objectifs/une-action-faite/",
	},
	"a sheet that nothing replaces": {
		func(site fstest.MapFS) { delete(site, "content/sheets/bacs-a-compost.md") },
		"content/sheets/bacs-a-compost.md:1", "anciennes-adresses: [/fiches/bacs-a-compost/]", "/fiches/bacs-a-compost/", "",
	},
	"a sheet that becomes a draft": {
		rewrite("content/sheets/citernes.md", "theme: eau", "theme: eau\ndraft: true"),
		"content/sheets/citernes.md:1", "anciennes-adresses: [/fiches/citernes/]", "/fiches/citernes/", "",
	},
}

func TestAnAddressThatIsLost(t *testing.T) {
	for name, c := range lostCases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			site, dir := lostSite(), t.TempDir()
			if got := messages(runLost(t, site, dir)); len(got) != 0 {
				t.Fatalf("before: %v", got)
			}
			c.edit(site)
			c.follow(t, site, dir)
		})
	}
}

// follow builds, does as the message says, and builds again.
func (c lostCase) follow(t *testing.T, site fstest.MapFS, dir string) {
	t.Helper()
	r := runLost(t, site, dir)
	if len(r.Problems) != 1 {
		t.Fatalf("said: %v", messages(r))
	}
	p := r.Problems[0]
	l := locale.For(locale.French)
	hint := strings.Split(p.Hint(l), "\n")
	if place := fmt.Sprintf("%s:%d", p.File, p.Line); place != c.place || hint[len(hint)-1] != c.line {
		t.Errorf("at %s: %s", place, hint[len(hint)-1])
	}
	if !strings.Contains(p.Message(l), c.address) {
		t.Errorf("said: %s", p.Message(l))
	}
	switch {
	case c.to == "": // it is somebody's choice: here, a sheet's
		rewrite("content/pages/a-propos.md", "aliases: [/qui/]", "aliases: [/qui/, "+c.address+"]")(site)
		c.to = "/a-propos/"
	default:
		lines := strings.Split(string(site[p.File].Data), "\n")
		if p.Args["add"] != "" {
			lines = slices.Insert(lines, p.Line, c.line)
		} else {
			lines[p.Line-1] = c.line
		}
		site[p.File] = file(strings.Join(lines, "\n"))
	}
	if got := messages(runLost(t, site, dir)); len(got) != 0 {
		t.Errorf("after the remedy: %v\n%s", got, site[p.File].Data)
	}
	text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(c.address), "index.html"))
	if err != nil || !strings.Contains(string(text), `data-to="`+c.to+`"`) {
		t.Errorf("%s does not lead to %s: %v", c.address, c.to, err)
	}
}

// A site that changes its language has one problem, at the key. Checked before it is
// built, it may still have the former one.
func TestAddressesOfAnotherLanguage(t *testing.T) {
	site, dir := lostSite(), t.TempDir()
	runLost(t, site, dir)
	check := func() Report {
		report, err := Check(t.Context(), lostOptions(site, dir))
		if err != nil {
			t.Fatal(err)
		}
		return report
	}
	network := string(site[networkFile].Data)
	site[networkFile] = file(strings.Replace(network, "lang: fr", "lang: en", 1))
	r := check()
	if len(r.Problems) != 1 || r.Problems[0].Code != "addresses-of-language" || r.Problems[0].Line < 2 {
		t.Fatalf("said: %v", messages(r))
	}
	if said := r.Problems[0].Message(locale.For(locale.French)); !strings.Contains(said, "/fiches/bacs-a-compost/ est devenue /sheets/bacs-a-compost/") {
		t.Errorf("said: %s", said)
	}
	site[networkFile] = file(network)
	if got := messages(check()); len(got) != 0 {
		t.Errorf("after the remedy: %v", got)
	}
}

// What was lost is said until something is published there again, and the site is that
// of a fresh build all the same.
func TestALostAddressIsNotForgotten(t *testing.T) {
	site, dir := lostSite(), t.TempDir()
	cache, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer cache.Close()
	build := func(drafts bool) []string {
		opt := lostOptions(site, dir)
		opt.Cache, opt.Drafts = cache, drafts
		report, err := Run(t.Context(), opt)
		if err != nil {
			t.Fatal(err)
		}
		return messages(report)
	}
	build(false)
	kept := site["content/sheets/citernes.md"]
	delete(site, "content/sheets/citernes.md")
	for range 3 {
		if got := build(false); len(got) != 1 || !strings.Contains(got[0], "The address /fiches/citernes/ was in the former site") {
			t.Errorf("said: %v", got)
		}
	}
	fresh := t.TempDir()
	runLost(t, site, fresh)
	if got := changed(tree(t, dir), tree(t, fresh)); len(got) != 0 {
		t.Errorf("not as a fresh build: %v", got)
	}
	site["content/sheets/citernes.md"] = kept
	for range 2 {
		if got := build(false); len(got) != 0 {
			t.Errorf("said: %v", got)
		}
	}

	// A draft that is published as such has its address still; one that never was
	// anything else has none to lose.
	rewrite("content/sheets/citernes.md", "theme: eau", "theme: eau\ndraft: true")(site)
	site["content/sheets/a-venir.md"] = file(strings.Replace(string(sheet("À venir", "eau", "Bientôt.").Data), "theme: eau", "theme: eau\ndraft: true", 1))
	if got := build(true); len(got) != 0 {
		t.Errorf("said: %v", got)
	}
	if got := build(false); len(got) != 1 || !strings.Contains(got[0], "content/sheets/citernes.md has become a draft") {
		t.Errorf("said: %v", got)
	}
}

// With the manifest of the site that is published, nothing else need be there.
func TestAddressesOfThePreviousSite(t *testing.T) {
	site, published := lostSite(), t.TempDir()
	runLost(t, site, published)
	delete(site, "content/sheets/citernes.md")
	manifest := func(dir string) string {
		text, err := os.ReadFile(filepath.Join(dir, publish.ManifestName))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	for range 3 { // each machine is a new one
		opt := lostOptions(site, t.TempDir())
		opt.Previous = manifest(published)
		report, err := Run(t.Context(), opt)
		checked, err2 := Check(t.Context(), opt)
		if err := errors.Join(err, err2); err != nil {
			t.Fatal(err)
		}
		for _, r := range []Report{report, checked} {
			if got := messages(r); len(got) != 1 || !strings.Contains(got[0], "/fiches/citernes/") {
				t.Errorf("said: %v", got)
			}
		}
		published = opt.Output
	}

	// With Strict nothing is published, whatever is compared with.
	opt := lostOptions(site, t.TempDir())
	opt.Previous, opt.Strict = manifest(published), true
	if _, err := Run(t.Context(), opt); !errors.Is(err, ErrContent) {
		t.Errorf("error %v", err)
	}

	// An older essaim noted nothing: what is in a section's folder is a page of its kind.
	opt = lostOptions(site, t.TempDir())
	opt.Previous = `{"essaim": 2, "files": {"fiches/vieille/index.html": "1 1 1", "fiches/page-2/index.html": "1 1 1", "a/index.html": "1 1 1", "themes/eau/index.html": "1 1 1", "themes/vieux/index.html": "1 1 1"}}`
	report, err := Check(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	if got := messages(report); len(got) != 2 || !strings.HasPrefix(got[0], "content/network.yaml:1:1: The address /themes/vieux/") || !strings.HasPrefix(got[1], "content/sheets/vieille.md:1:1: The address /fiches/vieille/") {
		t.Errorf("said: %v", got)
	}
}

// A file that cannot be read has its address still, and so has all that network.yaml
// declares when that is not read.
func TestAnUnreadFileKeepsItsAddress(t *testing.T) {
	for _, path := range []string{"content/sheets/citernes.md", "content/network.yaml"} {
		site, dir := lostSite(), t.TempDir()
		runLost(t, site, dir)
		site[path] = file("\xff\xfe")
		report, err := Run(t.Context(), lostOptions(site, dir))
		if !errors.Is(err, ErrContent) {
			t.Fatal(err)
		}
		for _, p := range report.Problems {
			if p.Code == "address-lost" {
				t.Errorf("%s: said: %v", path, messages(report))
			}
		}
	}
}

// A preview says the same of what the last build left, once: drafts, which it shows, are
// no loss to it. It follows its files, and the builds that are made meanwhile.
func TestAPreviewSaysWhatIsLost(t *testing.T) {
	site, dir := lostSite(), t.TempDir()
	opt := lostOptions(site, dir)
	opt.Drafts = true
	lostIn := func(s *Session) (said []string) {
		for _, p := range s.Problems() {
			if p.Code == addressLost {
				said = append(said, p.File+": "+p.Message(locale.For(locale.French)))
			}
		}
		return said
	}
	if said := lostIn(open(t, opt)); said != nil {
		t.Errorf("before any build: %v", said)
	}
	runLost(t, site, dir)
	s := open(t, opt)
	follow := func(why, want string, changed ...string) {
		t.Helper()
		if err := s.Update(time.Time{}, changed); err != nil {
			t.Fatal(err)
		}
		if said := lostIn(s); want == "" && said != nil || want != "" && (len(said) != 1 || !strings.HasPrefix(said[0], want)) {
			t.Errorf("%s: %v, want %s", why, said, want)
		}
	}
	const former, now = "content/sheets/citernes.md", "content/sheets/les-citernes.md"
	follow("nothing changed", "", ".")
	move(former, now)(site)
	follow("renamed", now+": L’adresse /fiches/citernes/ existait", former, now)
	rewrite(now, "De l'eau.", "De l'eau de pluie.")(site)
	follow("a text", now+": L’adresse /fiches/citernes/ existait", now)
	rewrite("content/network.yaml", "name: Belval", "nam: Belval")(site)
	follow("a network that has errors", "", "content/network.yaml")
	rewrite("content/network.yaml", "nam: Belval", "name: Belval")(site)
	follow("mended", now+": L’adresse /fiches/citernes/ existait", "content/network.yaml")
	rewrite(now, "title: Des citernes", "title: Des citernes\naliases: [/fiches/citernes/]")(site)
	follow("its remedy", "", now)
	rewrite("content/sheets/bacs-a-compost.md", "title: Des bacs", "draft: yes\ntitle: Des bacs")(site)
	follow("a draft", "", "content/sheets/bacs-a-compost.md")

	// What a build left since then counts.
	move("content/pages/a-propos.md", "content/pages/nous.md")(site)
	runLost(t, site, dir)
	move("content/pages/nous.md", "content/pages/qui-sommes-nous.md")(site)
	if err := s.Update(time.Time{}, []string{"content/pages/nous.md", "content/pages/qui-sommes-nous.md"}); err != nil {
		t.Fatal(err)
	}
	if said := strings.Join(lostIn(s), "\n"); !strings.Contains(said, "/nous/") {
		t.Errorf("after another build: %s", said)
	}
}
