package main

import (
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"essaim/internal/locale"
	"essaim/test/loop"
)

// On a disk that gets full, by space or by inodes, at any file of the drafts, an import ends
// with code 3, names the file that was to be, and leaves the content as it was, to the last
// hidden file. With space again, the same command writes all drafts.
func TestImportFullDisk(t *testing.T) {
	d := newDisk(t)
	if d == nil {
		return
	}
	random := loop.Random(t, 33, 34)
	d.limit(plenty, plenty)
	in := newIntaking(t, filepath.Join(d.folder, "site"))
	needBlocks, needInodes := d.used()
	in.reset()
	haveBlocks, haveInodes := d.used()
	needBlocks, needInodes = needBlocks-haveBlocks, needInodes-haveInodes

	try := func(by string, free uint64) (full bool) {
		t.Helper()
		when := fmt.Sprintf("%d free %s", free, by)
		blocks, inodes := uint64(plenty), uint64(plenty)
		if by == "blocks" {
			blocks = haveBlocks + free
		} else {
			inodes = haveInodes + free
		}
		d.limit(blocks, inodes)
		full = in.wantFull(when)
		d.limit(plenty, plenty)
		if full {
			in.wantSame(when, in.before)
			in.wantFinished(when+", with space again", 0)
		} else {
			in.wantSame(when, in.after)
		}
		in.reset()
		return full
	}
	for by, needs := range map[string]uint64{"blocks": needBlocks, "inodes": needInodes} {
		if needs < 4 {
			t.Fatalf("the drafts take %d %s", needs, by)
		}
		frees := []uint64{0, needs - 1}
		for range loop.Rounds(t, 60) {
			frees = append(frees, random.Uint64N(needs))
		}
		for _, free := range frees {
			if !try(by, free) {
				t.Errorf("%d of %d %s are enough", free, needs, by)
			}
		}
		if try(by, needs) {
			t.Errorf("%d %s are not enough", needs, by)
		}
	}
}

// wantFull imports, and reports whether the disk was full.
func (in *intaking) wantFull(when string) bool {
	in.Helper()
	said, err := in.command().CombinedOutput()
	if err == nil {
		return false
	}
	var failed *exec.ExitError
	if !errors.As(err, &failed) || failed.ExitCode() != exitMachine {
		in.Fatalf("%s: %v: %s", when, err, said)
	}
	full, _, _ := strings.Cut(locale.For(locale.French).T("machine.full", "\x00"), "\x00")
	if text := string(said); !strings.Contains(text, full) || !strings.Contains(text, in.source) {
		in.Fatalf("%s: not that the disk of %s is full: %s", when, in.source, text)
	}
	return true
}
