package preview

import (
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
)

// A hub lets every open stream know that the site was read again.
type hub struct {
	mu      sync.Mutex
	streams map[*stream]bool
}

// A stream is one connection. What its reader did not fetch yet is added up, so
// that a slow one holds nobody up.
type stream struct {
	wake  chan struct{} // holds one
	files map[string]bool
}

// send says that something changed, and the addresses of changed files that
// pages may show: style sheets, images.
func (h *hub) send(files []string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for s := range h.streams {
		for _, file := range files {
			s.files[file] = true
		}
		select {
		case s.wake <- struct{}{}:
		default:
		}
	}
}

func (h *hub) open() *stream {
	h.mu.Lock()
	defer h.mu.Unlock()
	s := &stream{wake: make(chan struct{}, 1), files: map[string]bool{}}
	if h.streams == nil {
		h.streams = map[*stream]bool{}
	}
	h.streams[s] = true
	return s
}

func (h *hub) close(s *stream) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.streams, s)
}

// take gives what s has not given yet.
func (h *hub) take(s *stream) []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	files := make([]string, 0, len(s.files))
	for file := range s.files {
		files = append(files, file)
	}
	clear(s.files)
	return files
}

// ServeHTTP is the stream of events: each is the list of changed files.
func (h *hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return
	}
	s := h.open()
	defer h.close(s)
	out := http.NewResponseController(w)
	for out.Flush() == nil {
		select {
		case <-r.Context().Done():
			return
		case <-s.wake:
		}
		files, err := json.Marshal(h.take(s))
		if err != nil {
			return
		}
		fmt.Fprintf(w, "data: %s\n\n", files)
	}
}
