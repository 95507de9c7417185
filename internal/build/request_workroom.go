package build

import (
	"context"
	"strings"
	"sync"

	"essaim/internal/address"
	"essaim/internal/plan"
)

// workroomOnce plans the animator's papers when one of them is first asked for.
func (s *Session) workroomOnce() func() (*build, error) {
	return sync.OnceValues(func() (*build, error) {
		b := *s.site
		b.Workroom, b.folder, b.problems = true, address.WorkroomFolder+"/", nil
		b.made = func(path string) plan.Made { return s.papers.at(b.folder + path).made }
		err := b.makePlan(context.Background())
		if err != nil {
			return nil, err
		}
		if b.layouts != nil {
			b.common, err = commonKey(b.plan.Chrome, b.layouts.Hash())
		}
		return &b, err
	})
}

// find finds the file that is served at a path: the site's, else the workroom's.
func (s *Session) find(path string) (b *build, o plan.Output, found bool, err error) {
	o, found = s.site.plan.Output(path)
	below, inWorkroom := strings.CutPrefix(path, address.WorkroomFolder+"/")
	if found || !inWorkroom {
		return s.site, o, found, nil
	}
	if b, err = s.workroom(); err != nil {
		return nil, o, false, err
	}
	o, found = b.plan.Output(below)
	return b, o, found, nil
}
