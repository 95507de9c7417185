package source

import (
	"io/fs"
	"path"
	"slices"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/network"
)

// DayProblems are what the figures of a day leave out for want of a date, and what
// that day has overtaken: statuses, checks, objectives that nothing came of. Results have their own warnings,
// where they stand. fsys has the files, l is how the site speaks; faulty are the files
// that have errors, in which there may be more.
func DayProblems(fsys fs.FS, l *locale.Locale, s *network.Situation, faulty map[string]bool) []diag.Problem {
	problems := append(leftOut(s), overtaken(l, s)...)
	if anyMayGive(faulty) {
		problems = slices.DeleteFunc(problems, func(p diag.Problem) bool { return p.Code == "objective-without-result" })
	}
	if len(s.Peers) > 0 { // what other networks wrote is theirs to mend
		problems = slices.DeleteFunc(problems, func(p diag.Problem) bool { return p.Pos.File == "" })
	}
	AsWritten(fsys, l, problems)
	return problems
}

// anyMayGive reports whether a result or an action may be in one of the files with
// errors: in a sheet, in an adoption, in a folder of them that nobody could list, or in
// none because network.yaml does not say of what it is.
func anyMayGive(faulty map[string]bool) bool {
	for file := range faulty {
		ext := path.Ext(file)
		switch {
		case file == networkFile, file == contentDir:
			return true
		case ext != "" && ext != ".md": // joined to a sheet
		case within(file, contentDir+"/sheets"), within(file, contentDir+"/adoptions"):
			return true
		}
	}
	return false
}

// leftOut are about what counts nowhere, or beyond what a build can show, and about
// periods that are over.
func leftOut(s *network.Situation) []diag.Problem {
	var problems []diag.Problem
	for _, u := range s.LeftOut() {
		args := diag.Args{"objectives": namesOf(u.Objectives), "key": diag.Spelling("key.date"), "day": s.AsOf.ISO()}
		switch {
		case u.Results:
		case u.Sheet != nil:
			problems = append(problems, diag.Problem{Severity: diag.Warning, Code: "undated-sheet", Pos: u.Sheet.Pos, Args: args})
		case u.Diagnostic != nil:
			problems = append(problems, diag.Problem{Severity: diag.Warning, Code: "undated-interview", Pos: u.Diagnostic.Pos, Args: args})
		}
	}
	for _, g := range s.Progress() {
		if g.Beyond == network.TooManyProofs {
			problems = append(problems, diag.Problem{Severity: diag.Error, Code: "too-many-proofs", Pos: g.Objective.Pos, Args: diag.Args{"most": network.MostProofs}})
			break
		}
		if g.Beyond == network.TooManyRows {
			problems = append(problems, diag.Problem{Severity: diag.Error, Code: "too-many-rows", Pos: g.Objective.Pos, Args: diag.Args{
				"most": network.MostRows, "per": diag.Spelling("key.per"), "for_each": diag.Spelling("key.for_each"), "from": diag.Spelling("key.from"),
			}})
			break // those below it would have their rows, with fewer above
		}
	}
	for _, sheet := range s.Sheets {
		problems = append(problems, future(s, sheet.Body.File, sheet.Results)...)
	}
	for _, a := range s.Adoptions {
		problems = append(problems, future(s, a.Body.File, a.Results)...)
	}
	for _, sheet := range (network.Overtaken{Situation: s}).Overdue() {
		problems = append(problems, diag.Problem{Severity: diag.Warning, Code: "period-over", Pos: sheet.Pos, Args: diag.Args{
			"status": diag.Spelling("value.sheet-status." + string(sheet.Status)), "to": sheet.Period.To.Text(),
			"key": diag.Spelling("key.status"), "done": diag.Spelling("value.sheet-status.done"), "running": diag.Spelling("value.sheet-status.in-place"),
		}})
	}
	return problems
}

// future are about results of a year after that of the site's day, which count nowhere
// yet: most often a digit is wrong.
func future(s *network.Situation, file string, results []network.Result) []diag.Problem {
	var problems []diag.Problem
	for i := range results {
		if r := &results[i]; r.Year > s.AsOf.Year() && r.Line > 0 {
			problems = append(problems, diag.Problem{
				Severity: diag.Warning, Code: "result-in-the-future", Pos: diag.Pos{File: file, Line: int(r.Line), Column: int(r.Column)},
				Args: diag.Args{"year": r.Year, "day": s.AsOf.ISO(), "key": diag.Spelling("key.result.year"), "as_of": diag.Spelling("key.network.as_of")},
			})
		}
	}
	return problems
}

// overtaken are about what has been waiting for its author for long.
func overtaken(l *locale.Locale, s *network.Situation) []diag.Problem {
	day := network.Overtaken{Situation: s}
	var problems []diag.Problem
	for _, sheet := range day.Unchecked() {
		problems = append(problems, diag.Problem{Severity: diag.Warning, Code: "checked-long-ago", Pos: sheet.CheckedAt.In(sheet.Body.File), Args: diag.Args{
			"date": sheet.Checked.Text(), "key": diag.Spelling("key.checked"), "day": s.AsOf.ISO(),
		}})
	}
	for _, m := range day.Bygone() {
		problems = append(problems, diag.Problem{Severity: diag.Warning, Code: "meeting-bygone", Pos: m.StatusAt.In(m.Body.File), Args: diag.Args{
			"date": m.Date.Text(), "key": diag.Spelling("key.status"),
			"held": diag.Spelling("value.meeting-status.held"), "cancelled": diag.Spelling("value.meeting-status.cancelled"),
		}})
	}
	for _, o := range day.Fruitless() {
		args := diag.Args{"objective": o.Name, "from": o.Span.Or(s.Programme).From.Text(), "indicator": o.Indicator, "in_place": "", "year": s.AsOf.Year()}
		if o.Indicator == "" {
			args["in_place"], args["done"] = l.Spelling("value.sheet-status.in-place"), l.Spelling("value.sheet-status.done")
		}
		// These keys are for a sheet that is still to be named, not for the file of the problem.
		args["results"], args["indicator_key"] = l.Spelling("key.results"), l.Spelling("key.result.indicator")
		args["year_key"], args["value_key"] = l.Spelling("key.result.year"), l.Spelling("key.result.value")
		problems = append(problems, diag.Problem{Severity: diag.Warning, Code: "objective-without-result", Pos: o.Pos, Args: args})
	}
	return problems
}

func namesOf(objectives []*network.Objective) diag.Names {
	names := make(diag.Names, len(objectives))
	for i, o := range objectives {
		names[i] = o.Name
	}
	return names
}
