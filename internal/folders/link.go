package folders

import "io/fs"

// LeadsOut reports whether a folder of a site is a link that cannot be followed
// from there: it leads out of the site, or nowhere.
func LeadsOut(fsys fs.FS, folder string) bool {
	there, err := fs.Lstat(fsys, folder)
	if err != nil || there.Mode()&fs.ModeSymlink == 0 {
		return false
	}
	_, err = fs.Stat(fsys, folder)
	return err != nil
}
