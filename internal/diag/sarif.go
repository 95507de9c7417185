package diag

import (
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"essaim/internal/locale"
)

// WriteSARIF prints a log of the Static Analysis Results Interchange Format 2.1.0
// (OASIS, errata 01): one run, whose rules are the codes that were met, in their
// order. A rule says in general what a problem says of its place: "…" stands for
// what differs. Paths are from the repository's root, of which nothing is said; columns
// are characters.
func WriteSARIF(w io.Writer, problems []Problem, l *locale.Locale, from Origin) error {
	run := sarifRun{
		Tool:     sarifTool{sarifDriver{Name: "essaim", Version: from.Version, Language: string(l.Lang()), Rules: []sarifRule{}}},
		Language: string(l.Lang()), ColumnKind: "unicodeCodePoints",
		Bases:   map[string]sarifBase{repositoryRoot: {sarifText{l.T("sarif.root")}}},
		Results: make([]sarifResult, len(problems)),
	}
	rules, names := map[Code]int{}, fingerprints(problems)
	for _, p := range problems {
		if _, known := rules[p.Code]; !known {
			rules[p.Code] = len(run.Tool.Driver.Rules)
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, ruleOf(p, l))
		}
	}
	for i, p := range problems {
		at := sarifPlace{sarifArtifact{escapedPath(from.path(p)), repositoryRoot}, sarifRegion{p.Line, p.Column}}
		run.Results[i] = sarifResult{
			RuleID: p.Code, RuleIndex: rules[p.Code], Level: p.Severity.String(), Message: sarifText{sentence(p, l)},
			Locations:    []sarifLocation{{at}},
			Fingerprints: map[string]string{"essaim/v1": names[i]},
		}
	}
	return writeIndented(w, sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0", Runs: []sarifRun{run},
	})
}

// repositoryRoot is the base of all paths; its name is SARIF's custom.
const repositoryRoot = "%SRCROOT%"

// The part of SARIF that is written, in the names of its schema.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool            `json:"tool"`
		Language   string               `json:"language"`
		ColumnKind string               `json:"columnKind"`
		Bases      map[string]sarifBase `json:"originalUriBaseIds"`
		Results    []sarifResult        `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name     string      `json:"name"`
		Version  string      `json:"version,omitempty"`
		Language string      `json:"language"`
		Rules    []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID    Code         `json:"id"`
		Short sarifText    `json:"shortDescription"`
		Full  sarifText    `json:"fullDescription"`
		Help  sarifText    `json:"help"`
		Usual sarifDefault `json:"defaultConfiguration"`
	}
	sarifDefault struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifBase struct {
		Description sarifText `json:"description"`
	}
	sarifResult struct {
		RuleID       Code              `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		Fingerprints map[string]string `json:"partialFingerprints"`
	}
	sarifLocation struct {
		Place sarifPlace `json:"physicalLocation"`
	}
	sarifPlace struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI  string `json:"uri"`
		Base string `json:"uriBaseId"`
	}
	sarifRegion struct {
		Line   int `json:"startLine"`
		Column int `json:"startColumn"`
	}
)

// ruleOf describes the code of a problem, in the reader's language.
func ruleOf(p Problem, l *locale.Locale) sarifRule {
	message, hint := l.Message(string(p.Code))
	message, hint = general(message, l), general(hint, l)
	return sarifRule{p.Code, sarifText{message}, sarifText{strings.TrimSpace(message + " " + hint)}, sarifText{hint}, sarifDefault{p.Severity.String()}}
}

var (
	argName      = regexp.MustCompile(`\{([a-z_]+)\}`)
	optionalPart = regexp.MustCompile(`\[\[.*?\]\]`)
)

// general is a sentence without what it says of one place; its optional parts are
// left out, unless it has no other.
func general(text string, l *locale.Locale) string {
	fixed := optionalPart.ReplaceAllString(text, "")
	if strings.TrimSpace(fixed) == "" {
		fixed = text
	}
	args := Args{}
	for _, name := range argName.FindAllStringSubmatch(fixed, -1) {
		args[name[1]] = "…"
	}
	return printable(expand(text, args, l))
}

// escapedPath is a path as an address: accents and spaces are escaped, and colons,
// which would make a scheme of what is before them.
func escapedPath(path string) string {
	parts := slices.Collect(strings.SplitSeq(path, "/"))
	for i, part := range parts {
		parts[i] = strings.ReplaceAll(url.PathEscape(part), ":", "%3A")
	}
	return strings.Join(parts, "/")
}
