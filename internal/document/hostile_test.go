package document

import (
	"archive/zip"
	"bytes"
	"errors"
	"hash/crc32"
	"runtime"
	"strings"
	"testing"
	"time"

	"essaim/test/loop"

	"github.com/rogpeppe/go-internal/txtar"
)

// bodyOf is a document with a body.
func bodyOf(t testing.TB, body string) []byte {
	return packed(t, []txtar.File{{Name: "[Content_Types].xml", Data: []byte("<Types/>")}, {Name: "body", Data: []byte(body)}})
}

func textOf(t testing.TB, text string) []byte {
	return packed(t, []txtar.File{{Name: "text", Data: []byte(text)}})
}

// What is no document is refused, with the reason.
func TestRefused(t *testing.T) {
	big := strings.Repeat(`<w:p><w:r><w:t>`+strings.Repeat("x", 1000)+`</w:t></w:r></w:p>`, 30_000)
	deep := strings.Repeat(`<w:sdt><w:sdtContent>`, 150) + strings.Repeat(`</w:sdtContent></w:sdt>`, 150)
	for _, c := range []struct {
		why, code string
		data      []byte
	}{
		{"nothing", "empty", nil},
		{"Word up to 2003", "old-word", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600))},
		{"Word with a password", "has-password", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")},
		{"rich text", "old-word", []byte(`{\rtf1 bonjour}`)},
		{"Word 2", "old-word", []byte("\xdb\xa5-\x001@\x09\x04")},
		{"a PDF", "not-a-document", []byte("%PDF-1.7")},
		{"text", "not-a-document", []byte("# Titre")},
		{"half an archive", "damaged", bodyOf(t, "<w:p/>")[:80]},
		{"another archive", "not-a-document", packed(t, nil)[:0:0]},
		{"a part that grows beyond all bounds", "too-big", bodyOf(t, big)},
		{"elements within elements", "too-big", bodyOf(t, deep)},
		{"as many in a file of LibreOffice", "too-big", textOf(t, strings.Repeat("<text:section>", 250)+strings.Repeat("</text:section>", 250))},
		{"a million elements", "too-big", bodyOf(t, strings.Repeat("<w:p/>", 600_000))},
	} {
		if c.why == "another archive" {
			c.data = zipped(t, "mimetype", "application/epub+zip")
		}
		_, err := Read(c.data)
		var known *Error
		if !errors.As(err, &known) || known.Code != c.code {
			t.Errorf("%s: %v, not %s", c.why, err, c.code)
		}
	}
}

func zipped(t testing.TB, name, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.Create(name)
	if err == nil {
		_, err = w.Write([]byte(text))
	}
	if err := errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A picture of zeros that says it is small: what is unpacked counts, not what the
// archive says.
func TestBombs(t *testing.T) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	zeros := make([]byte, 1<<20)
	add := func(name string, write func(w interface{ Write([]byte) (int, error) })) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		write(w)
	}
	add("word/media/bomb.png", func(w interface{ Write([]byte) (int, error) }) {
		for range 300 {
			if _, err := w.Write(zeros); err != nil {
				t.Fatal(err)
			}
		}
	})
	add("word/_rels/document.xml.rels", func(w interface{ Write([]byte) (int, error) }) {
		_, _ = w.Write([]byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="i" Type="x/image" Target="media/bomb.png"/></Relationships>`))
	})
	add("word/document.xml", func(w interface{ Write([]byte) (int, error) }) {
		blip := `<w:p><w:r><w:drawing><wp:docPr descr="Deux bacs"/><a:blip r:embed="i"/></w:drawing></w:r></w:p>`
		_, _ = w.Write([]byte(docxHead + strings.Repeat(blip, 50) + docxTail))
	})
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	d, err := Read(out.Bytes())
	runtime.ReadMemStats(&after)
	if err != nil {
		t.Fatal(err)
	}
	loop.Within(t, 10*time.Second, "pictures that unpack to much", func() { _, _ = Read(out.Bytes()) })
	if len(d.Pictures) != 0 || len(d.Remarks) == 0 {
		t.Errorf("%d pictures, %v", len(d.Pictures), d.Remarks)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 400<<20 {
		t.Errorf("%d MiB were used", used>>20)
	}
	// The file says that a part is of 10 bytes.
	lies := out.Bytes()
	if sum := crc32.ChecksumIEEE(zeros); sum == 0 {
		t.Error("no sum")
	}
	if at := bytes.LastIndex(lies, []byte("word/media/bomb.png")); at > 0 {
		copy(lies[at-22:], "\x0a\x00\x00\x00")
	}
	if _, err := Read(lies); err != nil {
		var known *Error
		if !errors.As(err, &known) {
			t.Error(err)
		}
	}
}

// Thousands of cells, runs, notes, comments, styles that are based on each other, lists
// of the deepest level: read in proportion to their number, at most twenty times as long
// as plain paragraphs take of the processor.
func TestManyThings(t *testing.T) {
	row := `<w:tr>` + strings.Repeat(`<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>`, 60) + `</w:tr>`
	styles := `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="a"><w:name w:val="a"/><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:name w:val="b"/><w:basedOn w:val="a"/></w:style></w:styles>`
	took := func(why string, parts []txtar.File) time.Duration {
		file := packed(t, append(parts, txtar.File{Name: "[Content_Types].xml", Data: []byte("<Types/>")}))
		start := loop.Processor()
		if _, err := Read(file); err != nil {
			t.Errorf("%s: %v", why, err)
		}
		return loop.Processor() - start
	}
	plain := took("plain", []txtar.File{{Name: "body", Data: []byte(strings.Repeat(`<w:p><w:r><w:t>x</w:t></w:r></w:p>`, 50_000))}})
	for why, parts := range map[string][]txtar.File{
		"cells":          {{Name: "body", Data: []byte(`<w:tbl>` + strings.Repeat(row, 1000) + `</w:tbl>`)}},
		"runs":           {{Name: "body", Data: []byte(`<w:p>` + strings.Repeat(`<w:r><w:t>x</w:t></w:r>`, 100_000) + `</w:p>`)}},
		"fields":         {{Name: "body", Data: []byte(`<w:p>` + strings.Repeat(`<w:r><w:fldChar w:fldCharType="begin"/><w:t>x</w:t></w:r>`, 50_000) + `</w:p>`)}},
		"circles":        {{Name: "word/styles.xml", Data: []byte(styles)}, {Name: "body", Data: []byte(`<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>`)}},
		"spans":          {{Name: "body", Data: []byte(`<w:tbl><w:tr><w:trPr><w:gridBefore w:val="999999999"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`)}},
		"alternatives":   {{Name: "body", Data: []byte(`<w:p><w:r>` + strings.Repeat(`<mc:AlternateContent><mc:Choice>`, 90) + `<w:t>x</w:t>` + strings.Repeat(`</mc:Choice></mc:AlternateContent>`, 90) + `</w:r></w:p>`)}},
		"spaces":         {{Name: "text", Data: []byte(`<text:p><text:s text:c="2000000000"/>x</text:p>`)}},
		"repeated cells": {{Name: "text", Data: []byte(`<table:table><table:table-row>` + strings.Repeat(`<table:table-cell table:number-columns-repeated="99999999"><text:p>x</text:p></table:table-cell>`, 500) + `</table:table-row></table:table>`)}},
	} {
		if long := took(why, parts); long > 20*plain {
			t.Errorf("%s: %v, beside %v of plain paragraphs", why, long, plain)
		} else {
			t.Logf("%s: %.1f", why, float64(long)/float64(plain))
		}
	}
}

// FuzzDocument: no body makes the reader fail, or takes more than its share.
func FuzzDocument(f *testing.F) {
	f.Add(`<w:p><w:r><w:t>x</w:t></w:r></w:p>`, false)
	f.Add(`<text:p>x<text:note><text:note-body><text:p>y</text:p></text:note-body></text:note></text:p>`, true)
	f.Add(`<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>`, false)
	f.Fuzz(func(t *testing.T, body string, odt bool) {
		name := "body"
		if odt {
			name = "text"
		}
		file := packed(t, []txtar.File{{Name: "[Content_Types].xml", Data: []byte("<Types/>")}, {Name: name, Data: []byte(body)}})
		loop.Within(t, 5*time.Second, "a body", func() {
			if d, err := Read(file); err == nil && d == nil {
				t.Error("neither a document nor an error")
			}
		})
	})
}

// FuzzArchive: no bytes make the reader fail.
func FuzzArchive(f *testing.F) {
	f.Add(bodyOf(f, `<w:p><w:r><w:t>x</w:t></w:r></w:p>`))
	f.Add(textOf(f, `<text:p>x</text:p>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if d, err := Read(data); err == nil && d == nil {
			t.Error("neither a document nor an error")
		}
	})
}
