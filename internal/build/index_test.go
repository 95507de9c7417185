package build

import (
	"io/fs"
	"sync"
	"testing"
	"time"

	"essaim/internal/address"
)

// noted counts how often each file is opened.
type noted struct {
	fs.FS
	mu    *sync.Mutex
	times map[string]int
}

func (n noted) Open(name string) (fs.File, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.times[name]++
	return n.FS.Open(name)
}

// For the index, a text that has not changed is not read again: its sheet is
// opened for its front matter at most.
func TestOneEditReadsOneTextForTheIndex(t *testing.T) {
	d := newOnDisk(t, 9)
	d.pass() // nothing is read to detect a change
	d.build(d.output, nil)
	d.write(sheetFile(3), string(sheet("Fiche 3", "dechets", "Un texte nouveau.").Data))
	n := noted{mu: new(sync.Mutex), times: map[string]int{}}
	d.build(d.output, func(o *Options) {
		n.FS = o.Site
		o.Site = n
	})
	for i := range 9 {
		if times := n.times[sheetFile(i)]; i != 3 && times > 1 {
			t.Errorf("sheet %d, which has not changed, is opened %d times", i, times)
		}
	}
	if n.times[sheetFile(3)] == 0 {
		t.Error("the sheet that has changed is not read")
	}
}

// A Session whose index was asked for reads what was edited, no other text, for
// the next one.
func TestASessionReadsOneTextForTheNextIndex(t *testing.T) {
	files := village(9)
	n := noted{FS: files, mu: new(sync.Mutex), times: map[string]int{}}
	s := open(t, options(n, ""))
	ask := func() []byte {
		f, found, err := s.File(address.IndexFolder + "/filters.bin")
		if err != nil || !found {
			t.Fatal(found, err)
		}
		return f.Content
	}
	ask()
	files[sheetFile(3)] = sheet("Fiche 3", "dechets", "Un texte nouveau.")
	if err := s.Update(time.Time{}, []string{sheetFile(3)}); err != nil {
		t.Fatal(err)
	}
	clear(n.times)
	ask()
	for i := range 9 {
		if times := n.times[sheetFile(i)]; (i == 3) != (times > 0) {
			t.Errorf("sheet %d is opened %d times", i, times)
		}
	}
}
