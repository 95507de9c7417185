package build

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// A heap lets garbage take as much as what is in use, as Go does by itself, while that is
// little, and less of it the larger the site: of a portal of a hundred thousand sheets it
// would be gigabytes. It costs time, which a small site does not have to give. Memory that
// was taken once is used again, since nothing is spared by giving it back. Who sets GOGC
// knows better.
type heap struct {
	taken uint64 // bytes, the most so far

	mu      sync.Mutex
	percent int // that the collector goes by
	ended   bool
}

const (
	mostGarbage  = 192 << 20 // bytes, until the least percentage is more
	leastGarbage = 30        // per cent of what is in use
	goGarbage    = 100       // as Go does
)

// boundHeap bounds the garbage of the process from now on, until the heap is freed.
func boundHeap() *heap {
	h := &heap{percent: goGarbage}
	if os.Getenv("GOGC") == "" {
		h.bound()
	}
	return h
}

// bound goes by what is in use, now and each time that the collector has looked: then it
// finds that nothing holds what is made here.
func (h *heap) bound() {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	if live[0].Value.Kind() == metrics.KindUint64 && h.set(h.garbageFor(live[0].Value.Uint64())) {
		runtime.AddCleanup(new([64]byte), (*heap).bound, h)
	}
}

// garbageFor is a percentage of what is in use, in steps of ten: to change it stops all
// work for a moment.
func (h *heap) garbageFor(live uint64) int {
	garbage := max(min(live, mostGarbage), live*leastGarbage/100)
	h.taken = max(h.taken, live+garbage)
	if live <= mostGarbage {
		return goGarbage
	}
	return max(int((h.taken-live)*100/live/10*10), leastGarbage)
}

// set is false once the heap is freed.
func (h *heap) set(percent int) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.ended {
		return false
	}
	if percent != h.percent {
		h.percent = percent
		debug.SetGCPercent(percent)
	}
	return true
}

// free gives the process its own way back, for good.
func (h *heap) free() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.ended = true
	if h.percent != goGarbage {
		debug.SetGCPercent(goGarbage)
	}
}
