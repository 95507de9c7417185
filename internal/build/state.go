package build

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"time"

	"essaim/internal/diag"
	"essaim/internal/digest"
	"essaim/internal/network"
)

// A state, SOURCE/.essaim/state, is the key of a whole build, in parts: the next
// build has nothing to do if each of them is what it was. They are
//
//   - the program, the options and the output folder (Options);
//   - the day of which figures are given, when it is today's (Day);
//   - every file below content/, layouts/ and static/ (inputs), as it was before the
//     build read the first one: what changed during the build makes the next one. A
//     file is what it was while its size, its date and its folders.Mark are; when one
//     of them differs, or was in doubt, its bytes are read and compared;
//   - every file of the site, by path, size and date, read where the date is in doubt,
//     as it was after the build (Output): a file altered or deleted by hand comes back.
//
// It also holds what the pages were made of, for a build that finds some of this
// changed: see factsKey, and explain. Then the files of the site need not be read
// again to be reused.
//
// Where the system gives no mark, and in the output folder, a hand that changes a file
// and gives it its former size and date again is not noticed, until something else
// changes. Without its state, a build looks at everything. Problems are part of it: the
// next build reports them again, without having to find them.
type state struct {
	Format  int    `json:"essaim"`
	Options uint64 `json:"options"`
	InputAt time.Time
	inputs  []knownInput // sorted by name
	contents
	Folder   uint64 // the path of the output folder
	OutputAt time.Time
	Output   uint64
	files    []string // of the output folder
}

// A knownInput is what a build left to the next one of a file that it read.
type knownInput struct {
	name   string
	stamp  uint64 // unknown when the file was in doubt
	digest uint64 // unknown when nobody knows what the build read
}

// contents is what the files of a build were made of.
type contents struct {
	Version   string
	Zone      string `json:"zone,omitempty"` // where today is Day; "" when the day does not depend on the clock
	Day       network.Day
	Pages     int
	Common    commonKey
	Facts     uint64
	Unsaid    Unsaid
	Problems  []diag.Problem   `json:",omitempty"` // as they were reported
	Troubled  []string         `json:",omitempty"` // files in which pages or PDFs had one, said or not
	Unlike    bool             `json:",omitempty"` // check does not look for some of them
	Namesakes []string         `json:",omitempty"` // pages whose title or description others have
	texts     map[string]shown // of content files
}

// shown is what pages show of a content file: the hashes of its text and of its front matter.
type shown struct{ text, front uint64 }

const (
	cacheFolder = ".essaim"
	stateFile   = cacheFolder + "/state"
	stateFormat = 7
)

// readState is nil when there is none that can be read.
func readState(site *os.Root) *state {
	text, err := site.ReadFile(stateFile)
	if err != nil {
		return nil
	}
	sum, text, _ := bytes.Cut(text, []byte("\n"))
	if string(sum) != sumOf(text) {
		return nil
	}
	head, rest, _ := bytes.Cut(text, []byte("\n"))
	s := &state{contents: contents{texts: map[string]shown{}}}
	if json.Unmarshal(head, s) != nil || s.Format != stateFormat {
		return nil
	}
	paths, inputs, _ := strings.Cut(string(rest), "\n\n")
	s.files = strings.Split(paths, "\n")
	for line := range strings.Lines(inputs) {
		if !s.readInput(strings.TrimSuffix(line, "\n")) {
			return nil
		}
	}
	return s
}

// readInput reads "STAMP DIGEST TEXT FRONT NAME"; the hashes of text and front matter are "-" for none.
func (s *state) readInput(line string) bool {
	stamp, line, _ := strings.Cut(line, " ")
	sum, line, _ := strings.Cut(line, " ")
	text, line, _ := strings.Cut(line, " ")
	front, name, found := strings.Cut(line, " ")
	in := knownInput{name: name}
	var errs [4]error
	in.stamp, errs[0] = strconv.ParseUint(stamp, 16, 64)
	in.digest, errs[1] = strconv.ParseUint(sum, 16, 64)
	if text != noText {
		var of shown
		of.text, errs[2] = strconv.ParseUint(text, 16, 64)
		of.front, errs[3] = strconv.ParseUint(front, 16, 64)
		s.texts[name] = of
	}
	s.inputs = append(s.inputs, in)
	return found && cmp.Or(errs[:]...) == nil
}

const noText = "-"

// sumOf is what a state begins with: one that was damaged is none.
func sumOf(text []byte) string { return fmt.Sprintf("%016x", digest.Of(text)) }

// write writes the sum of the rest, a line of JSON, then a line each: the files of the
// output folder, and after an empty line the inputs.
func (s *state) write(site *os.Root) error {
	text, err := json.Marshal(s)
	if err != nil {
		return err
	}
	text = append(append(text, '\n'), strings.Join(s.files, "\n")...)
	text = append(text, "\n\n"...)
	for _, in := range s.inputs {
		text = fmt.Appendf(text, "%x %x ", in.stamp, in.digest)
		if of, has := s.texts[in.name]; has {
			text = fmt.Appendf(text, "%x %x", of.text, of.front)
		} else {
			text = append(text, noText+" "+noText...)
		}
		text = append(append(append(text, ' '), in.name...), '\n')
	}
	return writeCache(site, stateFile, func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "%s\n%s", sumOf(text), text)
		return err
	})
}

// writeCache switches a file of the cache to what is written; nothing takes it away.
// The folder hides itself from git. What cannot be written costs time only.
func writeCache(site *os.Root, name string, write func(io.Writer) error) error {
	if err := makeCacheFolder(site, cacheFolder); err != nil {
		return err
	}
	return switchFile(site, name, write)
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
