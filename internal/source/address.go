package source

import (
	"net/mail"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"essaim/internal/diag"
	"essaim/internal/folders"
	"essaim/internal/network"
	"essaim/internal/plainyaml"
)

// webURL is an address that a reader follows: http, https or mailto. One of
// another scheme (javascript, data) is dropped with a warning.
var webURL = valueType[string]{Type{Name: "url"}, func(f *file, n *node) (string, bool) {
	return f.url(n, "http", "https", "mailto")
}}

// siteURL is where a site is served: http or https, with a host.
var siteURL = valueType[string]{Type{Name: "site-url"}, func(f *file, n *node) (string, bool) {
	return f.url(n, webSchemes...)
}}

// baseURL is the address of the site: a host and a path, to which those of pages
// are added.
var baseURL = valueType[string]{Type{Name: "base-url"}, func(f *file, n *node) (string, bool) {
	if u, err := url.Parse(strings.TrimSpace(n.Value)); err == nil && u.Scheme != "" && !oneOf(u.Scheme, webSchemes) {
		if isPort(u.Opaque) {
			f.err(n, "url-without-scheme", diag.Args{"text": cut(n.Value), "url": "https://" + cut(n.Value)})
		} else {
			f.err(n, "base-url-scheme", diag.Args{"scheme": cut(u.Scheme), "example": "https://reseau.example.org/"})
		}
		return "", false
	}
	s, ok := rootURL.read(f, n)
	if bare := pageOfSite.ReplaceAllString(s, "/"); bare != s {
		f.warn(n, "base-url-page", diag.Args{"text": cut(s), "url": bare})
	}
	return s, ok
}}

// pageOfSite is the file of a page at the end of an address.
var pageOfSite = regexp.MustCompile(`/[^/]*\.(?:html?|php)/?$`)

// rootURL is an address to which others are added: a site's, a repository's.
var rootURL = valueType[string]{Type{Name: "root-url"}, func(f *file, n *node) (string, bool) {
	s, ok := siteURL.read(f, n)
	if !ok {
		return "", false
	}
	bare, _, _ := strings.Cut(s, "#")
	bare, _, _ = strings.Cut(bare, "?")
	if bare != s {
		f.err(n, "base-url-more", diag.Args{"text": cut(s), "url": bare})
		return "", false
	}
	if u, _ := url.Parse(s); !isPlain(u) {
		f.err(n, "base-url-path", diag.Args{"text": cut(s), "url": u.JoinPath().String()})
		return "", false
	}
	return s, true
}}

// isPlain reports whether the path of an address is written as it is visited: browsers
// take "." and ".." out, escaped too, and what is empty leads elsewhere or nowhere.
func isPlain(u *url.URL) bool {
	p := strings.TrimRight(escapedDot.ReplaceAllString(u.EscapedPath(), "."), "/")
	return p == "" || p == path.Clean(p)
}

var escapedDot = regexp.MustCompile("%2[Ee]")

var webSchemes = []string{"http", "https"}

// isPort recognises what follows a host whose address says no scheme.
func isPort(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

// IsBaseURL reports whether the addresses of pages can follow a text, by the rules of
// `base_url`.
func IsBaseURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && !strings.ContainsAny(s, notInURL+"?#") && oneOf(u.Scheme, webSchemes) && u.Hostname() != "" && u.User == nil && hasPort(u) && isPlain(u)
}

// hasPort reports whether the port of an address, if it says one, can be one.
func hasPort(u *url.URL) bool {
	n, err := strconv.Atoi(u.Port())
	return u.Port() == "" || err == nil && 0 < n && n < 1<<16
}

// notInURL are characters that an address holds as escapes only.
const notInURL = " \n\t<>\"\\"

// branch is a name that git takes for a branch, and that stands in addresses.
var branch = valueType[string]{Type{Name: "branch"}, func(f *file, n *node) (string, bool) {
	s, ok := line.read(f, n)
	if ok && !isBranch(s) {
		f.err(n, "bad-branch", diag.Args{"text": cut(s)})
		return "", false
	}
	return s, ok
}}

var branchName = regexp.MustCompile(`^[\pL\pN_][\pL\pN_.+-]*(/[\pL\pN_][\pL\pN_.+-]*)*$`)

func isBranch(s string) bool {
	return branchName.MatchString(s) && !strings.Contains(s, "..") && !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, ".lock")
}

func (f *file) url(n *node, schemes ...string) (string, bool) {
	s, ok := f.text(n, maxLine)
	if !ok {
		return "", false
	}
	u, err := url.Parse(s)
	switch {
	case err != nil, strings.ContainsAny(s, notInURL):
		f.err(n, "bad-url", diag.Args{"text": cut(s)})
	case u.Scheme == "" && isEmail(s):
		args := diag.Args{"text": cut(s), "url": "", "email": f.spell("key.email")}
		if slices.Contains(schemes, "mailto") {
			args["url"], args["email"] = "mailto:"+cut(s), ""
		}
		f.err(n, "email-as-url", args)
	case u.Scheme == "" && isFileName(s):
		f.err(n, "file-as-url", diag.Args{"text": cut(s)})
	case u.Scheme == "":
		f.err(n, "url-without-scheme", diag.Args{"text": cut(s), "url": "https://" + strings.TrimLeft(cut(s), "/")})
	case !oneOf(u.Scheme, schemes):
		f.warn(n, "url-scheme", diag.Args{"text": cut(s), "scheme": cut(u.Scheme), "schemes": strings.Join(schemes, ", ")})
	case u.Scheme == "mailto" && !isEmail(strings.TrimPrefix(s, "mailto:")): // headers would write for the reader
		f.err(n, "bad-email", diag.Args{"text": cut(s[len("mailto:"):])})
	case u.Scheme != "mailto" && (u.Hostname() == "" || !hasPort(u)):
		f.err(n, "bad-url", diag.Args{"text": cut(s)})
	case u.User != nil:
		f.err(n, "url-with-password", nil)
	default:
		if u.Scheme == "mailto" {
			persons{f}.checkPerson(n, s)
		}
		return f.scratch.keep(s), true
	}
	return "", false
}

// ofFiles are the extensions by which a name is that of a file, and not of a host.
var ofFiles = []string{".md", ".pdf", ".doc", ".docx", ".odt", ".ods", ".xls", ".xlsx", ".csv", ".ppt", ".pptx", ".jpg", ".jpeg", ".png", ".svg", ".txt", ".html", ".htm"}

// isFileName recognises the name of a file, where an address is wanted; ./ and ../ may
// stand before it.
func isFileName(s string) bool {
	dir, name := path.Split(s)
	return slices.Contains(ofFiles, strings.ToLower(path.Ext(name))) && !strings.Contains(strings.ReplaceAll(dir, "../", ""), ".") || strings.HasPrefix(dir, "./") || strings.HasPrefix(dir, "../")
}

// menuURL is an address of the site itself, or one of the web.
var menuURL = valueType[string]{Type{Name: "menu-url"}, func(f *file, n *node) (string, bool) {
	if strings.HasPrefix(n.Value, "/") {
		return sitePath.read(f, n)
	}
	return webURL.read(f, n)
}}

// sitePath is an address within the site: `/ancienne-adresse/`.
var sitePath = valueType[string]{Type{Name: "path"}, func(f *file, n *node) (string, bool) {
	s, ok := f.text(n, maxLine)
	if !ok {
		return "", false
	}
	if !isSitePath(s) {
		f.err(n, "bad-path", diag.Args{"text": cut(s)})
		return "", false
	}
	for part := range strings.SplitSeq(strings.Trim(s, "/"), "/") {
		if len(part) > folders.MaxName || !folders.OnWindows(part) {
			f.err(n, "path-not-everywhere", diag.Args{"text": cut(s), "part": cut(part), "limit": folders.MaxName})
			return "", false
		}
	}
	return f.scratch.keep(s), true
}}

// formerPath is an address that the page had once.
var formerPath = valueType[network.Alias]{sitePath.Type, func(f *file, n *node) (network.Alias, bool) {
	s, ok := sitePath.read(f, n)
	return network.Alias{Path: s, Pos: f.pos(n)}, ok
}}

// isSitePath refuses what would leave the output folder, be another host
// (//host/) once it stands in a page, or be a dot file, which is never published.
func isSitePath(s string) bool {
	if !strings.HasPrefix(s, "/") || strings.Contains(s, "/.") || strings.ContainsAny(s, "?#\\ \t\n\"<>%:*|") || strings.ContainsFunc(s, isForbidden) {
		return false
	}
	return s == "/" || path.Clean(s) == strings.TrimSuffix(s, "/")
}

// email is the address of a service.
var email = valueType[string]{Type{Name: "email"}, func(f *file, n *node) (string, bool) {
	s, ok := f.text(n, maxLine)
	if ok && !isEmail(s) {
		f.err(n, "bad-email", diag.Args{"text": cut(s)})
		return "", false
	}
	persons{f}.checkPerson(n, s)
	return f.scratch.keep(s), ok
}}

// isInvisible is a character that no keyboard writes and no reader sees.
func isInvisible(r rune) bool { return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Cc, r) }

// isEmail takes what a service has: no character that begins something else in
// `mailto:`, as ? and & do.
func isEmail(s string) bool {
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s {
		return false
	}
	_, host, _ := strings.Cut(s, "@")
	return strings.Contains(host, ".") && !strings.ContainsAny(s, "\"[]<> ?&%#/\\`!;:,|()") && !strings.ContainsFunc(s, isInvisible)
}

// colour is #rrggbb; #rgb is written out.
var colour = valueType[string]{Type{Name: "colour"}, func(f *file, n *node) (string, bool) {
	s, ok := f.text(n, maxLine)
	if !ok {
		return "", false
	}
	hex, valid := parseColour(s)
	if !valid {
		f.err(n, "bad-colour", diag.Args{"text": cut(s)})
		return "", false
	}
	if contrastOnWhite(hex) < minContrast {
		f.warn(n, "low-contrast", diag.Args{"text": s, "ratio": diag.Decimal(strconv.FormatFloat(contrastOnWhite(hex), 'f', 1, 64))})
	}
	return hex, true
}}

func parseColour(s string) (string, bool) {
	hex, ok := strings.CutPrefix(strings.ToLower(s), "#")
	if ok && len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	return "#" + hex, ok && len(hex) == 6 && strings.Trim(hex, "0123456789abcdef") == ""
}

// fileName is the path of a file in the sheet's own folder.
var fileName = valueType[string]{Type{Name: "file"}, func(f *file, n *node) (string, bool) {
	s, ok := f.text(n, maxLine)
	if !ok {
		return "", false
	}
	name := strings.TrimPrefix(s, "./")
	if strings.HasPrefix(name, "/") || strings.Contains(name, `\`) || name == ".." || path.Clean(name) != name || strings.HasPrefix(name, "../") {
		f.err(n, "file-outside", diag.Args{"file": cut(s)})
		return "", false
	}
	return f.scratch.keep(name), true
}}

// phone is kept as written: formats differ, and a reader dials it.
var phone = valueType[string]{Type{Name: "phone"}, func(f *file, n *node) (string, bool) {
	s, ok := line.read(f, n)
	if !ok {
		return "", false
	}
	digits := strings.Count(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '0'
		}
		return -1
	}, s), "0")
	if digits < 3 || digits > 15 || strings.Trim(s, "0123456789+(). -/\u00a0\u202f") != "" {
		f.warn(n, "bad-phone", diag.Args{"text": cut(s)})
	} else if digits == 9 && isDigits(s) && s[0] != '0' && n.Style == plainyaml.Plain {
		f.warn(n, "phone-lost-zero", diag.Args{"text": s, "phone": `"0` + s + `"`})
	}
	return s, true
}}
