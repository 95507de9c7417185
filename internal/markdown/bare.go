package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
)

// newAddressParser finds addresses in a text as goldmark does, which goes no
// further than ASCII: here they go on past letters with accents and ’, in words
// that French addresses are full of, and end where a French text goes on: at a
// no-break space or a quotation mark.
func newAddressParser() parser.InlineParser {
	return extension.NewLinkifyParser(
		extension.WithLinkifyURLRegexp(regexp.MustCompile(`^(?:http|https|ftp)://`+bareHost+barePath)),
		extension.WithLinkifyWWWRegexp(regexp.MustCompile(`^www\.`+bareHost+barePath)),
	)
}

const (
	bareHost = `[-\pL\pM\pN@:%._+~#=]{1,256}\.\pL+(?::[0-9]+)?`
	// What ends an address is a part of a word: the last sign of a sentence is not.
	barePath = `(?:[/#?](?:[` + inAddress + `’·–—]*[` + inAddress + `])?)?`
	// Of ASCII, what goldmark has.
	inAddress = `\pL\pM\pN\-@:%_+.~#$!?&/=(\);,'">^{}\[\]` + "`"
)

// withoutEscapes writes an address that has none so that it is read as it is.
func withoutEscapes(address []byte) []byte {
	return bytes.ReplaceAll(address, []byte(`\`), []byte(`\\`))
}
