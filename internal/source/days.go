package source

import (
	"strings"

	"essaim/internal/diag"
	"essaim/internal/network"
)

// DayProblems are what the figures of a day leave out for want of a date, and
// sheets whose status that day has overtaken. Results have their own warnings,
// where they stand.
func DayProblems(s *network.Situation) []diag.Problem {
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
	for _, sheet := range s.Overdue() {
		problems = append(problems, diag.Problem{Severity: diag.Warning, Code: "period-over", Pos: sheet.Pos, Args: diag.Args{
			"status": diag.Spelling("value.sheet-status." + string(sheet.Status)), "to": sheet.Period.To.Text(),
			"key": diag.Spelling("key.status"), "done": diag.Spelling("value.sheet-status.done"), "running": diag.Spelling("value.sheet-status.in-place"),
		}})
	}
	return problems
}

func namesOf(objectives []*network.Objective) string {
	names := make([]string, len(objectives))
	for i, o := range objectives {
		names[i] = o.Name
	}
	return strings.Join(names, " ; ")
}
