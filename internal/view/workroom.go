package view

// WorkroomPage is the animator's desk: what to do next.
type WorkroomPage struct {
	Head
	Styles   []string
	Lead     string
	Meetings []WorkroomMeeting
	Proposal *Agenda // nil when no meeting is planned
	Tasks    []Task
	Done     string // said when there is nothing to do; else ""
}

// WorkroomMeeting leads to the papers of a meeting.
type WorkroomMeeting struct {
	Title, Date string
	Status      Status
	Papers      []Link
}

// Task is one kind of thing to do, and why it matters.
type Task struct {
	Title, Why string
	Items      []Link
}

// Agenda is what a meeting to come might be about, with the reasoning.
type Agenda struct {
	Title, Date string
	Warnings    []string
	Themes      []AgendaTheme
	Hosts       string // "Luc, Olemps et Rodez", or ""
}

// AgendaTheme is a theme, why it is proposed, and with what.
type AgendaTheme struct {
	Name   Link
	Why    string
	Sheets []Link
	Visits string // communes that offer one, or ""
}

// LettersPage holds one letter a commune, each on a printed page.
type LettersPage struct {
	Head
	Styles  []string
	Lead    string
	Letters []Letter
	CSV     string // relative URL of the file for mail merge, or ""
	PDF     string // relative URL of all letters in one file, or ""
}

// Letter is one letter.
type Letter struct {
	Sender     string // name and address, a line each
	To         string // salutation, commune and address, a line each
	Dated      string
	Subject    string
	Salutation string
	Opening    []string
	Agenda     []AgendaItem
	Why        string // before Reasons
	Reasons    []string
	Closing    []string
	Signature  string
	Slip       *Slip // nil: no answer is asked for
	Dense      bool  // it is long for one page
}

// Slip is what comes back.
type Slip struct {
	Title, To string
	Answers   []string
}

// PressPage is a draft for the press.
type PressPage struct {
	Head
	Styles     []string
	Lead       string
	Headline   string
	Paragraphs []string
	Sheets     []PressSheet
	Quote      string // left to fill, and marked so
	Contact    Contact
	Images     []PressImage
}

// PressSheet is an action with its key figures.
type PressSheet struct {
	Title, Summary, Carrier string
	Figures                 []Figure
}

// PressImage is a picture with who must be credited for it.
type PressImage struct {
	Image
	Consent string // what is known of the people in it
}
