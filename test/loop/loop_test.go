package loop

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

// recorder is a test that only notes what is reported to it.
type recorder struct {
	testing.TB
	logged, failed []string
}

func (r *recorder) Helper()                   {}
func (r *recorder) Logf(f string, a ...any)   { r.logged = append(r.logged, fmt.Sprintf(f, a...)) }
func (r *recorder) Fatalf(f string, a ...any) { r.failed = append(r.failed, fmt.Sprintf(f, a...)) }
func (r *recorder) Errorf(f string, a ...any) { r.failed = append(r.failed, fmt.Sprintf(f, a...)) }

func TestRounds(t *testing.T) {
	for _, c := range []struct{ all, short, usual int }{
		{20_000, 200, 400},
		{900, 9, 18},
		{60, 3, 10},
		{5, 3, 5},
		{2, 2, 2},
	} {
		t.Setenv("ESSAIM_TEST", "long")
		if got := Rounds(t, c.all); got != c.all {
			t.Errorf("%d of %d rounds in a long run", got, c.all)
		}
		t.Setenv("ESSAIM_TEST", "")
		want := c.usual
		if testing.Short() {
			want = c.short
		}
		if got := Rounds(t, c.all); got != want {
			t.Errorf("%d of %d rounds, want %d", got, c.all, want)
		}
	}
}

// A mistyped word would cut every proof without a sign.
func TestMistyped(t *testing.T) {
	t.Setenv("ESSAIM_TEST", "lnog")
	t.Setenv("ESSAIM_SEED", "twelve")
	r := &recorder{TB: t}
	Rounds(r, 100)
	Random(r, 1, 2)
	want := []string{`ESSAIM_TEST is "lnog"; it may only be "long"`, `ESSAIM_SEED is "twelve"; it has to be a number`}
	if got := strings.Join(r.failed, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("failed with\n%s", got)
	}
}

func TestRandom(t *testing.T) {
	draw := func(seed string, one uint64) uint64 {
		t.Setenv("ESSAIM_SEED", seed)
		r := &recorder{TB: t}
		drawn := Random(r, one, 2).Uint64()
		if seed != "" && r.logged[0] != "ESSAIM_SEED="+seed {
			t.Errorf("the seed is logged as %q", r.logged)
		}
		return drawn
	}
	if draw("", 1) != draw("0", 1) {
		t.Error("without a seed, other numbers are drawn than with 0")
	}
	if draw("", 1) == draw("7", 1) || draw("", 1) == draw("", 3) {
		t.Error("another seed, or another test, draws the same numbers")
	}
}

// Work counts, and waiting does not.
func TestProcessor(t *testing.T) {
	start, before := time.Now(), Processor()
	for Processor()-before < 20*time.Millisecond {
		if time.Since(start) > time.Minute {
			t.Fatal("work is not counted")
		}
	}
	if runtime.GOOS == "windows" {
		return
	}
	before = Processor()
	time.Sleep(200 * time.Millisecond)
	if spent := Processor() - before; spent > 100*time.Millisecond {
		t.Errorf("a pause counts as %v", spent)
	}
}

// What takes too long is found, after it was given three chances; what is quick runs once.
func TestWithin(t *testing.T) {
	for _, c := range []struct {
		allowed      time.Duration
		runs, failed int
	}{{time.Hour, 1, 0}, {time.Nanosecond, 3, 1}} {
		r, runs := &recorder{TB: t}, 0
		Within(r, c.allowed, "work", func() { runs++; ordinary() })
		if runs != c.runs || len(r.failed) != c.failed {
			t.Errorf("%v: %d runs, %q", c.allowed, runs, r.failed)
		}
	}
	t.Logf("this machine is %.2f times slower than the bounds' own", slowness())
}
