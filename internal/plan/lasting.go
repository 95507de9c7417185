package plan

import (
	"iter"
	"path"
	"strconv"
	"strings"

	"essaim/internal/digest"
	"essaim/internal/network"
)

// Lasting is what a page of its own is known by, so that it is found again when its
// address is another one: readers have the former one, and so have other sites.
type Lasting struct {
	Kind  string        // of what it shows: "sheet", "theme"…
	Where string        // its file; of what network.yaml declares, that file, # and an id
	Title *string       // as its author wrote it
	Body  *network.Body // nil for none
	UID   string        // that its author gave it; ""
}

// Trace is what of a Lasting one build leaves to the next.
type Trace struct {
	Kind, Where      string
	title, body, uid uint64 // digests; 0 for none
}

// Trace is that of a page.
func (l *Lasting) Trace() Trace {
	t := Trace{Kind: l.Kind, Where: l.Where, title: digest.Of([]byte(*l.Title))}
	if l.Body != nil && !l.Body.Empty {
		t.body = l.Body.Hash
	}
	if l.UID != "" {
		t.uid = digest.Of([]byte(l.UID))
	}
	return t
}

// String is a trace in a line: "KIND TITLE BODY UID WHERE", digests in hexadecimal.
func (t Trace) String() string {
	b := append(make([]byte, 0, len(t.Kind)+len(t.Where)+3*16+4), t.Kind...)
	b = strconv.AppendUint(append(b, ' '), t.title, 16)
	b = strconv.AppendUint(append(b, ' '), t.body, 16)
	b = strconv.AppendUint(append(b, ' '), t.uid, 16)
	return string(append(append(b, ' '), t.Where...))
}

// readTrace reads what String wrote; false for anything else.
func readTrace(line string) (t Trace, ok bool) {
	parts := strings.SplitN(line, " ", 5)
	if len(parts) != 5 {
		return Trace{}, false
	}
	t = Trace{Kind: parts[0], Where: parts[4]}
	for i, digest := range []*uint64{&t.title, &t.body, &t.uid} {
		var err error
		if *digest, err = strconv.ParseUint(parts[1+i], 16, 64); err != nil {
			return Trace{}, false
		}
	}
	return t, true
}

// Traces gives those of all pages that last, by path.
func (p *Plan) Traces() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for i := range p.Outputs {
			if o := &p.Outputs[i]; o.Lasting != nil && !yield(o.Path, o.Lasting.Trace().String()) {
				return
			}
		}
	}
}

// A Lost address led to a page in a former site and leads to nothing in this one.
type Lost struct {
	Path    string  // relative to the output folder
	Address string  // from the site's own root: "/fiches/x/"
	Trace           // of its page
	Heir    *Output // the page that seems to be the same; nil when none does
}

// Lost finds the addresses among those of a former site, by path with the traces of
// their pages, that lead to nothing now; sorted as former is.
func (p *Plan) Lost(former iter.Seq2[string, string]) []Lost {
	lasting := make(map[string]bool, len(p.Outputs))
	for i := range p.Outputs {
		if p.Outputs[i].Lasting != nil {
			lasting[p.Outputs[i].Path] = true
		}
	}
	var lost []Lost
	for file, line := range former {
		if lasting[file] || p.publishes(file) {
			continue
		}
		if trace, ok := readTrace(line); ok {
			lost = append(lost, Lost{Path: file, Address: "/" + strings.TrimSuffix(file, "index.html"), Trace: trace})
		}
	}
	if len(lost) > 0 {
		p.findHeirs(lost, former)
	}
	return lost
}

// Follows reports whether a page is published that has no life of its own, such as a
// draft's.
func (p *Plan) Follows(file string) bool {
	o, found := p.Output(file)
	return found && o.Lasting == nil
}

func (p *Plan) publishes(file string) bool {
	_, found := Find(p.Outputs, file)
	return found
}

// findHeirs finds the page that each lost address should lead to, by what is the
// surest first: the same file or id, the same uid, the same text, the same title, a name like it.
// What fits two pages alike fits none.
func (p *Plan) findHeirs(lost []Lost, former iter.Seq2[string, string]) {
	had := map[string]bool{}
	for file := range former {
		had[file] = true
	}
	h := heirs{byWhere: map[string]*Output{}, byUID: map[uint64][]*Output{}, byBody: map[uint64][]*Output{}, byTitle: map[uint64][]*Output{}, had: had}
	for i := range p.Outputs {
		h.add(&p.Outputs[i])
	}
	for i := range lost {
		lost[i].Heir = h.of(lost[i].Trace)
	}
}

// heirs are the pages of a plan by what they may be known by.
type heirs struct {
	byWhere                map[string]*Output
	byUID, byBody, byTitle map[uint64][]*Output
	fresh                  []*Output       // pages that the former site did not have
	had                    map[string]bool // paths of the former site
}

func (h *heirs) add(o *Output) {
	if o.Lasting == nil || o.Hidden { // a redirection inherits nothing
		return
	}
	t := o.Lasting.Trace()
	h.byWhere[t.Where] = o
	if t.body != 0 {
		h.byBody[t.body] = append(h.byBody[t.body], o)
	}
	if t.uid != 0 {
		h.byUID[t.uid] = append(h.byUID[t.uid], o)
	}
	h.byTitle[t.title] = append(h.byTitle[t.title], o)
	if !h.had[o.Path] {
		h.fresh = append(h.fresh, o)
	}
}

func (h *heirs) of(t Trace) *Output {
	if o := h.byWhere[t.Where]; o != nil {
		return o
	}
	if t.uid != 0 {
		if o := h.only(h.byUID[t.uid], ""); o != nil {
			return o
		}
	}
	if t.body != 0 {
		if o := h.only(h.byBody[t.body], ""); o != nil {
			return o
		}
	}
	if o := h.only(h.byTitle[t.title], t.Kind); o != nil {
		return o
	}
	return h.alike(t)
}

// only is the one of several pages that is new, or the only one. kind, if any, is
// what it has to be.
func (h *heirs) only(list []*Output, kind string) *Output {
	var found, fresh *Output
	count, news := 0, 0
	for _, o := range list {
		if kind != "" && o.Lasting.Kind != kind {
			continue
		}
		found, count = o, count+1
		if !h.had[o.Path] {
			fresh, news = o, news+1
		}
	}
	switch {
	case news == 1:
		return fresh
	case count == 1:
		return found
	}
	return nil
}

// alike is the new page of the same kind whose name has most words of a former one,
// and at least half of all that are in either.
func (h *heirs) alike(t Trace) *Output {
	words := wordsOf(t.Where)
	var best *Output
	shared, tie := 0, false
	for _, o := range h.fresh {
		if o.Lasting.Kind != t.Kind {
			continue
		}
		others := wordsOf(o.Lasting.Where)
		common := 0
		for word := range words {
			if others[word] {
				common++
			}
		}
		switch {
		case 2*common < len(words)+len(others)-common, common < shared:
		case common == shared:
			tie = true
		default:
			best, shared, tie = o, common, false
		}
	}
	if tie {
		return nil
	}
	return best
}

// wordsOf are those of the name of a file or of an id.
func wordsOf(where string) map[string]bool {
	file, id, declared := strings.Cut(where, "#")
	if !declared {
		id = strings.TrimSuffix(strings.TrimSuffix(file, ".md"), "/index")
	}
	words := map[string]bool{}
	for word := range strings.SplitSeq(path.Base(id), "-") {
		words[word] = true
	}
	return words
}
