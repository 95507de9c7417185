package diag

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"strings"

	"essaim/internal/locale"
)

// The printers for what shows problems beside a change: GitHub's and GitLab's
// own, and SARIF (sarif.go), which many tools read.

// Origin says what forges want to know besides the problems.
type Origin struct {
	Folder  string // of the site in its repository, slash-separated; "" for the root
	Version string // of essaim
}

// path is a problem's file as the forge knows it.
func (o Origin) path(p Problem) string { return path.Join(o.Folder, p.File) }

// sentence is all that a problem says, the remedy on a line of its own.
func sentence(p Problem, l *locale.Locale) string {
	message := onOneLine(p.Message(l))
	if hint := printable(p.Hint(l)); hint != "" {
		message += "\n→ " + hint
	}
	return message
}

// WriteGitHub prints workflow commands, which a runner of GitHub (or Gitea, or
// Forgejo) shows on the lines of a pull request: docs.github.com, "Workflow commands
// for GitHub Actions". Their escapes are those of @actions/core.
func WriteGitHub(w io.Writer, problems []Problem, l *locale.Locale, from Origin) error {
	out := bufio.NewWriter(w)
	for _, p := range problems {
		fmt.Fprintf(out, "::%s file=%s,line=%d,col=%d,title=%s::%s\n", p.Severity,
			property.Replace(printable(from.path(p))), p.Line, p.Column, property.Replace("essaim: "+string(p.Code)), data.Replace(sentence(p, l)))
	}
	return out.Flush()
}

var (
	data     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// qualityProblem is one of GitLab's Code Quality report, all of whose documented
// fields are required.
type qualityProblem struct {
	Description string          `json:"description"`
	CheckName   Code            `json:"check_name"`
	Fingerprint string          `json:"fingerprint"` // unique in the report, and the same as long as the problem lasts
	Severity    string          `json:"severity"`
	Location    qualityLocation `json:"location"`
}

type qualityLocation struct {
	Path  string       `json:"path"` // from the repository's root, without "./"
	Lines qualityLines `json:"lines"`
}

type qualityLines struct {
	Begin int `json:"begin"`
}

// qualitySeverities are GitLab's words: info, minor, major, critical, blocker.
var qualitySeverities = map[Severity]string{Error: "critical", Warning: "minor"}

// WriteGitLab prints a Code Quality report: docs.gitlab.com, "Code Quality report
// format". There it is an artifact, which a merge request is compared with.
func WriteGitLab(w io.Writer, problems []Problem, l *locale.Locale, from Origin) error {
	report, names := make([]qualityProblem, len(problems)), fingerprints(problems)
	for i, p := range problems {
		report[i] = qualityProblem{
			Description: sentence(p, l), CheckName: p.Code, Fingerprint: names[i], Severity: qualitySeverities[p.Severity],
			Location: qualityLocation{from.path(p), qualityLines{p.Line}},
		}
	}
	return writeIndented(w, report)
}

// writeIndented prints JSON for people too, French letters and < as they are.
func writeIndented(w io.Writer, value any) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(value)
}
