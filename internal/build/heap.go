package build

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// A heap lets garbage take as much as what is in use, as Go does by itself, while that is
// little, and less of it the larger the site: of a portal of a hundred thousand sheets it
// would be gigabytes. It costs time, which a small site does not have to give. Who sets
// GOGC knows better.
type heap struct {
	mu      sync.Mutex
	percent int // 0: Go's own
}

const (
	mostGarbage  = 192 << 20 // bytes, until the least percentage is more
	leastGarbage = 30        // per cent of what is in use
	goGarbage    = 100       // as Go does
	heapEvery    = 512       // pages, or what else is shared out among workers
)

// bound goes by what was in use when the collector last looked.
func (h *heap) bound() {
	if os.Getenv("GOGC") != "" {
		return
	}
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	if live[0].Value.Kind() != metrics.KindUint64 {
		return
	}
	h.set(garbageFor(live[0].Value.Uint64()))
}

// garbageFor is a percentage of what is in use, in steps of ten: to change it stops all
// work for a moment.
func garbageFor(live uint64) int {
	percent := uint64(goGarbage)
	if live > mostGarbage {
		percent = mostGarbage * 100 / live / 10 * 10
	}
	return max(int(percent), leastGarbage)
}

func (h *heap) set(percent int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.percent == 0 {
		h.percent = goGarbage
	}
	if percent != h.percent {
		h.percent = percent
		debug.SetGCPercent(percent)
	}
}

// free gives the process its own way back.
func (h *heap) free() {
	if h.percent != 0 {
		h.set(goGarbage)
	}
}
