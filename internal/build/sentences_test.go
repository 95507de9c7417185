package build

import (
	"fmt"
	"html"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"essaim/test/loop"
)

// French that was put right once, and may not come back on any page.
var forbiddenFrench = compiled(
	`accueilli ni reçu de visite`, // "reçu ni rencontre ni visite"
	`\d sur \d+ atteints?\b`,      // "1 année sur 2"
	`dans (le )?Réseau\b`,         // "au sein du réseau « … »"
	`Tout d’un coup`,              // "Tout en une fois"
	`\d+ (€|h|j) par (t|kg|kWh|MWh|m³|L|g)\b`,
	`par t\b`, // "par tonne"
	`Objectif : [^.]*, non renseigné`,
	`[.!?] ;`,
)

func compiled(patterns ...string) (all []*regexp.Regexp) {
	for _, pattern := range patterns {
		all = append(all, regexp.MustCompile(pattern))
	}
	return all
}

// English has no space before these signs.
var forbiddenEnglish = compiled(`[\x{a0}\x{202f} ][:;!?»](\s|$)`, `\bper t\b`, `[.!?];`, `\d out of \d+ reached`)

// Of all pages of each network, every sentence begins with a capital, and no wording
// that was put right has come back.
func TestSentencesOfPages(t *testing.T) {
	for name, n := range map[string]struct {
		site fs.FS
		lang string
	}{
		"demo":          {os.DirFS("../../cmd/essaim/demo"), "fr"},
		"first network": {os.DirFS("../.."), "fr"},
		"published":     {os.DirFS(published), "fr"},
		"pursued":       {lookSite(pursued), "fr"},
		"aimed":         {lookSite(aimed), "fr"},
		"aimed (en)":    {inEnglish(aimed), "en"},
		"surveyed":      {lookSite(surveyed), "fr"},
		"carried":       {lookSite(carried), "fr"},
		"needing":       {lookSite(needing(22)), "fr"},
		"pursued (en)":  {inEnglish(pursued), "en"},
		"surveyed (en)": {inEnglish(surveyed), "en"},
		"carried (en)":  {inEnglish(carried), "en"},
		"needing (en)":  {inEnglish(needing(22)), "en"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			readsWell(t, n.site, n.lang)
		})
	}
	t.Run("county", func(t *testing.T) {
		t.Parallel()
		readsWell(t, county(t), "fr")
	})
}

// readsWell builds a network and reads its pages.
func readsWell(t *testing.T, site fs.FS, lang string) {
	t.Helper()
	own, pages := writtenIn(t, site), buildSite(t, site)
	faults, seen := map[string]string{}, map[block]bool{}
	for _, path := range pagesToRead(t, pages) {
		for _, b := range blocksOf(pages[path]) {
			if seen[b] {
				continue
			}
			seen[b] = true
			for _, fault := range faultsOf(b, lang, own) {
				if faults[fault] == "" {
					faults[fault] = path
				}
			}
		}
	}
	for _, fault := range slices.Sorted(maps.Keys(faults)) {
		t.Errorf("%s: %s", faults[fault], fault)
	}
}

// pagesToRead are all pages but in a large network, of which a short run reads some of
// each folder: they are of one kind.
func pagesToRead(t *testing.T, pages builtPages) []string {
	t.Helper()
	const some = 30
	count := map[string]int{}
	var list []string
	for _, path := range slices.Sorted(maps.Keys(pages)) {
		folder, _, _ := strings.Cut(path, "/")
		if count[folder]++; strings.HasSuffix(path, ".html") && (count[folder] <= some || len(pages) < 1000 || loop.Whole(t)) {
			list = append(list, path)
		}
	}
	return list
}

func inEnglish(network string) fs.FS {
	return lookSite(strings.Replace(network, "\nas_of:", "\nlang: en\nas_of:", 1))
}

// county is the network of 1,500 sheets that the tests of pages write. Short runs do
// without it, and machines without node, but for CI.
func county(t *testing.T) fs.FS {
	t.Helper()
	_, missing := exec.LookPath("node")
	if testing.Short() || missing != nil && os.Getenv("CI") == "" {
		t.Skip("it is made by test/county.mjs")
	}
	dir := t.TempDir()
	script := fmt.Sprintf("import(%q).then((county) => county.writeCounty(%q))", "./test/county.mjs", dir)
	write := exec.Command("node", "--input-type=module", "--eval", script)
	write.Dir = "../.."
	if out, err := write.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return os.DirFS(dir)
}

// writtenIn is all that authors wrote in a network's content, its spaces and quotes
// made plain.
func writtenIn(t *testing.T, site fs.FS) string {
	t.Helper()
	var all strings.Builder
	err := fs.WalkDir(site, "content", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".md") && !strings.HasSuffix(path, ".yaml") {
			return err
		}
		text, err := fs.ReadFile(site, path)
		all.Write(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return bare(all.String())
}

// bare has plain spaces and quotes.
func bare(text string) string {
	return oneSpace(strings.ReplaceAll(text, "’", "'"))
}

// A block is the text between two tags that begin or end a paragraph, a cell, an item,
// a heading or the like.
type block struct {
	tag   string // with its attributes
	text  string
	exact string // with its special spaces
}

var (
	notRead  = regexp.MustCompile(`(?s)<(script|style|svg|pre)\b.*?</(script|style|svg|pre)>`)
	inlined  = regexp.MustCompile(`</?(b|i|em|strong|a|abbr|time|sup|small|u|del|kbd|code|span)\b[^>]*>`)
	anyTag   = regexp.MustCompile(`<([^>]+)>([^<]*)`)
	sentence = regexp.MustCompile(`\pL{2,}[.!?…] \p{Ll}\pL*`)
	meeting  = regexp.MustCompile(`[Rr]éunions?( \S+)?`)
)

// described is what search engines show of a page.
var described = regexp.MustCompile(`<meta name="(description)" content="([^"]*)">`)

func blocksOf(page string) []block {
	head, page, _ := strings.Cut(page, "<body")
	page = inlined.ReplaceAllString(notRead.ReplaceAllString(page, ""), "")
	var all []block
	for _, m := range append(described.FindAllStringSubmatch(head, -1), anyTag.FindAllStringSubmatch(page, -1)...) {
		exact := html.UnescapeString(m[2])
		if text := strings.TrimSpace(oneSpace(exact)); text != "" {
			all = append(all, block{m[1], text, exact})
		}
	}
	return all
}

var headings = regexp.MustCompile(`^(h[1-6]|description|caption|summary|p class="(lead|verdict)[^"]*")\b`)

func faultsOf(b block, lang, own string) (faults []string) {
	first, _ := utf8.DecodeRuneInString(b.text)
	words := strings.Fields(b.text)
	ends := strings.ContainsAny(b.text[len(b.text)-1:], ".!?") || strings.HasSuffix(b.text, "…")
	switch isOwn := strings.Contains(own, bare(b.text)); {
	case !unicode.IsLower(first), isOwn, strings.Contains(words[0], "."): // the name of a file
	case ends && len(words) > 2, headings.MatchString(b.tag):
		faults = append(faults, "begins small: "+b.text)
	}
	for _, next := range sentence.FindAllString(b.text, -1) {
		if !strings.Contains(own, bare(next)) {
			faults = append(faults, fmt.Sprintf("goes on small after a full stop: %q in %s", next, b.text))
		}
	}
	forbidden := forbiddenFrench
	if lang == "en" {
		forbidden = forbiddenEnglish
	}
	for _, pattern := range forbidden {
		text := b.text
		if lang == "en" {
			text = b.exact
		}
		if found := pattern.FindString(text); found != "" && !strings.Contains(own, bare(found)) {
			faults = append(faults, fmt.Sprintf("%q in %s", found, b.text))
		}
	}
	for _, found := range meeting.FindAllString(b.text, -1) {
		if !strings.Contains(own, bare(strings.Trim(found, "«» "))) {
			faults = append(faults, fmt.Sprintf("a rencontre is called %q in %s", found, b.text))
		}
	}
	return faults
}
