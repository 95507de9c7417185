// Package address makes every path and URL of a site, in the language of the
// site. Two packages that lead to the same page ask here, so that no address is
// put together twice.
package address

import (
	"net/url"
	"strconv"
	"strings"

	"essaim/internal/locale"
	"essaim/internal/network"
)

// A Site makes every URL of one site. Base is the path of base_url: "/", or
// "/reseau/" for a site under a sub-path. Origin is its scheme and host, ""
// when no base_url is known.
type Site struct {
	folders      map[Section]string
	files        map[file]string // without extensions
	statuses     map[status]string
	Origin, Base string
	homes        *network.Homes // of what other networks publish; nil for a site that is no portal
}

// New is for a site in a language, to be hosted at baseURL, which may be "".
func New(l *locale.Locale, baseURL string) Site {
	a := Site{Base: "/", folders: spelled(l, "address.", sections), files: spelled(l, "address.file.", files), statuses: spelled(l, "address.status.", statuses)}
	u, err := url.Parse(baseURL)
	if err != nil || baseURL == "" {
		return a
	}
	a.Origin = u.Scheme + "://" + u.Host
	if p := strings.Trim(u.EscapedPath(), "/"); p != "" {
		a.Base = "/" + p + "/"
	}
	return a
}

// spelled are names as the language spells them. They are published, so that
// they never change once a language has them.
func spelled[N ~string](l *locale.Locale, group string, names []N) map[N]string {
	all := make(map[N]string, len(names))
	for _, name := range names {
		all[name] = l.Spelling(group + string(name))
	}
	return all
}

// Folder is the name of a section's folder.
func (a Site) Folder(r Section) string { return a.folders[r] }

// List is the URL of a section: "/fiches/".
func (a Site) List(r Section) string { return a.Base + a.Folder(r) + "/" }

// Item is the URL of one thing in a section: "/fiches/ID/".
func (a Site) Item(r Section, id string) string {
	if a.homes != nil {
		if home, away := a.away(r, id); away {
			return home
		}
	}
	return a.Base + a.Folder(r) + "/" + id + "/"
}

// Page is page n of the list at url: the list itself, then "LIST/page-2/".
func (a Site) Page(list string, n int) string {
	if n == 1 {
		return list
	}
	return list + "page-" + strconv.Itoa(n) + "/"
}

// File is the URL of a published path.
func (a Site) File(p string) string { return a.Base + Escape(p) }

// Absolute is a URL with its origin, or "" when no base_url is known.
func (a Site) Absolute(rooted string) string {
	switch {
	case !strings.HasPrefix(rooted, "/"): // of another site
		return rooted
	case a.Origin == "":
		return ""
	}
	return a.Origin + rooted
}

// Output is the path, relative to the output folder, of what is published at a
// URL of ours.
func (a Site) Output(rooted string) string {
	file, _ := a.Located(rooted)
	return file
}

// Located is also that URL: nearly always the path is a part of the same text.
func (a Site) Located(rooted string) (file, href string) {
	whole := rooted
	if strings.HasSuffix(rooted, "/") {
		whole += "index.html"
	}
	file = strings.TrimPrefix(whole, a.Base)
	if unescaped, err := url.PathUnescape(file); err == nil {
		file = unescaped
	}
	return file, whole[:len(rooted)]
}

// Escape is a path as it stands in a URL.
func Escape(p string) string { return (&url.URL{Path: p}).EscapedPath() }

// IndexFolder is the path, relative to the output folder, under which nothing
// but the search index is published.
const IndexFolder = "essaim/index"
