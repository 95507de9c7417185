package markdown

import (
	"regexp"
	"strings"

	"essaim/internal/diag"
)

// doubts are what the renderer has about a text: once goldmark has read it, what
// is left in texts, and looks like something else than a text, is reported with
// what was meant. It is done as the text is written, in the same pass. Forms of
// lines are in lines.go, of addresses here, of links and notes in brackets.go.
type doubts struct{ *renderer }

// An addressForm is an address that people write without what makes it one.
type addressForm struct {
	is    *regexp.Regexp
	write string
	code  diag.Code
}

// addressForms are tried in this order. A domain is one by its end: "fiche.md" and
// "plan.pdf" are files.
var addressForms = []addressForm{
	newAddressForm(`^[^\s@/:?#]+@[-\pL\pN]+(?:\.[-\pL\pN]+)+$`, "mailto:$0", "link-email"),
	newAddressForm(`^(?i:https?):?/{1,2}(?i:(https?):?/{1,2})((?:[-\pL\pN]+\.)+\pL{2,}(?:[/?#:]\S*)?)$`, "$1://$2", "link-misspelt"),
	newAddressForm(`^(?i:h{2,3}t{1,3}p{1,2}s{0,2}|ht{3}p{1,2}s{0,2}|ht{1,2}p{2}s{0,2}|ht{1,2}ps{2}|htpt|https?p)(?::?/{1,3}|:|;//)((?:[-\pL\pN]+\.)+\pL{2,}(?:[/?#:]\S*)?)$`, "https://$1", "link-misspelt"),
	newAddressForm(`^(?i:h?t?tps?)(?:[:;]?\s*/{1,3}\s+|\s+[:;]?/{1,3}\s*|:\s+/{1,3})((?:[-\pL\pN]+\.)+\pL{2,}(?:[/?#:]\S*)?)$`, "https://$1", "link-misspelt"),
	newAddressForm(`^["'(“”\x{ab}\x{bb}‘’<\s\x{a0}\x{202f}]+((?i:https?://|mailto:)[^\s"'()“”\x{ab}\x{bb}‘’<>]+)["')“”\x{ab}\x{bb}‘’>\s\x{a0}\x{202f}]*$`, "$1", "link-misspelt"),
	newAddressForm(`^(?i:mailto)\s*:\s*([^\s@/:?#]+@[-\pL\pN]+(?:\.[-\pL\pN]+)+)(?:\?.*)?$`, "mailto:$1", "link-misspelt"),
	newAddressForm(`^(?i:h?t?tps?)(?::?/{1,3}|:|;//)((?:[-\pL\pN]+\.)+\pL{2,}(?:[/?#:]\S*)?)$`, "https://$1", "url-without-scheme"),
	newAddressForm(`^/{0,2}((?i:www\.)(?:[-\pL\pN]+\.)+\pL{2,}(?:[/?#:]\S*)?)$`, "https://$1", "url-without-scheme"),
	newAddressForm(`^((?:[-\pL\pN]+\.)+(?i:fr|org|com|net|eu|info|coop|bzh|be|ch|lu|ca|uk|ie|de|es|it|nc|pf|re|yt)(?:[/?#:]\S*)?)$`, "https://$1", "url-without-scheme"),
}

func newAddressForm(is, write string, code diag.Code) addressForm {
	return addressForm{regexp.MustCompile(is), write, code}
}

// phoneNumber is written in digits, grouped or not.
var phoneNumber = regexp.MustCompile(`^(?:\+[0-9]{1,3}|0)(?:[ .\x{a0}\x{202f}-]?[0-9]){8,12}$`)

// spacedPhone is the scheme of a phone number, which may have a space.
var spacedPhone = regexp.MustCompile(`^(?i:t(?:e|\x{e9})l\.?)\s*:\s*`)

var phoneSpaces = regexp.MustCompile(`[ .\x{a0}\x{202f}]`)

// meantAddress is what is wrong with an address that leads nowhere, and what it was
// meant to be; "" when that is not known.
func meantAddress(dest string) (wrong diag.Code, write string) {
	if number := spacedPhone.ReplaceAllString(dest, ""); phoneNumber.MatchString(number) {
		return "link-phone", "tel:" + phoneSpaces.ReplaceAllString(number, "-")
	}
	for _, form := range addressForms {
		if m := form.is.FindStringSubmatchIndex(dest); m != nil {
			return form.code, string(form.is.ExpandString(nil, form.write, dest, m))
		}
	}
	return "", ""
}

// isSound reports whether an address with a scheme has the // of its kind: without
// them browsers lead somewhere else.
func isSound(url string) bool {
	switch s := scheme(url); s {
	case "http", "https":
		rest, ok := strings.CutPrefix(url[len(s):], "://")
		return ok && rest != "" && !doubledScheme.MatchString(rest)
	}
	return true
}

// doubledScheme follows another one: http://https://exemple.fr.
var doubledScheme = regexp.MustCompile(`^(?i:https?:?//)`)

// addressLike is what can only be meant as an address: it has a scheme, an @ or a
// file's extension. In pathLike there may be spaces.
var (
	addressLike = regexp.MustCompile(`^(?:(?i:https?://|mailto:|tel:|www\.)\S+|\S+\.[A-Za-z][A-Za-z0-9]{1,4}(?:[?#]\S*)?|#[-\pL\pN]+)$`)
	pathLike    = regexp.MustCompile(`^(?:(?i:https?://|www\.).+|[^\n]*[^\s.]\s?\.[A-Za-z][A-Za-z0-9]{1,4}(?:[?#]\S*)?|[^\s/]*/\S.*)$`)
)

// destinationOf writes an address as that of a link.
func destinationOf(address string) string {
	if strings.ContainsAny(address, " ()<>") {
		return "<" + address + ">"
	}
	return address
}

// repaired is the address that a text between parentheses was meant to be, and
// leads somewhere; "" when it leads nowhere.
func (d doubts) repaired(dest string) string {
	written := dest
	if scheme(dest) == "" {
		written = strings.ReplaceAll(dest, " ", "%20")
	}
	for _, written := range []string{dest, written} {
		if _, meant := meantAddress(written); meant != "" {
			return meant
		}
	}
	if d.Resolve == nil || scheme(dest) != "" {
		return dest
	}
	switch to := d.Resolve(dest); {
	case !to.Broken:
		return dest
	default:
		return to.Near
	}
}

// shortened is a line as a message writes it: cut when it is too long to be copied.
func shortened(text []byte) string {
	const most = 400
	if len(text) <= most {
		return string(text)
	}
	return strings.ToValidUTF8(string(text[:most]), "") + "…"
}
