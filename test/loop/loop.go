// Package loop says how much of a long proof each of the project's three loops
// makes: one rule for all tests that go over made-up sheets, edits and networks.
// test/loop.mjs is its counterpart for the tests of pages.
//
//	go test -short ./...            a hundredth, while one writes (make check)
//	go test ./...                   a fiftieth (make test)
//	ESSAIM_TEST=long go test ./...  all of it (make test-long)
//
// What is drawn at random is the same each time, until ESSAIM_SEED is another
// number than 0: a short run starts the sequence that a long one goes through.
package loop

import (
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
)

// A sample of fewer rounds than these proves too little.
const (
	leastInShort = 3
	least        = 10
)

// Whole reports whether this run makes all of every proof.
func Whole(t testing.TB) bool {
	t.Helper()
	switch amount := os.Getenv("ESSAIM_TEST"); amount {
	case "":
		return false
	case "long":
		return true
	default:
		t.Fatalf(`ESSAIM_TEST is %q; it may only be "long"`, amount)
		return false
	}
}

// Rounds is how many of all rounds of a proof this run makes. A test that fails
// shows how many these were.
func Rounds(t testing.TB, all int) int {
	t.Helper()
	n := all
	switch {
	case Whole(t):
	case testing.Short():
		n = min(all, max(all/100, leastInShort))
	default:
		n = min(all, max(all/50, least))
	}
	t.Logf("%d of %d rounds (ESSAIM_TEST=long makes all)", n, all)
	return n
}

// Unraced leaves a long test out of the short loop's run with the race detector: it does
// nothing at a time that others of its package do not. In the long run the detector sees
// it, too.
func Unraced(t testing.TB) {
	t.Helper()
	if raced && testing.Short() {
		t.Skip("with the race detector, in the long run only (ESSAIM_TEST=long)")
	}
}

// Random draws the same numbers in every run with the same ESSAIM_SEED; one and
// two are the test's own, so that tests do not draw alike.
func Random(t testing.TB, one, two uint64) *rand.Rand {
	t.Helper()
	seed := uint64(0)
	if text := os.Getenv("ESSAIM_SEED"); text != "" {
		number, err := strconv.ParseUint(text, 10, 64)
		if err != nil {
			t.Fatalf("ESSAIM_SEED is %q; it has to be a number", text)
		}
		seed = number
	}
	t.Logf("ESSAIM_SEED=%d", seed)
	return rand.New(rand.NewPCG(one+seed, two))
}
