//go:build unix

package loop

import (
	"syscall"
	"time"
)

// Processor is the time that the processor has spent on this program. Proofs
// that something hostile does not take long compare two of them: a clock would
// find fault with a machine that is busy with something else.
func Processor() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
