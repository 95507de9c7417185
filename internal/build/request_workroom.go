package build

import (
	"strings"
	"sync"

	"essaim/internal/address"
	"essaim/internal/plan"
)

const workroomFolder = address.WorkroomFolder + "/"

// workroomOnce plans the animator's papers when one of them is first asked for.
func (s *Session) workroomOnce() func() (*planned, error) {
	return sync.OnceValues(func() (*planned, error) {
		opt := s.opt
		opt.Workroom = true
		sizes := func(path string) plan.Made { return s.papers.size(workroomFolder + path) }
		p, _, err := makePlan(opt, s.site.content, s.site.situation, sizes, nil, true)
		if err != nil {
			return nil, err
		}
		return p.with(s.site.layouts, p.plan.Chrome)
	})
}

// find finds the file that is served at a path: the site's, else the workroom's.
func (s *Session) find(path string) (a asked, found bool, err error) {
	o, found := s.site.plan.Output(path)
	below, inWorkroom := strings.CutPrefix(path, workroomFolder)
	if found || !inWorkroom {
		return asked{planned: s.site, Output: o, folder: ""}, found, nil
	}
	site, err := s.workroom()
	if err != nil {
		return asked{}, false, err
	}
	o, found = site.plan.Output(below)
	return asked{planned: site, Output: o, folder: workroomFolder}, found, nil
}
