package build

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"essaim/internal/address"
	"essaim/internal/diag"
	"essaim/internal/digest"
	"essaim/internal/plan"
	"essaim/internal/publish"
	"essaim/internal/source"
)

// Addresses last. What a page is known by (plan.Lasting) is noted in the manifest, so
// that the next build finds the addresses that it drops. Each is a warning, and is
// remembered, so that the warning comes back until something is published there: the
// page itself, or a redirection to its heir. The memory is in SOURCE/.essaim/addresses,
// for two builds of one content are to leave the same folder; where there is no such
// cache, on a machine that builds for a forge, Options.Previous is given, and the new
// manifest has it.

// A past is what a site is compared with: what is noted of its pages, and of those that
// it had lost already.
type past struct {
	left publish.Former
	gone map[string]string
}

// pastOf is that of the site which Options.Previous is the manifest of, else of what is
// in the output folder. A manifest that cannot be read is nothing here: publish.Open
// says so.
func pastOf(opt Options) past {
	if opt.Previous != "" {
		left, _ := publish.ReadFormer([]byte(opt.Previous))
		return past{left: left}
	}
	if opt.Output == "" {
		return past{}
	}
	text, err := os.ReadFile(filepath.Join(opt.Output, publish.ManifestName))
	if err != nil {
		return past{}
	}
	left, _ := publish.ReadFormer(text)
	return past{left, readGone(opt)}
}

// A keptPast is the past of an output folder for who asks often: its manifest, long in a
// large site, is read again when its size or its date is another.
type keptPast struct {
	past past
	of   os.FileInfo
}

func (k *keptPast) read(opt Options) past {
	if opt.Output == "" {
		return past{}
	}
	is, err := os.Stat(filepath.Join(opt.Output, publish.ManifestName))
	if err != nil {
		*k = keptPast{}
		return past{}
	}
	if k.of == nil || !k.of.ModTime().Equal(is.ModTime()) || k.of.Size() != is.Size() {
		*k = keptPast{pastOf(opt), is}
	}
	return k.past
}

func (p past) notes() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for path, note := range p.left.Notes() {
			if !yield(path, note) {
				return
			}
		}
		for path, note := range p.gone {
			if !yield(path, note) {
				return
			}
		}
	}
}

// lastingProblems are those of addresses that the site drops.
func lastingProblems(opt Options, site *planned, lost []plan.Lost) []diag.Problem {
	if len(lost) == 0 {
		return nil
	}
	problems, lost := movedByLanguage(opt, lost)
	inherited := map[string][]string{}
	heirs := map[string]*plan.Lasting{}
	for _, l := range lost {
		if l.Heir == nil {
			problems = append(problems, lostProblem(site, l))
			continue
		}
		to := l.Heir.Lasting
		inherited[to.Where], heirs[to.Where] = append(inherited[to.Where], l.Address), to
	}
	for where, addresses := range inherited {
		pos, args := source.AddAlias(opt.Site, where, sections[heirs[where].Kind], addresses)
		args["address"], args["addresses"] = oneOrMore(addresses)
		problems = append(problems, diag.Problem{Severity: diag.Warning, Code: addressLost, Pos: pos, Args: args})
	}
	return problems
}

// movedByLanguage is the one problem of pages that are what they were, under a folder of
// another name: the site has changed its language. It gives the other addresses.
func movedByLanguage(opt Options, lost []plan.Lost) (problems []diag.Problem, others []plan.Lost) {
	var moved []plan.Lost
	for _, l := range lost {
		if l.Heir != nil && l.Heir.Lasting.Where == l.Where && path.Base(path.Dir(l.Heir.Path)) == path.Base(path.Dir(l.Path)) {
			moved = append(moved, l)
		} else {
			others = append(others, l)
		}
	}
	if moved == nil {
		return nil, others
	}
	first, count := moved[0], ""
	if len(moved) > 1 {
		count = strconv.Itoa(len(moved))
	}
	return []diag.Problem{{Severity: diag.Warning, Code: "addresses-of-language", Pos: source.LangAt(opt.Site), Args: diag.Args{
		"count": count, "address": first.Address, "now": "/" + strings.TrimSuffix(first.Heir.Path, "index.html"), "key": diag.Spelling("key.lang"),
		"where": first.Where, "line": source.AliasLine(first.Address),
	}}}, others
}

// oneOrMore is a list for a sentence that speaks of one otherwise than of several.
func oneOrMore(list []string) (one, more string) {
	if len(list) == 1 {
		return list[0], ""
	}
	return "", strings.Join(list, ", ")
}

// addressLost is the code of what this file is about.
var addressLost = diag.Code("address-lost")

// sections are the keys of network.yaml under which it declares what has a page.
var sections = map[string]string{"theme": "themes", "commune": "communes", "objective": "objectives", "organisation": "organisations", "practice": "practices"}

// lostProblem is that of an address of which nothing says where it should lead.
func lostProblem(site *planned, l plan.Lost) diag.Problem {
	file, _, _ := strings.Cut(l.Where, "#")
	args := diag.Args{"address": l.Address, "gone": l.Where, "line": source.AliasLine(l.Address), "draft": ""}
	if slices.Contains(site.network.Drafts, file) {
		args["draft"], args["gone"] = file, ""
	}
	return diag.Problem{Severity: diag.Warning, Code: addressLost, Pos: diag.Whole(file), Args: args}
}

// lostOf is what a site drops of a former one, sorted by path. The workroom has no
// address.
func lostOf(opt Options, site *planned, before past) []plan.Lost {
	if opt.Workroom {
		return nil
	}
	lost := append(site.plan.Lost(before.notes()), site.plan.Lost(named(site, before.left.Paths()))...)
	// What cannot be read still has its address: its own problem is enough.
	lost = slices.DeleteFunc(lost, func(l plan.Lost) bool {
		file, _, _ := strings.Cut(l.Where, "#")
		return site.unread[file] || site.unread[networkFile]
	})
	slices.SortFunc(lost, func(a, b plan.Lost) int { return strings.Compare(a.Path, b.Path) })
	return slices.CompactFunc(lost, func(a, b plan.Lost) bool { return a.Path == b.Path })
}

// named gives the traces of pages whose manifest has none: their kinds and names are
// in their addresses.
func named(site *planned, paths iter.Seq[string]) iter.Seq2[string, string] {
	at := address.New(site.locale, "")
	where := map[string]plan.Trace{
		at.Folder(address.Sheets):        {Kind: "sheet", Where: "content/sheets/%s.md"},
		at.Folder(address.Meetings):      {Kind: "meeting", Where: "content/meetings/%s.md"},
		at.Folder(address.Themes):        {Kind: "theme", Where: networkFile + "#%s"},
		at.Folder(address.Communes):      {Kind: "commune", Where: networkFile + "#%s"},
		at.Folder(address.Objectives):    {Kind: "objective", Where: networkFile + "#%s"},
		at.Folder(address.Organisations): {Kind: "organisation", Where: networkFile + "#%s"},
	}
	return func(yield func(string, string) bool) {
		for path := range paths {
			folder, rest, _ := strings.Cut(path, "/")
			trace, known := where[folder]
			id, isPage := strings.CutSuffix(rest, "/index.html")
			if !known || !isPage || strings.Contains(id, "/") || strings.HasPrefix(id, "page-") {
				continue
			}
			trace.Where = fmt.Sprintf(trace.Where, id)
			if !yield(path, trace.String()) {
				return
			}
		}
	}
}

// noteLasting has the manifest of the site to come know what the next build compares
// with. It gives what is lost.
func noteLasting(opt Options, output *publish.Output, site *planned) []plan.Lost {
	before := past{output.Former(), readGone(opt)}
	if opt.Previous != "" {
		before = pastOf(opt)
	}
	for path, trace := range site.plan.Traces() {
		output.Note(path, trace)
	}
	for path, trace := range before.notes() {
		// The page is a draft now and published as such: its address is not lost yet.
		if opt.Drafts && site.plan.Follows(path) {
			output.Note(path, trace)
		}
	}
	lost := lostOf(opt, site, before)
	if opt.Previous != "" {
		for _, l := range lost {
			output.NoteGone(l.Path, l.Trace.String())
		}
	}
	return lost
}

// goneFile has what was lost, by path with the traces of pages, for each output folder.
const goneFile = cacheFolder + "/addresses"

// readGone is what the output folder had lost; nothing when that is not known.
func readGone(opt Options) map[string]string { return readAllGone(opt.Cache)[goneKey(opt)] }

func readAllGone(site *os.Root) map[string]map[string]string {
	gone := map[string]map[string]string{}
	if site == nil {
		return gone
	}
	if text, err := site.ReadFile(goneFile); err == nil {
		_ = json.Unmarshal(text, &gone) // a cache that is damaged knows nothing
	}
	return gone
}

// goneKey stands for the output folder.
func goneKey(opt Options) string {
	dir, err := filepath.Abs(opt.Output)
	if err != nil {
		dir = opt.Output
	}
	return strconv.FormatUint(digest.Of([]byte(dir)), 16)
}

// rememberGone has the next build know what is lost.
func rememberGone(opt Options, lost []plan.Lost) {
	before := readGone(opt)
	now := make(map[string]string, len(lost))
	for _, l := range lost {
		now[l.Path] = l.Trace.String()
	}
	if opt.Cache == nil || opt.Previous != "" || maps.Equal(before, now) {
		return
	}
	gone := readAllGone(opt.Cache)
	if gone[goneKey(opt)] = now; len(now) == 0 {
		delete(gone, goneKey(opt))
	}
	// What cannot be written is forgotten; the site is there all the same.
	_ = writeCache(opt.Cache, goneFile, func(w io.Writer) error { return json.NewEncoder(w).Encode(gone) })
}
