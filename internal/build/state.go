package build

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"essaim/internal/network"
)

// A state, SOURCE/.essaim/state, is the key of a whole build, in parts: the next
// build has nothing to do if each of them is what it was. They are
//
//   - the program, the options and the output folder (Options);
//   - the day of which figures are given, when it is today's (Day);
//   - every file below content/, layouts/ and static/, by path, size and date,
//     read where the date is in doubt (Input), as it was before the build read
//     the first one: what changed during the build makes the next one;
//   - every file of the site, in the same way, as it was after the build
//     (Output): a file altered or deleted by hand comes back.
//
// It also holds what the pages were made of, for a build that finds some of this
// changed: see factsKey, and explain. Then the files of the site need not be read
// again to be reused.
//
// A hand that changes a file and gives it its former size and date again is not
// noticed, until something else changes. After a build with problems there is
// always something to do, because the next one has to report them again.
type state struct {
	Format  int    `json:"essaim"`
	Options uint64 `json:"options"`
	InputAt time.Time
	Input   uint64
	contents
	Folder   uint64 // the path of the output folder
	OutputAt time.Time
	Output   uint64
	files    []string // of the output folder
}

// contents is what the files of a build were made of.
type contents struct {
	Version  string
	Zone     string `json:"zone,omitempty"` // where today is Day; "" when the day does not depend on the clock
	Day      network.Day
	Pages    int
	Common   commonKey
	Facts    uint64
	Problems int               // how many were reported
	texts    map[string]uint64 // hashes of the texts of content files
}

const (
	cacheFolder = ".essaim"
	stateFile   = cacheFolder + "/state"
	stateFormat = 4
)

// readState is nil when there is none that can be read.
func readState(site *os.Root) *state {
	text, err := site.ReadFile(stateFile)
	if err != nil {
		return nil
	}
	head, rest, _ := bytes.Cut(text, []byte("\n"))
	s := &state{contents: contents{texts: map[string]uint64{}}}
	if json.Unmarshal(head, s) != nil || s.Format != stateFormat {
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

// write writes a line of JSON, then a line each: the files of the output folder,
// and after an empty line the hashes and the names of the content files with a text.
func (s *state) write(site *os.Root) error {
	text, err := json.Marshal(s)
	if err != nil {
		return err
	}
	text = append(append(text, '\n'), strings.Join(s.files, "\n")...)
	text = append(text, "\n\n"...)
	for _, file := range slices.Sorted(maps.Keys(s.texts)) {
		text = fmt.Appendf(text, "%x %s\n", s.texts[file], file)
	}
	return writeCache(site, stateFile, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
}

// writeCache switches a file of the cache to what is written; nothing takes it away.
// The folder hides itself from git. What cannot be written costs time only.
func writeCache(site *os.Root, name string, write func(io.Writer) error) error {
	return errors.Join(makeCacheFolder(site, cacheFolder), switchFile(site, name, write))
}

// makeCacheFolder makes the folder of the cache, or one in it.
func makeCacheFolder(site *os.Root, name string) error {
	if err := site.Mkdir(name, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	if info, err := site.Lstat(name); err != nil || !info.IsDir() {
		return errors.Join(err, fs.ErrInvalid)
	}
	ignore := func(w io.Writer) error { _, err := io.WriteString(w, "*\n"); return err }
	return switchFile(site, name+"/.gitignore", ignore)
}

// switchFile makes a file anew: what was there may be a link to a file of the site,
// which must not be written through it.
func switchFile(site *os.Root, name string, write func(io.Writer) error) error {
	temporary := name + ".tmp"
	site.Remove(temporary)
	file, err := site.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if err := errors.Join(write(file), file.Close()); err != nil {
		return errors.Join(err, site.Remove(temporary))
	}
	return site.Rename(temporary, name)
}
