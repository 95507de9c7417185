package build

import (
	"errors"
	"maps"
	"strings"
	"testing"
)

// want is how many views are made to find out what changed: while it is texts
// alone, those of the pages that show them.
func TestOnlyPagesOfAnotherTextAreCompared(t *testing.T) {
	const all = -1
	for _, c := range []struct {
		name   string
		change func(*onDisk)
		want   int
	}{
		{"a text", func(d *onDisk) { d.write(sheetFile(3), string(sheet("Fiche 3", "dechets", "Autre chose.").Data)) }, 1},
		{"two texts", func(d *onDisk) {
			d.write(sheetFile(3), string(sheet("Fiche 3", "dechets", "Autre chose.").Data))
			d.write(sheetFile(4), string(sheet("Fiche 4", "dechets", "Autre chose.").Data))
		}, 2},
		{"a text and its links", func(d *onDisk) {
			d.write(sheetFile(3), string(sheet("Fiche 3", "dechets", "Voir [là](fiche-0.md).").Data))
		}, all},
		{"a section more", func(d *onDisk) {
			d.write(sheetFile(3), string(sheet("Fiche 3", "dechets", "Un texte.\n\n## Recommandations\n\nIci.").Data))
		}, all},
		{"no text any more", func(d *onDisk) { d.write(sheetFile(3), string(sheet("Fiche 3", "dechets", "").Data)) }, all},
		{"a title", func(d *onDisk) { d.write(sheetFile(3), string(sheet("Titre", "dechets", "Un texte.").Data)) }, all},
		{"a static file", func(d *onDisk) { d.write("static/a.txt", "a") }, all},
		{"a layout", func(d *onDisk) { d.write("layouts/parts/exemplary.html", "!") }, all},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newOnDisk(t, 6)
			pages := d.build(d.output, nil).Pages
			c.change(d)
			want := c.want
			if want == all {
				want = pages
			}
			if got := d.build(d.output, nil).Compared; got != want {
				t.Errorf("%d views were made, want %d", got, want)
			}
			fresh := t.TempDir()
			d.build(fresh, func(opt *Options) { opt.Cache = nil })
			if !maps.Equal(tree(t, d.output), tree(t, fresh)) {
				t.Error("the tree is not that of a fresh build")
			}
		})
	}
}

// A heading that goes breaks the links to it, in texts that did not change.
func TestAHeadingThatOthersLinkTo(t *testing.T) {
	d := newOnDisk(t, 3)
	d.write(sheetFile(1), string(sheet("Fiche 1", "dechets", "Voir [là](fiche-0.md#ici).").Data))
	d.write(sheetFile(0), string(sheet("Fiche 0", "dechets", "Un texte.\n\n### Ici\n").Data))
	d.build(d.output, nil)
	d.write(sheetFile(0), string(sheet("Fiche 0", "dechets", "Un texte.\n\n### Là\n").Data))
	if _, err := d.try(d.output, nil); !errors.Is(err, ErrContent) {
		t.Errorf("the broken link is not reported: %v", err)
	}
}

// What is saved after it was read makes the next build.
func TestAFileSavedDuringABuild(t *testing.T) {
	d := newOnDisk(t, 3)
	d.write("static/a.txt", "")
	saved := 0
	d.build(d.output, func(opt *Options) {
		opt.Progress = func(stage Stage, done, total int) {
			if stage == Render && total > 0 && done == total {
				saved++
				d.write("static/a.txt", strings.Repeat("a", saved))
			}
		}
	})
	if saved == 0 {
		t.Fatal("nothing was saved")
	}
	d.build(d.output, nil)
	fresh := t.TempDir()
	d.build(fresh, func(opt *Options) { opt.Cache = nil })
	if !maps.Equal(tree(t, d.output), tree(t, fresh)) {
		t.Error("the tree is not that of a fresh build")
	}
}
