package plan

import (
	"path"

	"essaim/internal/diag"
	"essaim/internal/folders"
)

// Collisions finds addresses that two files claim, and files that would have
// to be folders. Names that are one on some systems are one here (folders.Folded): the
// site is the same wherever it is built, copied and served.
func (p *Plan) Collisions() []diag.Problem {
	var problems []diag.Problem
	claimed := make(map[string]int, len(p.Outputs))
	for i := range p.Outputs {
		key := folders.Folded(p.Outputs[i].Path)
		if first, taken := claimed[key]; taken {
			problems = append(problems, collision(p.Outputs[i], p.Outputs[first]))
			continue
		}
		claimed[key] = i
	}
	free := "." // the folder before, when no file claims it or one that it is in
	for i := range p.Outputs {
		folder := path.Dir(folders.Folded(p.Outputs[i].Path))
		if folder == free {
			continue
		}
		free = folder
		for dir := folder; dir != "."; dir = path.Dir(dir) {
			if file, taken := claimed[dir]; taken {
				problems = append(problems, collision(p.Outputs[i], p.Outputs[file]))
				free = "."
			}
		}
	}
	return problems
}

// Moved is the layout of a former address, which leads to today's.
const Moved = "moved.html"

// collision blames the one of the two that a file of content/ or static/
// stands for; pages that essaim makes by itself have no file.
func collision(a, b Output) diag.Problem {
	if a.File() == "" || a.File() < b.File() && b.File() != "" {
		a, b = b, a
	}
	problem := diag.Problem{Severity: diag.Error, Code: "address-taken"}
	if a.Layout == Moved || b.Layout == Moved { // a page has its address before one that has left
		if problem.Code = "alias-taken"; a.Layout != Moved {
			a, b = b, a
		}
	}
	if a.From != nil {
		problem.Pos = *a.From
	}
	problem.Args = diag.Args{"address": a.URL, "other": b.File()}
	return problem
}
