package document

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The parts of a page: its article, what surrounds it, what nobody sees.

// articleOf is what the page is about: its article when it has one, else its main part,
// else its body.
func articleOf(root *html.Node) *html.Node {
	whole := firstNode(root, func(n *html.Node) bool { return n.DataAtom == atom.Body })
	if whole == nil {
		whole = root
	}
	part := firstNode(whole, func(n *html.Node) bool { return n.DataAtom == atom.Main || attrOf(n, "role") == "main" })
	if part != nil && hasWords(part) {
		whole = part
	}
	var articles []*html.Node
	eachNode(whole, func(n *html.Node) bool {
		if n.DataAtom == atom.Article {
			articles = append(articles, n)
			return false
		}
		return true
	})
	if len(articles) == 1 && 2*len(wordsOf(articles[0])) > len(wordsOf(whole)) {
		return articles[0]
	}
	return whole
}

// unshown are elements whose words a page does not show, or that ask for something.
var unshown = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Form: true, atom.Button: true, atom.Select: true,
	atom.Textarea: true, atom.Iframe: true, atom.Object: true, atom.Svg: true, atom.Audio: true, atom.Video: true, atom.Canvas: true, atom.Head: true,
}

// isAround reports whether an element of a body is no part of what it is about.
func isAround(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav:
		return true
	case atom.Header, atom.Footer, atom.Aside:
		for a := n.Parent; a != nil; a = a.Parent {
			if a.DataAtom == atom.Article || a.DataAtom == atom.Main {
				return false
			}
		}
		return true
	}
	role := attrOf(n, "role")
	return role == "navigation" || role == "banner" || role == "contentinfo" || role == "search"
}

// isHidden reports whether an element says of itself that it is not shown, as the leaves
// of tabs and of what unfolds do.
func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" {
			return true
		}
	}
	return hiddenStyle.MatchString(attrOf(n, "style"))
}

var hiddenStyle = regexp.MustCompile(`(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)`)

func holds(n, other *html.Node) bool {
	for ; other != nil; other = other.Parent {
		if other == n {
			return true
		}
	}
	return false
}

// block elements end the paragraph before them.
var blockElements = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Center: true, atom.Dd: true, atom.Details: true, atom.Div: true, atom.Dl: true, atom.Dt: true,
	atom.Fieldset: true, atom.Figcaption: true, atom.Figure: true, atom.Footer: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Header: true, atom.Hr: true, atom.Li: true, atom.Main: true, atom.Nav: true, atom.Ol: true, atom.P: true, atom.Pre: true, atom.Section: true, atom.Summary: true,
	atom.Table: true, atom.Ul: true, atom.Body: true, atom.Legend: true, atom.Caption: true, atom.Tr: true, atom.Td: true, atom.Th: true,
}

// baseOf is what the links of a page are relative to; nil when nothing says it.
func baseOf(root *html.Node) *url.URL {
	var base *url.URL
	eachNode(root, func(n *html.Node) bool {
		said := ""
		switch {
		case n.DataAtom == atom.Base:
			said = attrOf(n, "href")
		case n.DataAtom == atom.Link && attrOf(n, "rel") == "canonical":
			said = attrOf(n, "href")
		case n.DataAtom == atom.Meta && attrOf(n, "property") == "og:url":
			said = attrOf(n, "content")
		}
		if u, err := url.Parse(said); base == nil && err == nil && u.IsAbs() {
			base = u
		}
		return n.DataAtom != atom.Body
	})
	return base
}

func attrOf(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// eachNode visits a node and all in it, in order.
func eachNode(n *html.Node, visit func(*html.Node) (inside bool)) {
	if n == nil || !visit(n) {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		eachNode(c, visit)
	}
}

func firstNode(n *html.Node, is func(*html.Node) bool) (found *html.Node) {
	eachNode(n, func(c *html.Node) bool {
		if found == nil && c.Type == html.ElementNode && is(c) {
			found = c
		}
		return found == nil
	})
	return found
}

// apart are elements that are no paragraphs, and whose words stand apart all the same.
var apart = map[atom.Atom]bool{atom.Br: true, atom.Option: true, atom.Button: true, atom.Label: true, atom.Input: true, atom.Select: true, atom.Textarea: true}

// wordsOf are the words in a node, without those of programs.
func wordsOf(n *html.Node) string {
	var out strings.Builder
	eachNode(n, func(c *html.Node) bool {
		switch {
		case c.Type == html.TextNode:
			if digits := raised(c.Parent); digits != "" {
				out.WriteString(afterDigit(out.String(), c.Data, digits))
			} else {
				out.WriteString(c.Data)
			}
		case c.DataAtom == atom.Script || c.DataAtom == atom.Style:
			return false
		case blockElements[c.DataAtom] || apart[c.DataAtom]:
			out.WriteByte(' ')
		}
		return true
	})
	return out.String()
}

// raised are what digits in an element become behind a digit; "" where they stand as usual.
func raised(n *html.Node) string {
	switch {
	case n != nil && n.DataAtom == atom.Sup:
		return highDigits
	case n != nil && n.DataAtom == atom.Sub:
		return lowDigits
	}
	return ""
}

func hasWords(n *html.Node) bool { return strings.TrimSpace(wordsOf(n)) != "" }
