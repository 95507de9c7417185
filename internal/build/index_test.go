package build

import (
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
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
	old := time.Now().Add(-time.Hour) // beyond doubt: a look does not read it
	for i := range 9 {
		if err := os.Chtimes(filepath.Join(d.source, sheetFile(i)), old, old); err != nil {
			t.Fatal(err)
		}
	}
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
