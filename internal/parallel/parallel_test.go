package parallel

import (
	"errors"
	"strings"
	"testing"
)

func TestGroup(t *testing.T) {
	group := New()
	group.Do(func() {})
	if err := group.Wait(); err != nil {
		t.Errorf("nothing went wrong: %v", err)
	}

	group = New()
	wrong := errors.New("wrong")
	group.Go(func() error { return wrong })
	if err := group.Wait(); err != wrong {
		t.Errorf("an error is itself, not %v", err)
	}
}

// TestFault: what stops a goroutine, and who waits in a goroutine for it, comes
// back with the place where it was.
func TestFault(t *testing.T) {
	err := Caught(func() error {
		outer := New()
		outer.Do(func() {
			inner := New()
			inner.Do(func() { breaks(nil) })
			inner.Must()
		})
		outer.Must()
		return nil
	})()
	var fault *Fault
	if !errors.As(err, &fault) || !strings.Contains(fault.Error(), "nil map") || !strings.Contains(string(fault.Stack), "breaks") {
		t.Fatalf("%v", err)
	}
}

func breaks(m map[string]int) { m["a"] = 1 }
