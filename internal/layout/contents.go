package layout

import (
	"essaim/internal/network"
	"essaim/internal/view"
)

// Contents lists what the page of a sheet has under headings of the second level, in
// the order in which sheet.html shows it.
func (p Page) Contents() []view.Link {
	s, isSheet := p.Page.(view.SheetPage)
	if !isSheet || p.words == nil {
		return nil
	}
	b := p.Body(s.Text)
	list := headings(make([]view.Link, 0, 16), b.Opening())
	add := func(shown bool, id, key string) {
		if shown {
			list = append(list, view.Link{URL: "#" + id, Name: p.words(key)})
		}
	}
	own := func(kind network.Section, key string) {
		if known := b.Known(kind); known != nil && known.More {
			list = append(list, view.Link{URL: "#" + known.ID, Name: known.Title})
		} else if known != nil {
			list = append(list, view.Link{URL: "#" + known.ID, Name: p.words(key)})
		}
	}
	for _, section := range s.Sections() {
		switch section {
		case view.ContextSection:
			own(network.Context, "look.context")
			list = headings(list, b.After(network.Context))
		case view.ObjectivesSection:
			add(true, "_results", "look.objectives-results")
			list = headings(headings(list, b.After(network.ObjectivesNotes)), b.After(network.Qualitative))
		case view.PlanningSection:
			add(len(s.Planning) > 0, "_planning", "look.planning")
		case view.MeansSection:
			add(s.Means.None || len(s.Means.Rows) > 0, "_means", "look.means")
		case view.LessonsSection:
			add(b.Known(network.SuccessFactors) != nil || b.Known(network.Difficulties) != nil, "_lessons", "look.lessons")
			list = headings(headings(list, b.After(network.SuccessFactors)), b.After(network.Difficulties))
		case view.RecommendationsSection:
			own(network.Recommendations, "look.recommendations")
			list = headings(list, b.After(network.Recommendations))
		case view.ReproducibleSection:
			add(s.Conditions != "" || s.Population != "", "_reproducible", "look.reproducible")
		case view.AdoptionsSection:
			add(len(s.Adoptions) > 0, "_adoptions", "look.adoptions")
		case view.ImagesSection:
			add(len(s.Images) > 0, "_images", "look.images")
		case view.FilesSection:
			add(len(s.Files) > 0, "_files", "look.files")
		case view.LinksSection:
			add(len(s.Links) > 0, "_links", "look.links")
		case view.ListsSection:
			for _, l := range s.Lists {
				list = append(list, view.Link{URL: "#_" + l.ID, Name: l.Title})
			}
		}
	}
	return list
}

// headings adds those of sections that have one.
func headings(list []view.Link, sections Body) []view.Link {
	for i := range sections {
		if s := &sections[i]; s.Title != "" {
			list = append(list, view.Link{URL: "#" + s.ID, Name: s.Title})
		}
	}
	return list
}
