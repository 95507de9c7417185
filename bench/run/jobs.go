package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"essaim/bench/sample"
)

// settling is longer than the time within which essaim reads a file rather than
// believe its date.
const settling = 2500 * time.Millisecond

// jobs lists what is measured, and writes the sites for it.
func (b *bench) jobs() ([]job, error) {
	jobs, err := b.essaim(b.sheets)
	if err != nil {
		return nil, err
	}
	if b.scale && b.isMain() {
		for _, n := range []int{b.sheets / 10, b.sheets * 10} {
			site := b.site("essaim", n)
			if err := errors.Join(b.write(site, sample.Essaim, n), b.resize(site)); err != nil {
				return nil, err
			}
			j := b.cold(sheetsOf(n), site)
			j.once = n > b.sheets
			jobs = append(jobs, j)
		}
	}
	if b.disk != "" {
		j := without(b.cold("essaim, on a disk, no PDF", b.site("essaim", b.sheets)))
		j.once, j.output = true, b.disk
		j.work[0] = append(j.work[0], "--output", j.output)
		j.prepare = clear(append(known(b.site("essaim", b.sheets)), j.output)...)
		jobs = append(jobs, j)
	}
	if b.rivals && b.isMain() {
		rivals, err := b.rivalJobs()
		if err != nil {
			return nil, err
		}
		jobs = append(jobs, rivals...)
	}
	return jobs, nil
}

// isMain reports whether the profile that is measured is that of which a tenth and ten times
// as many sheets are, and rivals: a memory file system has no room for those of all, and an
// evening none for Hugo's large sheets.
func (b *bench) isMain() bool { return b.profile == sample.Rich || len(b.profiles) == 1 }

func sheetsOf(n int) string { return fmt.Sprintf("essaim, cold, %d sheets", n) }

func (b *bench) site(generator string, n int) string {
	return b.path(fmt.Sprint(generator, "-", b.profile, "-", n))
}

// write has another process make the sheets: Linux counts what this one takes
// at its peak as that of each command which it starts.
func (b *bench) write(site string, format sample.Format, n int) error {
	c := exec.Command(b.path("bin", "generate"), "-n", strconv.Itoa(n), "-seed", strconv.FormatUint(b.seed, 10), "-profile", string(b.profile), "-for", string(format), site)
	if text, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", c, err, text)
	}
	return nil
}

// What essaim does, by the names that goals have.
const (
	coldWithout = "essaim, cold, no PDF"
	coldWith    = "essaim, cold"
	unchanged   = "essaim, nothing changed"
	bodyChanged = "essaim, one body changed"
	titled      = "essaim, one title changed"
	checkAfter  = "essaim check, after a build"
	checkCold   = "essaim check, cold"
)

// resize makes the widths of the photos of a site, which later builds find.
func (b *bench) resize(site string) error {
	_, err := without(b.cold("", site)).do()
	return err
}

// essaim's jobs follow each other: each begins where the one before it ended.
func (b *bench) essaim(n int) ([]job, error) {
	site := b.site("essaim", n)
	if err := errors.Join(b.write(site, sample.Essaim, n), b.resize(site)); err != nil {
		return nil, err
	}
	output, sheet := filepath.Join(site, "public"), filepath.Join(site, "content", "sheets", sample.SheetID(n/2)+".md")
	build := b.cold("", site).work
	check := [][]string{{".", b.path("bin", "essaim"), "check", "--quiet", "--source", site}}
	floor := b.path("floor")
	return []job{
		{name: "floor", prepare: clear(floor), work: [][]string{{".", b.path("bin", "floor"), site, floor}}, output: floor},
		without(b.cold(coldWithout, site)),
		b.cold(coldWith, site),
		{name: unchanged, prepare: settle, work: build, output: output},
		{name: bodyChanged, prepare: edit(sheet), work: build, output: output},
		{name: titled, prepare: retitle(sheet), work: build, output: output},
		{name: checkAfter, prepare: settle, work: check},
		{name: checkCold, prepare: clear(known(site)...), work: check},
	}, nil
}

// cold is a build from nothing but the photos that another build made.
func (b *bench) cold(name, site string) job {
	output := filepath.Join(site, "public")
	return job{
		name: name, prepare: clear(append(known(site), output)...), output: output,
		work: [][]string{{".", b.path("bin", "essaim"), "build", "--quiet", "--source", site}},
	}
}

// without is the same build without PDF files.
func without(j job) job {
	j.work[0] = append(j.work[0], "--no-pdf")
	return j
}

// known are the files in which a build keeps what it found; resized photos are not
// among them.
func known(site string) []string {
	return []string{filepath.Join(site, ".essaim", "state"), filepath.Join(site, ".essaim", "index")}
}

func (b *bench) rivalJobs() ([]job, error) {
	hugo, eleventy := b.site("hugo", b.sheets), b.site("eleventy", b.sheets)
	for site, format := range map[string]sample.Format{hugo: sample.Hugo, eleventy: sample.Eleventy} {
		if err := os.CopyFS(site, os.DirFS(string(format))); err != nil {
			return nil, err
		}
		if err := b.write(site, format, b.sheets); err != nil {
			return nil, err
		}
	}
	if err := inEleventy(eleventy); err != nil {
		return nil, err
	}
	build := []string{".", b.path("bin", "hugo"), "--quiet", "--source", hugo}
	public := filepath.Join(hugo, "public")
	pagefind := []string{".", npm("pagefind"), "--silent", "--site", public}
	return []job{
		{name: "Hugo, cold", prepare: clear(public), work: [][]string{build}, output: public},
		{name: "Hugo, nothing changed", work: [][]string{build}},
		{name: "Hugo and Pagefind, cold", prepare: clear(public), work: [][]string{build, pagefind}, output: public, once: true},
		{
			name: "Eleventy, cold", once: true, prepare: clear(filepath.Join(eleventy, "_site")),
			work: [][]string{{eleventy, npm("eleventy"), "--quiet"}}, output: filepath.Join(eleventy, "_site"),
		},
	}, nil
}

// inEleventy says that its configuration is a module, as package.json does here.
func inEleventy(dir string) error {
	return os.WriteFile(filepath.Join(dir, "package.json"), []byte(`{"type": "module"}`+"\n"), 0o644)
}

func clear(dirs ...string) func() error {
	return func() error {
		for _, dir := range dirs {
			if err := os.RemoveAll(dir); err != nil {
				return err
			}
		}
		return nil
	}
}

func settle() error {
	time.Sleep(settling)
	return nil
}

// edit adds a sentence to a file.
func edit(file string) func() error {
	return func() error { return appendTo(file, "\nUne phrase de plus.\n") }
}

// retitle puts a word before the title of a sheet.
func retitle(file string) func() error {
	return func() error {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		return os.WriteFile(file, titleStart.ReplaceAll(text, []byte("${1}encore ")), 0o644)
	}
}

func appendTo(file, text string) error {
	f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if _, err = f.WriteString(text); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
