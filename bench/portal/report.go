package main

import (
	"fmt"
	"log"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// A report is what was measured, and what was to be found.
type report struct{ rows, goals strings.Builder }

type spent struct {
	wall, cpu, server time.Duration // the server is this program
	memory            int64
}

// all is what the whole machine did.
func (s spent) all() time.Duration { return s.cpu + s.server }

func (r *report) measured(what, command string, args ...string) spent {
	c := exec.Command(command, args...)
	start, before := time.Now(), served()
	text, err := c.CombinedOutput()
	if err != nil {
		log.Fatalf("%s: %v\n%s", command, err, text)
	}
	usage := c.ProcessState.SysUsage().(*syscall.Rusage)
	s := spent{time.Since(start), c.ProcessState.UserTime() + c.ProcessState.SystemTime(), served() - before, usage.Maxrss << 10}
	fmt.Fprintf(&r.rows, "| %s | %.1f | %.1f | %.1f | %d |\n", what, s.wall.Seconds(), s.cpu.Seconds(), s.server.Seconds(), s.memory>>20)
	log.Printf("%s: %.1f s", what, s.wall.Seconds())
	return s
}

// served is the processor's time that this program has taken.
func served() time.Duration {
	var usage syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func (r *report) goal(what string, most, found float64) {
	met := "yes"
	if found > most {
		met = "no"
	}
	fmt.Fprintf(&r.goals, "| %s | at most %g | %.2f | %s |\n", what, most, found, met)
}

func (r *report) text() string {
	return "| | wall clock, s | processor, s | the server's processor, s | memory, MB |\n|---|---:|---:|---:|---:|\n" + r.rows.String() +
		"\n| | goal | found | met |\n|---|---:|---:|---|\n" + r.goals.String()
}
