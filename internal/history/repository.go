package history

import (
	"os"
	"path/filepath"
	"strings"
)

// A Repository is what a site's folder is in.
type Repository struct {
	Head    string // the commit at hand, in hexadecimal; "" when there is none
	Shallow bool   // it holds the latest commits only
	Unread  bool   // its commits are named in a way that is not read (reftable)

	objects string // the folder of what it holds
	folder  string // the site's, from the top of the repository, slash-separated; "" or with a slash at its end
}

// Find finds the repository that a folder is in, by reading files alone; nil when
// there is none.
func Find(site string) *Repository {
	site, err := filepath.Abs(site)
	if err != nil {
		return nil
	}
	if real, err := filepath.EvalSymlinks(site); err == nil {
		site = real
	}
	for top := site; ; top = filepath.Dir(top) {
		if own := gitFolder(filepath.Join(top, ".git")); own != "" {
			rel, err := filepath.Rel(top, site)
			if err != nil {
				return nil
			}
			folder := ""
			if rel != "." {
				folder = filepath.ToSlash(rel) + "/"
			}
			return open(own, folder)
		}
		if top == filepath.Dir(top) {
			return nil
		}
	}
}

// Folder is the site's folder in the repository, slash-separated; "" for its top, and
// without a repository.
func (r *Repository) Folder() string {
	if r == nil {
		return ""
	}
	return strings.TrimSuffix(r.folder, "/")
}

// gitFolder is the folder that .git is, or that it names: a second work tree of a
// repository, or a submodule, has a file of one line there.
func gitFolder(git string) string {
	info, err := os.Stat(git)
	switch {
	case err != nil:
		return ""
	case info.IsDir():
		return git
	}
	named, found := strings.CutPrefix(line(git), "gitdir: ")
	if !found {
		return ""
	}
	return from(filepath.Dir(git), named)
}

func open(own, folder string) *Repository {
	common := own // what all work trees share
	if named := line(filepath.Join(own, "commondir")); named != "" {
		common = from(own, named)
	}
	r := &Repository{objects: filepath.Join(common, "objects"), folder: folder}
	r.Head = commit(own, common)
	r.Shallow = exists(filepath.Join(common, "shallow"))
	// git writes HEAD for programs that do not know reftable: a branch that is none.
	r.Unread = r.Head == "" && exists(filepath.Join(common, "reftable"))
	return r
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// from is a path as a file in folder names it.
func from(folder, named string) string {
	named = filepath.FromSlash(named)
	if filepath.IsAbs(named) {
		return named
	}
	return filepath.Join(folder, named)
}

// commit is what HEAD is: itself, or what the branch is that it names.
func commit(own, common string) string {
	head := line(filepath.Join(own, "HEAD"))
	branch, isBranch := strings.CutPrefix(head, "ref: ")
	if !isBranch {
		return hash(head)
	}
	if !filepath.IsLocal(filepath.FromSlash(branch)) {
		return ""
	}
	for _, folder := range []string{own, common} {
		if found := hash(line(filepath.Join(folder, filepath.FromSlash(branch)))); found != "" {
			return found
		}
	}
	name := filepath.Join(common, "packed-refs")
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() { // a pipe would never end
		return ""
	}
	packed, err := os.ReadFile(name)
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(packed)) {
		if id, name, _ := strings.Cut(strings.TrimSpace(line), " "); name == branch {
			return hash(id)
		}
	}
	return ""
}

// hash is the text itself when it names a commit, else "".
func hash(text string) string {
	if len(text) != sha1 && len(text) != sha256 || strings.Trim(text, "0123456789abcdef") != "" {
		return ""
	}
	return text
}

// How long names of commits are.
const (
	sha1   = 40
	sha256 = 64
)

// maxLine is longer than any path.
const maxLine = 1 << 13

// line is the first line of a small file, "" without one.
func line(name string) string {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxLine {
		return ""
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return ""
	}
	first, _, _ := strings.Cut(string(text), "\n")
	return strings.TrimRight(first, "\r")
}
