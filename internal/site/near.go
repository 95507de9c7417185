package site

import (
	"cmp"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"essaim/internal/locale"
)

// neighbours finds the file that a broken link was most likely meant to lead to.
// They are gathered when the first one asks.
type neighbours struct {
	gather sync.Once
	pages  catalogue // content files
	assets catalogue // files beside sheets
}

// catalogue are files by their names, which are slugs.
type catalogue struct {
	files   map[string][]string         // by name
	letters map[byte]*locale.Candidates // the names, by their first letter, which nobody gets wrong
}

func newCatalogue(files map[string][]string) catalogue {
	byLetter := map[byte][]string{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if name != "" {
			byLetter[name[0]] = append(byLetter[name[0]], name)
		}
	}
	n := catalogue{files, map[byte]*locale.Candidates{}}
	for letter, names := range byLetter {
		n.letters[letter] = locale.NewCandidates(names)
	}
	return n
}

// near are the files of a name, or of that which comes nearest.
func (n catalogue) near(name string) []string {
	if found := n.files[name]; len(found) > 0 || name == "" {
		return found
	}
	return n.files[n.letters[name[0]].Nearest(name)]
}

// near is the destination, written in a content file, that comes nearest to one
// that leads nowhere: the same name in another folder, case or spelling, or a slip
// of the pen away; of a page without such a part, its part that comes nearest. It
// is "" when there is none.
func (l *links) near(file, dest string) string {
	u, err := url.Parse(dest)
	if err != nil {
		u = &url.URL{Path: dest}
	}
	if u.Path == "" {
		return l.nearPart("", file, u.Fragment)
	}
	target := path.Join(path.Dir(file), u.Path)
	if l.page(target).body != nil {
		return l.nearPart(u.Path, target, u.Fragment)
	}
	l.neighbours.gather.Do(l.gatherNeighbours)
	among := l.neighbours.pages
	if !isPageName(u.Path) {
		among = l.neighbours.assets
	}
	found := among.near(nameOf(u.Path))
	if len(found) == 0 { // a file without its extension, or with the end of a sentence
		found = l.neighbours.assets.near(nameOf(strings.TrimRight(u.Path, ".,;:!?")))
	}
	if len(found) == 0 {
		return ""
	}
	best := slices.MinFunc(found, func(a, b string) int {
		return cmp.Or(cmp.Compare(l.distance(file, target, a), l.distance(file, target, b)),
			cmp.Compare(strings.Count(a, " "), strings.Count(b, " ")), cmp.Compare(a, b))
	})
	return l.from(file, best)
}

// nearPart is a page with the heading that comes nearest to one that it has not.
func (l *links) nearPart(dest, file, part string) string {
	body := l.page(file).body
	if body == nil {
		return ""
	}
	ids := l.headings.of(body)
	id := locale.Slug(part)
	if !ids.has[id] {
		if id = locale.Nearest(part, ids.all); id == "" {
			return dest // the page alone is better than nothing; "" for its own
		}
	}
	return dest + "#" + id
}

func (l *links) gatherNeighbours() {
	pages, assets := map[string][]string{}, map[string][]string{}
	add := func(among map[string][]string, file string) {
		name := nameOf(file)
		among[name] = append(among[name], file)
	}
	for _, s := range l.sheets {
		if s.Origin == nil {
			add(pages, s.Pos.File)
		}
	}
	for file := range l.pages {
		if s := l.sheet(sheetIn(file)); s == nil || s.Pos.File != file {
			add(pages, file)
		}
	}
	for file := range l.assets {
		add(assets, file)
	}
	l.neighbours.pages, l.neighbours.assets = newCatalogue(pages), newCatalogue(assets)
}

// nameOf is the slug of what a path names: its last part without its extension,
// or that of its folder for an index.
func nameOf(p string) string {
	p = strings.TrimSuffix(p, "/")
	name := strings.TrimSuffix(path.Base(p), path.Ext(p))
	if name == "index" && path.Dir(p) != "." && path.Base(path.Dir(p)) != "pages" {
		name = path.Base(path.Dir(p))
	}
	return locale.Slug(name)
}

// isPageName reports whether a path names a page and not a file of another kind.
func isPageName(p string) bool {
	switch ext := strings.ToLower(path.Ext(p)); {
	case ext == ".md", ext == ".markdown", ext == ".html", ext == ".htm", ext == ".php":
		return true
	default:
		return len(ext) < 3 || len(ext) > 5 || strings.ContainsAny(ext, " /")
	}
}

// distance is how far a file is from what was written, for choosing among several
// of a name: in the folder that was named, beside this file, elsewhere; then of
// the same extension.
func (l *links) distance(file, target, found string) int {
	d := 4
	switch path.Dir(found) {
	case path.Dir(target):
		d = 0
	case path.Dir(file), l.page(file).dir:
		d = 2
	}
	if !strings.EqualFold(path.Ext(found), path.Ext(target)) {
		d++
	}
	return d
}

// from is a file as a link in another one names it.
func (l *links) from(file, to string) string {
	if dir := l.page(file).dir; dir != "" && path.Dir(to) == dir && !strings.HasSuffix(to, ".md") {
		to = path.Base(to)
	} else {
		to = relative(path.Dir(file), to)
	}
	if strings.ContainsAny(to, "%?#") {
		return (&url.URL{Path: to}).String()
	}
	return to
}

// relative is the way from a folder to a file.
func relative(dir, file string) string {
	from, to := strings.Split(dir, "/"), strings.Split(file, "/")
	same := 0
	for same < len(from) && same < len(to)-1 && from[same] == to[same] {
		same++
	}
	return strings.Repeat("../", len(from)-same) + strings.Join(to[same:], "/")
}
