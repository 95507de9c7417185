package build

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"essaim/internal/address"
	"essaim/internal/diag"
	"essaim/internal/plan"
	"essaim/internal/publish"
	"essaim/internal/source"
)

// Addresses last. What a page is known by (plan.Lasting) is noted in the manifest, so
// that the next build finds the addresses that it drops. Each is a warning, and goes
// into the manifest again as one that is gone, so that the warning comes back until
// something is published there: the page itself, or a redirection to its heir.

// former is what the site to compare with has left: the one that Options.Previous is
// the manifest of, else what is in the output folder. One that cannot be read is
// nothing here: publish.Open says so.
func former(opt Options) publish.Former {
	text := []byte(opt.Previous)
	if opt.Previous == "" {
		var err error
		text, err = os.ReadFile(filepath.Join(opt.Output, publish.ManifestName))
		if opt.Output == "" || errors.Is(err, fs.ErrNotExist) {
			return publish.Former{}
		}
	}
	left, _ := publish.ReadFormer(text)
	return left
}

// lastingProblems are those of addresses that the site drops.
func lastingProblems(opt Options, site *planned, lost []plan.Lost) []diag.Problem {
	if len(lost) == 0 {
		return nil
	}
	var problems []diag.Problem
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
		problems = append(problems, diag.Problem{Severity: diag.Warning, Code: "address-lost", Pos: pos, Args: args})
	}
	return problems
}

// oneOrMore is a list for a sentence that speaks of one otherwise than of several.
func oneOrMore(list []string) (one, more string) {
	if len(list) == 1 {
		return list[0], ""
	}
	return "", strings.Join(list, ", ")
}

// sections are the keys of network.yaml under which it declares what has a page.
var sections = map[string]string{"theme": "themes", "commune": "communes", "objective": "objectives", "organisation": "organisations"}

// lostProblem is that of an address of which nothing says where it should lead.
func lostProblem(site *planned, l plan.Lost) diag.Problem {
	file, _, _ := strings.Cut(l.Where, "#")
	args := diag.Args{"address": l.Address, "gone": l.Where, "line": source.AliasLine(l.Address), "draft": ""}
	if slices.Contains(site.network.Drafts, file) {
		args["draft"], args["gone"] = file, ""
	}
	return diag.Problem{Severity: diag.Warning, Code: "address-lost", Pos: diag.Whole(file), Args: args}
}

// lostOf is what a site drops of a former one, sorted by path. The workroom has no
// address.
func lostOf(opt Options, site *planned, left publish.Former) []plan.Lost {
	if opt.Workroom {
		return nil
	}
	lost := append(site.plan.Lost(left.Notes()), site.plan.Lost(named(site, left.Paths()))...)
	// What cannot be read still has its address: its own problem is enough.
	lost = slices.DeleteFunc(lost, func(l plan.Lost) bool {
		file, _, _ := strings.Cut(l.Where, "#")
		return site.unread[file] || site.unread[networkFile]
	})
	slices.SortFunc(lost, func(a, b plan.Lost) int { return strings.Compare(a.Path, b.Path) })
	return lost
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
// with, and reports what is lost.
func noteLasting(opt Options, output *publish.Output, site *planned) []diag.Problem {
	left := output.Former()
	if opt.Previous != "" {
		left = former(opt)
	}
	lost := lostOf(opt, site, left)
	note(opt, output, site, left, lost)
	return lastingProblems(opt, site, lost)
}

// note has the manifest know the pages of the site, and what is lost.
func note(opt Options, output *publish.Output, site *planned, left publish.Former, lost []plan.Lost) {
	for path, trace := range site.plan.Traces() {
		output.Note(path, trace)
	}
	if opt.Drafts {
		for path, trace := range drafted(site, left.Notes()) {
			output.Note(path, trace)
		}
	}
	for _, l := range lost {
		output.NoteGone(l.Path, l.Trace.String())
	}
}

// drafted are the notes of pages that are drafts now and published as such: their
// addresses are not lost yet.
func drafted(site *planned, notes iter.Seq2[string, string]) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for path, trace := range notes {
			if o, found := site.plan.Output(path); found && o.Lasting == nil && !yield(path, trace) {
				return
			}
		}
	}
}
