package build

import (
	"errors"
	"slices"
	"testing"
	"testing/fstest"

	"essaim/internal/diag"
	"essaim/test/loop"
)

// tripping is a village of which one sheet has two warnings, at the lines 9 and 11,
// and another an error, with what network.yaml ignores.
func tripping(ignore string) fstest.MapFS {
	site := village(2)
	site["content/network.yaml"].Data = append(site["content/network.yaml"].Data, ignore...)
	site[sheetFile(0)] = sheet("Fiche", "dechets", "<b>Un\n\n# Deux")
	return site
}

// TestIgnore: warnings are silenced where network.yaml says so, in check, in build
// and in the preview; errors are not; lines that silence nothing are reported.
func TestIgnore(t *testing.T) {
	loop.Unraced(t)
	const file = "content/sheets/fiche-0.md"
	line := func(code, file string) string {
		return "  - {code: " + code + ", file: " + file + ", why: nous le savons}\n"
	}
	for _, c := range []struct {
		name, ignore string
		broken       bool
		want         []diag.Code
	}{
		{"nothing", "", false, []diag.Code{"raw-html", "heading-one"}},
		{"one", "ignore:\n" + line("raw-html", file), false, []diag.Code{"heading-one"}},
		{"both", "ignore:\n" + line("raw-html", file) + line("heading-one", file), false, nil},
		{"as Windows writes it", "ignorer:\n" + line("raw-html", `.\content\sheets\fiche-0.md`) + line("heading-one", file), false, nil},
		{"another file", "ignore:\n" + line("raw-html", "content/sheets/fiche-1.md"), false, []diag.Code{"ignore-unused", "raw-html", "heading-one"}},
		{"another code", "ignore:\n" + line("empty-link", file), false, []diag.Code{"ignore-unused", "raw-html", "heading-one"}},
		{"twice the same", "ignore:\n" + line("raw-html", file) + line("raw-html", file), false, []diag.Code{"ignore-unused", "heading-one"}},
		{"an error that may be a warning", "ignore:\n" + line("same-address", "content/sheets/groupe/fiche-1.md"), true, []diag.Code{"ignore-error", "raw-html", "heading-one", "same-address"}},
		{"an error", "ignore:\n" + line("broken-link", file), false, []diag.Code{"ignore-error", "raw-html", "heading-one"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			site := tripping(c.ignore)
			if c.broken {
				site["content/sheets/groupe/fiche-1.md"] = site[sheetFile(1)]
			}
			checked, err := Check(t.Context(), options(site, t.TempDir()))
			if err != nil {
				t.Fatal(err)
			}
			built, err := Run(t.Context(), options(site, t.TempDir()))
			if err != nil && !(c.broken && errors.Is(err, ErrContent)) {
				t.Fatal(err)
			}
			for name, problems := range map[string][]diag.Problem{"check": checked.Problems, "build": built.Problems} {
				if got := codes(problems); !slices.Equal(got, c.want) {
					t.Errorf("%s: %q, want %q", name, got, c.want)
				}
			}
			opt := options(site, t.TempDir())
			opt.Strict = true
			if _, err := Run(t.Context(), opt); (err == nil) != (len(c.want) == 0) {
				t.Errorf("strictly: %v", err)
			}
		})
	}
}

// A line whose warning waits until an error is mended is not said to silence nothing.
func TestIgnoreWaitsForErrors(t *testing.T) {
	site := tripping("ignore:\n  - {code: empty-link, file: content/sheets/fiche-0.md, why: nous le savons}\n")
	site[sheetFile(1)] = sheet("Fiche", "nulle-part", "Un texte.")
	checked, err := Check(t.Context(), options(site, t.TempDir()))
	if err != nil && !errors.Is(err, ErrContent) {
		t.Fatal(err)
	}
	if got, want := codes(checked.Problems), []diag.Code{"raw-html", "heading-one", "unknown-theme"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestIgnoredAgain: a build that reuses what it can finds what is ignored each time.
func TestIgnoredAgain(t *testing.T) {
	site, dir := tripping("ignore:\n  - {code: raw-html, file: content/sheets/fiche-0.md, why: nous le savons}\n"), t.TempDir()
	for range 2 {
		if got := codes(run(t, site, dir).Problems); !slices.Equal(got, []diag.Code{"heading-one"}) {
			t.Errorf("%q", got)
		}
		site[sheetFile(1)] = sheet("Fiche 1", "dechets", "Un autre texte.")
	}
}

func codes(problems []diag.Problem) []diag.Code {
	var list []diag.Code
	for _, p := range problems {
		list = append(list, p.Code)
	}
	return list
}
