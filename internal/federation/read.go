package federation

import (
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"runtime"
	"slices"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/parallel"
)

// Read is a portal's network with those that it gathers: their sheets, meetings,
// adoptions and what their communes said stand beside its own, in its own words (see
// gatherer), so that whatever lists, counts or compares need not know whose they are.
// It reads the copies that Pull left, never the internet. The network itself is left
// as it is; one that is no portal is given back.
//
// The problems are about copies that are not there or cannot be read, and about
// adoptions of sheets that nobody has.
func Read(site fs.FS, n *network.Network) (*network.Network, []diag.Problem) {
	if n.Portal == nil {
		return n, nil
	}
	read, problems := readCopies(site, n.Portal.Networks)
	g := newGatherer(n)
	problems = append(problems, g.known(read)...)
	for _, c := range g.copies {
		g.words(c)
	}
	g.name()
	problems = append(problems, g.gather(site)...)
	problems = append(problems, g.cross()...)
	return g.network(), problems
}

// A copied network is its data/v1, as Pull left it.
type copied struct {
	remote *network.Remote
	peer   *network.Peer
	peers  map[string]*network.Peer // those that it gathers itself, by its ids

	asOf           network.Day
	self           []networkRow
	networks       []peerRow
	communes       []communeRow
	organisations  []communeRow
	themes         []themeRow
	indicators     []indicatorRow
	practiceGroups []practiceGroupRow

	*said // while it is gathered
	ids   wordsOf
}

// said is what a network says in its words: nearly all of its data.
type said struct {
	sheets    []sheetRow
	meetings  []meetingRow
	practices []practiceRow
	needs     []needRow
	adoptions []adoptionRow
	texts     map[string]*network.Body // where the text of each sheet lies, by its id; see texts.go
}

// readCopies reads the words of those that are there, in the order of network.yaml.
func readCopies(site fs.FS, remotes []*network.Remote) ([]*copied, []diag.Problem) {
	read, found := make([]*copied, len(remotes)), make([]*diag.Problem, len(remotes))
	group := parallel.New()
	group.SetLimit(runtime.NumCPU())
	for i, r := range remotes {
		group.Do(func() {
			c := &copied{remote: r}
			switch table, err := c.readWords(site); {
			case errors.Is(err, fs.ErrNotExist) && table == "network":
				found[i] = &diag.Problem{Severity: diag.Warning, Code: "not-pulled", Pos: r.Pos, Args: diag.Args{"id": r.ID}}
			case err != nil:
				found[i] = c.unreadable(table, err)
			default:
				read[i] = c
			}
		})
	}
	group.Must()
	var problems []diag.Problem
	for _, p := range found {
		if p != nil {
			problems = append(problems, *p)
		}
	}
	return slices.DeleteFunc(read, func(c *copied) bool { return c == nil }), problems
}

func (c *copied) unreadable(table string, err error) *diag.Problem {
	return &diag.Problem{
		Severity: diag.Warning, Code: "bad-copy", Pos: diag.Whole(path.Join(Folder, c.remote.ID, table+".json")),
		Args: diag.Args{"id": c.remote.ID, "folder": path.Join(Folder, c.remote.ID), "cause": err.Error()},
	}
}

// gather takes in what the copies say, in their order. A few are read ahead: all of them
// at once would take more memory than the site.
func (g *gatherer) gather(site fs.FS) []diag.Problem {
	type reading struct {
		said    *said
		problem *diag.Problem
	}
	ahead := make(chan struct{}, 2*runtime.NumCPU())
	read := make([]chan reading, len(g.copies))
	for i := range read {
		read[i] = make(chan reading, 1)
	}
	group := parallel.New()
	group.Do(func() {
		for i, c := range g.copies {
			ahead <- struct{}{}
			group.Do(func() {
				defer close(read[i]) // whatever happens
				said, table, err := c.readSaid(site)
				if err != nil {
					read[i] <- reading{said, c.unreadable(table, err)}
					return
				}
				read[i] <- reading{said, nil}
			})
		}
	})
	var problems []diag.Problem
	for i, c := range g.copies {
		r := <-read[i]
		if r.problem != nil {
			problems = append(problems, *r.problem)
		}
		if c.said = r.said; c.said != nil {
			g.things(c)
		} else { // the portal is made without it, and without what it hands on
			g.peers = slices.DeleteFunc(g.peers, func(p *network.Peer) bool { return p == c.peer || p.Through == c.peer.ID })
		}
		c.said = nil
		<-ahead
	}
	group.Must()
	return problems
}

// A table is one of the copy's, and where its rows go; late, when older versions of
// essaim do not write it.
type table struct {
	name string
	rows any
	late bool
}

// readWords reads the tables that name things; an error names its own.
func (c *copied) readWords(site fs.FS) (string, error) {
	name, err := c.readTables(site,
		table{"network", &c.self, false}, table{"communes", &c.communes, false}, table{"themes", &c.themes, false}, table{"indicators", &c.indicators, false},
		table{"organisations", &c.organisations, true}, table{"practice_groups", &c.practiceGroups, true}, table{"networks", &c.networks, true},
	)
	if err == nil && len(c.self) != 1 {
		return "network", errNoNetwork
	}
	return name, err
}

// readSaid reads the others; nil when one of them cannot be read, but the texts.
func (c *copied) readSaid(site fs.FS) (*said, string, error) {
	s := &said{}
	name, err := c.readTables(site,
		table{"sheets", &s.sheets, false}, table{"meetings", &s.meetings, false}, table{"practices", &s.practices, false},
		table{"needs", &s.needs, false}, table{"adoptions", &s.adoptions, false},
	)
	if err != nil {
		return nil, name, err
	}
	if s.texts, err = findTexts(site, c.remote.ID); err != nil {
		return s, textsTable, err // search does without them
	}
	return s, "", nil
}

func (c *copied) readTables(site fs.FS, tables ...table) (string, error) {
	for _, t := range tables {
		day, err := readTable(site, c.remote.ID, t)
		if err != nil && !(t.late && errors.Is(err, fs.ErrNotExist)) {
			return t.name, err
		}
		if t.name == "network" {
			c.asOf = day
		}
	}
	return "", nil
}

var errNoNetwork = errors.New("no network")

// readTable reads {"as_of": …, "NAME": […]}.
func readTable(site fs.FS, id string, t table) (network.Day, error) {
	file, err := site.Open(path.Join(Folder, id, t.name+".json"))
	if err != nil {
		return 0, err
	}
	defer file.Close()
	d := json.NewDecoder(file)
	if begin, err := d.Token(); err != nil || begin != json.Delim('{') {
		return 0, cmp.Or(err, io.ErrUnexpectedEOF)
	}
	var day string
	found := false
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return 0, err
		}
		var into any = new(json.RawMessage)
		switch key {
		case "as_of":
			into = &day
		case t.name:
			into, found = t.rows, true
		}
		if err := d.Decode(into); err != nil {
			return 0, err
		}
	}
	if _, err := d.Token(); err != nil || !found {
		return 0, cmp.Or(err, io.ErrUnexpectedEOF)
	}
	asOf, _ := network.ParseDay(day)
	return asOf, nil
}

// known are the copies that are gathered, each network once: by its base_url, its own
// data before those that another portal hands on.
func (g *gatherer) known(read []*copied) []diag.Problem {
	var problems []diag.Problem
	byURL := map[string]*network.Peer{}
	if own := siteURL(g.own.BaseURL); own != "" {
		byURL[own] = g.self
	}
	for _, c := range read {
		home := cmp.Or(siteURL(c.self[0].BaseURL), siteURL(c.remote.URL))
		if own := siteURL(c.remote.URL); own != "" && own != home && slices.ContainsFunc(read, func(o *copied) bool { return o != c && siteURL(o.remote.URL) == home }) {
			home = own // that address is another's
		}
		if first := byURL[home]; first != nil && home != "" {
			problems = append(problems, diag.Problem{Severity: diag.Warning, Code: "network-twice", Pos: c.remote.Pos, Args: diag.Args{
				"id": c.remote.ID, "other": cmp.Or(first.ID, g.own.Name), "url": home,
			}})
			continue
		}
		self := &c.self[0]
		c.peer = &network.Peer{
			ID: c.remote.ID, Name: cmp.Or(c.remote.Name, self.Name), URL: home, Organisation: self.Organisation.Name,
			Licence: self.Licence, Currency: locale.Currency(cmp.Or(self.Currency, string(locale.Euro))), AsOf: c.asOf,
			Lang: langOf(self.Lang),
		}
		byURL[home] = c.peer
		g.copies, g.peers = append(g.copies, c), append(g.peers, c.peer)
	}
	for _, c := range g.copies {
		c.peers = map[string]*network.Peer{}
		listed := map[*network.Peer]bool{c.peer: true} // itself, and each other once
		for _, r := range c.networks {
			if !isSlug(r.ID) {
				continue
			}
			home := siteURL(r.BaseURL)
			known := cmp.Or(home, c.peer.ID+"/"+r.ID) // without a site, it is known by its portal
			if byURL[known] == nil {
				day, _ := network.ParseDay(r.AsOf)
				byURL[known] = &network.Peer{
					ID: g.freeID(r.ID, c.peer.ID), Name: cmp.Or(r.Name, r.ID), URL: home, Organisation: r.Organisation,
					Licence: r.Licence, Currency: locale.Currency(cmp.Or(r.Currency, string(c.peer.Currency))), AsOf: day, Through: c.peer.ID,
					Lang: langOf(cmp.Or(r.Lang, string(c.peer.Lang))), // a portal of before does not say it
				}
				g.peers = append(g.peers, byURL[known])
			}
			if peer := byURL[known]; !listed[peer] {
				listed[peer], c.peers[r.ID] = true, peer
			}
		}
	}
	return problems
}

// freeID is an id that no network has yet.
func (g *gatherer) freeID(id, through string) string {
	taken := func(id string) bool {
		return slices.ContainsFunc(g.peers, func(p *network.Peer) bool { return p.ID == id })
	}
	for taken(id) {
		id = through + "-" + id
	}
	return id
}

// siteURL is the address of a site as networks are known by it: scheme and host in
// small letters, with a final slash; "" for none that a browser may follow.
func siteURL(text string) string {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.User != nil || !strings.EqualFold(u.Scheme, "https") && !strings.EqualFold(u.Scheme, "http") {
		return ""
	}
	return strings.ToLower(u.Scheme) + "://" + strings.ToLower(u.Host) + strings.TrimRight(u.EscapedPath(), "/") + "/"
}

// langOf is a language as pages mark it (BCP 47: "en", "pt-BR"), else none.
func langOf(text string) locale.Lang {
	if !language.MatchString(text) {
		return ""
	}
	return locale.Lang(text)
}

var language = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

// isSlug recognises what may be a part of an address.
func isSlug(s string) bool { return s != "" && locale.Slug(s) == s }
