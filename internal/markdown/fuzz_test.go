package markdown

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"essaim/internal/locale"
)

// allowed are the elements and attributes that a body may become.
var allowed = map[string]string{
	"p": "", "br": "", "hr": "", "em": "", "strong": "", "del": "", "sup": "", "blockquote": "",
	"h2": "id", "h3": "id", "h4": "id", "h5": "id", "h6": "id",
	"ul": "", "ol": "start class", "li": "id class", "pre": "tabindex", "code": "class",
	"div": "class tabindex role aria-label", "table": "", "caption": "class", "thead": "", "tbody": "", "tr": "",
	"th": "scope class", "td": "class",
	"a": "href title class rel id role aria-label", "img": "src alt title srcset sizes width height loading",
	"input": "type disabled checked aria-label",
}

var void = []string{"br", "hr", "img", "input"}

// check reports what is wrong with a section's HTML: elements that are not
// closed in order, anything that is not allowed, unsafe addresses, ids that are
// there already.
func check(t *testing.T, body string, section Section, ids map[string]bool) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(string(section.Written)))
	var open []string
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("%q: %v not closed in %s", body, open, section.Written)
			}
			return
		case html.CommentToken, html.DoctypeToken:
			t.Errorf("%q: comment or doctype in %s", body, section.Written)
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			checkTag(t, body, token, ids)
			if slices.Contains(void, token.Data) {
				continue
			}
			if token.Data == "a" && slices.Contains(open, "a") {
				t.Errorf("%q: links nest in %s", body, section.Written)
			}
			open = append(open, token.Data)
		case html.EndTagToken:
			name := z.Token().Data
			if len(open) == 0 || open[len(open)-1] != name {
				t.Errorf("%q: </%s> within %v in %s", body, name, open, section.Written)
				return
			}
			open = open[:len(open)-1]
		}
	}
}

func checkTag(t *testing.T, body string, token html.Token, ids map[string]bool) {
	t.Helper()
	attributes, known := allowed[token.Data]
	if !known {
		t.Errorf("%q: element %s", body, token)
	}
	for _, a := range token.Attr {
		if !slices.Contains(strings.Fields(attributes), a.Key) {
			t.Errorf("%q: attribute %s in %s", body, a.Key, token)
		}
		switch a.Key {
		case "id":
			if ids[a.Val] {
				t.Errorf("%q: id %s twice", body, a.Val)
			}
			ids[a.Val] = true
		case "href", "src", "srcset":
			address := strings.ToLower(strings.Map(func(r rune) rune {
				if r <= ' ' {
					return -1
				}
				return r
			}, a.Val))
			for _, scheme := range []string{"javascript:", "data:", "vbscript:"} {
				if strings.HasPrefix(address, scheme) {
					t.Errorf("%q: %s", body, token)
				}
			}
		}
	}
}

// checkAsRead reports what a browser would run of a section, or read as other elements
// than those that are written.
func checkAsRead(t *testing.T, body string, section Section) {
	t.Helper()
	around := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(strings.NewReader(string(section.Written)), around)
	if err != nil {
		t.Errorf("%q: %v of %s", body, err, section.Written)
	}
	for _, root := range nodes {
		around.AppendChild(root)
	}
	for n := range around.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if _, known := allowed[n.Data]; !known || n.Namespace != "" {
			t.Errorf("%q: %s:%s is read in %s", body, n.Namespace, n.Data, section.Written)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" {
				t.Errorf("%q: %s is read in %s", body, a.Key, section.Written)
			}
		}
		if inLinks := n.Data == "a" && slices.ContainsFunc(slices.Collect(n.Ancestors()), func(n *html.Node) bool { return n.Data == "a" }); inLinks {
			t.Errorf("%q: links nest as they are read in %s", body, section.Written)
		}
	}
}

func FuzzConvert(f *testing.F) {
	for _, c := range cases(f) {
		f.Add(c.body)
	}
	converters := map[locale.Lang]*Converter{}
	for _, lang := range locale.Languages {
		converters[lang] = New(locale.For(lang))
	}
	f.Fuzz(func(t *testing.T, body string) {
		for _, c := range converters {
			doc, problems := c.Convert([]byte(body), Options{Resolve: resolve})
			ids := map[string]bool{}
			for _, s := range doc.Sections {
				if ids[s.ID] {
					t.Errorf("%q: section id %s twice", body, s.ID)
				}
				ids[s.ID] = true
				check(t, body, s, ids)
				checkAsRead(t, body, s)
			}
			for _, id := range c.Headings([]byte(body)) {
				if !ids[id] {
					t.Errorf("%q: no heading has id %s", body, id)
				}
			}
			lines := strings.Count(body, "\n") + 1
			for _, p := range problems {
				if p.Line < 1 || p.Line > lines || p.Column < 1 || p.Column > utf8.RuneCountInString(body)+1 {
					t.Errorf("%q: problem at %d:%d", body, p.Line, p.Column)
				}
			}
		}
	})
}
