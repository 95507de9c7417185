package loop

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Within runs f, and fails when it takes the processor longer than allowed. That is a
// time of the machine that bounds are written for: one that is slower, or that the race
// detector slows down, is given as many times more. What is done by f is done again when
// it took too long, up to three times: a machine that was busy is no fault of f.
func Within(t testing.TB, allowed time.Duration, what string, f func()) {
	t.Helper()
	least, given := time.Duration(0), time.Duration(0)
	for range 3 {
		start := Processor()
		f()
		took := Processor() - start
		if took <= allowed {
			return
		}
		given = time.Duration(float64(allowed) * slowness())
		if took <= given {
			return
		}
		if least == 0 || took < least {
			least = took
		}
	}
	t.Errorf("%s: %v of the processor, %v are allowed here (%v where nothing slows it down)", what, least, given, allowed)
}

// nominal is what ordinary takes of the processor of the machine that bounds are written
// for, without the race detector.
const nominal = 15 * time.Millisecond

// slowness is how many times slower this machine is now than that one, at least 1.
func slowness() float64 {
	var took [3]time.Duration
	for i := range took {
		start := Processor()
		ordinary()
		took[i] = Processor() - start
	}
	return max(1, float64(slices.Max(took[:]))/float64(nominal))
}

// ordinary is work like that of reading and writing pages: bytes looked at one by one,
// words kept by name, texts put together, lists put in order.
func ordinary() int {
	var text strings.Builder
	for i := range 20_000 {
		text.WriteString("mot" + strconv.Itoa(i*7919%10_007) + " ")
	}
	seen := map[string]int{}
	spaces := 0
	for range 4 {
		s := text.String()
		for i := range len(s) {
			if s[i] == ' ' {
				spaces++
			}
		}
		for _, word := range strings.Fields(s) {
			seen[word]++
		}
	}
	words := make([]string, 0, len(seen))
	for word := range seen {
		words = append(words, word)
	}
	slices.Sort(words)
	return spaces + len(strings.Join(words, ","))
}
