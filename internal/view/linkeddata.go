package view

// LinkedData is one thing of schema.org, or a part of one.
type LinkedData struct {
	Context      string       `json:"@context,omitempty"`
	Type         string       `json:"@type"`
	Name         string       `json:"name,omitempty"`
	Headline     string       `json:"headline,omitempty"`
	Description  string       `json:"description,omitempty"`
	URL          string       `json:"url,omitempty"`
	Language     string       `json:"inLanguage,omitempty"`
	Published    string       `json:"datePublished,omitempty"`
	Modified     string       `json:"dateModified,omitempty"`
	Start        string       `json:"startDate,omitempty"`
	End          string       `json:"endDate,omitempty"`
	Status       string       `json:"eventStatus,omitempty"`
	Attendance   string       `json:"eventAttendanceMode,omitempty"`
	License      string       `json:"license,omitempty"`
	Free         bool         `json:"isAccessibleForFree,omitempty"`
	Keywords     []string     `json:"keywords,omitempty"`
	Address      string       `json:"address,omitempty"`
	Format       string       `json:"encodingFormat,omitempty"`
	Content      string       `json:"contentUrl,omitempty"`
	Temporal     string       `json:"temporalCoverage,omitempty"`
	Author       []LinkedData `json:"author,omitempty"`
	Creator      []LinkedData `json:"creator,omitempty"`
	Publisher    []LinkedData `json:"publisher,omitempty"`
	Organizer    []LinkedData `json:"organizer,omitempty"`
	Location     []LinkedData `json:"location,omitempty"`
	Spatial      []LinkedData `json:"spatialCoverage,omitempty"`
	Distribution []LinkedData `json:"distribution,omitempty"`
}
