package build

import (
	"path"
	"slices"
	"strings"

	"essaim/internal/digest"
	"essaim/internal/network"
)

// The facts of a site are all that it is made of but the texts of its content
// files: front matter, which sections a text has and what it links to, whatever
// is no content file, and the day. A file of the site is a function of the facts
// and of the texts that it shows (plan.Output.Bodies), so while the key of the facts
// is that of the previous build, only files with another text are made again; no view
// is built to find that out. Two things are said of a text elsewhere:
//
//   - a link to a #part of it, which may be gone: see linkedParts;
//   - the size of its PDF: with PDF files, every view is compared.
//
// The search index knows by itself which documents changed.

// onlyTexts is true when the site differs from that of the previous build by texts
// alone, those of the files changed. Those in which a problem was found are among them:
// it is to be found again.
func (c changes) onlyTexts(site *planned) (changed map[string]bool, yes bool) {
	if c.previous == nil || !c.sameFacts(site) {
		return nil, false
	}
	changed = map[string]bool{}
	for body := range site.network.Bodies() {
		if c.previous.texts[body.File] != body.Hash {
			changed[body.File] = true
		}
	}
	if linkedParts(site.network, changed) {
		return nil, false
	}
	for _, file := range c.previous.Troubled {
		changed[file] = true
	}
	return changed, true
}

// sameFacts is true when pages differ from those of the last state by their texts at
// most.
func (c changes) sameFacts(site *planned) bool {
	if !c.compared || slices.ContainsFunc(site.plan.Outputs, isPaper) {
		return false
	}
	facts := factsKey(site.network, c.inputs)
	return facts != unknown && facts == c.last.Facts
}

// factsKey stands for the facts. What holds no text stands for itself, by the digest
// of its file: of one that has none, nothing is known, and the key is that of no build
// before or after.
func factsKey(n *network.Network, inputs []input) uint64 {
	var d digest.Digest
	texts := make(map[string]bool, len(inputs))
	for body := range n.Bodies() {
		texts[body.File] = true
		d = d.Texts(body.File).Mix(body.Front).Mix(uint64(body.Sections)).Mix(uint64(len(body.Links)))
		if body.Empty {
			d = d.Texts("empty")
		}
		d = d.Texts(body.Links...).Mix(uint64(len(body.Shown))).Texts(body.Shown...).Texts(body.Linked...)
	}
	for _, in := range inputs {
		switch {
		case texts[in.name]:
		case in.digest == unknown:
			return unknown
		default:
			d = d.Texts(in.name).Mix(in.digest)
		}
	}
	return d.Sum64()
}

// linkedParts is true when a link somewhere else leads to a part of one of the files.
func linkedParts(n *network.Network, files map[string]bool) bool {
	for body := range n.Bodies() {
		for _, link := range body.Links {
			to, _, parted := strings.Cut(link, "#")
			if target := path.Join(path.Dir(body.File), to); parted && to != "" && target != body.File && files[target] {
				return true
			}
		}
	}
	return false
}
