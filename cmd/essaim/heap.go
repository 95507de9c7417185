package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// The collector lets the heap grow beyond what is in use. To let it grow much
// spares time, which a build of few sheets has and a build of many has not got
// the memory for: it may grow by a fixed room, and by half at least.
const (
	heapRoom  = 40 << 20
	leastMore = 70   // percent of what is in use, as GOGC counts
	firstMore = 1000 // of the 4 MB that the runtime takes for in use before it knows
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
		inUse := max(live[0].Value.Uint64(), 4<<20)
		debug.SetGCPercent(int(max(100*heapRoom/inUse, leastMore)))
		runtime.SetFinalizer(sentinel, collected)
	}
	debug.SetGCPercent(firstMore)
	runtime.SetFinalizer(new([16]byte), collected)
}
