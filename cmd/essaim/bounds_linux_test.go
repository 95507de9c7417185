package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"essaim/test/loop"
)

// What check may take of whatever is below the limits of size. A network that takes
// seconds at half its size takes no more than twice as many at all of it.
const (
	mostTime   = 60 * time.Second // of the processor
	mostMemory = 2 << 30          // bytes
	mostGrowth = 3
	noise      = 2 * time.Second // below it, a busy machine is all that differs
)

// bulks are all networks that are made to take long, in one order.
func bulks() []bulk {
	all := slices.Concat(bulkyBodies(), bulkyFrontMatter(), bulkyNetworks())
	slices.SortStableFunc(all, func(a, b bulk) int { return strings.Compare(a.name, b.name) })
	return all
}

// Time is bounded: check ends in a minute and two gigabytes on any input right below
// the limits of size, and does not take the square of what there is. A short run looks at
// a few of them at a twentieth of their size, where the square of most would be seen too.
func TestTimeIsBounded(t *testing.T) {
	all, part := bulks(), 4
	random := loop.Random(t, 41, 42)
	switch {
	case loop.Whole(t):
		part = 1
	case testing.Short():
		part = 20
	}
	for _, i := range random.Perm(len(all))[:loop.Rounds(t, len(all))] {
		b := all[i]
		t.Run(b.name, func(t *testing.T) {
			n := max(2, b.most/part)
			for try := 1; ; try++ {
				whole := checked(t, b.make(n))
				switch {
				case whole.memory > mostMemory:
					t.Fatalf("%d of it: %d MB", n, whole.memory>>20)
				case whole.time < noise/time.Duration(min(part, 4)):
					return
				case whole.time < mostTime && whole.time < mostGrowth*checked(t, b.make(n/2)).time:
					return
				case try == 3:
					t.Fatalf("%d of it: %v, which is more than %v, or than %d times what half of it takes", n, whole.time, mostTime, mostGrowth)
				}
			}
		})
	}
}

// spent is what a check took of the processor, and of memory at most.
type spent struct {
	time   time.Duration
	memory int64 // bytes
}

// checked checks a folder by a process of its own, which finds no fault of the machine.
func checked(t *testing.T, f folder) spent {
	t.Helper()
	dir := t.TempDir()
	for path, text := range f {
		path = filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 15*time.Minute) // of the clock, on the busiest machine
	defer cancel()
	command := exec.CommandContext(ctx, "essaim", "check", "--source", dir)
	said := new(strings.Builder)
	command.Stderr = said
	command.Run()
	if code := command.ProcessState.ExitCode(); code != 0 && code != 1 {
		text := said.String()
		t.Fatalf("exit %d: %s", code, text[:min(len(text), 2000)])
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	used := command.ProcessState.SysUsage().(*syscall.Rusage)
	return spent{command.ProcessState.UserTime() + command.ProcessState.SystemTime(), used.Maxrss << 10}
}
