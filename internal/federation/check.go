package federation

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"essaim/internal/network"
	"essaim/internal/opendata"
	"essaim/internal/source"
)

// dataFolder is that of the open data in a site.
const (
	dataFolder  = "data/v1"
	packageFile = opendata.PackageFile
)

// later are tables that sites of earlier versions of essaim do not have, or that only
// portals have.
var later = []string{"organisations", "practice_groups", "cases", "networks"}

// textsFile is that of the texts, which a network publishes when it wants to.
const (
	textsTable = "texts"
	textsFile  = textsTable + ".json"
)

const (
	longestID = 100     // of a commune or a body
	mostNamed = 1 << 19 // ids that the tables of a network may name
)

// listing is what datapackage.json says.
type listing struct {
	asOf   network.Day
	tables []string // those that are known here, in their order
	left   []string // of them, those that were too much
	sheets int
}

// spare are tables that a portal is made without: the texts, without which its search
// finds less, then those that say again, for programs, what it works out itself. They are
// fetched last, in this order.
var spare = []string{textsTable, "results", "commitments", "cases", "objectives"}

func isSpare(table string) bool { return slices.Contains(spare, table) }

// order puts the spare tables last.
func (l *listing) order() {
	l.tables = slices.Clone(l.tables)
	slices.SortStableFunc(l.tables, func(a, b string) int { return cmp.Compare(slices.Index(spare, a), slices.Index(spare, b)) })
}

// readPackage reads datapackage.json. Tables that later versions of essaim add are left
// where they are.
func readPackage(text []byte) (listing, error) {
	var p struct {
		AsOf      string `json:"as_of"`
		Texts     string `json:"texts"`
		Resources []struct {
			Name string `json:"name"`
		} `json:"resources"`
	}
	if err := json.Unmarshal(text, &p); err != nil {
		return listing{}, &Error{Code: NoPackage, File: packageFile, Text: err.Error()}
	}
	day, err := network.ParseDate(p.AsOf)
	if err != nil || day.Dom == 0 || len(p.AsOf) != len(time.DateOnly) {
		return listing{}, &Error{Code: NoPackage, File: packageFile, Text: "as_of"}
	}
	l := listing{asOf: day.First()}
	for _, name := range opendata.Names() {
		listed := name == textsTable && p.Texts == textsFile
		for _, r := range p.Resources {
			listed = listed || r.Name == name
		}
		switch {
		case listed:
			l.tables = append(l.tables, name)
		case name != textsTable && !slices.Contains(later, name):
			return listing{}, &Error{Code: NoTable, File: packageFile, Text: name}
		}
	}
	return l, nil
}

// check reads all that came: each table fits its columns, each key is there once, each id
// leads to something, all is of one day which has come, and addresses are the network's
// own. It gives the number of sheets.
func check(ctx context.Context, c *kept, p listing, base *url.URL, now time.Time) (sheets int, err error) {
	// The day is that of the network's own time zone: somewhere it has begun.
	if tomorrow := now.UTC().Add(14 * time.Hour); p.asOf > network.DayOf(tomorrow.Year(), int(tomorrow.Month()), tomorrow.Day()) {
		return 0, &Error{Code: Future, File: packageFile, Day: p.asOf}
	}
	k := checking{
		ctx: ctx, copy: c, asOf: p.asOf, shapes: opendata.Shapes(), ids: map[string]map[string]bool{}, named: map[string]map[string]place{},
		path: []byte("/"), gathered: map[string]string{},
	}
	if err := k.home(base); err != nil {
		return 0, err
	}
	if slices.Contains(p.tables, "networks") {
		if err := k.networks(); err != nil {
			return 0, err
		}
	}
	for _, name := range p.tables {
		k.ids[name] = map[string]bool{}
	}
	for _, name := range p.tables {
		keys, references := k.keys(name), k.references(name)
		err := k.rows(name, func(n int, row *opendata.Row) error {
			if err := keys(row); err != nil {
				return err
			}
			if err := k.address(row); err != nil {
				return err
			}
			return references(n, row)
		})
		if err != nil {
			return 0, err
		}
	}
	return len(k.ids["sheets"]), k.dangling()
}

// checking is the state of check.
type checking struct {
	ctx    context.Context
	copy   *kept
	asOf   network.Day
	shapes map[string]*opendata.Shape
	ids    map[string]map[string]bool  // by table
	named  map[string]map[string]place // by table and id, the first row that names one of another table
	names  int                         // how many
	path   []byte                      // that the addresses of the site begin with

	gathered map[string]string // the sites of the networks that a portal gathers, by their ids; "" for one without a site
}

// rows reads a table.
func (k *checking) rows(name string, each func(n int, row *opendata.Row) error) error {
	file := name + ".json"
	f, err := k.copy.open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	day, err := k.shapes[name].Read(inContext{k.ctx, f}, each)
	var misfit *opendata.Misfit
	switch {
	case errors.As(err, &misfit):
		return &Error{Code: Misfit, File: file, Misfit: misfit}
	case err != nil:
		return err
	case day != k.asOf:
		return &Error{Code: Mixed, File: file, Day: day}
	}
	return nil
}

// inContext is a file that is read until there is no time left.
type inContext struct {
	ctx  context.Context
	from io.Reader
}

func (r inContext) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.from.Read(p)
}

// home learns where the site is. Its data say it; what came from a host of the internet
// may only say that host, or a stranger could speak in the name of another network. The
// machine's own folders and ports serve what will be elsewhere.
func (k *checking) home(base *url.URL) error {
	var says string
	rows := 0
	err := k.rows("network", func(_ int, row *opendata.Row) error {
		says = string(row.Text("base_url"))
		rows++
		return nil
	})
	switch {
	case err != nil:
		return err
	case rows != 1:
		return &Error{Code: Misfit, File: "network.json", Misfit: &opendata.Misfit{Path: "network", Why: opendata.NotThere}}
	}
	its, err := url.Parse(says)
	switch {
	case says == "" && base == nil:
		return &Error{Code: NoAddress, File: "network.json"}
	case says == "":
		its = base
	case err != nil || base != nil && !source.IsLoopback(base.Hostname()) && !strings.EqualFold(its.Hostname(), base.Hostname()):
		return &Error{Code: NotIts, File: "network.json", Text: opendata.Shorten(says)}
	}
	k.path = []byte("/" + strings.TrimLeft(strings.TrimRight(its.EscapedPath(), "/")+"/", "/"))
	return nil
}

// networks learns which networks a portal gathers.
func (k *checking) networks() error {
	return k.rows("networks", func(_ int, row *opendata.Row) error {
		id, says := string(row.Text("id")), string(row.Text("base_url"))
		if k.gathered[id] = siteURL(says); says != "" && k.gathered[id] == "" {
			return &opendata.Misfit{Path: "base_url", Why: opendata.OtherPlace, Text: says}
		}
		return nil
	})
}

// keys notes the keys of a table.
func (k *checking) keys(name string) func(*opendata.Row) error {
	seen, ids := map[string]bool{}, k.ids[name]
	places := name == "communes" || name == "organisations" || name == "networks" // each is a folder of the portal
	things := name == "sheets" || name == "meetings" || name == "adoptions"       // whose ids say their network
	sheet := ""                                                                   // of which the texts were last
	return func(row *opendata.Row) error {
		key := row.Key()
		if seen[string(key)] {
			return &opendata.Misfit{Why: opendata.Twice, Text: strings.ReplaceAll(strings.TrimRight(string(key), "\x00"), "\x00", ", ")}
		}
		known := string(key)
		seen[known] = true
		if id := row.Text("id"); id != nil {
			if string(id) != known {
				known = string(id)
			}
			ids[known] = true
			if places && (!isSlug(known) || len(known) > longestID) || things && !isOf(string(row.Text("network")), known) {
				return &opendata.Misfit{Path: "id", Why: opendata.OtherValue, Text: known}
			}
		}
		if of := row.Text("sheet"); name == textsTable && string(of) != sheet {
			if sheet = string(of); seen[sheet+"/"] { // no id ends so
				return &opendata.Misfit{Path: "sheet", Why: opendata.Twice, Text: sheet}
			}
			seen[sheet+"/"] = true
		}
		return nil
	}
}

// address looks at a row's own address: of its site or, what a portal hands on, of the
// site of the network that the row comes from.
func (k *checking) address(row *opendata.Row) error {
	from := row.Text("network")
	home, listed := k.gathered[string(from)]
	if len(from) > 0 && !listed {
		return &opendata.Misfit{Path: "network", Why: opendata.FromNowhere, Text: string(from)}
	}
	at := row.Text("url")
	if at != nil && !bytes.HasPrefix(at, k.path) && !(home != "" && bytes.HasPrefix(at, []byte(home))) {
		return &opendata.Misfit{Path: "url", Why: opendata.OtherPlace, Text: string(at)}
	}
	return nil
}

// A place is where an id of another table is named.
type place struct {
	table string
	row   int
	path  string
}

// references notes what the rows of a table name.
func (k *checking) references(name string) func(int, *opendata.Row) error {
	return func(n int, row *opendata.Row) error {
		return row.References(func(table string, path, id []byte) error {
			named := k.named[table]
			if _, known := named[string(id)]; known {
				return nil
			}
			if k.names == mostNamed {
				return &opendata.Misfit{Path: string(path), Why: opendata.FromNowhere, Text: string(id)}
			}
			if named == nil {
				named = map[string]place{}
				k.named[table] = named
			}
			k.names++
			named[string(id)] = place{name, n, string(path)}
			return nil
		})
	}
}

// dangling finds the first id that was named and that nothing has.
func (k *checking) dangling() error {
	var first *Error
	for table, named := range k.named {
		ids, there := k.ids[table]
		if !there {
			continue
		}
		for id, at := range named {
			if ids[id] || table == "communes" && id == nobodys {
				continue
			}
			e := &Error{Code: Misfit, File: at.table + ".json", Misfit: &opendata.Misfit{Row: at.row, Path: at.path, Why: opendata.FromNowhere, Text: opendata.Shorten(id)}}
			if first == nil || cmp.Or(cmp.Compare(e.File, first.File), cmp.Compare(at.row, first.Misfit.Row), cmp.Compare(at.path, first.Misfit.Path), cmp.Compare(e.Misfit.Text, first.Misfit.Text)) < 0 {
				first = e
			}
		}
	}
	if first == nil {
		return nil
	}
	return first
}

// nobodys is what stands for the network itself where communes are named.
const nobodys = "network"

func (c *kept) outcome(state State, p listing) Outcome {
	return Outcome{Remote: c.remote, State: state, AsOf: p.asOf, Sheets: p.sheets, Mute: slices.Contains(p.left, textsTable)}
}
