package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"essaim/internal/build"
	"essaim/internal/diag"
	"essaim/internal/folders"
	"essaim/internal/network"
	"essaim/internal/schema"
	"essaim/internal/source"
)

// sveltia is the editor for which schema writes a form.
const sveltia = "sveltia"

// A formWriter is the tool while it writes the site's form.
type formWriter struct{ *tool }

// write writes the form in the browser anew, as the content is now: both of its
// files, or none when somebody changed one by hand.
func (t formWriter) write(editor string) error {
	if editor != sveltia {
		return badChoice("--cms", editor, []string{sveltia})
	}
	root, err := t.openSite()
	if err != nil {
		return err
	}
	defer root.Close()
	site := folders.Regular(root)
	known, problems := source.Read(site, source.Options{})
	problems = slices.DeleteFunc(slices.Clone(problems), func(p diag.Problem) bool { // sheets may wait
		return p.Severity != diag.Error || p.File != "content/network.yaml"
	})
	if len(problems) > 0 {
		return errors.Join(t.problems(problems, false, sourceLines(site)), build.ErrContent)
	}
	files := schema.FormFiles(known)
	old := make([][]byte, len(files))
	for i, f := range files {
		if old[i], err = root.ReadFile(f.Path); errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return err
		}
		if !schema.IsOwn(old[i]) {
			return wrong("usage.form-changed", t.inSite(f.Path))
		}
	}
	made := newFiles{root: root}
	for i, f := range files {
		switch {
		case old[i] == nil:
			err = made.create(f.Path, f.Text)
		case !bytes.Equal(old[i], f.Text):
			err = replaceFile(root, f.Path, f.Text)
		default:
			continue
		}
		if err != nil {
			made.undo()
			return err
		}
		t.result(t.inSite(f.Path))
	}
	t.say(root, known)
	return nil
}

// say says what the form still needs: the editor, and how people sign in.
func (t formWriter) say(root *os.Root, known *network.Network) {
	if _, err := root.Stat(path.Join(schema.FormFolder, "sveltia-cms.js")); err != nil {
		var parts []string
		for _, part := range schema.EditorParts {
			parts = append(parts, "package/"+part)
		}
		t.note("cms.bring", schema.EditorVersion, strings.Join(parts, " "), t.inSite(schema.FormFolder))
	}
	admin := strings.TrimSuffix(known.BaseURL, "/") + "/admin/"
	for _, way := range []string{"local", "gitlab", "gitea", "github"} {
		t.note("cms.sign-in."+way, admin)
	}
}
