// Package documenttest reads pages a second time, by the tokens of HTML alone, to prove
// that reading them loses no word. Only tests import it.
package documenttest

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

var (
	// otherwise are pages of which tokens alone do not say the words: with what is no HTML
	// in them, where tokens have other rules.
	otherwise = regexp.MustCompile(`(?i)<svg|<math|<plaintext`)
	markup    = regexp.MustCompile(`(?i)<(?:!doctype\s+html|html|head|title|meta|body|article|main|section|div|p|h[1-6]|table|tr|td|ul|ol|li|dl|pre|blockquote|span|br)[\s/>]`)
)

// PageTexts are the texts of a page, each from one tag to the next; of a page that is no
// HTML, all of it. ok is false for one that tokens alone do not read.
func PageTexts(data []byte) (texts []string, ok bool) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 || otherwise.Match(data) || bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) {
		return nil, false
	}
	if !markup.Match(data[:min(len(data), 1<<16)]) {
		return []string{string(data)}, true
	}
	program := false
	for z := html.NewTokenizer(bytes.NewReader(data)); ; {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return texts, true
		case html.StartTagToken, html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "script" || string(name) == "style" {
				program = kind == html.StartTagToken
			}
		case html.TextToken:
			if !program {
				texts = append(texts, string(z.Text()))
			}
		}
	}
}

// Lost are the words of texts that are not among those said: neither one of them, nor made
// of several, nor part of one, for of two elements side by side it is not known whether
// their words are one. A figure that stands alone in the page must be there alone: 12 is
// not found in 2012. Words cuts a text into words.
func Lost(texts []string, said string, words func(string) []string) []string {
	has, alone := map[string]bool{}, map[string]bool{}
	for _, w := range words(said) {
		has[w] = true
	}
	for _, w := range words(strings.Join(texts, "")) {
		alone[w] = true
	}
	var lost []string
	for _, text := range texts {
		for _, w := range words(text) {
			isFigure := strings.Trim(w, "0123456789") == "" && alone[w]
			if !has[w] && (isFigure || !made(w, has) && !part(w, has)) {
				lost = append(lost, w)
			}
		}
	}
	return lost
}

// made reports whether a word is made of words that are there.
func made(w string, has map[string]bool) bool {
	ends := make([]bool, len(w)+1)
	ends[0] = true
	for to := 1; to <= len(w); to++ {
		for from := range to {
			if ends[from] && has[w[from:to]] {
				ends[to] = true
				break
			}
		}
	}
	return ends[len(w)]
}

func part(w string, has map[string]bool) bool {
	for other := range has {
		if strings.Contains(other, w) {
			return true
		}
	}
	return false
}
