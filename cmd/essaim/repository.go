package main

import (
	"os"
	"path/filepath"
)

// folderInRepository is where a site lies in its git repository, slash-separated;
// "" for the root itself, and where there is no repository. Nothing of git is run: a
// repository's root is the nearest folder above that holds .git, a folder or, in a
// submodule or a second work tree, a file.
func folderInRepository(site string) (string, error) {
	site, err := filepath.Abs(site)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(site); err == nil { // the repository is that of the folder itself
		site = real
	}
	for root := site; ; root = filepath.Dir(root) {
		if _, err := os.Lstat(filepath.Join(root, ".git")); err == nil {
			folder, err := filepath.Rel(root, site)
			if folder == "." {
				folder = ""
			}
			return filepath.ToSlash(folder), err
		}
		if root == filepath.Dir(root) {
			return "", nil
		}
	}
}
