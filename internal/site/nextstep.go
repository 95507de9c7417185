package site

import (
	"essaim/internal/network"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// nextSteps are what a commune might take up next.
func (p communePages) nextSteps(c *network.Commune) []view.NextStep {
	var list []view.NextStep
	for _, n := range p.NextStepsOf(c) {
		v := view.NextStep{Sheet: p.SheetLink(n.Sheet.ID), Summary: wording.SaidBy(p.Words, n.Sheet.Origin, n.Sheet.Summary)}
		if n.Need != nil {
			v.Reasons = append(v.Reasons, p.sharedTheme(n.Need))
		}
		if n.After != nil {
			v.Reasons = append(v.Reasons, p.N("next.then", len(n.Then), p.communesInBrief(n.Then), wording.SaidBy(p.Words, n.After.Origin, n.After.Title)))
		}
		if len(n.Alike) > 0 {
			v.Reasons = append(v.Reasons, p.N("next.alike", len(n.Alike), p.communesInBrief(n.Alike)))
		}
		list = append(list, v)
	}
	return list
}

// sharedTheme says what a practice and a need share: their theme. Whether the one
// answers the other, the commune alone can say.
func (p communePages) sharedTheme(n *network.Need) string {
	theme := p.ThemeLink(n.Theme).Name
	if n.Text == "" {
		return p.T("next.need-theme", theme)
	}
	return p.T("next.need", p.Typo(n.Text), theme)
}

// communesInBrief names the first three of a list: "Luc, Olemps et 4 autres
// communes".
func (p communePages) communesInBrief(list []*network.Commune) string {
	var names []string
	for _, c := range list[:min(len(list), 3)] {
		names = append(names, p.Typo(c.Name))
	}
	if left := len(list) - len(names); left > 0 {
		names = append(names, p.N("communes.others", left))
	}
	return p.Locale.List(names)
}
