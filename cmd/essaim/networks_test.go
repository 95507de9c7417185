package main

import (
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
)

// The demo is what newcomers read and what tests of pages are made on: it has
// no problem at all, and shows every state that a page can be in.
func TestDemoShowsEveryState(t *testing.T) {
	n, problems := source.Read(os.DirFS("demo"), source.Options{})
	for _, p := range problems {
		t.Errorf("%s:%d: %s", p.File, p.Line, p.Message(locale.For("fr")))
	}
	if c, s, m := len(n.Communes), len(n.Sheets), len(n.Meetings); c != 6 || s != 25 || m != 3 {
		t.Errorf("%d communes, %d sheets, %d meetings; want 6, 25, 3", c, s, m)
	}

	situation := n.At(n.AsOf)
	seen := map[string]bool{}
	for _, s := range n.Sheets {
		seen["sheet "+string(s.Status)] = true
		seen["joint sheet"] = seen["joint sheet"] || len(s.Communes) > 1
		seen["network's sheet"] = seen["network's sheet"] || s.Network
		for _, j := range situation.Judge(s) {
			seen["target "+string(j.Status)] = true
		}
	}
	for _, p := range situation.Progress() {
		seen["objective "+string(p.Status)] = true
		for _, r := range p.Rows {
			seen["row "+string(r.Status)] = true
			if r.Status == network.InProgress && r.Expected != nil && r.Value != nil {
				seen[map[bool]string{true: "row on track", false: "row late"}[r.OnTrack(p.Objective.Down)]] = true
			}
		}
	}
	for _, a := range n.Adoptions {
		state, _ := situation.StateOf(a)
		seen["adoption "+string(state)] = true
		seen["chain"] = seen["chain"] || !slices.Contains(situation.Sheet(a.Sheet).Communes, a.From)
	}
	for _, d := range n.Diagnostics {
		seen["interview "+string(d.Interview.Status)] = true
		seen["no need"] = seen["no need"] || d.Needs.None()
		seen["private need"] = seen["private need"] || slices.ContainsFunc(d.Needs.Items, func(need network.Need) bool { return need.Private })
	}

	for _, want := range strings.Split(`sheet planned, sheet ongoing, sheet in-place, sheet done, sheet abandoned, joint sheet, network's sheet,
		target reached, target missed, target in-progress, target not-reported, target ,
		objective reached, objective missed, objective in-progress, objective not-reported, objective not-started, objective partly,
		row reached, row missed, row in-progress, row not-reported, row not-started, row on track, row late,
		adoption considered, adoption started, adoption in-place, adoption done, adoption abandoned, chain,
		interview done, interview declined, no need, private need`, ",") {
		if want = strings.TrimLeft(want, "\n\t "); !seen[want] {
			t.Errorf("no %q in the demo, only %v", want, slices.Sorted(maps.Keys(seen)))
		}
	}
}

// The first network lacks its legal facts, which nobody may invent: that is
// the one warning.
func TestFirstNetworkOnlyLacksLegalFacts(t *testing.T) {
	_, problems := source.Read(os.DirFS("../.."), source.Options{})
	if len(problems) != 1 || problems[0].Code != "legal-facts-missing" || problems[0].Severity != diag.Warning {
		t.Errorf("want the warning legal-facts-missing, got %v", problems)
	}
}

// The guide's first sheet can be copied as it is into the demo; the README's is
// written by TestReadmesCanBeFollowed.
func TestGuidesFirstSheetIsValid(t *testing.T) {
	const file = "content/sheets/exemple.md"
	for _, e := range elementsOf(t, "../../docs/guide-redaction.md") {
		if e.lang != "yaml" || !strings.HasPrefix(e.text, "title:") || !strings.Contains(e.text, "\nmeans:") || !strings.Contains(e.text, "\nresults:") {
			continue
		}
		site := copyOf(t, "demo")
		site[file] = &fstest.MapFile{Data: []byte("---\n" + e.text + "---\n")}
		_, problems := source.Read(site, source.Options{})
		for _, p := range problems {
			if p.File == file {
				t.Errorf("line %d of the sample: %s", p.Line, p.Message(locale.For("fr")))
			}
		}
		return
	}
	t.Error("the guide has no sample of a sheet")
}

func copyOf(t *testing.T, dir string) fstest.MapFS {
	t.Helper()
	site := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(os.DirFS(dir), name)
		site[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return site
}
