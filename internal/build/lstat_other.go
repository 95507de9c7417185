//go:build !linux && !darwin

package build

import (
	"os"
	"path/filepath"
)

func lstat(folder *os.File, name string) (glance, error) {
	info, err := os.Lstat(filepath.Join(folder.Name(), filepath.FromSlash(name)))
	if err != nil {
		return glance{}, err
	}
	return glanceAt(info), nil
}
