package build

import (
	"bytes"
	"io"
	"sync"
)

// memory is a store for the files of one request, or for those of the search index.
type memory struct {
	previous *memory // whose files may be reused; nil for none
	mu       sync.Mutex
	made     map[string]keyed // by path
}

// keyed is what was made, with its key.
type keyed struct {
	key     uint64
	content []byte
}

func newMemory(previous *memory) *memory {
	return &memory{previous: previous, made: map[string]keyed{}}
}

func (m *memory) Reuse(path string, key uint64) bool {
	if m.previous == nil || key == unknown || m.previous.made[path].key != key {
		return false
	}
	m.put(path, m.previous.made[path])
	return true
}

func (m *memory) ReuseAll(string, func(string) uint64) bool { return false }

func (m *memory) Content(path string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.made[path].content, nil
}

// Kept knows nothing: a file at hand is read.
func (m *memory) Kept(string) (size int64, note string) { return 0, "" }

func (m *memory) Put(path string, key uint64, content []byte) error {
	m.put(path, keyed{key, bytes.Clone(content)})
	return nil
}

func (m *memory) PutPieces(path string, key uint64, write func(io.Writer) error) error {
	var content bytes.Buffer
	if err := write(&content); err != nil {
		return err
	}
	m.put(path, keyed{key, content.Bytes()})
	return nil
}

func (m *memory) PutFile(path string, key uint64, _ int64, write func(io.Writer) error) error {
	return m.PutPieces(path, key, write)
}

func (m *memory) put(path string, file keyed) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.made[path] = file
}
