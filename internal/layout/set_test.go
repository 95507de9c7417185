package layout

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"essaim/internal/locale"
)

// Layouts that are parsed after others of the same words show what they show when they are
// parsed alone, whatever changed, came or went.
func TestLayoutsAfterOthers(t *testing.T) {
	own := func(files ...string) fs.FS {
		m := fstest.MapFS{}
		for i := 0; i < len(files); i += 2 {
			m[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
		}
		return m
	}
	var before *Set
	fr, en := locale.For("fr"), locale.For("en")
	for _, step := range []struct {
		words *locale.Locale
		own   fs.FS
	}{
		{fr, nil},
		{fr, own("parts/footer.html", "<p>Un pied.</p>")},
		{fr, own("parts/footer.html", "<p>Un autre pied.</p>", "meeting.html", `{{define "main"}}<h1>Une autre page</h1>{{end}}`)},
		{fr, own("meeting.html", `{{define "main"}}<h1>Une autre page</h1>{{end}}`)},
		{en, own("meeting.html", `{{define "main"}}<h1>Une autre page</h1>{{end}}`)},
		{en, nil},
	} {
		alone := load(t, step.own, step.words.Lang())
		after, problems := Load(defaults, step.own, step.words, Options{Before: before})
		if len(problems) > 0 || after.Hash() != alone.Hash() {
			t.Fatalf("%v, or another hash", problems)
		}
		for _, k := range kinds() {
			for n := range trials {
				if execute(t, after, k.file, trial(k.view, n)) != execute(t, alone, k.file, trial(k.view, n)) {
					t.Errorf("%s, %d of each: another page", k.file, n)
				}
			}
		}
		before = after
	}
}
