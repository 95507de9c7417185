package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// The collector lets the heap grow beyond what is in use. To let it grow much
// spares time, which a build of few sheets has and a build of many has not got
// the memory for: it may grow to thrice what is in use while that is little, then
// by a fixed room, and at least by half.
const (
	heapRoom  = 40 << 20
	mostMore  = 200 // percent of what is in use, as GOGC counts
	leastMore = 50
)

// boundHeap sees to it after each collection, until the program ends. GOGC, when
// set, decides instead.
func boundHeap() {
	if os.Getenv("GOGC") != "" {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	var collected func(*[16]byte)
	collected = func(sentinel *[16]byte) {
		metrics.Read(live)
		more := mostMore
		if inUse := live[0].Value.Uint64(); inUse > 0 {
			more = int(min(max(100*heapRoom/inUse, leastMore), mostMore))
		}
		debug.SetGCPercent(more)
		runtime.SetFinalizer(sentinel, collected)
	}
	debug.SetGCPercent(mostMore)
	runtime.SetFinalizer(new([16]byte), collected)
}
