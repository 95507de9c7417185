package pdf

import (
	"bytes"
	"reflect"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/view"
)

// FuzzViews draws a sheet, a booklet and a report whose every field is what the bytes
// say: each file, read back, keeps every condition, and is the same when made again.
func FuzzViews(f *testing.F) {
	for _, seed := range []string{"", "\x01", "Une fiche\nÀ côté\n\x02\x03", "https://example.org/\n(\\)\n\x00\n中\U0001f600\n", "#000000\na\xffb\n\u202e\n\u00ad"} {
		f.Add([]byte(seed), uint64(0))
		f.Add([]byte(seed), ^uint64(0))
		f.Add([]byte(seed), uint64(0x0123456789abcdef))
	}
	w := writer(f, locale.For(locale.French))
	_, from := paperOf(f, "Un texte.\n\n## Contexte\n\n- un\n- deux[^1]\n\n[^1]: note", nil)
	f.Fuzz(func(t *testing.T, texts []byte, choices uint64) {
		d := &drawer{texts: bytes.Split(bytes.ToValidUTF8(texts, []byte("\ufffd")), []byte("\n")), choices: choices}
		sheet, booklet, report := new(view.SheetPaper), new(view.Booklet), new(view.ReportPaper)
		for _, v := range []any{sheet, booklet, report} {
			d.fill(reflect.ValueOf(v).Elem(), 0)
		}
		// What every paper of a site has.
		for _, paper := range []*view.Imprint{&sheet.Imprint, &booklet.Imprint, &report.Imprint} {
			paper.Lang, paper.Title = "fr", "Essai "+paper.Title
		}
		sheet.Sheet.Title, booklet.Name, report.Report.Title = sheet.Title, booklet.Title, report.Title
		for what, make := range map[string]func() Made{
			"sheet":   func() Made { return w.Sheet(sheet, from) },
			"booklet": func() Made { return bookletOf(t, booklet, sheet, from) },
			"report":  func() Made { return w.Report(report, from) },
		} {
			file := bytes.Clone(make().File)
			for _, failure := range conditions(readPDF(t, file)) {
				t.Errorf("%s: %s", what, failure)
			}
			if !bytes.Equal(file, make().File) {
				t.Errorf("%s: made again, it is another", what)
			}
		}
	})
}

// bookletOf makes a booklet in which every sheet is the same.
func bookletOf(t *testing.T, v *view.Booklet, sheet *view.SheetPaper, src Source) Made {
	t.Helper()
	return booklet(t, locale.For(locale.French), v, func(string) *view.SheetPaper { return sheet }, src)
}

// A drawer draws the values of a view from texts and from the bits of a number, which
// come round when they are used up.
type drawer struct {
	texts   [][]byte
	choices uint64
	drawn   int
}

// choose is a number below n.
func (d *drawer) choose(n uint64) uint64 {
	d.drawn++
	return (d.choices>>(d.drawn*2%61) + uint64(d.drawn)*d.choices>>7) % n
}

// fill stops deep inside, where views are lists within lists.
func (d *drawer) fill(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(string(d.texts[d.choose(uint64(len(d.texts)))]))
	case reflect.Bool:
		v.SetBool(d.choose(2) == 1)
	case reflect.Int, reflect.Int64, reflect.Int32, reflect.Int8:
		v.SetInt(int64(d.choose(100)))
	case reflect.Uint, reflect.Uint64, reflect.Uint32, reflect.Uint8:
		v.SetUint(d.choose(100))
	case reflect.Float64:
		v.SetFloat(float64(d.choose(101)))
	case reflect.Slice:
		if depth < 5 {
			v.Set(reflect.MakeSlice(v.Type(), int(d.choose(3)), 3))
		}
		for i := range v.Len() {
			d.fill(v.Index(i), depth+1)
		}
	case reflect.Pointer:
		if depth < 5 && d.choose(2) == 1 {
			v.Set(reflect.New(v.Type().Elem()))
			d.fill(v.Elem(), depth+1)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				d.fill(v.Field(i), depth+1)
			}
		}
	}
}

// FuzzPicture reads any bytes as a picture, and draws what was read.
func FuzzPicture(f *testing.F) {
	f.Add(encodePNG(opaque(3, 2)))
	f.Add(encodeJPEG(opaque(8, 8)))
	f.Add([]byte("\xff\xd8\xff\xff\xff\xe1\x00\x02"))
	f.Add([]byte(pngMark))
	w := writer(f, locale.For(locale.French))
	f.Fuzz(func(t *testing.T, file []byte) {
		v, from := paperOf(t, "![Une image](x.png)", map[string][]byte{"x.png": file})
		for _, failure := range conditions(readPDF(t, w.Sheet(v, from).File)) {
			t.Error(failure)
		}
	})
}
