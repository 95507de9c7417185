package build

import (
	"context"
	"encoding/json"
	"io"

	"essaim/internal/history"
	"essaim/internal/network"
)

// historyFile keeps what git said of a commit: a cache as the others, from which
// nothing is asked again while the commit is the same.
const historyFile = cacheFolder + "/history"

func (o Options) repository() *history.Repository {
	if o.History == nil {
		return nil
	}
	return o.History()
}

// changeDates are when files were changed, as far as it is known.
type changeDates struct{ log *history.Log }

// of gives the days of content files, in the network's time zone; nil when nothing
// says: no repository, no git, a shallow clone, references that are not read.
func (d *changeDates) of(opt Options, c *content) func(file string) network.Day {
	repository := opt.repository()
	if repository == nil || repository.Shallow || repository.Head == "" {
		return nil
	}
	var err error
	if d.log, err = repository.Read(context.Background(), d.log); err != nil {
		d.log = nil
		return nil
	}
	files := map[string]bool{}
	for body := range c.network.Bodies() {
		files[body.File] = true
	}
	log, zone := d.log, c.network.TimeZone
	return func(file string) network.Day {
		at, known := log.Updated(file, func(name string) bool { return files[name] })
		if !known {
			return 0
		}
		return Today(at, zone)
	}
}

// history gives the days of content files from the cache, or asks git and keeps them.
func (r *runner) history(c *content) {
	if r.opt.History == nil || r.opt.Workroom {
		return
	}
	var d changeDates
	kept := ""
	if r.opt.Cache != nil {
		if text, err := r.opt.Cache.ReadFile(historyFile); err == nil {
			d.log = &history.Log{}
			if json.Unmarshal(text, d.log) != nil {
				d.log = nil
			} else {
				kept = d.log.Head
			}
		}
	}
	c.updated = d.of(r.opt, c)
	if d.log != nil && d.log.Head != kept && r.opt.Cache != nil {
		// What cannot be kept is asked again.
		_ = writeCache(r.opt.Cache, historyFile, func(w io.Writer) error { return json.NewEncoder(w).Encode(d.log) })
	}
}
