// Make builds essaim for the systems that it is released for, and packs it:
//
//	go run ./internal/release/make -version v0.1.0 -commit HASH -epoch SECONDS [-o dist] [-platforms linux/amd64,…]
//
// The folder of the output is emptied of what an earlier run made, and filled. One commit
// gives the same bytes, whoever builds it and wherever, with one version of Go: nothing of
// the machine is in them, neither a path nor a name nor a time.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"essaim/internal/release"
)

const allPlatforms = "linux/amd64,linux/arm64,darwin/amd64,darwin/arm64,windows/amd64,windows/arm64"

func main() {
	log.SetFlags(0)
	var d distribution
	var epoch int64
	var platforms string
	flag.StringVar(&d.version, "version", "dev", "what git describe says")
	flag.StringVar(&d.commit, "commit", "", "the commit that is built")
	flag.Int64Var(&epoch, "epoch", 0, "its time, in seconds (SOURCE_DATE_EPOCH)")
	flag.StringVar(&d.to, "o", "dist", "the folder to write")
	flag.StringVar(&platforms, "platforms", allPlatforms, "systems, as system/processor")
	flag.Parse()
	d.at = time.Unix(epoch, 0).UTC()
	if err := d.make(strings.FieldsFunc(platforms, func(r rune) bool { return r == ',' || r == ' ' })); err != nil {
		log.Fatal("dist: ", err)
	}
}

// distribution is all that is made of one commit.
type distribution struct {
	version, commit string
	at              time.Time
	to              string
	sums            []release.Sum
}

func (d *distribution) make(platforms []string) error {
	if err := d.clear(); err != nil {
		return err
	}
	scratch, err := os.MkdirTemp("", "essaim-dist-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	here := filepath.Join(scratch, "here"+exe(runtime.GOOS))
	if err := d.build(runtime.GOOS, runtime.GOARCH, here); err != nil {
		return err
	}
	common, err := commonFiles(here)
	if err != nil {
		return err
	}
	for _, platform := range platforms {
		system, processor, found := strings.Cut(platform, "/")
		if !found {
			return fmt.Errorf("%q is not a system/processor", platform)
		}
		log.Println("dist:", platform)
		if err := d.pack(scratch, system, processor, common); err != nil {
			return fmt.Errorf("%s: %w", platform, err)
		}
	}
	return d.write(release.SumsName, func(b *bytes.Buffer) error {
		_, err := b.Write(release.Sums(d.sums))
		return err
	})
}

// clear removes what an earlier run made, and nothing else.
func (d *distribution) clear() error {
	if err := os.MkdirAll(d.to, 0o777); err != nil {
		return err
	}
	old, err := filepath.Glob(filepath.Join(d.to, "essaim_*"))
	if err != nil {
		return err
	}
	for _, file := range append(old, filepath.Join(d.to, release.SumsName)) {
		if err := os.Remove(file); err != nil && !os.IsNotExist(err) {
			return err
		}
	}
	return nil
}

// build compiles the program. What the Makefile's own build says of itself is the same.
func (d *distribution) build(system, processor, file string) error {
	flags := fmt.Sprintf("-s -w -X main.version=%s -X main.commit=%s -X main.date=%s", d.version, d.commit, d.at.Format(time.RFC3339))
	c := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags", flags, "-o", file, "./cmd/essaim")
	c.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system, "GOARCH="+processor, "GOAMD64=v1", "GOARM64=v8.0", "GOFLAGS=", "GOEXPERIMENT=")
	c.Stderr = os.Stderr
	return c.Run()
}

func exe(system string) string {
	if system == "windows" {
		return ".exe"
	}
	return ""
}

// pack makes the files of one system.
func (d *distribution) pack(scratch, system, processor string, common []release.File) error {
	program := filepath.Join(scratch, strings.Join([]string{"essaim", system, processor}, "-")+exe(system))
	if err := d.build(system, processor, program); err != nil {
		return err
	}
	text, err := os.ReadFile(program)
	if err != nil {
		return err
	}
	licences, err := thirdParties(system, processor)
	if err != nil {
		return err
	}
	inside, err := d.components(program)
	if err != nil {
		return err
	}
	name := strings.Join([]string{"essaim", strings.TrimPrefix(d.version, "v"), system, processor}, "_")
	files := append([]release.File{
		{Name: "essaim" + exe(system), Text: text, Executable: true},
		{Name: "THIRD-PARTY-LICENSES.txt", Text: licences},
		{Name: "essaim.cdx.json", Text: inside},
	}, common...)
	if err := d.write(name+".cdx.json", func(b *bytes.Buffer) error { _, err := b.Write(inside); return err }); err != nil {
		return err
	}
	if system == "windows" {
		return d.write(name+".zip", func(b *bytes.Buffer) error { return release.Zip(b, name, files, d.at) })
	}
	if err := d.write(name+".tar.gz", func(b *bytes.Buffer) error { return release.TarGz(b, name, files, d.at) }); err != nil {
		return err
	}
	if system != "linux" {
		return nil
	}
	p, err := debian(release.DebianVersion(d.version, d.at), processor, files)
	if err != nil {
		return err
	}
	deb := strings.Join([]string{"essaim", p.Version, processor}, "_") + ".deb"
	return d.write(deb, func(b *bytes.Buffer) error { return release.Debian(b, p, d.at) })
}

// write writes a file of the distribution, and keeps its sum.
func (d *distribution) write(name string, fill func(*bytes.Buffer) error) error {
	var b bytes.Buffer
	if err := fill(&b); err != nil {
		return err
	}
	d.sums = append(d.sums, release.SumOf(name, b.Bytes()))
	return os.WriteFile(filepath.Join(d.to, name), b.Bytes(), 0o666)
}

// components lists what is in a program (CycloneDX), as it says itself.
func (d *distribution) components(program string) ([]byte, error) {
	c := exec.Command("go", "tool", "-modfile=tools/go.mod", "cyclonedx-gomod", "bin",
		"-json", "-std", "-noserial", "-notimestamp", "-version", d.version, program)
	c.Stderr = os.Stderr
	list, err := c.Output()
	if err != nil {
		return nil, err
	}
	return ofAnyMachine(list)
}

// ofAnyMachine leaves the sums of the tool itself out of its list: it is compiled on this
// machine, and the machine's folders are a part of it.
func ofAnyMachine(list []byte) ([]byte, error) {
	var all map[string]any
	from := json.NewDecoder(bytes.NewReader(list))
	from.UseNumber()
	if err := from.Decode(&all); err != nil {
		return nil, err
	}
	metadata, _ := all["metadata"].(map[string]any)
	tools, _ := metadata["tools"].([]any)
	for _, tool := range tools {
		if tool, is := tool.(map[string]any); is {
			delete(tool, "hashes")
		}
	}
	var b bytes.Buffer
	to := json.NewEncoder(&b)
	to.SetEscapeHTML(false)
	to.SetIndent("", "  ")
	err := to.Encode(all)
	return b.Bytes(), err
}

// debian lays the files of an archive out as Debian does.
func debian(version, processor string, files []release.File) (release.Package, error) {
	p := release.Package{
		Name: "essaim", Version: version, Architecture: processor,
		Maintainer: "The essaim project", Section: "web", Recommends: "git, bash-completion",
		Short: "practice sheets of a network of communes, compiled into its site",
		Long: `essaim turns a folder of practice sheets, written in Markdown, into the static
site of a network of local authorities. What was measured is added up and
compared with the objectives of the network; no figure is typed twice.

The site needs neither a server program nor a database.`,
	}
	for _, f := range files {
		to, zipped := debianPath(f.Name)
		if to == "" {
			continue
		}
		f.Name = to
		if zipped {
			text, err := zip(f.Text)
			if err != nil {
				return p, err
			}
			f.Name, f.Text = f.Name+".gz", text
		}
		p.Files = append(p.Files, f)
	}
	return p, nil
}

// debianPath is where Debian's policy wants a file of the archive, and whether it is to be
// compressed; "" where it is not wanted.
func debianPath(name string) (to string, zipped bool) {
	doc := "usr/share/doc/essaim/"
	switch name {
	case "essaim":
		return "usr/bin/essaim", false
	case "LICENSE":
		return doc + "copyright", false
	case "CHANGELOG.md":
		return doc + "changelog", true
	case "completions/essaim.bash":
		return "usr/share/bash-completion/completions/essaim", false
	case "completions/_essaim":
		return "usr/share/zsh/vendor-completions/_essaim", false
	case "completions/essaim.fish":
		return "usr/share/fish/vendor_completions.d/essaim.fish", false
	}
	switch folder, rest, _ := strings.Cut(name, "/"); folder {
	case "man":
		return "usr/share/man/" + rest, true
	case "hosting":
		return doc + "examples/" + rest, false
	}
	return doc + name, false
}

func zip(text []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(text); err != nil {
		return nil, err
	}
	err = w.Close()
	return b.Bytes(), err
}
