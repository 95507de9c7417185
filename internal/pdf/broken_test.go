package pdf

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"essaim/internal/plan"
)

// TestConditionsFindWhatIsBroken breaks a file in one way a case; the checker
// must name the condition, or what it accepts proves nothing.
func TestConditionsFindWhatIsBroken(t *testing.T) {
	b := demoBook(t)
	i := slices.IndexFunc(b.papers, func(o plan.Output) bool { return strings.Contains(o.Path, "composteurs-de-quartier/") })
	made := writer(t, b.words).Sheet(b.papers[i].Paper(), b.source)
	for _, c := range []struct {
		want string
		do   func(r *read)
	}{
		{"01-003", content("/P <</MCID 0>> BDC\n", "/P <</MCID 0>> BDC\n/Artifact BMC EMC\n")},
		{"01-004", content("/Artifact BMC\n", "/Artifact BMC\n/P <</MCID 0>> BDC EMC\n")},
		{"01-005", content("/Artifact BMC\n", "0 0 1 1 re f /Artifact BMC\n")},
		{"01-005", func(r *read) { delete(r.dict(r.root()["StructTreeRoot"]), "ParentTree") }},
		{"01-007", func(r *read) { r.dict(r.root()["MarkInfo"])["Suspects"] = operator("true") }},
		{"02-001", tagged("P", func(e dict) { e["S"] = name("NonStruct") })},
		{"06-001", func(r *read) { delete(r.root(), "Metadata") }},
		{"06-002", metadata("<pdfuaid:part>1", "<pdfuaid:part>2")},
		{"06-003", metadata("<dc:title>", "<dc:subject>")},
		{"07-001", func(r *read) { delete(r.root(), "ViewerPreferences") }},
		{"07-002", func(r *read) {
			r.dict(r.root()["ViewerPreferences"])["DisplayDocTitle"] = operator("false")
		}},
		{"09-004", tagged("TR", func(e dict) { e["S"] = name("P") })},
		{"09-005", tagged("LI", func(e dict) { e["S"] = name("P") })},
		{"09-006", tagged("LI", func(e dict) { e["S"] = name("TOCI") })},
		{"10-001", letter("ToUnicode", "<0001> <", "<9001> <")},
		{"11-006", func(r *read) { delete(r.root(), "Lang") }},
		{"13-004", tagged("Figure", func(e dict) { delete(e, "Alt") })},
		{"14-002", tagged("H1", func(e dict) { e["S"] = name("H2") })},
		{"14-003", tagged("H2", func(e dict) { e["S"] = name("H4") })},
		{"15-003", tagged("TH", func(e dict) { delete(e, "A") })},
		{"19-003", tagged("Note", func(e dict) { delete(e, "ID") })},
		{"26-001", func(r *read) { r.trailer["Encrypt"] = object(1) }},
		{"28-002", each("Link", func(a dict) { a["Subtype"] = name("Square") })},
		{"28-008", func(r *read) { eachPage(r, func(p dict) { delete(p, "Tabs") }) }},
		{"28-009", func(r *read) { eachPage(r, func(p dict) { p["Tabs"] = name("R") }) }},
		{"28-011", tagged("Link", func(e dict) { e["S"] = name("Span") })},
		{"28-012", each("Link", func(a dict) { delete(a, "Contents") })},
		{"31-000", fontDict(func(f dict) { f["Subtype"] = name("TrueType") })},
		{"31-005", each("CIDFontType2", func(f dict) { delete(f, "CIDToGIDMap") })},
		{"31-009", each("", func(d dict) { delete(d, "FontFile2") })},
		{"31-016", each("CIDFontType2", func(f dict) { f["W"].([]any)[1].([]any)[0] = 999.0 })},
		{"31-027", fontDict(func(f dict) { delete(f, "ToUnicode") })},
		{"31-028", letter("ToUnicode", "> <0020>", "> <0000>")},
		{"31-029", letter("ToUnicode", "> <0020>", "> <FEFF>")},
		{"31-030", content("[(\x00", "[(\x00\x00\x00")},
	} {
		r := readPDF(t, made.File)
		if failures := conditions(r); failures != nil {
			t.Fatalf("before anything is broken: %v", failures)
		}
		c.do(r)
		failures := conditions(r)
		if !slices.ContainsFunc(failures, func(f string) bool { return strings.HasPrefix(f, c.want) }) {
			t.Errorf("%s is not found, but %v", c.want, failures)
		}
	}
}

// content replaces the first of something in what is painted on each page.
func content(old, new string) func(*read) {
	return func(r *read) {
		eachPage(r, func(p dict) { replace(r, r.list(p["Contents"])[0], old, new, 1) })
	}
}

func metadata(old, new string) func(*read) {
	return func(r *read) { replace(r, r.root()["Metadata"], old, new, 1) }
}

// letter changes what maps the letters of each font.
func letter(key, old, new string) func(*read) {
	return func(r *read) { fontDict(func(f dict) { replace(r, f[key], old, new, -1) })(r) }
}

func replace(r *read, ref any, old, new string, n int) {
	o := int(ref.(object))
	s := r.objects[o].(stream)
	s.content = bytes.Replace(s.content, []byte(old), []byte(new), n)
	r.objects[o] = s
}

func eachPage(r *read, do func(dict)) {
	for _, p := range r.pages() {
		do(p)
	}
}

// tagged changes every structure element with a tag.
func tagged(tag string, do func(dict)) func(*read) {
	return func(r *read) {
		for _, o := range r.objects {
			if e, ok := o.(dict); ok && e["S"] == name(tag) && e["P"] != nil {
				do(e)
			}
		}
	}
}

func fontDict(do func(dict)) func(*read) { return each("Type0", do) }

// each changes every dictionary with a subtype; "" is any.
func each(subtype string, do func(dict)) func(*read) {
	return func(r *read) {
		for _, o := range r.objects {
			if d, ok := o.(dict); ok && (subtype == "" || d["Subtype"] == name(subtype)) {
				do(d)
			}
		}
	}
}
