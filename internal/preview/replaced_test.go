package preview

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"essaim/internal/folders"
)

// The site's folder may be another one of the same name, however it got there: what is
// saved in it shows from then on.
func TestAFolderThatIsReplaced(t *testing.T) {
	other := maps.Clone(village)
	other["content/sheets/un.md"] = sheet("Fiche un", "dechets", "Dans un autre dossier.")
	delete(other, "content/sheets/deux.md")
	for name, replace := range map[string]func(b *bench){
		"by a rename": func(b *bench) {
			write(b.T, b.dir+".new", other)
			b.must(os.Rename(b.dir, b.dir+".old"))
			b.must(os.Rename(b.dir+".new", b.dir))
		},
		"by another checkout": func(b *bench) {
			b.must(os.RemoveAll(b.dir))
			write(b.T, b.dir, other)
		},
		"after a while": func(b *bench) {
			b.must(os.RemoveAll(b.dir))
			time.Sleep(2 * renewEvery)
			write(b.T, b.dir, other)
		},
		"by a link": func(b *bench) {
			write(b.T, b.dir+".new", other)
			b.must(os.Rename(b.dir, b.dir+".old"))
			if err := os.Symlink(b.dir+".new", b.dir); err != nil {
				b.Skip(err)
			}
		},
	} {
		for _, poll := range []bool{false, true} {
			t.Run(name+map[bool]string{true: ", polling"}[poll], func(t *testing.T) {
				t.Parallel()
				b := serve(t, func(opt *Options, _ map[string]string) {
					place, err := folders.OpenPlace(opt.Dir)
					if err != nil {
						t.Fatal(err)
					}
					t.Cleanup(func() { place.Close() })
					opt.Site, opt.Renew, opt.Poll = place, place.Renew, poll
				})
				b.shows("fiches/un/", "Texte un.")
				replace(b)
				b.shows("fiches/un/", "Dans un autre dossier.")
				b.missing("fiches/deux/")
				plainly(b, "content/sheets/trois/index.md", sheet("Fiche trois", "eau", "Puis un nouveau."))
				b.shows("fiches/trois/", "Puis un nouveau.")
				plainly(b, "content/sheets/un.md", sheet("Fiche un", "dechets", "Et enregistré."))
				b.shows("fiches/un/", "Et enregistré.")
				b.sameAsBuilt()
			})
		}
	}
}

// Errors of the page in view come first, and the bar counts all that there is to say.
func TestErrorsOfThePageComeFirst(t *testing.T) {
	broken := func(title string) string {
		return strings.Replace(sheet(title, "eau", "<b>Gras</b>"), "status: ongoing", "status: peut-être", 1)
	}
	b := serve(t, func(_ *Options, files map[string]string) {
		files["content/sheets/deux.md"], files["content/sheets/un.md"] = broken("Fiche deux"), broken("Fiche un")
	})
	for page, first := range map[string]string{"fiches/un/": "un.md", "fiches/deux/": "deux.md"} {
		_, text := b.get(page)
		state := b.state(page)
		for _, html := range []string{text[strings.Index(text, errorsID):], state.Errors} {
			_, list, _ := strings.Cut(html, "<li><p><code>content/sheets/")
			if !strings.HasPrefix(list, first) {
				t.Errorf("%s: first comes %.60s", page, list)
			}
		}
	}
	const want = "Tout le site : 2 erreurs, 2 avertissements"
	var counted string
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if counted = strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(b.state("themes/").Bar.Counted); counted == want {
			break
		}
	}
	if counted != want {
		t.Errorf("the bar counts %q", counted)
	}
	if bar := b.state("fiches/un/").Bar; len(bar.Warnings) != 1 || !strings.HasPrefix(bar.Warned, "1 avertissement sur cette page") {
		t.Errorf("the bar says %+v", bar)
	}
	plainly(b, "content/sheets/un.md", village["content/sheets/un.md"])
	plainly(b, "content/sheets/deux.md", village["content/sheets/deux.md"])
	for end := time.Now().Add(patience); b.state("themes/").Bar.Counted != ""; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("the bar still counts %q", b.state("themes/").Bar.Counted)
		}
	}
}

func TestASpot(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	s := newSpot(dir)
	if s.replaced() {
		t.Error("nothing is something else")
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if !s.replaced() || s.replaced() {
		t.Error("a folder that comes is new once")
	}
}
