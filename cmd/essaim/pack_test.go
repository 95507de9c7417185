package main

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/testscript"
)

// pack FILE FOLDER makes a document of its parts.
func pack(ts *testscript.TestScript, _ bool, args []string) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	folder := ts.MkAbs(args[1])
	ts.Check(filepath.WalkDir(folder, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, p)
		if err != nil {
			return err
		}
		part, err := z.Create(filepath.ToSlash(name))
		if err != nil {
			return err
		}
		text, err := os.ReadFile(p)
		if err == nil {
			_, err = part.Write(text)
		}
		return err
	}))
	ts.Check(z.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), out.Bytes(), 0o666))
}
