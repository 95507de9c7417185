package source

import (
	"math"
	"strings"
	"testing"

	"essaim/internal/locale"
)

// FuzzQuantity reads any text as a number with what stands around it: never a panic;
// what is read has its ends in order, and a number that is written as the language
// writes it is read as the same number.
func FuzzQuantity(f *testing.F) {
	for line := range strings.Lines(strings.TrimSpace(quantities)) {
		f.Add(columns.Split(strings.TrimSpace(line), -1)[0])
	}
	for _, seed := range []string{
		"", "-", "1e9", "1 000 000 000 000 000 000 000", "1'2'3", "-1 à -2", "1..2", "½", "10 h 99", "€ 5 €", "9" + strings.Repeat("0", 400),
		"0," + strings.Repeat("0", 400) + "1", "moins de plus de 3", "17 sur 0", "\u202f1\u202f", "1\xff2", "entre 1 et", "-0", "environ environ 3",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range locale.Languages {
			l := locale.For(lang)
			q, wrong := parseQuantity(l, text)
			if padded, again := parseQuantity(l, " \t"+text+"\n"); describeQuantity(q, wrong) != describeQuantity(padded, again) {
				t.Errorf("%s: %q is %s, with spaces around %s", lang, text, describeQuantity(q, wrong), describeQuantity(padded, again))
			}
			switch {
			case wrong.code != "":
				continue
			case math.IsNaN(q.Min), math.IsNaN(q.Max), q.Min > q.Max, math.IsInf(q.Min, 1), math.IsInf(q.Max, -1), q.decimals < 0:
				t.Errorf("%s: %q is %+v", lang, text, q)
			}
			if !q.IsPoint() || math.Abs(q.Min) > 1e12 || q.decimals > mostDecimals {
				continue
			}
			written := l.Written(q.Min, q.decimals)
			again, wrong := parseQuantity(l, written)
			if off := math.Abs(again.Min - q.Min); wrong.code != "" && wrong.code != "ambiguous-number" || wrong.code == "" && off > 0.005 {
				t.Errorf("%s: %q is %v, written %q and read %s", lang, text, q.Min, written, describeQuantity(again, wrong))
			}
		}
	})
}

// FuzzClockSpan reads any text as hours of a day.
func FuzzClockSpan(f *testing.F) {
	for _, seed := range []string{"9h-17h", "de 9 h a 17 h", "24:30", "9h-", "22:00-24:00", "", "-", "99999999999999999999h"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		const day = 24 * 60
		span, ok := parseClockSpan(text)
		if ok && (span.From < 0 || span.From > day || span.To < -1 || span.To > day) {
			t.Errorf("%q is %+v", text, span)
		}
	})
}
