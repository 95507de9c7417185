package build

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"essaim/internal/network"
	"essaim/internal/publish"
)

// A stamp, SOURCE/.essaim/stamp, is what a build without problems leaves for the
// next one, so that a build of what has not changed ends after looking. It is
// disposable, and it holds only if all of this is as it says:
//
//   - the program, the options and the output folder (Options);
//   - the day of which figures are told, when it is today's (Day);
//   - every file below content/, layouts/ and static/, by path, size and date,
//     read where the date is in doubt (Input), as it was before the build read
//     the first one: what changed during the build makes the next one;
//   - every file of the site, in the same way, as it was after the build
//     (Output): a file altered or deleted by hand comes back.
//
// It also tells what the pages were made of, for a build that finds some of this
// changed: see facts. Then the files of the site that the stamp vouches for need
// not be read again.
//
// A hand that changes a file and gives it its former size and date again is not
// noticed, until something else changes. A build that told problems leaves no
// stamp, because the next one has to tell them again.
type stamp struct {
	Format   int    `json:"essaim"`
	Options  uint64 `json:"options"`
	Zone     string `json:"zone,omitempty"` // where today is Day; "" when the day does not depend on the clock
	Day      network.Day
	InputAt  time.Time
	Input    uint64
	OutputAt time.Time
	Output   uint64
	Pages    int
	Facts    uint64

	// Below the rest, a line each: the files of the output folder, and after an
	// empty line the hashes and the names of the content files with a text.
	files []string
	texts map[string]uint64
}

const (
	cacheFolder = ".essaim"
	stampFile   = cacheFolder + "/stamp"
	stampFormat = 3
)

// toldInputs is what a look tells of each input, as at the instant of the last
// stamp and of the next.
type toldInputs struct{ last, next []uint64 }

// look finds out whether there is anything to do, and readies the stamp of this
// build. What cannot be told is taken for changed.
func (b *build) look(context.Context) error {
	if b.Cache == nil || b.Binary == "" {
		return nil
	}
	options, err := b.optionsKey()
	if err != nil {
		return err
	}
	now := time.Now()
	var listing sync.WaitGroup
	var files []string
	var glances []glance
	listing.Go(func() { files, glances, err = inputs(b.Site) })
	last := readStamp(b.Cache)
	stays := last != nil && last.Options == options && b.sameDay(last) && b.sameOutput(last)
	if listing.Wait(); err != nil {
		return nil // source tells what is wrong
	}
	seen := func(i int) (glance, error) { return glances[i], nil }
	if stays {
		b.told.last, err = b.tellInputs(files, last.InputAt, seen)
		if err == nil && combine(b.told.last...) == last.Input {
			b.same = true
			b.report.AsOf, b.report.Pages = last.Day, last.Pages
			b.report.Files = publish.Report{Unchanged: len(last.files)}
			return nil
		}
		b.last = last
	}
	b.inputs = files
	if b.told.next, err = b.tellInputs(files, now, seen); err == nil {
		b.next = &stamp{Format: stampFormat, Options: options, InputAt: now, Input: combine(b.told.next...)}
	}
	return nil
}

func (b *build) optionsKey() (uint64, error) {
	opt := b.Options
	var err error
	if opt.Output, err = filepath.Abs(opt.Output); err != nil {
		return 0, err
	}
	return hashOf(opt)
}

func (b *build) sameDay(s *stamp) bool { return s.Zone == "" || Today(b.Now, s.Zone) == s.Day }

func (b *build) sameOutput(s *stamp) bool {
	print, err := b.outputPrint(s.files, s.OutputAt)
	return err == nil && print == s.Output
}

func (b *build) tellInputs(files []string, at time.Time, look func(int) (glance, error)) ([]uint64, error) {
	return fingerprints(files, at, look, func(name string) ([]byte, error) { return fs.ReadFile(b.Site, name) })
}

func (b *build) outputPrint(files []string, at time.Time) (uint64, error) {
	read := func(name string) ([]byte, error) {
		return os.ReadFile(filepath.Join(b.Output, filepath.FromSlash(name)))
	}
	// An os.Root opens each folder on the way to a file. What is found here is only
	// compared, and does without.
	look := func(i int) (glance, error) {
		info, err := os.Lstat(filepath.Join(b.Output, filepath.FromSlash(files[i])))
		if err != nil {
			return glance{}, err
		}
		return glanceAt(info), nil
	}
	told, err := fingerprints(files, at, look, read)
	return combine(told...), err
}

// noteFacts tells the next stamp of what the pages are made of, which the stages
// after them do without.
func (b *build) noteFacts() {
	s := b.next
	if s == nil || len(b.problems) > 0 {
		return
	}
	s.Day, s.Pages = b.report.AsOf, b.report.Pages
	if b.AsOf == 0 && b.network.AsOf == 0 {
		s.Zone = b.network.TimeZone
	}
	s.Facts, s.texts = b.facts(b.told.next), b.texts()
}

// leaveStamp is the last stage. A cache that cannot be written costs time only.
func (b *build) leaveStamp(context.Context) error {
	if b.Cache == nil {
		return nil
	}
	if b.next == nil || len(b.problems) > 0 {
		b.Cache.Remove(stampFile)
		return nil
	}
	s := b.next
	s.OutputAt = time.Now()
	var err error
	if s.Output, err = b.outputPrint(s.files, s.OutputAt); err != nil {
		return nil
	}
	s.write(b.Cache)
	return nil
}

func readStamp(site *os.Root) *stamp {
	text, err := site.ReadFile(stampFile)
	if err != nil {
		return nil
	}
	head, rest, _ := bytes.Cut(text, []byte("\n"))
	s := &stamp{texts: map[string]uint64{}}
	if json.Unmarshal(head, s) != nil || s.Format != stampFormat {
		return nil
	}
	paths, texts, _ := strings.Cut(string(rest), "\n\n")
	s.files = strings.Split(paths, "\n")
	for line := range strings.Lines(texts) {
		hash, file, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if s.texts[file], err = strconv.ParseUint(hash, 16, 64); err != nil {
			return nil
		}
	}
	return s
}

func (s *stamp) write(site *os.Root) error {
	text, err := json.Marshal(s)
	if err != nil {
		return err
	}
	text = append(append(text, '\n'), strings.Join(s.files, "\n")...)
	text = append(text, "\n\n"...)
	for _, file := range slices.Sorted(maps.Keys(s.texts)) {
		text = fmt.Appendf(text, "%x %s\n", s.texts[file], file)
	}
	return keepCache(site, stampFile, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
}

// keepCache switches a file of the cache to what is written; nothing takes it away.
// The folder hides itself from git. What cannot be written costs time only.
func keepCache(site *os.Root, name string, write func(io.Writer) error) error {
	if err := site.Mkdir(cacheFolder, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	temporary := name + ".tmp"
	file, err := site.Create(temporary)
	if err != nil {
		return err
	}
	err = errors.Join(site.WriteFile(cacheFolder+"/.gitignore", []byte("*\n"), 0o644), write(file), file.Close())
	if err != nil {
		return errors.Join(err, site.Remove(temporary))
	}
	return site.Rename(temporary, name)
}
