package preview

import (
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"slices"
	"strings"

	"essaim/internal/address"
	"essaim/internal/build"
	"essaim/internal/diag"
	"essaim/internal/view"
)

// state is what a tab would show now.
type state struct {
	Key         string   `json:"key"`
	Stylesheets []string `json:"stylesheets"`
	Errors      string   `json:"errors"` // HTML, "" for none
	Bar         bar      `json:"bar"`
}

// bar is what the preview says beside a page, in words.
type bar struct {
	Name     string   `json:"name"`     // of the bar itself
	Draft    string   `json:"draft"`    // "" when it is none
	Reported string   `json:"reported"` // "17 parties sur 21", of a sheet
	Missing  []string `json:"missing"`
	Counted  string   `json:"counted"` // "1 erreur, 2 avertissements" of the whole site, "" for none
	Warned   string   `json:"warned"`  // "2 avertissements sur cette page"
	Warnings []string `json:"warnings"`
	File     string   `json:"file"`     // "À modifier : content/sheets/x.md"
	Workroom string   `json:"workroom"` // what the link to it says; "" inside
}

// serveState answers a tab that shows the page at the address ?page=.
func (s *Server) serveState(w http.ResponseWriter, r *http.Request, chrome view.Chrome) {
	p, _ := strings.CutPrefix(r.URL.Query().Get("page"), chrome.BasePath)
	file := fileAt(p)
	page, found, err := s.page(file, s.session.Stat)
	now := state{Key: keyOf(page), Stylesheets: chrome.Stylesheets}
	switch {
	case errors.Is(err, fs.ErrNotExist), err == nil && (!found || !page.Page):
		now.Key = missingKey
	case err != nil:
		now.Key = failedKey
	}
	problems := ownFirst(s.known(nil), page.Files)
	now.Errors = string(errorsHTML(problems, s.Words))
	now.Bar = s.bar(s.session.Subject(file), page.Files, problems)
	if !strings.HasPrefix(file, address.WorkroomFolder+"/") {
		now.Bar.Workroom = s.Words.T("page.workroom")
	}
	w.Header().Set("Content-Type", typeOf(".json"))
	w.Header().Set("Cache-Control", "no-store")
	if r.Method != http.MethodHead {
		json.NewEncoder(w).Encode(now)
	}
}

// bar words what there is to say about a page.
func (s *Server) bar(about build.Subject, files []string, problems []diag.Problem) bar {
	b := bar{Name: s.Words.T("preview.bar"), Missing: []string{}, Warnings: []string{}}
	if about.Draft {
		b.Draft = s.Words.T("preview.draft")
	}
	if about.Sheet {
		reported, missing := len(about.Present), len(about.Missing)
		b.Reported = s.Words.T("preview.told", reported, reported+missing)
		for _, part := range about.Missing {
			b.Missing = append(b.Missing, s.Words.T("part."+part))
		}
	}
	for _, p := range problems {
		if p.Severity == diag.Warning && slices.Contains(files, p.File) {
			b.Warnings = append(b.Warnings, place(p)+" "+p.Message(s.Words)+" "+p.Hint(s.Words))
		}
	}
	if len(b.Warnings) > 0 {
		b.Warned = s.Words.N("preview.warnings", float64(len(b.Warnings)))
	}
	if errors, warnings := diag.Count(problems); errors+warnings > 0 {
		b.Counted = s.Words.T("preview.counted", s.Words.N("report.errors", float64(errors)), s.Words.N("report.warnings", float64(warnings)))
	}
	if len(files) > 0 {
		b.File = s.Words.T("preview.file", files[0])
	}
	return b
}
