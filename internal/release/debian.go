package release

import (
	"bytes"
	"crypto/md5"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Package is what a Debian package says of itself, and what it installs: files by their
// path from the root of the system, without the slash.
type Package struct {
	Name, Version, Architecture string
	Maintainer, Section         string
	Recommends                  string
	Short, Long                 string // Long: paragraphs apart by an empty line
	Files                       []File
}

// Debian writes the package in the format that dpkg reads (deb(5)): an ar archive of a
// version, a tar of what the package says, and a tar of its files.
func Debian(w io.Writer, p Package, at time.Time) error {
	files := folded(".", p.Files)
	var control, data bytes.Buffer
	said := []File{
		{Name: "./control", Text: []byte(p.control())},
		{Name: "./md5sums", Text: md5sums(files)},
	}
	if err := tarGz(&control, said, at); err != nil {
		return err
	}
	for i := range files {
		files[i].Name = "./" + files[i].Name
	}
	if err := tarGz(&data, files, at); err != nil {
		return err
	}
	if _, err := io.WriteString(w, "!<arch>\n"); err != nil {
		return err
	}
	for _, m := range []struct {
		name string
		text []byte
	}{{"debian-binary", []byte("2.0\n")}, {"control.tar.gz", control.Bytes()}, {"data.tar.gz", data.Bytes()}} {
		if err := arMember(w, m.name, m.text, at); err != nil {
			return err
		}
	}
	return nil
}

// arMember writes a file of an ar archive, whose members begin at even places.
func arMember(w io.Writer, name string, text []byte, at time.Time) error {
	_, err := fmt.Fprintf(w, "%-16s%-12d%-6d%-6d%-8s%-10d`\n", name, at.Unix(), 0, 0, "100644", len(text))
	if err != nil {
		return err
	}
	if len(text)%2 == 1 {
		text = append(slices.Clip(text), '\n')
	}
	_, err = w.Write(text)
	return err
}

func (p Package) control() string {
	size := 0
	for _, f := range p.Files {
		size += (len(f.Text) + 1023) / 1024
	}
	var b strings.Builder
	for _, field := range [][2]string{
		{"Package", p.Name}, {"Version", p.Version}, {"Architecture", p.Architecture}, {"Maintainer", p.Maintainer},
		{"Installed-Size", fmt.Sprint(size)}, {"Recommends", p.Recommends}, {"Section", p.Section}, {"Priority", "optional"},
		{"Description", p.Short},
	} {
		if field[1] != "" {
			fmt.Fprintf(&b, "%s: %s\n", field[0], field[1])
		}
	}
	for line := range strings.Lines(p.Long) {
		if line = strings.TrimSpace(line); line == "" {
			line = "."
		}
		fmt.Fprintf(&b, " %s\n", line)
	}
	return b.String()
}

// md5sums lists the files as debsums(1) checks them; MD5 is what the format has.
func md5sums(files []File) []byte {
	var b bytes.Buffer
	for _, f := range files {
		fmt.Fprintf(&b, "%x  %s\n", md5.Sum(f.Text), f.Name)
	}
	return b.Bytes()
}

// released is a version that has a number: v0.1.0, v1.2.0-rc.1, and what git describe says
// of a commit after it, v0.1.0-12-gabcdef0.
var released = regexp.MustCompile(`^v?([0-9]+(?:\.[0-9]+)+)(?:-([0-9]+)-g([0-9a-f]+))?(-.*)?$`)

// DebianVersion is a version as dpkg orders it: what comes before a version (a candidate)
// is less, what comes after it is more, and a build without a version is less than any.
func DebianVersion(version string, at time.Time) string {
	m := released.FindStringSubmatch(version)
	if m == nil {
		return "0~" + at.UTC().Format("20060102.150405") + "+" + notDebian.ReplaceAllString(version, ".")
	}
	v := m[1]
	if m[4] != "" {
		v += "~" + strings.Trim(notDebian.ReplaceAllString(m[4], "."), ".")
	}
	if m[2] != "" {
		v += "+" + m[2] + ".g" + m[3]
	}
	return v
}

var notDebian = regexp.MustCompile(`[^0-9A-Za-z.+~]+`)
