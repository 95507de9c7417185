package build

import (
	"context"
	"strconv"
	"sync"

	"essaim/internal/diag"
	"essaim/internal/digest"
	"essaim/internal/network"
	"essaim/internal/source"
)

// proofs are the problems of the texts that were proofread, by file. One is
// valid as long as its key is that of the text.
type proofs struct {
	mu    sync.Mutex
	known map[string]proof
}

type proof struct {
	key      uint64
	problems []diag.Problem
}

// forget drops what is known of texts that changed.
func (p *proofs) forget(changed []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, path := range changed {
		delete(p.known, path)
		if path == "." {
			clear(p.known)
		}
	}
}

func (p *proofs) problems() []diag.Problem {
	p.mu.Lock()
	defer p.mu.Unlock()
	var all []diag.Problem
	for _, proof := range p.known {
		all = append(all, proof.problems...)
	}
	return all
}

// Proofread converts the texts that changed, or whose links lead elsewhere,
// since it last did, for their problems. It is cut short by ctx, and by Update.
// It tells whether Problems may give others than before.
func (s *Session) Proofread(ctx context.Context) (changed bool) {
	s.mu.RLock()
	b, bodies := s.site, s.site.bodies()
	s.mu.RUnlock()
	for _, body := range bodies {
		again, current := s.proofreadOne(b, body.File)
		if changed = changed || again; !current || ctx.Err() != nil {
			return changed
		}
	}
	return s.proofs.keepOnly(bodies) || changed
}

// proofreadOne holds Update off for one text only. current is false when b is
// not the site any more.
func (s *Session) proofreadOne(b *build, file string) (changed, current bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.site != b {
		return false, false
	}
	body := b.plan.Body(file) // as it is now
	key := b.proofKey(body)
	s.proofs.mu.Lock()
	known, found := s.proofs.known[body.File]
	s.proofs.mu.Unlock()
	if found && known.key == key {
		return false, true
	}
	text, err := source.ReadBody(b.Site, body)
	if err != nil {
		return false, true // the file is about to be read again
	}
	w := b.workerFor(nil)
	w.proofreadOne(body, text)
	s.proofs.mu.Lock()
	defer s.proofs.mu.Unlock()
	s.proofs.known[body.File] = proof{key, w.problems}
	return len(w.problems) > 0 || len(known.problems) > 0, true
}

// proofKey stands for all that the problems of a text depend on.
func (b *build) proofKey(body network.Body) uint64 {
	var d digest.Digest
	resolve := b.resolver(body.File)
	for _, dest := range body.Links {
		link := resolve(dest)
		d = d.Texts(dest, link.URL, strconv.FormatBool(link.Broken))
	}
	draft := uint64(0)
	if b.drafts[body.File] {
		draft = 1
	}
	return combine(body.Hash, uint64(body.Line), draft, d.Sum64())
}

// keepOnly drops what is known of texts that the site does not show any more,
// and tells whether there were problems among it.
func (p *proofs) keepOnly(bodies []network.Body) (changed bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.known) == len(bodies) {
		return false
	}
	shown := make(map[string]bool, len(bodies))
	for _, body := range bodies {
		shown[body.File] = true
	}
	for file, proof := range p.known {
		if !shown[file] {
			delete(p.known, file)
			changed = changed || len(proof.problems) > 0
		}
	}
	return changed
}
