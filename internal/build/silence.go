package build

import (
	"essaim/internal/diag"
	"essaim/internal/network"
)

// A silencer takes the warnings away that network.yaml ignores, and knows which of
// its lines found one.
type silencer struct {
	ignored  []network.Ignored
	silenced []int  // how many warnings, by line
	errors   []bool // by line: its code came up as an error there
	broken   bool   // something has an error: a warning may wait until it is mended
}

func newSilencer(n *network.Network) *silencer {
	return &silencer{ignored: n.Ignored, silenced: make([]int, len(n.Ignored)), errors: make([]bool, len(n.Ignored))}
}

// heard are the problems that are not silenced, in their order.
func (s *silencer) heard(problems []diag.Problem) []diag.Problem {
	if s == nil || len(s.ignored) == 0 {
		return problems
	}
	var heard []diag.Problem
	for _, p := range problems {
		s.broken = s.broken || p.Severity == diag.Error
		if !s.silences(p) {
			heard = append(heard, p)
		}
	}
	return heard
}

func (s *silencer) silences(p diag.Problem) (silent bool) {
	for i, known := range s.ignored {
		switch {
		case known.Code != p.Code || known.File != p.File:
		case p.Severity == diag.Error:
			s.errors[i] = true
		case !silent:
			s.silenced[i]++
			silent = true
		}
	}
	return silent
}

// problems are about lines that silence nothing, once all problems were heard.
func (s *silencer) problems() []diag.Problem {
	var problems []diag.Problem
	if s == nil {
		return nil
	}
	for i, known := range s.ignored {
		p := diag.Problem{Severity: diag.Warning, Pos: known.Pos, Args: diag.Args{"code": string(known.Code), "file": known.File}}
		switch {
		case known.Code == "" || s.silenced[i] > 0, known.Code == addressLost: // which needs a former site
			continue
		case s.errors[i]:
			p.Code = "ignore-error"
		case s.broken:
			continue
		default:
			p.Code = "ignore-unused"
		}
		problems = append(problems, p)
	}
	return problems
}
