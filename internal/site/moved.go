package site

import (
	"strings"

	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/view"
	"essaim/internal/wording"
)

const movedScript = "essaim/moved.js"

// lastingFile is what the page of a content file is known by; a draft's address is
// nobody's yet.
func lastingFile(kind string, title *string, body *network.Body, draft bool) *plan.Lasting {
	if draft {
		return nil
	}
	return &plan.Lasting{Kind: kind, Where: body.File, Title: title, Body: body}
}

// lastingID is what the page of something that network.yaml declares is known by.
func lastingID(kind, id string, name *string) *plan.Lasting {
	return &plan.Lasting{Kind: kind, Where: "content/network.yaml#" + id, Title: name}
}

// addLasting adds a page with a life of its own, and its former addresses.
func (p *planner) addLasting(o plan.Output, aliases []network.Alias) {
	p.add(o)
	p.moved(o, aliases)
}

// moved leads from former addresses of a page to today's. They last as it does.
func (p *planner) moved(to plan.Output, aliases []network.Alias) {
	title := to.Name
	if title == nil {
		title = &to.Title
	}
	for i := range aliases {
		old := p.At.Base + strings.TrimPrefix(aliases[i].Path, "/")
		if !strings.HasSuffix(old, "/") && !strings.HasSuffix(old, ".html") {
			old += "/"
		}
		p.add(plan.Output{URL: old, Layout: plan.Moved, Hidden: true, From: &aliases[i].Pos, Lasting: to.Lasting, View: func() any {
			v := view.MovedPage{To: view.Link{Name: p.Typo(*title), URL: to.URL}, Script: p.asset(movedScript)}
			v.Title = p.T("moved.title")
			v.FullTitle = wording.Join(" – ", v.Title, v.To.Name, p.Typo(p.Network.Name))
			v.Description = wording.Join(" ", p.T("look.moved"), v.To.Name)
			v.URL, v.Canonical, v.NoIndex = old, p.At.Absolute(to.URL), true
			return v
		}})
	}
}
