package schema

import (
	"strings"
	"sync"

	"golang.org/x/text/currency"

	"essaim/internal/locale"
)

// Addresses, names of files and codes, as internal/source reads them.

// What an address never holds.
const noAddress = "\\s<>\"\\\\"

var (
	atom  = "[^" + noAddress + "\\[\\]?&%#/`!;:,|()@.]+"
	email = atom + `(\.` + atom + `)*@` + atom + `(\.` + atom + `)+`

	inAddress = "([^%" + noAddress + "]|%[0-9A-Fa-f]{2})*"
	host      = "[^%/?#@:" + noAddress + "]+(:(" + port + ")?)?"
	port      = `0*([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])`
	http      = "[Hh][Tt][Tt][Pp][Ss]?://" + host
	siteURL   = http + "([/?#]" + inAddress + ")?"
	basePath  = "(/([^%?#" + noAddress + "]|%[0-9A-Fa-f]{2})*)?"
	baseURL   = http + basePath
	remoteURL = "([Hh][Tt][Tt][Pp][Ss]://" + host + "|[Hh][Tt][Tt][Pp]://" + loopback + ")" + basePath
	loopback  = `([Ll][Oo][Cc][Aa][Ll][Hh][Oo][Ss][Tt]|127(\.[0-9]{1,3}){3}|\[::1\])(:(` + port + `)?)?`
)

// webURL is an address that a reader follows. One of another scheme is dropped with
// a warning.
func webURL() object {
	scheme, known := "[A-Za-z][A-Za-z0-9+.-]*:", "([Hh][Tt][Tt][Pp][Ss]?|[Mm][Aa][Ii][Ll][Tt][Oo]):"
	return object{"anyOf": []any{
		matching(siteURL, "[Mm][Aa][Ii][Ll][Tt][Oo]:"+email),
		object{"type": "string", "pattern": pattern(scheme + "[^" + noAddress + "]*"), "not": object{"pattern": "^" + space + "*" + known}},
	}}
}

// rootURL is an address to which others are added.
func rootURL(s object) object {
	dots, nothing := "(\\.|%2[Ee]){1,2}(/|"+space+"*$)", "/+[^/"+noAddress+"]"
	s["not"] = object{"pattern": "//[^/]+/(.*/)?(" + dots + "|" + nothing + ")"}
	return s
}

// otherScheme is the address of another site, likewise.
func otherScheme(address string) object {
	return object{"anyOf": []any{
		matching(address),
		object{"type": "string", "pattern": pattern("[A-Za-z][A-Za-z0-9+.-]*:[^" + noAddress + "]*"), "not": object{"pattern": "^" + space + "*[Hh][Tt][Tt][Pp][Ss]?:"}},
	}}
}

// Names that Windows keeps for itself.
const device = `([Cc][Oo][Nn]|[Pp][Rr][Nn]|[Aa][Uu][Xx]|[Nn][Uu][Ll]|([Cc][Oo][Mm]|[Ll][Pp][Tt])[0-9¹²³]|[Cc][Oo][Nn]([Ii][Nn]|[Oo][Uu][Tt])\$)`

// sitePath is an address within the site.
func sitePath() object {
	part := "[^./?#\\s\"<>%:*|\\\\][^/?#\\s\"<>%:*|\\\\]{0,99}"
	s := matching("/", "(/"+part+")+/?")
	s["not"] = object{"pattern": "/" + device + `(\.[^/]*)?(/|` + space + `*$)|\.(/|` + space + `*$)`}
	return s
}

// A piece of a file's path, which is neither . nor ..
const (
	firstPiece = `([^/.\\ \t\r\n][^/\\]*|\.[^/.\\][^/\\]*|\.\.[^/\\]+)`
	piece      = `([^/.\\][^/\\]*|\.[^/.\\][^/\\]*|\.\.[^/\\]+)`
)

// branch is a name that git takes for a branch.
func branch() object {
	part := `[\p{L}\p{N}_](\.?[\p{L}\p{N}_+-])*`
	s := matching(part + `(\.?/` + part + ")*")
	s["not"] = object{"pattern": `\.lock` + space + "*$"}
	return s
}

// currencies are the codes, signs and words that name a currency.
var currencies = sync.OnceValue(func() []string {
	var all []string
	for code := range codes() {
		if _, err := currency.ParseISO(code); err == nil {
			all = append(all, loosely(code))
		}
	}
	for _, sign := range locale.MoneyNames() {
		all = append(all, loosely(sign))
	}
	return all
})

// codes are all of three capitals.
func codes() func(yield func(string) bool) {
	return func(yield func(string) bool) {
		const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
		for _, a := range letters {
			for _, b := range letters {
				for _, c := range letters {
					if !yield(strings.Join([]string{string(a), string(b), string(c)}, "")) {
						return
					}
				}
			}
		}
	}
}
