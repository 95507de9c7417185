package build

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"essaim/internal/address"
	"essaim/internal/diag"
	"essaim/internal/federation"
	"essaim/internal/locale"
	"essaim/internal/opendata"
	"essaim/internal/publish"
	"essaim/internal/source"
	"essaim/internal/wording"
	"essaim/test/loop"
)

// TestEditsOfNetworks edits networks and their portal at random. After each edit, what
// pull keeps and build publishes is what they make in an empty folder.
func TestEditsOfNetworks(t *testing.T) {
	e := newNeighbours(t)
	for round := range loop.Rounds(t, 200) {
		made := e.edit()
		if !e.same() {
			t.Fatalf("round %d, after %q", round, made)
		}
	}
}

// neighbours are the world of internal/federation in folders of one, the networks as what
// their sites publish.
type neighbours struct {
	*testing.T
	*rand.Rand
	sites  map[string]fstest.MapFS
	folder string
	portal *onDisk
	made   []string // edits, all of them
	n      int
}

func newNeighbours(t *testing.T) *neighbours {
	e := &neighbours{T: t, Rand: loop.Random(t, 5, 25), sites: sitesOf(t), folder: t.TempDir()}
	site := e.sites["portal"]
	text := string(site["content/network.yaml"].Data)
	for _, r := range [][2]string{
		{"url: https://vallee.example.org}", "folder: ../vallee/public}"},
		{"url: https://causse.example.org/reseau/}", "folder: ../causse/public}"},
	} {
		if !strings.Contains(text, r[0]) {
			t.Fatalf("the world has no %s", r[0])
		}
		text = strings.Replace(text, r[0], r[1], 1)
	}
	site["content/network.yaml"].Data = []byte(text)
	e.portal = &onDisk{T: t, source: filepath.Join(e.folder, "portal"), output: t.TempDir()}
	if !e.same() {
		t.Fatal("before any edit")
	}
	return e
}

// toggles are texts of which an edit puts one in the place of the other.
var toggles = []struct{ file, one, other string }{
	{"vallee/content/sheets/composteurs.md", "value: 2}", "value: 3}"},
	{"vallee/content/sheets/composteurs.md", "amount: 1000", "amount: 1100"},
	{"vallee/content/sheets/composteurs.md", "status: in-place", "status: done"},
	{"vallee/content/sheets/composteurs.md", "theme: compostage", "theme: [nuit, compostage]"},
	{"vallee/content/sheets/etoiles.md", "title: Extinction", "title: Petite extinction"},
	{"vallee/content/sheets/etoiles.md", "results: [", "draft: yes\nresults: ["},
	{"vallee/content/network.yaml", "name: Compostage}", "name: Compost}"},
	{"vallee/content/network.yaml", "{id: nuit,", "{id: nuit, aliases: [étoiles],"},
	{"vallee/content/network.yaml", "as_of: 2022-06-30", "as_of: 2022-09-30"},
	{"vallee/content/network.yaml", "name: Luc-la-Primaube,", "name: Luc,"},
	{"vallee/content/communes/luc.md", "text: Broyat", "text: Du broyat"},
	{"vallee/content/meetings/2021-05-04.md", "status: held", "status: cancelled"},
	{"vallee/content/adoptions/rodez-composteurs.md", "in-place: 2021-06", "abandoned: 2022-01"},
	{"causse/content/network.yaml", "name: Nettoyage", "name: Ménage"},
	{"causse/content/network.yaml", "unit: kg", "unit: L"},
	{"causse/content/network.yaml", "communes:\n  - {id: luc,", "communes:\n  - {id: bozouls, name: Bozouls, code: \"12033\"}\n  - {id: luc,"},
	{"causse/content/network.yaml", "  - {id: saint-martin, name: Saint-Martin, code: \"12236\", population: 800}\n", "# saint-martin\n"},
	{"causse/content/network.yaml", "population: 6100", "member: {from: 2019, to: 2021}"},
	{"causse/content/sheets/savon.md", "value: 500", "value: 600"},
	{"leman/content/network.yaml", "currency: CHF", "currency: EUR"},
	{"leman/content/network.yaml", "licence: CC-BY-4.0", "licence: etalab-2.0"},
	{"leman/content/sheets/vaisselle.md", "value: 900", "value: 950"},
	{"portal/content/network.yaml", "aliases: [nettoyage]", "aliases: [autres]"},
	{"portal/content/network.yaml", ", same_as: causse/kilos", ", unit_one: t"},
	{"portal/content/network.yaml", "    - {id: leman, folder: ../leman/public}\n", "# leman\n"},
	{"portal/content/network.yaml", "name: Le Causse", "name: Causse"},
	{"portal/content/sheets/broyeur.md", "title: Broyeur partagé", "title: Le broyeur"},
	{"portal/content/adoptions/olemps-composteurs.md", "in-place: 2021-09", "in-place: 2021-10"},
}

// edit makes one to three edits.
func (e *neighbours) edit() []string {
	before := len(e.made)
	for range 1 + e.IntN(3) {
		if e.IntN(4) == 0 {
			e.sheet()
			continue
		}
		edit := toggles[e.IntN(len(toggles))]
		of, name, _ := strings.Cut(edit.file, "/")
		text := string(e.sites[of][name].Data)
		one, other := edit.one, edit.other
		if strings.Contains(text, other) { // which may hold the first one
			one, other = other, one
		}
		if !strings.Contains(text, one) {
			e.Fatalf("%s has no %q:\n%s", edit.file, one, text)
		}
		e.sites[of][name] = &fstest.MapFile{Data: []byte(strings.Replace(text, one, other, 1))}
		e.made = append(e.made, fmt.Sprintf("%s: %q for %q", edit.file, other, one))
	}
	return e.made[before:]
}

// sheet adds a sheet to a network or to the portal, or takes one away that was added.
func (e *neighbours) sheet() {
	of := slices.Sorted(maps.Keys(e.sites))[e.IntN(len(e.sites))]
	var added []string
	for name := range e.sites[of] {
		if strings.HasPrefix(name, "content/sheets/plus-") {
			added = append(added, name)
		}
	}
	if slices.Sort(added); len(added) > 0 && e.IntN(2) == 0 {
		delete(e.sites[of], added[0])
		e.made = append(e.made, "without "+of+"/"+added[0])
		return
	}
	first := map[string]string{"vallee": "composteurs", "causse": "savon", "leman": "vaisselle", "portal": "broyeur"}[of]
	e.n++
	text := strings.Replace(string(e.sites[of]["content/sheets/"+first+".md"].Data), "title: ", fmt.Sprintf("title: Plus %d, ", e.n), 1)
	name := fmt.Sprintf("content/sheets/plus-%d.md", e.n)
	e.sites[of][name] = &fstest.MapFile{Data: []byte(text)}
	e.made = append(e.made, of+"/"+name)
}

// same publishes the networks, pulls and builds where it was done before and in an empty
// folder, and reports whether both are the same.
func (e *neighbours) same() bool {
	e.Helper()
	for of, site := range e.sites {
		if of != "portal" {
			e.publish(of, site)
		}
	}
	e.bring(e.portal.source)
	e.pull(e.portal)
	e.portal.build(e.portal.output, nil)
	fresh := &onDisk{T: e.T, source: filepath.Join(e.folder, "fresh"), output: filepath.Join(e.folder, "fresh-output")}
	e.bring(fresh.source)
	kept := e.pull(fresh)
	fresh.build(fresh.output, nil)
	defer func() {
		for _, dir := range []string{fresh.source, fresh.output} {
			if err := os.RemoveAll(dir); err != nil {
				e.Fatal(err)
			}
		}
	}()
	same := true
	for _, id := range kept {
		dir := filepath.Join(federation.Folder, id)
		same = e.equal(dir, tree(e.T, filepath.Join(e.portal.source, dir)), tree(e.T, filepath.Join(fresh.source, dir))) && same
	}
	return e.equal("the site", tree(e.T, e.portal.output), tree(e.T, fresh.output)) && same
}

func (e *neighbours) equal(what string, got, want map[string]string) bool {
	// The list of files also says which addresses a site has had.
	delete(got, publish.ManifestName)
	delete(want, publish.ManifestName)
	same := true
	for _, name := range slices.Compact(slices.Sorted(func(yield func(string) bool) {
		for name := range maps.Keys(got) {
			if !yield(name) {
				return
			}
		}
		for name := range maps.Keys(want) {
			if !yield(name) {
				return
			}
		}
	})) {
		if got[name] != want[name] {
			e.Errorf("%s: %s differs: %d and %d bytes", what, name, len(got[name]), len(want[name]))
			same = false
		}
	}
	return same
}

// bring makes a folder hold the portal's own files, and touches those only that changed.
func (e *neighbours) bring(folder string) {
	d := &onDisk{T: e.T, source: folder}
	for name, f := range e.sites["portal"] {
		if before, err := os.ReadFile(filepath.Join(folder, name)); err != nil || !bytes.Equal(before, f.Data) {
			d.write(name, string(f.Data))
		}
	}
	there, _ := filepath.Glob(filepath.Join(folder, "content/sheets/*.md"))
	for _, file := range there {
		if name, _ := filepath.Rel(folder, file); e.sites["portal"][filepath.ToSlash(name)] == nil {
			if err := os.Remove(file); err != nil {
				e.Fatal(err)
			}
		}
	}
}

// pull gives the ids of the networks that the portal has.
func (e *neighbours) pull(d *onDisk) (ids []string) {
	root, err := os.OpenRoot(d.source)
	if err != nil {
		e.Fatal(err)
	}
	defer root.Close()
	n, _ := source.Read(root.FS(), source.Options{})
	outcomes, err := federation.Pull(e.Context(), root, n.Portal.Networks, federation.Options{Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		e.Fatal(err)
	}
	for _, o := range outcomes {
		if o.State == federation.Failed {
			e.Fatalf("%s: %v, after %q", o.Remote.ID, o.Why, e.made)
		}
		ids = append(ids, o.Remote.ID)
	}
	return ids
}

// publish writes the data/v1 of a network where its site would be.
func (e *neighbours) publish(of string, site fstest.MapFS) {
	n, problems := source.Read(site, source.Options{})
	for _, p := range problems {
		if p.Severity == diag.Error {
			e.Fatalf("%s/%s: %s, after %q", of, p.File, p.Code, e.made)
		}
	}
	l := locale.For(n.Lang)
	words := wording.New(n.At(n.AsOf), l, address.New(l, n.BaseURL))
	d := &onDisk{T: e.T, source: filepath.Join(e.folder, of, "public")}
	for _, f := range opendata.Files(words, opendata.Tables(words, source.Bodies(site))) {
		var text bytes.Buffer
		if err := f.Write(&text); err != nil {
			e.Fatal(err)
		}
		d.write("data/v1/"+f.Name, text.String())
	}
}
