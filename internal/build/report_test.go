package build

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

// reported is a network of three communes whose objectives have rows of all kinds.
func reported() fstest.MapFS {
	site := village(0)
	network := string(site["content/network.yaml"].Data)
	network = strings.Replace(network, `communes: [{id: aubrac, name: Aubrac, code: "99001"}]`, `programme: {from: 2010, to: 2013}
communes:
  - {id: aubrac, name: Aubrac, code: "99001"}
  - {id: belval, name: Belval, code: "99002"}
  - {id: luc, name: Luc, code: "99003", member: {from: 2012}}
objectives:
  - {id: reunion, name: Une réunion par an, measure: meetings-held, target: 1, per: year}
  - {id: action, name: Une action par commune et par an, measure: actions-done, target: 1, per: year, for_each: commune}
  - {id: plus-tard, name: Des fiches, measure: sheets-published, target: 1, from: 2012, to: 2013}
  - {id: jadis, name: Des présents, measure: communes-present, target: 2, from: 2010, to: 2010}
  - {id: presentes, name: Des communes présentes, measure: communes-present, target: 2, out_of: communes}`, 1)
	site["content/network.yaml"] = file(network)
	for i, commune := range []string{"aubrac", "belval"} {
		site[sheetFile(i)] = file(fmt.Sprintf("---\ntitle: Fiche %d\ncommune: %s\ntheme: eau\nstatus: in-place\nperiod: {from: 2011}\ndate: 2012\nmeans: none\nresults: []\n---\n", i, commune))
	}
	site["content/meetings/2011-06-01.md"] = file("---\ntitle: Une journée\ndate: 2011-06-01\nstatus: held\nattendance: {communes: 2}\n---\n")
	return site
}

// lineOf finds the lines of the table of objectives in a report: sentence, status.
var lineOf = regexp.MustCompile(`<tr><th scope="row">.*?</th><td>(.*?)</td><td>(.*?)</td></tr>`)

// A report shows the rows of its own year, and its figures count what it shows.
func TestReportCountsItsYear(t *testing.T) {
	dir := t.TempDir()
	run(t, reported(), dir)
	files := tree(t, dir)
	for year, want := range map[string]struct {
		lines          int
		reached        string // the tile
		active         string
		says, saysNone []string
	}{
		"2011": {3, "3 sur 3", "2 sur 2", []string{"communes sur 2", "1 sur 1\u00a0rencontre"}, []string{"Des fiches", "Des présents", "sur 4"}},
		"2012": {4, "2 sur 4", "0 sur 3", []string{"commune sur 3", "2 sur 1\u00a0fiche"}, []string{"Des présents", "décembre"}},
	} {
		page := files["bilans/"+year+"/index.html"]
		lines := lineOf.FindAllStringSubmatch(page, -1)
		reached := 0
		for _, l := range lines {
			if strings.Contains(l[2], `class="status reached"`) {
				reached++
			}
		}
		if len(lines) != want.lines || fmt.Sprintf("%d sur %d", reached, len(lines)) != want.reached {
			t.Errorf("%s: %d lines, %d reached; want %d, %s", year, len(lines), reached, want.lines, want.reached)
		}
		for _, says := range append(want.says, "Objectifs atteints", want.reached, want.active) {
			if !strings.Contains(strings.ReplaceAll(page, "\u202f", "\u00a0"), says) {
				t.Errorf("%s does not say %q", year, says)
			}
		}
		for _, says := range want.saysNone {
			if strings.Contains(page, says) {
				t.Errorf("%s says %q", year, says)
			}
		}
	}
	for path, link := range map[string]string{"index.html": "/bilans/2012/", "objectifs/index.html": "/bilans/2011/", "annees/2012/index.html": "/bilans/2012/"} {
		if !strings.Contains(files[path], `href="`+link+`"`) {
			t.Errorf("%s does not lead to %s", path, link)
		}
	}
}
