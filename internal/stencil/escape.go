package stencil

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// escapings are the chains of escapers that html/template ends a pipeline with,
// for the places where we know what they do.
var escapings = map[string]escaping{
	"htmlescaper":                         {text: true},
	"rcdataescaper":                       {},
	"attrescaper":                         {},
	"urlfilter urlnormalizer attrescaper": {filter: true, url: whole},
	"urlfilter attrescaper":               {filter: true}, // of a meta refresh
	"urlnormalizer attrescaper":           {url: whole},
	"urlescaper attrescaper":              {url: query},
	"srcsetescaper attrescaper":           {srcset: true},
	"jsvalescaper":                        {json: true},
}

type escaping struct {
	text   bool // safe HTML may stand here
	filter bool // only addresses that lead somewhere, not scripts
	url    address
	json   bool
	srcset bool // addresses with their widths, of one image
}

// address is how much of an address a value may be.
type address int

const (
	none  address = iota
	whole         // or the part before "?" or "#": its punctuation has its meaning
	query         // a value behind one of these: all punctuation is encoded
)

// escaperPrefix begins the names of html/template's escapers in a parse tree.
const escaperPrefix = "_html_template_"

// append escapes a plain string.
func (e escaping) append(page []byte, s string) []byte {
	if e.srcset {
		return appendSrcset(page, s)
	}
	if e.filter && !leads(s) {
		s = "#ZgotmplZ"
	}
	if e.url != none {
		return appendURL(page, s, e.url)
	}
	return appendHTML(page, s)
}

// entities are what html/template writes for bytes that mean something in text
// or in a quoted attribute.
var entities = [256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

func appendHTML(page []byte, s string) []byte {
	start := 0
	for i := range len(s) {
		if entity := entities[s[i]]; entity != "" {
			page = append(append(page, s[start:i]...), entity...)
			start = i + 1
		}
	}
	return append(page, s[start:]...)
}

const unreserved = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"

// inURL are the bytes that stand in an address as they are; "&" and "+" need
// escaping by the attribute around it.
var inURL = [...][256]bool{whole: bytesOf(unreserved + "!#$&*+,/:;=?@[]"), query: bytesOf(unreserved)}

func bytesOf(s string) (set [256]bool) {
	for i := range len(s) {
		set[s[i]] = true
	}
	return set
}

// appendURL percent-encodes what an address cannot hold, but not what is
// percent-encoded in a whole one, and escapes the result for a quoted attribute.
func appendURL(page []byte, s string, as address) []byte {
	plain := &inURL[as]
	start := 0
	for i := range len(s) {
		c := s[i]
		kept := plain[c] || as == whole && c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2])
		if kept && entities[c] == "" {
			continue
		}
		page = append(page, s[start:i]...)
		if kept {
			page = append(page, entities[c]...)
		} else {
			page = append(page, '%', "0123456789abcdef"[c>>4], "0123456789abcdef"[c&15])
		}
		start = i + 1
	}
	return append(page, s[start:]...)
}

// appendSrcset escapes each address of a list of images in several widths. One that
// is anything else than an address and a width is left out, as html/template does.
func appendSrcset(page []byte, s string) []byte {
	for i, part := range strings.Split(s, ",") {
		if i > 0 {
			page = append(page, ',')
		}
		from := len(part) - len(strings.TrimLeft(part, whiteSpace))
		end := len(part)
		if after := strings.IndexAny(part[from:], whiteSpace); after >= 0 {
			end = from + after
		}
		if url := part[from:end]; leads(url) && isWidth(part[end:]) {
			page = append(page, part[:from]...)
			page = appendURL(page, url, whole)
			page = append(page, part[end:]...)
		} else {
			page = append(page, "#ZgotmplZ"...)
		}
	}
	return page
}

const whiteSpace = "\t\n\f\r "

func isWidth(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool {
		return !strings.ContainsRune(whiteSpace, r) && !strings.ContainsRune(alphanumeric, r)
	}) < 0
}

const alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F' }

// leads reports whether following an address has no effect but to go there: it is
// relative, or of a known scheme.
func leads(url string) bool {
	scheme, _, found := strings.Cut(url, ":")
	if !found || strings.Contains(scheme, "/") {
		return true
	}
	return strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "mailto")
}

// appendJSON writes a struct into a script. Other things may run into what is
// around them, or say themselves how they are written: html/template knows.
func appendJSON(page []byte, thing any) []byte {
	t := reflect.TypeOf(thing)
	if t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t == nil || t.Kind() != reflect.Struct || writesItself(t) {
		giveUp()
	}
	written := guard(func() []byte {
		written, _ := json.Marshal(thing)
		return written
	})
	if len(written) == 0 || written[0] != '{' {
		giveUp()
	}
	return append(page, written...)
}

func writesItself(t reflect.Type) bool {
	p := reflect.PointerTo(t)
	return p.NumMethod() > 0 &&
		(p.Implements(reflect.TypeFor[json.Marshaler]()) || p.Implements(reflect.TypeFor[encoding.TextMarshaler]()) || speaks(p))
}

// speaks reports whether a value of this type is printed by a method of its own.
func speaks(t reflect.Type) bool {
	return t.Implements(reflect.TypeFor[fmt.Stringer]()) || t.Implements(reflect.TypeFor[error]())
}
