package build

import (
	"path"
	"slices"
	"strings"

	"essaim/internal/digest"
	"essaim/internal/network"
	"essaim/internal/plan"
)

// The facts of a site are all that it is made of but the texts of its content
// files: front matter, which sections a text has and what it links to, whatever
// is no content file, and the day. A file of the site is a function of the facts
// and of the texts that it shows (site.Output.Bodies), so while the facts are
// those of the last build, only files with another text are made again; no view
// is built to find that out. Two things are told of a text elsewhere:
//
//   - a link to a #part of it, which may be gone: see asked;
//   - the size of its PDF: with PDF files, every view is compared.
//
// The search index knows by itself which documents changed.

// onlyTexts tells whether the site differs from that of the last build by texts
// alone, and by which.
func (b *build) onlyTexts() (changed map[string]bool, yes bool) {
	if b.last == nil || len(b.problems) > 0 || slices.ContainsFunc(b.plan.Outputs, isPaper) {
		return nil, false
	}
	if len(b.told.last) != len(b.inputs) || b.facts(b.told.last) != b.last.Facts {
		return nil, false
	}
	changed = map[string]bool{}
	for body := range b.network.Bodies() {
		if b.last.texts[body.File] != body.Hash {
			changed[body.File] = true
		}
	}
	return changed, !b.asked(changed)
}

// remains tells whether an output is that of the last build.
func (b *build) remains(o plan.Output) bool {
	return b.changed != nil && !slices.ContainsFunc(o.Bodies, func(body *network.Body) bool { return b.changed[body.File] })
}

// facts stands for the facts. What holds no text is told by what the look told of
// each input: what was saved since then, pages may not show.
func (b *build) facts(told []uint64) uint64 {
	if b.bodyFacts.others == nil {
		b.tellBodies()
	}
	d := b.bodyFacts.digest
	for _, i := range b.bodyFacts.others {
		d = d.Mix(told[i])
	}
	return d.Sum64()
}

// bodyFacts is what the content files with a text tell of the facts.
type bodyFacts struct {
	digest digest.Digest
	others []int // the other inputs; nil until all this is told
}

// tellBodies finds out bodyFacts.
func (b *build) tellBodies() {
	var d digest.Digest
	tell := func(s string) { d = d.Texts(s) }
	texts := make(map[string]bool, len(b.inputs))
	for body := range b.network.Bodies() {
		texts[body.File] = true
		tell(body.File)
		d = d.Mix(body.Front).Mix(uint64(body.Sections)).Mix(uint64(len(body.Links)))
		if body.Empty {
			tell("empty")
		}
		for _, link := range body.Links {
			tell(link)
		}
	}
	others := []int{}
	for i, file := range b.inputs {
		if !texts[file] {
			others = append(others, i)
		}
	}
	b.bodyFacts.digest, b.bodyFacts.others = d, others
}

func (b *build) texts() map[string]uint64 {
	texts := map[string]uint64{}
	for body := range b.network.Bodies() {
		texts[body.File] = body.Hash
	}
	return texts
}

// asked tells whether a link somewhere else leads to a part of one of the files.
func (b *build) asked(files map[string]bool) bool {
	for body := range b.network.Bodies() {
		for _, link := range body.Links {
			to, _, parted := strings.Cut(link, "#")
			if target := path.Join(path.Dir(body.File), to); parted && to != "" && target != body.File && files[target] {
				return true
			}
		}
	}
	return false
}
