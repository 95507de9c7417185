package address

import "path"

// WorkroomFolder is where the workroom is served, below the site. A page of that
// name comes first.
const WorkroomFolder = "workroom"

// Invitations, Reminders and Press are paths of files below the workroom's
// folder: the papers of a meeting.
func (a Site) Invitations(meeting, file string) string {
	return a.paper(meeting, invitations, file)
}

func (a Site) Reminders(meeting string) string {
	return a.paper(meeting, reminders, "index.html")
}

func (a Site) Press(meeting, file string) string {
	return a.paper(meeting, press, file)
}

// MailMerge is the name of the file for mail merge, beside the letters.
func (a Site) MailMerge() string { return a.files[mailMerge] + ".csv" }

func (a Site) paper(meeting string, kind file, name string) string {
	return path.Join(a.Folder(Meetings), meeting, a.files[kind], name)
}
