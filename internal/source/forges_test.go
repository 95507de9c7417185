package source_test

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/rogpeppe/go-internal/txtar"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/source"
)

// problemsOfBroken are those of all broken sites, as if they were one.
func problemsOfBroken(t *testing.T) []diag.Problem {
	t.Helper()
	var all []diag.Problem
	cases, _ := filepath.Glob("testdata/broken/*.txtar")
	for _, name := range cases {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, problems := source.Read(siteOf(t, archive), source.Options{Workers: 2})
		all = append(all, problems...)
	}
	if len(all) < len(cases) {
		t.Fatalf("%d problems of %d sites", len(all), len(cases))
	}
	return all
}

// TestSARIF decodes what is printed of every broken site without letting anything
// unknown pass, and checks it against the schema that OASIS published, which
// go-sarif carries.
func TestSARIF(t *testing.T) {
	problems, schema := problemsOfBroken(t), sarifSchema(t)
	for _, lang := range locale.Languages {
		var out bytes.Buffer
		if err := diag.WriteSARIF(&out, problems, locale.For(lang), diag.Origin{Folder: "n°1: été", Version: "1.0"}); err != nil {
			t.Fatal(err)
		}
		var log sarif.Report
		strict := json.NewDecoder(bytes.NewReader(out.Bytes()))
		strict.DisallowUnknownFields()
		if err := strict.Decode(&log); err != nil {
			t.Fatal(err)
		}
		document, err := jsonschema.UnmarshalJSON(&out)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(document); err != nil {
			t.Fatal(err)
		}
		run := log.Runs[0]
		if len(log.Runs) != 1 || run.Language != string(lang) || *run.ColumnKind != "unicodeCodePoints" || len(run.Results) != len(problems) {
			t.Errorf("%s: %d runs in %q, %d results of %d problems", lang, len(log.Runs), run.Language, len(run.Results), len(problems))
		}
		checkSARIFRules(t, run, locale.For(lang))
		names := map[string]bool{}
		for i, r := range run.Results {
			p, at := problems[i], r.Locations[0].PhysicalLocation
			if file, err := url.PathUnescape(*at.ArtifactLocation.URI); err != nil || file != "n°1: été/"+p.File || *at.Region.StartLine != p.Line || *at.Region.StartColumn != p.Column {
				t.Errorf("%s:%d:%d stands at %v", p.File, p.Line, p.Column, *at.ArtifactLocation.URI)
			}
			if address, err := url.Parse(*at.ArtifactLocation.URI); err != nil || address.Scheme != "" || address.Host != "" {
				t.Errorf("%v is no path from a base: %v", *at.ArtifactLocation.URI, err)
			}
			if _, known := run.OriginalUriBaseIds[*at.ArtifactLocation.URIBaseID]; !known {
				t.Errorf("no base %s", *at.ArtifactLocation.URIBaseID)
			}
			if *r.RuleID != string(p.Code) || *run.Tool.Driver.Rules[r.RuleIndex].ID != string(p.Code) || r.Level != p.Severity.String() {
				t.Errorf("%s is %s of rule %d", p.Code, *r.RuleID, r.RuleIndex)
			}
			if name := r.PartialFingerprints["essaim/v1"]; name == "" || names[name] {
				t.Errorf("%s:%d: the fingerprint %q is not its own", p.File, p.Line, name)
			} else {
				names[name] = true
			}
		}
	}
}

// sarifSchema is the schema in the source code of go-sarif, which validates by it what
// it has written itself, with lists of its own making; here it is for what is printed.
func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	where, err := build.Import("github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif", ".", build.FindOnly)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(where.Dir, "schema.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	text, err := strconv.Unquote(file.Decls[0].(*ast.GenDecl).Specs[0].(*ast.ValueSpec).Values[0].(*ast.BasicLit).Value)
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("sarif.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// checkSARIFRules wants of each rule sentences of the language, of which no
// placeholder is left.
func checkSARIFRules(t *testing.T, run *sarif.Run, l *locale.Locale) {
	t.Helper()
	ids := map[string]bool{}
	for _, rule := range run.Tool.Driver.Rules {
		if ids[*rule.ID] {
			t.Errorf("the rule %s stands twice", *rule.ID)
		}
		ids[*rule.ID] = true
		for _, text := range []string{*rule.ShortDescription.Text, *rule.FullDescription.Text, *rule.Help.Text} {
			if text == "" || strings.Contains(text, "[[") || strings.Contains(text, "]]") || strings.Contains(text, "«\u00a0\u00a0»") || strings.Contains(text, "“”") {
				t.Errorf("%s: %q", *rule.ID, text)
			}
		}
	}
	if len(ids) < 100 {
		t.Errorf("only %d rules", len(ids))
	}
}

// TestCodeQuality wants every field that GitLab's documentation requires, and no
// other.
func TestCodeQuality(t *testing.T) {
	problems := problemsOfBroken(t)
	var out bytes.Buffer
	if err := diag.WriteGitLab(&out, problems, locale.For(locale.French), diag.Origin{}); err != nil {
		t.Fatal(err)
	}
	var report []struct {
		Description string `json:"description"`
		CheckName   string `json:"check_name"`
		Fingerprint string `json:"fingerprint"`
		Severity    string `json:"severity"`
		Location    struct {
			Path  string `json:"path"`
			Lines struct {
				Begin int `json:"begin"`
			} `json:"lines"`
		} `json:"location"`
	}
	strict := json.NewDecoder(&out)
	strict.DisallowUnknownFields()
	if err := strict.Decode(&report); err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for i, q := range report {
		p := problems[i]
		if q.Description == "" || q.CheckName != string(p.Code) || q.Location.Path != p.File || q.Location.Lines.Begin != p.Line || q.Severity != "critical" && q.Severity != "minor" {
			t.Errorf("%+v of %s:%d %s", q, p.File, p.Line, p.Code)
		}
		if q.Fingerprint == "" || names[q.Fingerprint] {
			t.Errorf("%s: the fingerprint %q is not its own", p.Code, q.Fingerprint)
		}
		names[q.Fingerprint] = true
	}
	if len(report) != len(problems) {
		t.Errorf("%d of %d problems", len(report), len(problems))
	}
}

// TestBaselineOfBroken finds every problem of every broken site again, in either
// language, and none that is left out of the baseline.
func TestBaselineOfBroken(t *testing.T) {
	problems := problemsOfBroken(t)
	for _, lang := range locale.Languages {
		var out bytes.Buffer
		if err := diag.WriteJSON(&out, problems, locale.For(lang)); err != nil {
			t.Fatal(err)
		}
		baseline, err := diag.ReadBaseline(out.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // a baseline is not used up
			if fresh := baseline.New(problems); len(fresh) > 0 {
				t.Errorf("%s: %d new problems, such as %v", lang, len(fresh), fresh[0])
			}
		}
		if fresh := baseline.New(append(problems, problems[0])); len(fresh) != 1 {
			t.Errorf("%s: a second one makes %d", lang, len(fresh))
		}
	}
}
