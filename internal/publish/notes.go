package publish

import (
	"iter"
	"maps"
)

// Former is what a build left: the files of its site, with what its caller noted of
// them, and what it noted of files that the site had before.
type Former struct {
	files manifest
	gone  map[string]string // notes by path
}

// ReadFormer reads a manifest, wherever it is from.
func ReadFormer(manifest []byte) (Former, error) {
	files, gone, err := decodeManifest(manifest)
	return Former{files, gone}, err
}

// Notes gives the notes of files and of those that were gone already, by path, in no
// order.
func (f Former) Notes() iter.Seq2[string, string] {
	return func(yield func(path, note string) bool) {
		for path, e := range f.files {
			if e.note != "" && !yield(path, e.note) {
				return
			}
		}
		for path, note := range f.gone {
			if !yield(path, note) {
				return
			}
		}
	}
}

// Paths are those of the files when none of them has a note, as an older essaim left
// them.
func (f Former) Paths() iter.Seq[string] {
	for range f.Notes() {
		return func(func(string) bool) {}
	}
	return maps.Keys(f.files)
}

// Former is what the last build left in the folder.
func (o *Output) Former() Former { return o.former }

// Note has the manifest keep a line about a file of the site to come, for the build
// after this one. It is called before Commit, from one goroutine.
func (o *Output) Note(path, note string) {
	if o.notes == nil {
		o.notes = map[string]string{}
	}
	o.notes[path] = note
}

// NoteGone is Note for a file that the site does not have any more.
func (o *Output) NoteGone(path, note string) {
	if o.gone == nil {
		o.gone = map[string]string{}
	}
	o.gone[path] = note
}

// takeNotes gives each file of the site to come its note, and none to the others.
func (o *Output) takeNotes() {
	for path, e := range o.next {
		if note := o.notes[path]; note != e.note {
			e.note = note
			o.next[path] = e
		}
	}
}
