package address

import "path"

// WorkroomFolder is where the workroom is served, below the site. A page of that
// name comes first.
const WorkroomFolder = "workroom"

// Invitations, Reminders and Press are paths of files below the workroom's
// folder: the papers of a meeting.
func (a Site) Invitations(meeting, file string) string {
	return a.paper(meeting, a.word("invitations", "invitations"), file)
}

func (a Site) Reminders(meeting string) string {
	return a.paper(meeting, a.word("relances", "reminders"), "index.html")
}

func (a Site) Press(meeting, file string) string {
	return a.paper(meeting, a.word("presse", "press"), file)
}

func (a Site) paper(meeting, kind, file string) string {
	return path.Join(a.Folder(Meetings), meeting, kind, file)
}
