package intake

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
)

// A spokenPart is which elements of a part of a file hold text, below which elements none
// is shown, and which attributes are words.
type spokenPart struct {
	holders, silent, attributes []string
	within                      string // outside of which nothing is shown; "" for nowhere
}

// apart are the elements whose text is no word with what is before or behind them.
var apart = []string{"p", "h", "title", "desc", "tab", "br", "cr", "line-break", "s", "note", "annotation", "frame", "tc", "fieldmark"}

// wordsOfFile are the words of a document's file, found by nobody but the ZIP and the XML
// library, in whichever parts they are: text, notes, comments, text boxes, headers and
// footers, what tracked changes took out, alternative texts, the words of drawings and of
// embedded objects.
func wordsOfFile(t testing.TB, data []byte) []string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	odt := slices.ContainsFunc(r.File, func(f *zip.File) bool { return f.Name == "content.xml" })
	var all []string
	for _, f := range r.File {
		part, speaks := spokenPartOf(f.Name, odt)
		if !speaks {
			continue
		}
		in, err := f.Open()
		if err != nil {
			continue // nobody reads it
		}
		all = append(all, part.words(in)...)
		in.Close()
	}
	return all
}

// spokenPartOf is how a part of a file speaks, if it does.
func spokenPartOf(name string, odt bool) (spokenPart, bool) {
	folder, base := path.Split(name)
	if odt {
		part := spokenPart{
			holders: []string{"p", "h", "title", "desc"}, attributes: []string{"form:label", "form:current-value"},
			silent: []string{"note-citation", "change-info", "number", "elements/1.1/ creator", "elements/1.1/ date", "creator-initials", "sender-initials", "date-string", "event-listeners"},
		}
		switch {
		case name == "content.xml":
			part.within = "text"
		case name == "styles.xml":
			part.within = "master-styles"
		case strings.HasPrefix(folder, "Object ") && base == "content.xml":
		default:
			return part, false
		}
		return part, true
	}
	part := spokenPart{holders: []string{"t", "delText"}, attributes: []string{"docPr:descr", "docPr:title", "textpath:string"}}
	switch {
	case path.Ext(base) != ".xml" || strings.Contains(folder, "_rels") || strings.Contains(folder, "glossary/"):
		return part, false
	case strings.Contains(folder, "diagrams/"):
		return part, strings.HasPrefix(base, "data")
	}
	for _, speaking := range []string{"document", "footnotes", "endnotes", "comments.", "header", "footer", "chart"} {
		if strings.HasPrefix(base, speaking) {
			return part, strings.HasPrefix(folder, "word/")
		}
	}
	return part, false
}

// words are those of a part.
func (s spokenPart) words(in io.Reader) []string {
	var out strings.Builder
	var open []string
	for d := xml.NewDecoder(in); ; {
		token, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return strings.Fields(words(clean(out.String())))
		case err != nil:
			return nil // nobody reads it
		}
		switch token := token.(type) {
		case xml.StartElement:
			name := token.Name.Local
			if _, of, is := strings.Cut(token.Name.Space, "purl.org/dc/"); is {
				name = of + " " + name // and not the field of that name
			}
			open = append(open, name)
			if slices.Contains(apart, name) {
				out.WriteByte(' ')
			}
			for _, a := range token.Attr {
				field := strings.HasSuffix(token.Name.Space, ":form:1.0") && !slices.Contains([]string{"option", "item", "form"}, name)
				if slices.Contains(s.attributes, name+":"+a.Name.Local) || field && slices.Contains(s.attributes, "form:"+a.Name.Local) {
					out.WriteString(" " + a.Value + " ")
				}
			}
		case xml.EndElement:
			open = open[:max(0, len(open)-1)]
			if slices.Contains(apart, token.Name.Local) {
				out.WriteByte(' ')
			}
		case xml.CharData:
			if s.shows(open) {
				out.Write(token)
			}
		}
	}
}

// shows reports whether text is shown that stands in elements.
func (s spokenPart) shows(open []string) bool {
	holds, inside := false, s.within == ""
	for _, name := range open {
		switch {
		case slices.Contains(s.silent, name):
			return false
		case name == s.within:
			inside = true
		case slices.Contains(s.holders, name):
			holds = holds || inside
		}
	}
	return holds
}

// lostWords are those of a file that a text has not. Of two elements side by side it is not
// known whether they make one word, neither here nor there.
func lostWords(all []string, said string) (lost []string) {
	has, own := map[string]bool{}, map[string]bool{}
	for w := range strings.FieldsSeq(words(clean(said))) {
		has[w] = true
	}
	for _, w := range all {
		own[w] = true
	}
	for _, w := range slices.Sorted(maps.Keys(own)) {
		if !has[w] && !within(w, has) && !joined(w, has, own) {
			lost = append(lost, w)
		}
	}
	return lost
}

// joined reports whether a word is the beginning or the end of one that is there, whose
// rest is words of the file.
func joined(w string, has, own map[string]bool) bool {
	for h := range has {
		if rest, is := strings.CutPrefix(h, w); is && within(rest, own) {
			return true
		}
		if rest, is := strings.CutSuffix(h, w); is && within(rest, own) {
			return true
		}
	}
	return false
}

// rawText is all XML of a file, with what its links lead to.
func rawText(t testing.TB, data []byte) string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, f := range r.File {
		if ext := path.Ext(f.Name); ext != ".xml" && ext != ".rels" {
			continue
		}
		if in, err := f.Open(); err == nil {
			_, _ = io.Copy(&out, in) // of a damaged part, what there is
			in.Close()
		}
	}
	return out.String()
}
