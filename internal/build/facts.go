package build

import (
	"path"
	"slices"
	"strings"

	"essaim/internal/digest"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/publish"
)

// The facts of a site are all that it is made of but the texts of its content
// files, the mere words of sheets (source.Field.Words) and the layouts, which only pages show: front
// matter, which sections a text has and what it links to, whatever is no content file, and the day. A
// file of the site is a function of the facts, of the texts that it shows (plan.Output.Bodies) and of the
// sheets that it names (plan.Output.Names), so while the key of the facts is that of the
// previous build, only files with another text or other words are made again; no view is built to find
// that out. Where words changed, all that may name any sheet is compared. Three things are said of a
// text elsewhere:
//
//   - a link to a #part of it, which may be gone: see linkingTo;
//   - the size of its PDF and of those that it is bound in: see pdfFolder;
//   - its words and how many bytes they take, in open data: plan.Output.Texts.
//
// The search index knows by itself which documents changed.

// staying says which files a build need not even compare.
type staying struct {
	plan   *plan.Plan
	output *publish.Output
	texts  map[string]bool // the files of which a text changed; nil when more may have
	words  map[string]bool // the pages of sheets whose mere words changed
	shared map[string]bool // the pages that had namesakes
	moved  bool            // a text did change
	common bool            // what all pages share did not
	pdfs   map[string]bool // the folders of pages of which a PDF was made again
}

// staying is what stays when the site differs from that of the previous build by texts,
// words and layouts alone. Files in which a problem was found, as pages or PDFs were made, are as if they
// had changed: it is to be found again.
func (c changes) staying(site *planned, output *publish.Output) *staying {
	s := &staying{plan: site.plan, output: output, words: map[string]bool{}, shared: map[string]bool{}, pdfs: map[string]bool{}}
	if c.previous == nil || !c.sameFacts(site) {
		return s
	}
	changed, worded := map[string]bool{}, map[string]bool{}
	for body := range site.network.Bodies() {
		was := c.previous.texts[body.File]
		if was.text != body.Hash {
			changed[body.File] = true
		}
		if was.front != body.Front {
			worded[body.File] = true
		}
	}
	for _, file := range linkingTo(site.network, changed) {
		changed[file] = true
	}
	for _, o := range site.plan.Outputs {
		if o.Names != nil && worded[o.File()] {
			s.words[o.URL] = true
		}
	}
	for _, page := range c.previous.Namesakes {
		s.shared[page] = true
	}
	s.texts, s.moved, s.common = changed, len(changed) > 0, c.previous.Common == site.common
	for _, file := range c.previous.Troubled {
		changed[file] = true
	}
	return s
}

// file is true when a file is that of the previous build, whose key it keeps. PDFs are
// asked for before pages. One without a key had problems, which are to be found again.
func (s *staying) file(o plan.Output) bool {
	switch {
	case s.texts == nil, shows(o, s.texts), o.Texts && s.moved, len(s.words) > 0 && s.names(o):
		return false
	case o.View != nil && (!s.common || s.pdfs[pdfFolder(o.Path)]), isPaper(o) && s.output.LastKey(o.Path) == unknown:
		return false
	}
	return s.output.Stay(o.Path)
}

// names is true when an output may show words that changed.
func (s *staying) names(o plan.Output) bool {
	return o.Names == nil || s.shared[o.Path] || isNamesake(o) || slices.ContainsFunc(o.Names(), func(page string) bool { return s.words[page] })
}

func isNamesake(o plan.Output) bool { return o.Namesake != nil && o.Namesake() }

// size is that of a file that stays; 0 for another.
func (s *staying) size(path string) int64 {
	if o, found := s.plan.Output(path); !found || !s.file(o) {
		return 0
	}
	size, _ := s.output.Kept(path)
	return size
}

// remade says that a PDF is not known to be the one that was there.
func (s *staying) remade(pdf string) {
	s.pdfs[path.Dir(pdf)] = true
	s.pdfs[strings.TrimSuffix(pdf, ".pdf")] = true
}

// pdfFolder is the folder of the PDFs whose size a page shows: its own, or that of the list of
// which it is page n. Beside this folder a PDF of its name may be one as well.
func pdfFolder(page string) string {
	folder := path.Dir(page)
	if strings.HasPrefix(path.Base(folder), "page-") {
		folder = path.Dir(folder)
	}
	return folder
}

// sameFacts is true when views differ from those of the last state by their texts and words
// at most.
func (c changes) sameFacts(site *planned) bool {
	if !c.compared {
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
		d = d.Texts(body.File).Mix(body.Facts).Mix(uint64(body.Sections)).Mix(uint64(len(body.Links)))
		if body.Empty {
			d = d.Texts("empty")
		}
		d = d.Texts(body.Links...).Mix(uint64(len(body.Shown))).Texts(body.Shown...).Texts(body.Linked...)
	}
	if slices.ContainsFunc(n.Sheets, func(s *network.Sheet) bool { return len(s.Audience.Items) > 0 }) {
		d = d.Texts("audience") // of which every comparison has a row once a sheet says it
	}
	for _, in := range inputs {
		switch {
		case texts[in.name], strings.HasPrefix(in.name, "layouts/"):
		case in.digest == unknown:
			return unknown
		default:
			d = d.Texts(in.name).Mix(in.digest)
		}
	}
	return d.Sum64()
}

// linkingTo are the files of which a link leads to a part of another one of files: what shows
// them says whether it is there.
func linkingTo(n *network.Network, files map[string]bool) (linking []string) {
	for body := range n.Bodies() {
		leads := func(link string) bool {
			to, _, parted := strings.Cut(link, "#")
			target := path.Join(path.Dir(body.File), to)
			return parted && to != "" && target != body.File && files[target]
		}
		if slices.ContainsFunc(body.Links, leads) {
			linking = append(linking, body.File)
		}
	}
	return linking
}
