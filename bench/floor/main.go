// Floor does on all cores only what nobody can avoid with these libraries: read
// each sheet, decode its front matter, convert its body, write one page. It has
// no layout, no listing, no index; it is the limit that essaim is measured by.
//
//	floor SITE OUTPUT
package main

import (
	"bytes"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/adrg/frontmatter"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"go.yaml.in/yaml/v4"
)

func main() {
	sheets, err := filepath.Glob(filepath.Join(os.Args[1], "content/sheets/*.md"))
	if err != nil {
		log.Fatal(err)
	}
	names := make(chan string, len(sheets))
	for _, name := range sheets {
		names <- name
	}
	close(names)
	markdown := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	format := frontmatter.NewFormat("---", "---", yaml.Unmarshal)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for name := range names {
				if err := page(markdown, format, name); err != nil {
					log.Fatal(err)
				}
			}
		})
	}
	workers.Wait()
}

func page(markdown goldmark.Markdown, format *frontmatter.Format, name string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var matter map[string]any
	body, err := frontmatter.Parse(bytes.NewReader(text), &matter, format)
	if err != nil {
		return err
	}
	var html bytes.Buffer
	if err := markdown.Convert(body, &html); err != nil {
		return err
	}
	dir := filepath.Join(os.Args[2], "fiches", strings.TrimSuffix(filepath.Base(name), ".md"))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "index.html"), html.Bytes(), 0o644)
}
