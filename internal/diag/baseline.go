package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"essaim/internal/locale"
)

// A Baseline is what an earlier run found, so that a later one says only what is new.
type Baseline struct {
	known map[kin][]recorded
}

// kin is what a problem has in common with those that may be the same.
type kin struct {
	severity, file string
	code           Code
}

// A recorded message was found a number of times.
type recorded struct {
	message string
	times   int
}

// ReadBaseline reads what WriteJSON wrote, in any language. Windows' own shell
// writes it in UTF-16, which changes nothing. The error is for text that is something
// else.
func ReadBaseline(text []byte) (*Baseline, error) {
	text, _, err := transform.Bytes(unicode.BOMOverride(transform.Nop), text)
	if err != nil {
		return nil, err
	}
	var problems []jsonProblem
	in := json.NewDecoder(bytes.NewReader(text))
	if err := in.Decode(&problems); err != nil {
		return nil, err
	}
	if problems == nil || in.More() {
		return nil, fmt.Errorf("no list of problems")
	}
	b := &Baseline{known: map[kin][]recorded{}}
	for _, p := range problems {
		b.record(kin{p.Severity, p.File, p.Code}, p.Message)
	}
	return b, nil
}

func (b *Baseline) record(of kin, message string) {
	for i, r := range b.known[of] {
		if r.message == message {
			b.known[of][i].times++
			return
		}
	}
	b.known[of] = append(b.known[of], recorded{message, 1})
}

// New are the problems that the baseline has not, or has less often. It keeps their
// order; of several equal ones the last are new.
func (b *Baseline) New(problems []Problem) []Problem {
	left := make(map[kin][]recorded, len(b.known))
	for of, messages := range b.known {
		left[of] = append([]recorded(nil), messages...)
	}
	var fresh []Problem
	for _, p := range problems {
		if !take(left[kin{p.Severity.String(), p.File, p.Code}], p) {
			fresh = append(fresh, p)
		}
	}
	return fresh
}

// take finds a problem among messages, and takes it off once.
func take(messages []recorded, p Problem) bool {
	for _, lang := range locale.Languages {
		if len(messages) == 0 {
			return false
		}
		message := p.unplaced().Message(locale.For(lang))
		for i, r := range messages {
			if r.times > 0 && isMessage(r.message, message) {
				messages[i].times--
				return true
			}
		}
	}
	return false
}

// isMessage compares a recorded message with one in which anyLine may stand for
// the number of a line.
func isMessage(written, message string) bool {
	before, after, placed := strings.Cut(message, anyLine)
	if !placed {
		return written == message
	}
	rest, begins := strings.CutPrefix(written, before)
	rest, ends := strings.CutSuffix(rest, after)
	return begins && ends && rest != "" && strings.Trim(rest, "0123456789") == ""
}
