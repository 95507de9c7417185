package build

import (
	"io/fs"

	"essaim/internal/diag"
	"essaim/internal/network"
	"essaim/internal/schema"
	"essaim/internal/source"
)

// outdatedForm warns of a form that was made of another schema, or of other lists, than
// those of today. What cannot be read yet may be on them. What other networks of a portal
// have is on none: each `essaim pull` would make the form old.
func outdatedForm(site fs.FS, n *network.Network, problems []diag.Problem) []diag.Problem {
	if _, err := fs.Stat(site, source.FormConfig); err != nil {
		return nil
	}
	if errors, _ := diag.Count(problems); errors > 0 {
		return nil
	}
	for _, today := range schema.FormFiles(n) {
		if text, err := fs.ReadFile(site, today.Path); err == nil && schema.IsOutdated(text, today.Text) {
			return []diag.Problem{{Severity: diag.Warning, Code: "form-outdated", Pos: diag.Whole(today.Path)}}
		}
	}
	return nil
}
