package build

import (
	"context"
	"slices"
	"strconv"
	"sync"

	"essaim/internal/diag"
	"essaim/internal/digest"
	"essaim/internal/markdown"
	"essaim/internal/network"
)

// proofs are the problems of the texts that were checked, by file. One is
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

// doubt has the texts with problems checked again, as what a message proposes
// depends on the files that the site has. Until then, their problems stay.
func (p *proofs) doubt() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for path, proof := range p.known {
		if len(proof.problems) > 0 {
			proof.key = unknown
			p.known[path] = proof
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

// Verify converts the texts that changed, or whose links lead elsewhere,
// since it last did, for their problems. It is cut short by ctx, and by Update.
// changed is true when Problems may give others than before.
func (s *Session) Verify(ctx context.Context) (changed bool) {
	s.mu.RLock()
	site, bodies := s.site, s.site.bodies()
	s.mu.RUnlock()
	for _, body := range bodies {
		again, current := s.verifyOne(site, body.File)
		if changed = changed || again; !current || ctx.Err() != nil {
			return changed
		}
	}
	return s.proofs.keepOnly(bodies) || changed
}

// verifyOne holds Update off for one text only. current is false when site
// is not that of the Session any more.
func (s *Session) verifyOne(site *planned, file string) (changed, current bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.site != site {
		return false, false
	}
	body := site.plan.Body(file) // as it is now
	key := site.proofKey(body)
	s.proofs.mu.Lock()
	known, found := s.proofs.known[body.File]
	s.proofs.mu.Unlock()
	if found && known.key == key {
		return false, true
	}
	reader := bodyReader{planned: site}
	if err := reader.verify(&body); err != nil {
		return false, true // the file is about to be read again
	}
	s.proofs.mu.Lock()
	defer s.proofs.mu.Unlock()
	s.proofs.known[body.File] = proof{key, reader.problems}
	return !slices.EqualFunc(reader.problems, known.problems, diag.Same), true
}

// proofKey stands for all that the problems of a text depend on.
func (p *planned) proofKey(body network.Body) uint64 {
	var d digest.Digest
	resolve := p.mended(body.File, func(dest string) markdown.Link { return p.plan.Resolve(body.File, dest) })
	for _, dest := range body.Links { // what comes near a broken one is looked for when it is reported
		link := resolve(dest)
		d = d.Texts(dest, link.URL, strconv.FormatBool(link.Broken))
	}
	draft := uint64(0)
	if p.drafts[body.File] {
		draft = 1
	}
	return combine(body.Hash, uint64(body.Line), draft, d.Sum64())
}

// keepOnly drops what is known of texts that the site does not show any more,
// and is true when there were problems among it.
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
