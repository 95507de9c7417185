package main

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"essaim/test/loop"
)

// A trial is a site in a folder, that the real program builds while the machine fails.
// It has photographs beside its sheets, PDF files, and warnings.
type trial struct {
	testing.TB
	source, output string
	said           string // by the last build that succeeded, but for how much it did
}

func newTrial(t testing.TB, output string) *trial {
	t.Helper()
	tr := &trial{TB: t, source: filepath.Join(t.TempDir(), "site"), output: output}
	tr.must(os.CopyFS(tr.source, os.DirFS("testdata/site")))
	return tr
}

func (tr *trial) must(err error) {
	tr.Helper()
	if err != nil {
		tr.Fatal(err)
	}
}

// versions are how many contents turn makes.
const versions = 3

// turn makes the content another one: a sheet, its photograph and a page that come and
// go, and a name that is on every page.
func (tr *trial) turn(version int) {
	tr.Helper()
	sheets := filepath.Join(tr.source, "content/sheets")
	for i := range versions {
		name := filepath.Join(sheets, fmt.Sprintf("essai-%d", i))
		tr.must(os.RemoveAll(name))
		tr.must(os.RemoveAll(name + ".md"))
		if i > version {
			continue
		}
		text := fmt.Sprintf("---\ntitle: Essai %d\ncommune: aubrac\ntheme: dechets\nstatus: in-place\ndate: 2012-01-15\nmeans: none\nresults: []\n---\n\n## Contexte\n\nUn <b>texte</b>, %d.\n\n![Un essai](essai-%d/photo.jpg)\n", i, version, i)
		tr.must(os.MkdirAll(name, 0o755))
		tr.must(os.WriteFile(name+".md", []byte(text), 0o644))
		tr.must(os.WriteFile(filepath.Join(name, "photo.jpg"), photograph(uint8(40*version+i)), 0o644))
	}
	settings := filepath.Join(tr.source, "content/network.yaml")
	text, err := os.ReadFile(settings)
	tr.must(err)
	_, rest, _ := bytes.Cut(text, []byte("\n"))
	tr.must(os.WriteFile(settings, fmt.Appendf(nil, "name: Réseau d'essai %d\n%s", version, rest), 0o644))
}

// photograph is a picture of some size.
func photograph(shade uint8) []byte {
	picture := image.NewGray(image.Rect(0, 0, 320, 240))
	for i := range picture.Pix {
		picture.Pix[i] = shade + uint8(i*i>>7)
	}
	picture.SetGray(0, 0, color.Gray{shade})
	var file bytes.Buffer
	if err := jpeg.Encode(&file, picture, nil); err != nil {
		panic(err)
	}
	return file.Bytes()
}

// command builds the site into a folder.
func (tr *trial) command(output string) *exec.Cmd {
	return exec.Command("essaim", "build", "--source", tr.source, "--output", output)
}

// build builds it, which has to succeed.
func (tr *trial) build(output string) map[string]string {
	tr.Helper()
	said, err := tr.command(output).CombinedOutput()
	if err != nil {
		tr.Fatalf("%v: %s", err, said)
	}
	if end := counting.FindIndex(said); end != nil {
		said = said[:end[0]]
	}
	tr.said = string(said)
	return treeOf(tr, output)
}

// counting is the line of a build that says how much it did.
var counting = regexp.MustCompile(`(?m)^[0-9]+ pages `)

// wantRemembered builds once more what was just built: the same warnings are said again,
// among them those of sheets, and the site stays.
func (tr *trial) wantRemembered(when string, site map[string]string) {
	tr.Helper()
	said := tr.said
	tr.wantSame(when+", then built again", tr.build(tr.output), site)
	if tr.said != said || !strings.Contains(said, "essai-0.md") {
		tr.Fatalf("%s: the last build said\n%s\nthe next one\n%s", when, said, tr.said)
	}
}

// fresh is what a build without a past publishes.
func (tr *trial) fresh() map[string]string {
	tr.Helper()
	kept := filepath.Join(tr.source, ".essaim")
	tr.must(os.RemoveAll(kept))
	defer os.RemoveAll(kept)
	return tr.build(filepath.Join(tr.TempDir(), "fresh"))
}

// treeOf reads all files below a folder.
func treeOf(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		files[filepath.ToSlash(strings.TrimPrefix(path, dir+string(filepath.Separator)))] = string(text)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return files
}

// wantSame fails with the names of the files that differ.
func (tr *trial) wantSame(when string, got, want map[string]string) {
	tr.Helper()
	var names []string
	for name := range want {
		if text, there := got[name]; !there || text != want[name] {
			names = append(names, name)
		}
	}
	for name := range got {
		if _, there := want[name]; !there {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		tr.Fatalf("%s: the site differs in %q", when, names)
	}
}

// A build that is killed at any point leaves a site whose every file is one of the last
// site or one of the next, whole; all that both have is there. The next build makes the
// site of a fresh one, byte for byte, and leaves nothing else.
func TestKilled(t *testing.T) {
	random := loop.Random(t, 21, 22)
	tr := newTrial(t, filepath.Join(t.TempDir(), "public"))
	var fresh [versions]map[string]string
	var took time.Duration
	for version := range fresh {
		tr.turn(version)
		start := time.Now()
		fresh[version] = tr.fresh()
		took = time.Since(start)
	}
	now := versions - 1
	tr.wantSame("before", tr.build(tr.output), fresh[now])
	rounds, killed, switching := loop.Rounds(t, 500), 0, 0
	for round := range rounds {
		before := fresh[now]
		now = (now + 1 + random.IntN(versions-1)) % versions
		tr.turn(now)
		dead, lasted := tr.kill(round%2 == 1, random, took)
		if dead {
			killed++
		} else {
			took = lasted // the machine is faster than it was
		}
		found := treeOf(t, tr.output)
		when := fmt.Sprintf("round %d, killed: %v", round, dead)
		if tr.wantWhole(when, found, before, fresh[now]); found[".essaim.json"] != before[".essaim.json"] {
			switching++
		}
		tr.wantSame(when+", then built", tr.build(tr.output), fresh[now])
		tr.wantRemembered(when, fresh[now])
	}
	t.Logf("%d builds killed, %d of all with a new list of files", killed, switching)
	if killed < rounds/4 {
		t.Errorf("only %d of %d builds were killed", killed, rounds)
	}
}

// kill starts a build and kills it: at any time, or, late, once it has begun to change
// the published site, which takes a hundredth of the time.
func (tr *trial) kill(late bool, random *rand.Rand, took time.Duration) (killed bool, lasted time.Duration) {
	tr.Helper()
	list := filepath.Join(tr.output, ".essaim.json")
	before, err := os.Stat(list)
	tr.must(err)
	c := tr.command(tr.output)
	start := time.Now()
	tr.must(c.Start())
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	if late {
		for changed := false; !changed && len(ended) == 0; time.Sleep(50 * time.Microsecond) {
			now, err := os.Stat(list)
			changed = err == nil && !os.SameFile(before, now)
		}
		time.Sleep(time.Duration(random.Int64N(int64(took) / 100)))
	} else {
		time.Sleep(time.Duration(random.Int64N(int64(took))))
	}
	c.Process.Kill()
	err = <-ended
	return err != nil, time.Since(start)
}

// wantWhole looks at what is published, as a reader does.
func (tr *trial) wantWhole(when string, found, before, after map[string]string) {
	tr.Helper()
	for name, text := range found {
		if !strings.HasPrefix(name, ".") && text != before[name] && text != after[name] {
			tr.Fatalf("%s: %s is of neither site", when, name)
		}
	}
	for name := range before {
		_, stays := after[name]
		if _, there := found[name]; stays && !there {
			tr.Fatalf("%s: %s is gone", when, name)
		}
	}
}
