package view

// Download is a link to a PDF, with all that one should know before following
// it.
type Download struct {
	URL     string
	Details string // "19 ko, 2 pages, en français"
}

// Link leads somewhere; with an empty URL it is a plain name.
type Link struct {
	Name, URL string
	Note      string // a word beside it: a date, a reason, a number; or ""
	Lang      string // of Name, when that is not the page's: "en"; else ""
}

// Status is shown by a shape (layouts choose it by ID) and a word.
type Status struct {
	ID    string // "reached", "in-place"…: one that the function shape draws; "": not given
	Words string // what readers see: "en cours", "Terminée"; "": not given
	Late  bool   // in progress, behind what is expected today
}

// Figure is one key figure.
type Figure struct {
	Label, Value, Note string // "Coût", "216 765 €", and what makes it precise: "hors temps d'agent", or ""
	URL                string // where it is explained, or ""
	URLText            string // words of that link; "": the label is the link
}

// Contact is whom to ask, by role.
type Contact struct {
	Role, Name, Address, Email, Phone, Website string // "Animation du réseau"; each may be ""
	URL                                        string // of the contact page, or ""
}

// Text stands for a file's Markdown. A view holds what its HTML depends on; the
// HTML itself is made only when the page is, and layouts find it under File in
// the bodies that they are given. A Text without File is empty.
type Text struct {
	File  string         // of the body, from the site's folder: content/sheets/x.md
	Hash  uint64         // of the body: a page whose text changes is made again
	Links []ResolvedLink // of the body
}

// ResolvedLink is a destination as an author wrote it and where it leads.
type ResolvedLink struct {
	As, URL string // as written, and today's address; "" for a link that is dropped
	Broken  bool   // leads nowhere, which is an error of the content
	Draft   bool   // leads to a draft that is not published: shown without a link
	Unseen  bool   // no browser shows it as an image
	Image   *Image // what an image of it shows, when that is not what lies at URL; nil
}
