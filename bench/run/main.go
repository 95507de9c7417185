// Run measures essaim beside its floor and its rivals, on the same sheets, in
// turns, and writes the medians and their ratios to a Markdown file:
//
//	go run ./run -n 10000 -runs 5 -rivals -out RESULTS.md
//	go run ./run -n 10000 -profile rich -live -rivals -out SERVE.md
//	go run ./run -n 1000 -profile rich
//
// It works in a folder of its own below $TMPDIR, which should be in memory: a
// disk takes seconds for the files alone, and not twice the same. Nothing is
// ever asserted of a time.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"essaim/bench/sample"
)

func main() {
	var b bench
	flag.IntVar(&b.sheets, "n", 10_000, "how many sheets")
	flag.Uint64Var(&b.seed, "seed", 1, "another one gives another network")
	profiles := flag.String("profile", "", "how sheets are written: plain, rich or large (default: all three, one after the other)")
	flag.IntVar(&b.runs, "runs", 5, "how often each work is done")
	flag.BoolVar(&b.rivals, "rivals", false, "measure Hugo, Pagefind and Eleventy too, of the profile rich or of the one asked for; installs them")
	flag.BoolVar(&b.scale, "scale", false, "measure a tenth and ten times as many sheets too: of the profile rich, or of the one asked for")
	flag.BoolVar(&b.live, "live", false, "measure instead how soon preview servers show edits, on ports 4471 and 4472")
	flag.IntVar(&b.edits, "edits", 20, "how many of each kind")
	flag.StringVar(&b.disk, "disk", "", "a folder on a disk, for the cold build once")
	out := flag.String("out", "", "the Markdown file to write (default: stdout)")
	flag.Parse()
	b.profiles = sample.Profiles
	if *profiles != "" {
		b.profiles = []sample.Profile{sample.Profile(*profiles)}
	}
	if err := b.run(*out); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// bench is one run.
type bench struct {
	sheets, runs, edits int
	seed                uint64
	profiles            []sample.Profile
	rivals, scale, live bool
	disk                string

	dir     string         // all that is made
	profile sample.Profile // the one that is measured
	results []result       // of it
	sets    []set          // of those that were measured
}

// set is what was measured of one profile.
type set struct {
	profile sample.Profile
	results []result
}

func (b *bench) run(out string) (err error) {
	for _, p := range b.profiles {
		if err := p.Check(); err != nil {
			return err
		}
	}
	if b.dir, err = os.MkdirTemp("", "essaim-bench-"); err != nil {
		return err
	}
	defer os.RemoveAll(b.dir)
	if b.disk != "" {
		b.disk = filepath.Join(b.disk, "essaim-bench-disk")
		defer os.RemoveAll(b.disk)
	}
	if err := b.buildTools(); err != nil {
		return err
	}
	work, report := b.measure, b.report
	if b.live {
		work, report = b.measureLive, b.reportLive
	}
	for _, b.profile = range b.profiles {
		b.results = nil
		if err := work(); err != nil {
			return err
		}
		b.sets = append(b.sets, set{b.profile, b.results})
		if err := b.removeSites(); err != nil {
			return err
		}
		if out != "" { // what was measured stays, whatever becomes of the next profile
			if err := os.WriteFile(out, []byte(report()), 0o644); err != nil {
				return err
			}
		}
	}
	if out == "" {
		_, err = os.Stdout.WriteString(report())
	}
	return err
}

// removeSites makes room in memory for the next profile: all but the programs goes.
func (b *bench) removeSites() error {
	made, err := os.ReadDir(b.dir)
	for _, e := range made {
		if e.Name() != "bin" {
			err = errors.Join(err, os.RemoveAll(b.path(e.Name())))
		}
	}
	return err
}

func (b *bench) path(parts ...string) string {
	return filepath.Join(append([]string{b.dir}, parts...)...)
}
