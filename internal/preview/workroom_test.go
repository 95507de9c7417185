package preview

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
)

var links = regexp.MustCompile(`(?:href|src)="([^"#]+)`)

// Everything that a page of the workroom leads to is there: its papers, the
// style sheets, the pages of the site.
func TestTheWorkroomIsServed(t *testing.T) {
	b := serve(t, demo(t), func(_ *Options, files map[string]string) {
		files["content/network.yaml"] = "base_url: https://example.org/reseau/\n" + regexp.MustCompile(`(?m)^base_url:.*\n`).ReplaceAllString(files["content/network.yaml"], "")
	})
	asked := map[string]bool{}
	kinds := map[string]int{}
	var follow func(address string)
	follow = func(address string) {
		if asked[address] || !strings.HasPrefix(address, b.address) {
			return
		}
		asked[address] = true
		status, text := b.get(strings.TrimPrefix(address, b.address))
		if status != http.StatusOK {
			t.Errorf("%s: %d", address, status)
		}
		if !strings.HasPrefix(address, b.address+"workroom/") {
			return
		}
		kinds[address[strings.LastIndexAny(address, "./"):]]++
		if !strings.HasSuffix(address, "/") && !strings.HasSuffix(address, ".html") {
			return
		}
		if !addedScript.MatchString(text) {
			t.Errorf("%s does not reload", address)
		}
		from, err := http.NewRequest(http.MethodGet, address, nil)
		b.must(err)
		for _, link := range links.FindAllStringSubmatch(text, -1) {
			to, err := from.URL.Parse(strings.ReplaceAll(link[1], "&amp;", "&"))
			b.must(err)
			follow(to.String())
		}
	}
	follow(b.address + "workroom/")
	if len(asked) < 20 || kinds[".pdf"] == 0 || kinds[".csv"] == 0 || kinds[".html"] < 4 {
		t.Errorf("%d addresses, %v", len(asked), kinds)
	}
	root, _, _ := strings.Cut(b.address, "reseau/")
	answer, err := http.Get(root + "workroom/")
	b.must(err)
	answer.Body.Close()
	if got := answer.Request.URL.String(); got != b.address+"workroom/" {
		t.Errorf("/workroom/ leads to %s", got)
	}
	b.sameAsBuilt() // where nothing of it is
}

func TestTheWorkroomFollowsSaves(t *testing.T) {
	b := serve(t)
	b.shows("workroom/", "Première journée")
	before := b.state("workroom/")
	plainly(b, "content/meetings/2011-11-25.md", strings.Replace(village["content/meetings/2011-11-25.md"], "Première", "Toute première", 1))
	b.shows("workroom/", "Toute première journée")
	if after := b.state("workroom/"); after.Key == before.Key || after.Bar.Workroom != "" {
		t.Errorf("%+v after %+v", after, before)
	}
	if s := b.state("fiches/"); s.Bar.Workroom == "" {
		t.Error("no page leads to it")
	}
	// A page of the site comes first.
	plainly(b, "content/pages/workroom.md", "---\ntitle: Atelier public\n---\n\nIci.\n")
	b.shows("workroom/", "Atelier public")
	b.sameAsBuilt()
}
