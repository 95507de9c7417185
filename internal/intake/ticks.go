package intake

import (
	"regexp"
	"strings"
)

// What people print for a pen: boxes of which some are ticked, and dots up to where the
// answer goes.

// tick is a box, ticked or not. What may be a mere mark of a list is a box only where
// an empty one stands beside it.
var (
	tick      = regexp.MustCompile(`[☒☑🗹🗷⊠☐□▢◻⬜❏❑■▣◼⬛✓✔✗✘]|[\[(]\s?[xX✓✔]?\s?[\])]`)
	emptyTick = regexp.MustCompile(`[☐□▢◻⬜❏❑]|[\[(]\s{0,2}[\])]`)
	sureTick  = regexp.MustCompile(`[☒☑🗹🗷⊠]|[\[(]\s?[xX✓✔]\s?[\])]`)
)

// hasTicks reports whether boxes stand in a text.
func hasTicks(text string) bool { return emptyTick.MatchString(text) || sureTick.MatchString(text) }

// ticked are the words of the boxes of a text that are ticked; false where there are no
// boxes, or none has words. « ☐ En projet ☒ En cours » says « En cours », and so does
// « En projet ☐ En cours ☒ ».
func ticked(text string) (chosen []string, boxes bool) {
	if !hasTicks(text) {
		return nil, false
	}
	at := tick.FindAllStringIndex(text, -1)
	before := strings.TrimSpace(text[:at[0][0]])
	after := strings.TrimSpace(text[at[len(at)-1][1]:])
	follows := before == "" || after != "" // the words of a box stand behind it
	for i, span := range at {
		from, to := 0, span[0]
		switch {
		case follows && i+1 < len(at):
			from, to = span[1], at[i+1][0]
		case follows:
			from, to = span[1], len(text)
		case i > 0:
			from = at[i-1][1]
		}
		words := strings.Trim(oneLine(text[from:to]), " ,;:/|•-–—\u00a0")
		boxes = boxes || words != ""
		if words != "" && !emptyTick.MatchString(text[span[0]:span[1]]) {
			chosen = append(chosen, words)
		}
	}
	return chosen, boxes
}

// Dots, or a line, that lead to an answer or fill what it left.
var (
	frontLeader = regexp.MustCompile(`^\s*(?:(?:[.…_‥·]\s?){3,}|[…‥]+|_{2,})\s*`)
	backLeader  = regexp.MustCompile(`\s*(?:(?:[.…_‥·]\s?){4,}|[…‥]{2,}\s*)$`)
	endLeader   = regexp.MustCompile(`\s*(?:(?:[.…_‥·]\s?){3,}|[…‥]+\s*|_{2,}\s*)$`)
	midLeader   = regexp.MustCompile(`^([^:.…_]{2,}?)\s*(?:(?:[.…_‥·]\s?){4,}|[…‥]{2,})\s*(.*[\pL\pN].*)$`)
	// A colon behind a tab: « COMMUNE ⇥ : ⇥ Luc ».
	tabColon = regexp.MustCompile(`[ \x{a0}]*\t\s*:\s*`)
)

// withoutLeaders is an answer without the dots before and behind it. Those that end a
// sentence stay: « une autre fois… »
func withoutLeaders(text string) string {
	if !strings.ContainsAny(text, ".…_‥·") {
		return text
	}
	bare := frontLeader.ReplaceAllString(text, "")
	if len(bare) < len(text) {
		return endLeader.ReplaceAllString(bare, "")
	}
	return backLeader.ReplaceAllString(bare, "")
}

// arrowBefore is a sign that some put before what they answer; before a number it says more
// than that.
var arrowBefore = regexp.MustCompile(`^\s*[>►→]+\s*(\pL)`)

// plain is an answer without what was printed for a pen; false when it says nothing then:
// boxes stand there and none is ticked, or several where one is asked for.
func (a answer) plain(p place) (answer, bool) {
	a.text = arrowBefore.ReplaceAllString(withoutLeaders(a.text), "$1")
	chosen, boxes := ticked(a.text)
	if !boxes {
		return a, strings.TrimSpace(a.text) != "" || len(a.links)+len(a.pictures) > 0
	}
	a.text = strings.Join(chosen, ", ")
	one := p.last().Type.Of == nil && p.last().Type.Name != "text"
	return a, len(chosen) > 0 && (len(chosen) == 1 || !one)
}

// beginsWithTick reports whether a text is a choice with its box before it.
func beginsWithTick(text string) bool {
	text = strings.TrimSpace(text)
	at := tick.FindStringIndex(text)
	return at != nil && at[0] == 0 && hasTicks(text[:at[1]])
}
