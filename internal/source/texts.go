package source

import (
	"reflect"
	"slices"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/network"
)

// SetTexts reads content files again of which only the text may have changed,
// and the mere words of a sheet. It puts them where
// the last network has them, which nobody may be reading meanwhile, and says
// whether words were among them.
//
// It is false, and nothing is changed, when that would not be what a Read gives:
// when more has changed, or whether a text says something at all, or which photos it
// links to; for words
// also when something is wrong between files, because messages quote titles.
func (r *Reader) SetTexts(paths []string) (bodies []network.Body, words, ok bool) {
	changed := make([]document, len(paths))
	for i, path := range paths {
		before, known := r.documents[path]
		if !known || before.body() == nil || !isRegular(r.fsys, path) || bodyIn(r.last, path) == nil {
			return nil, false, false
		}
		changed[i] = readDocument(r.fsys, before.entry, r.locale(), r.currency, r.form, newScratch())
		switch now := changed[i]; {
		case now.body() == nil, now.body().Empty != before.body().Empty, !slices.Equal(now.body().Linked, before.body().Linked):
			return nil, false, false
		case now.sameFront(before):
		case r.independent && now.sameButWords(before) && r.published(before) != nil:
			words = true
		default:
			return nil, false, false
		}
	}
	for _, now := range changed {
		r.set(now)
		bodies = append(bodies, *now.body())
	}
	return bodies, words, true
}

// set puts what a document says in the place of what it said.
func (r *Reader) set(now document) {
	before := r.documents[now.path]
	if now.sameFront(before) {
		*bodyIn(r.last, now.path) = *now.body() // that of a copy, maybe
		*before.body() = *now.body()
		return
	}
	sheet := r.published(before)
	communes, institutions := sheet.Communes, sheet.Institutions
	*before.sheet, *sheet = *now.sheet, *now.sheet
	if sheet != before.sheet { // see splitCarriers
		sheet.Communes, sheet.Institutions = communes, institutions
	}
	now.sheet = before.sheet
	r.documents[now.path] = now
	r.problems = slices.DeleteFunc(r.problems, func(p diag.Problem) bool { return p.File == now.path })
	r.problems = diag.Sort(append(r.problems, now.file.finalProblems()...))
}

// published is the sheet of the last network that a document's became: the same,
// or a copy that others than communes carry. It is nil when it was left out.
func (r *Reader) published(d document) *network.Sheet {
	i, found := slices.BinarySearchFunc(r.last.Sheets, d.sheet.ID, func(s *network.Sheet, id string) int { return strings.Compare(s.ID, id) })
	if !found || r.last.Sheets[i].Body.File != d.path {
		return nil
	}
	return r.last.Sheets[i]
}

// sameFront reports whether all but the text is as before, and nothing else is
// wrong with the text: its headings may have problems too.
func (d document) sameFront(before document) bool {
	return d.front == before.front && slices.EqualFunc(d.file.ownProblems(), before.file.ownProblems(), sameProblem)
}

// ownProblems are those that a file has by itself, its severities aside.
func (f *file) ownProblems() []diag.Problem { return f.problems[:f.own] }

func sameProblem(a, b diag.Problem) bool {
	return a.Code == b.Code && a.Pos == b.Pos && reflect.DeepEqual(a.Args, b.Args)
}

// sameButWords reports whether a document says what it said before, but for its
// text and for words that nothing but pages depends on. It refers to the same
// things then, and checks between files find what they found.
func (d document) sameButWords(before document) bool {
	names := func(a, b reference) bool { return a.names == b.names && a.id == b.id }
	return d.sheet != nil && before.sheet != nil && sameButWords(d.sheet, before.sheet) &&
		d.file.draft == before.file.draft && len(d.file.later) == len(before.file.later) &&
		slices.EqualFunc(d.file.references, before.file.references, names)
}

// body is the body of a document; nil when it could not be read.
func (d document) body() *network.Body {
	switch {
	case d.sheet != nil:
		return &d.sheet.Body
	case d.meeting != nil:
		return &d.meeting.Body
	case d.diagnostic != nil:
		return &d.diagnostic.Body
	case d.adoption != nil:
		return &d.adoption.Body
	case d.page != nil:
		return &d.page.Body
	}
	return nil
}

// SetBody puts a text in the place of that of its file.
func SetBody(n *network.Network, body network.Body) {
	if own := bodyIn(n, body.File); own != nil {
		*own = body
	}
}

// bodyIn finds the body of a file in a network; nil when it was left out.
func bodyIn(n *network.Network, file string) *network.Body {
	for body := range n.Bodies() {
		if body.File == file {
			return body
		}
	}
	return nil
}
