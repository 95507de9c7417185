package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"essaim/internal/locale"
	"essaim/test/loop"
)

// A disk is a small file system, in memory.
type disk struct {
	testing.TB
	folder string
}

// inNamespace is set in a process that may mount a disk for itself alone.
const inNamespace = "ESSAIM_TEST_NAMESPACE"

// newDisk is one for tests that root runs. Other users may mount one only in a
// namespace of their own, where the whole test runs once more: then there is none here.
func newDisk(t *testing.T) *disk {
	t.Helper()
	d := &disk{t, filepath.Join(t.TempDir(), "disk")}
	if err := os.Mkdir(d.folder, 0o755); err != nil {
		t.Fatal(err)
	}
	err := syscall.Mount("tmpfs", d.folder, "tmpfs", 0, "")
	if err == nil {
		t.Cleanup(func() { syscall.Unmount(d.folder, syscall.MNT_DETACH) })
		return d
	}
	if os.Getenv(inNamespace) == "" {
		again := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$", fmt.Sprintf("-test.short=%v", testing.Short()))
		again.Env = append(os.Environ(), inNamespace+"=1")
		own := []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
		again.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS, UidMappings: own}
		said, failed := again.CombinedOutput()
		if failed == nil {
			return nil
		}
		err = errors.Join(err, fmt.Errorf("in a namespace: %w: %s", failed, said))
	}
	if os.Getenv("CI") != "" || os.Getenv(inNamespace) != "" {
		t.Fatalf("full disks cannot be proven here, by a user who may mount no tmpfs: %v", err)
	}
	t.Skipf("no disk can be mounted: %v", err)
	return nil
}

// limit leaves so much space, in blocks, and so many inodes; 0 for any number.
func (d *disk) limit(blocks, inodes uint64) {
	d.Helper()
	if err := syscall.Mount("tmpfs", d.folder, "tmpfs", syscall.MS_REMOUNT, fmt.Sprintf("nr_blocks=%d,nr_inodes=%d", blocks, inodes)); err != nil {
		d.Fatal(err)
	}
}

// used are the blocks and the inodes that are taken.
func (d *disk) used() (blocks, inodes uint64) {
	d.Helper()
	var s syscall.Statfs_t
	if err := syscall.Statfs(d.folder, &s); err != nil {
		d.Fatal(err)
	}
	return s.Blocks - s.Bfree, s.Files - s.Ffree
}

// plenty is more than a site takes.
const plenty = 100_000

// On a disk that gets full, by space or by inodes, at any stage that writes, a build
// ends with code 3, names the folder and the stage, and leaves the site before as it
// was. With space again, the next build makes the site of a fresh one.
func TestFullDisk(t *testing.T) {
	d := newDisk(t)
	if d == nil {
		return
	}
	random := loop.Random(t, 23, 24)
	tr := newTrial(t, filepath.Join(d.folder, "public"))
	d.limit(plenty, plenty)
	tr.turn(1)
	next := tr.fresh()
	tr.turn(0)
	before := tr.build(tr.output)
	haveBlocks, haveInodes := d.used()

	needs := needsOf(before, next)
	seen := map[string]int{}
	try := func(by string, free uint64) {
		t.Helper()
		when := fmt.Sprintf("%d free %s", free, by)
		tr.turn(1)
		blocks, inodes := uint64(plenty), uint64(plenty)
		if by == "blocks" {
			blocks = haveBlocks + free
		} else {
			inodes = haveInodes + free
		}
		d.limit(blocks, inodes)
		stage := tr.wantFull(when)
		seen[by+", "+stage]++
		d.limit(plenty, plenty)
		if stage == "" {
			tr.wantSame(when, treeOf(t, tr.output), next)
		} else {
			tr.wantSame(when, treeOf(t, tr.output), before)
		}
		tr.wantSame(when+", with space again", tr.build(tr.output), next)
		tr.wantRemembered(when, next)
		tr.turn(0)
		tr.wantSame(when+", as before", tr.build(tr.output), before)
	}
	total := map[string]uint64{}
	for _, by := range []string{"blocks", "inodes"} {
		start := uint64(0)
		for _, stage := range writing {
			takes := needs[stage].blocks
			if by == "inodes" {
				takes = needs[stage].inodes
			}
			try(by, start+takes/2)
			start += takes
		}
		total[by] = start
	}
	for range loop.Rounds(t, 200) {
		by := []string{"blocks", "inodes"}[random.IntN(2)]
		try(by, random.Uint64N(total[by]))
	}
	t.Log(seen)
	for _, stage := range []string{"blocks, pdf", "blocks, render", "blocks, index", "blocks, publish", "inodes, pdf", "inodes, render", "inodes, index"} {
		if seen[stage] == 0 {
			t.Errorf("no disk was full at %s", stage)
		}
	}
}

// writing are the stages that write to the output folder, once it is open.
var writing = []string{"pdf", "render", "index", "publish"}

// A need is what files take of a disk.
type need struct{ blocks, inodes uint64 }

// needsOf are what each stage takes to stage the files that differ, with the folders
// that they lie in.
func needsOf(before, next map[string]string) map[string]need {
	block := os.Getpagesize()
	needs, made := map[string]need{}, map[string]bool{".": true}
	for _, stage := range writing {
		var n need
		if stage == writing[0] {
			n.inodes = 3 // the staging folder, its lock, and its copy of the site
		}
		for name, text := range next {
			if stageOf(name) != stage || text == before[name] {
				continue
			}
			n.blocks += uint64((len(text) + block - 1) / block)
			n.inodes++
			for dir := path.Dir(name); !made[dir]; dir = path.Dir(dir) {
				made[dir] = true
				n.inodes++
			}
		}
		needs[stage] = n
	}
	return needs
}

// stageOf is the stage that writes a file.
func stageOf(name string) string {
	switch {
	case name == ".essaim.json":
		return "publish"
	case strings.HasPrefix(name, "essaim/index/"):
		return "index"
	case strings.HasSuffix(name, ".pdf"):
		return "pdf"
	}
	return "render"
}

// wantFull builds, and gives the stage at which the disk was full; "" for none.
func (tr *trial) wantFull(when string) string {
	tr.Helper()
	c := tr.command(tr.output)
	var said bytes.Buffer
	c.Stdout, c.Stderr = &said, &said
	err := c.Run()
	if err == nil {
		return ""
	}
	var failed *exec.ExitError
	if !errors.As(err, &failed) || failed.ExitCode() != exitMachine {
		tr.Fatalf("%s: %v: %s", when, err, said.String())
	}
	words := locale.For(locale.French)
	full, _, _ := strings.Cut(words.T("machine.full", "\x00"), "\x00")
	if !strings.Contains(said.String(), full) || !strings.Contains(said.String(), tr.output) {
		tr.Fatalf("%s: not that the disk of %s is full: %s", when, tr.output, said.String())
	}
	for _, stage := range append([]string{"open"}, writing...) {
		if strings.Contains(said.String(), words.T("machine.during", words.T("stage."+stage))) {
			return stage
		}
	}
	tr.Fatalf("%s: no stage: %s", when, said.String())
	return ""
}
