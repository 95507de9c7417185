package site

import (
	"net/url"
	"strconv"
	"strings"

	"essaim/internal/locale"
)

// A room is a part of the published site with a folder of its own.
type room string

const (
	sheets        room = "sheets"
	themes        room = "themes"
	communes      room = "communes"
	objectives    room = "objectives"
	meetings      room = "meetings"
	contact       room = "contact"
	siteMap       room = "site-map"
	legalNotice   room = "legal-notice"
	accessibility room = "accessibility"
	search        room = "search"
	compare       room = "compare"
	yearly        room = "years"
	matrix        room = "matrix"
	reports       room = "reports"
	openData      room = "open-data"

	// Below the objectives.
	byTheme   room = "by-theme"
	byCommune room = "by-commune"
	byYear    room = "by-year"
)

// frenchRooms are the folders' names in French; in English a room's own name
// is its folder's.
var frenchRooms = map[room]string{
	sheets:        "fiches",
	themes:        "themes",
	communes:      "communes",
	objectives:    "objectifs",
	meetings:      "rencontres",
	contact:       "contact",
	siteMap:       "plan-du-site",
	legalNotice:   "mentions-legales",
	accessibility: "accessibilite",
	search:        "recherche",
	compare:       "comparer",
	yearly:        "annees",
	matrix:        "matrice",
	reports:       "bilans",
	openData:      "donnees",
	byTheme:       "par-theme",
	byCommune:     "par-commune",
	byYear:        "par-annee",
}

// addresses makes every URL of the site. base is the path of base_url: "/", or
// "/reseau/" for a site under a sub-path. origin is its scheme and host, ""
// when no base_url is known.
type addresses struct {
	lang         locale.Lang
	origin, base string
}

func newAddresses(lang locale.Lang, baseURL string) addresses {
	a := addresses{lang: lang, base: "/"}
	u, err := url.Parse(baseURL)
	if err != nil || baseURL == "" {
		return a
	}
	a.origin = u.Scheme + "://" + u.Host
	if p := strings.Trim(u.EscapedPath(), "/"); p != "" {
		a.base = "/" + p + "/"
	}
	return a
}

func (a addresses) folder(r room) string {
	if a.lang == locale.French {
		return frenchRooms[r]
	}
	return string(r)
}

// word is a file's name in the language of the site.
func (a addresses) word(fr, en string) string {
	if a.lang == locale.French {
		return fr
	}
	return en
}

// list is the URL of a room: "/fiches/".
func (a addresses) list(r room) string { return a.base + a.folder(r) + "/" }

// item is the URL of one thing in a room: "/fiches/ID/".
func (a addresses) item(r room, id string) string { return a.base + a.folder(r) + "/" + id + "/" }

// page is page n of the list at url: the list itself, then "LIST/page-2/".
func (a addresses) page(list string, n int) string {
	if n == 1 {
		return list
	}
	return list + "page-" + strconv.Itoa(n) + "/"
}

// file is the URL of a published path.
func (a addresses) file(p string) string { return a.base + escapePath(p) }

// absolute is a URL with its origin, or "" when no base_url is known.
func (a addresses) absolute(rooted string) string {
	if a.origin == "" {
		return ""
	}
	return a.origin + rooted
}

// output is the path, relative to the output folder, of what is published at a
// URL of ours.
func (a addresses) output(rooted string) string {
	file, _ := a.located(rooted)
	return file
}

// located is also that URL: nearly always the path is a part of the same text.
func (a addresses) located(rooted string) (file, address string) {
	whole := rooted
	if strings.HasSuffix(rooted, "/") {
		whole += "index.html"
	}
	file = strings.TrimPrefix(whole, a.base)
	if unescaped, err := url.PathUnescape(file); err == nil {
		file = unescaped
	}
	return file, whole[:len(rooted)]
}

func escapePath(p string) string { return (&url.URL{Path: p}).EscapedPath() }

// IndexFolder is the path, relative to the output folder, under which nothing
// but the search index is published.
const IndexFolder = "essaim/index"
