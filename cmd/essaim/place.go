package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"essaim/internal/build"
)

// siteAbove finds the site that a folder lies in, going up: a folder whose content/ is
// a network's. It is "" when there is none, and for the folder itself.
func siteAbove(folder string) string {
	dir, err := filepath.Abs(folder)
	if err != nil || isFolder(filepath.Join(dir, "content")) {
		return ""
	}
	for above := filepath.Dir(dir); above != dir; dir, above = above, filepath.Dir(above) {
		content := filepath.Join(above, "content")
		if isFolder(filepath.Join(content, "sheets")) || isThere(filepath.Join(content, "network.yaml")) {
			return above
		}
	}
	return ""
}

func isThere(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// checkOutput refuses an output folder that would be read by the next build, or that
// holds the site itself: whichever way leads there, and whatever the case of letters,
// which some file systems ignore.
func (t *tool) checkOutput(output string) error {
	site, err := filepath.Abs(t.source)
	if err != nil {
		return err
	}
	dir, err := filepath.Abs(output)
	if err != nil {
		return err
	}
	for _, way := range []string{dir, resolved(dir)} {
		for at := way; ; at = filepath.Dir(at) {
			for _, folder := range build.ReadFrom {
				if same(at, filepath.Join(site, folder)) || same(filepath.Dir(at), site) && strings.EqualFold(filepath.Base(at), folder) {
					return wrong("usage.output-inside", filepath.ToSlash(output), folder, filepath.ToSlash(t.public()))
				}
			}
			if at == filepath.Dir(at) {
				break
			}
		}
	}
	for _, way := range []string{site, resolved(site)} {
		for at := way; ; at = filepath.Dir(at) {
			if same(at, dir) {
				return wrong("usage.output-around", filepath.ToSlash(output), filepath.ToSlash(t.public()))
			}
			if at == filepath.Dir(at) {
				break
			}
		}
	}
	return nil
}

// same is true of two names of one file or folder that is there.
func same(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

// resolved is a path without links, as far as it is there.
func resolved(dir string) string {
	real, err := filepath.EvalSymlinks(dir)
	if errors.Is(err, fs.ErrNotExist) && dir != filepath.Dir(dir) {
		return filepath.Join(resolved(filepath.Dir(dir)), filepath.Base(dir))
	}
	if err != nil {
		return dir
	}
	return real
}
