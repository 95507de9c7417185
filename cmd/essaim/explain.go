package main

import (
	"strings"

	"essaim/internal/build"
)

// shownNames is how many files a reason names.
const shownNames = 5

// explain prints why a file was made again or reused: it is what was asked for.
func (t *terminal) explain(e *build.Explanation) {
	t.clear()
	t.result(t.words.T("explain.what", e.Path, t.words.T("explain.kind."+string(e.Kind))))
	if e.Layout != "" {
		t.result("  " + t.words.T("explain.layout", e.Layout))
	}
	if len(e.Files) > 0 {
		t.result("  " + t.words.T("explain.files", t.names(e.Files)))
	}
	t.result("  " + t.words.T("explain.key."+string(e.Kind)))
	switch {
	case !e.Made:
		t.result("  " + t.words.T("explain.reused"))
	case e.Written:
		t.result("  " + t.words.T("explain.written"))
	default:
		t.result("  " + t.words.T("explain.same"))
	}
	for _, r := range e.Reasons {
		args := []any{t.names(r.Names)}
		if r.Code == build.VersionChanged || r.Code == build.DayChanged {
			args = []any{r.Names[0], r.Names[1]}
		}
		t.result("  - " + t.words.T("explain.because."+r.Code, args...))
	}
}

// names lists a few of them.
func (t *terminal) names(names []string) string {
	if more := len(names) - shownNames; more > 0 {
		return t.words.T("explain.more", strings.Join(names[:shownNames], ", "), more)
	}
	return strings.Join(names, ", ")
}
