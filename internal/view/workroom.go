package view

// WorkroomPage is the animator's first page: what to do next.
type WorkroomPage struct {
	Head
	Styles    []string // relative URLs
	Lead      string
	Meetings  []WorkroomMeeting // the newest first
	Proposal  *Agenda           // what the next meeting might be about
	Tasks     []Task            // kinds without anything are left out
	News      []CommuneNews     // what is new for the needs of each commune, to send
	NewsSince string            // "depuis le 12 octobre 2023"
	Done      string            // said when there is nothing to do; else ""
}

// WorkroomMeeting leads to the papers of a meeting.
type WorkroomMeeting struct {
	Title, Date string // "17 novembre 2022"
	Status      Status
	Papers      []Link // relative URLs: invitations, reminders, press
}

// Task is one kind of thing to do, and why it matters.
type Task struct {
	Title, Why string // "2 fiches sans résultat chiffré", and a sentence
	Items      []Link // Note is what helps: the file to complete, a phone, a date
	Needs      []Need // that practices of their theme may help with
}

// Agenda is what a meeting to come might be about, with the reasoning.
type Agenda struct {
	Title, Date string   // of the meeting to come, or that none is planned; Date may say that it is to be fixed
	Warnings    []string // what is too long or too close, a sentence each
	Themes      []AgendaTheme
	Hosts       string // "Luc, Olemps et Rodez", or ""
}

// AgendaTheme is a theme, why it is proposed, and with what.
type AgendaTheme struct {
	Name      Link
	Why       string // a sentence: "2 besoins ouverts : Courtebrune et Les Aubrelles."
	Sheets    []Link // that might be presented; Note is who carries them
	Visits    string // communes that offer one, or ""
	Practices []Link // of the theme, with how many did them and what it cost
}

// LettersPage holds one letter a commune, each on a printed page.
type LettersPage struct {
	Head
	Styles  []string // relative URLs
	Lead    string
	Letters []Letter
	CSV     string // relative URL of the file for mail merge, or ""
	PDF     string // relative URL of all letters in one file, or ""
}

// Letter is one letter.
type Letter struct {
	Sender     string       // name and address, a line each
	To         string       // salutation, commune and address, a line each
	Dated      string       // "Le 30 juin 2024"
	Subject    string       // "Objet : …"
	Salutation string       // "Madame la Maire,"
	Opening    []string     // paragraphs
	Agenda     []AgendaItem // of the meeting, where it is an invitation
	Why        string       // before Reasons
	Reasons    []string     // why this commune is concerned, a line each
	Closing    []string     // paragraphs
	Signature  string
	Slip       *Slip // nil: no answer is asked for
	Dense      bool  // it is long for one page
}

// Slip is what comes back.
type Slip struct {
	Title, To string   // To is where it goes back, on one line
	Answers   []string // to tick or to fill in, a line each
}

// PressPage is a draft for the press.
type PressPage struct {
	Head
	Styles     []string // relative URLs
	Lead       string
	Headline   string       // the title of the meeting
	Paragraphs []string     // finished sentences
	Sheets     []PressSheet // the actions that were presented
	Quote      string       // left to fill, and marked so
	Contact    Contact      // for journalists
	Images     []PressImage // of the sheets, for the press
}

// PressSheet is an action with its key figures.
type PressSheet struct {
	Title, Summary, Carrier string // Carrier is who carries it: "Sauvelle"
	Figures                 []Figure
}

// PressImage is a picture with who must be credited for it.
type PressImage struct {
	Image
	Consent string // what is known of the people in it
}

// CommuneNews is a text to send to a commune.
type CommuneNews struct {
	Commune Link
	Text    string // lines, without any format
}
