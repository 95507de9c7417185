package build

import (
	"cmp"
	"io/fs"
	"net/url"
	"path"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"essaim/internal/diag"
	"essaim/internal/federation"
	"essaim/internal/locale"
	"essaim/internal/markdown"
	"essaim/internal/network"
	"essaim/internal/source"
)

// content is what content/ says.
type content struct {
	files    fs.FS // the site's folder, where bodies are read again
	network  *network.Network
	own      *network.Network // what the site itself says, without the networks of a portal
	locale   *locale.Locale
	markdown *markdown.Converter
	updated  func(file string) network.Day // nil: not known
	photos   *photos                       // nil: none is made
	drafts   map[string]bool               // files whose problems are only warnings
	unread   map[string]bool               // files that have errors: the network may lack them
}

// readContent is the first stage: content/ → values and problems.
func readContent(reader *source.Reader, files fs.FS) (content, []diag.Problem) {
	own, problems := reader.Read()
	n, more := federation.Read(files, own)
	problems = append(problems, more...)
	words := locale.For(n.Lang)
	return content{
		files: files, network: n, own: own, locale: words, markdown: markdown.New(words),
		drafts: drafts(n), unread: unread(problems),
	}, problems
}

// unread is the set of files that have errors, by their names with composed accents.
func unread(problems []diag.Problem) map[string]bool {
	files := map[string]bool{}
	for _, p := range problems {
		if p.Severity == diag.Error {
			files[norm.NFC.String(p.File)] = true
			if proper, _ := p.Args["where"].(string); p.Code == "misplaced-file" { // network.yaml under another name
				files[proper] = true
			}
		}
	}
	return files
}

// drafts is the set of content files that are drafts. It is empty unless drafts
// are published.
func drafts(n *network.Network) map[string]bool {
	files := map[string]bool{}
	add := func(draft bool, body *network.Body) {
		if draft {
			files[body.File] = true
		}
	}
	for _, s := range n.Sheets {
		add(s.Draft, &s.Body)
	}
	for _, m := range n.Meetings {
		add(m.Draft, &m.Body)
	}
	for _, a := range n.Adoptions {
		add(a.Draft, &a.Body)
	}
	for _, d := range n.Diagnostics {
		add(d.Draft, &d.Body)
	}
	for _, p := range n.Pages {
		add(p.Draft, &p.Body)
	}
	return files
}

// headings are the ids that a link to a part of this body may name. A body that
// cannot be read has none here; rendering it says why.
func (c *content) headings(body network.Body) []string {
	text, err := source.ReadBody(c.files, body)
	if err != nil {
		return nil
	}
	return c.markdown.Headings(text)
}

// isUnread is true for a file that could not be read, or that may lie in a folder
// that could not.
func (c *content) isUnread(file string) bool {
	for ; file != "."; file = path.Dir(file) {
		if c.unread[file] {
			return true
		}
	}
	return false
}

// mended is a resolver by which a link to a file that could not be read is not
// broken: the file's own problem is enough for its author.
func (c *content) mended(file string, resolve func(dest string) markdown.Link) func(dest string) markdown.Link {
	if len(c.unread) == 0 {
		return resolve
	}
	return func(dest string) markdown.Link {
		link := resolve(dest)
		if link.Broken {
			link.Broken = !c.leadsToUnread(file, dest)
		}
		return link
	}
}

// leadsToUnread reports whether a link of a file names one that has errors: beside it,
// or in the folder of the sheet's name.
func (c *content) leadsToUnread(file, dest string) bool {
	to, _, _ := strings.Cut(dest, "#")
	if plain, err := url.PathUnescape(to); err == nil {
		to = plain
	}
	to = norm.NFC.String(to)
	return c.isUnread(path.Join(path.Dir(file), to)) || c.isUnread(path.Join(strings.TrimSuffix(file, ".md"), to))
}

// dayOf is the day of which the site gives the figures: the caller's choice, else
// the network's, else today where the network is.
func dayOf(opt Options, n *network.Network) network.Day {
	return cmp.Or(opt.AsOf, n.AsOf, Today(opt.Now, n.TimeZone))
}

// Today is the day that an instant falls on in a time zone. A zone that is not
// known, which source reports, counts as UTC.
func Today(now time.Time, zone string) network.Day {
	place, err := time.LoadLocation(zone)
	if err != nil {
		place = time.UTC
	}
	y, m, d := now.In(place).Date()
	return network.DayOf(y, int(m), d)
}
