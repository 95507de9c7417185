package federation

// The rows of a network's data/v1, as far as a portal shows them. Absent values are
// null: they stay "", 0 or nil.

type networkRow struct {
	Name         string
	BaseURL      string `json:"base_url"`
	Organisation struct{ Name string }
	Licence      string
	Currency     string
	Lang         string
}

// peerRow is a network that another portal gathers.
type peerRow struct {
	ID, Name, Organisation, Licence, Currency, Lang string
	BaseURL                                         string `json:"base_url"`
	AsOf                                            string `json:"as_of"`
}

// rowOrigin is the network that a row of a portal comes from; "" for its own rows.
type rowOrigin struct{ Network string }

type communeRow struct {
	rowOrigin
	ID, Name, Code, Country string
	Population              int
	PopulationApprox        bool `json:"population_approx"`
	Area, Lat, Lon          *float64
	Address, Website        string
	Member                  *spanRow
	Became                  string
	Kind, Siren             string // of an organisation
}

type themeRow struct {
	rowOrigin
	ID, Name string
	Aliases  []string
}

type indicatorRow struct {
	rowOrigin
	ID, Name, Unit string
}

type spanRow struct {
	From, To string
	FromText string `json:"from_text"`
	ToText   string `json:"to_text"`
}

type moneyRow struct {
	Amount, Price *float64
	AmountMin     *float64 `json:"amount_min"`
	AmountMax     *float64 `json:"amount_max"`
	PriceMin      *float64 `json:"price_min"`
	PriceMax      *float64 `json:"price_max"`
	Approx        bool
	Per, Tax      string
	Kind, Note    string
	Year          int
}

type personRow struct {
	Who, Note        string
	Hours, Days, FTE *float64
	HoursMin         *float64 `json:"hours_min"`
	HoursMax         *float64 `json:"hours_max"`
	DaysMin          *float64 `json:"days_min"`
	DaysMax          *float64 `json:"days_max"`
	FTEMin           *float64 `json:"fte_min"`
	FTEMax           *float64 `json:"fte_max"`
	Approx           bool
	Year             int
}

type fundingRow struct {
	moneyRow
	By       string
	Share    *float64
	ShareMin *float64 `json:"share_min"`
	ShareMax *float64 `json:"share_max"`
}

type gainRow struct {
	moneyRow
	Text string
}

type meansRow struct {
	None      bool
	People    *[]personRow
	Cost      *[]moneyRow
	Funding   *[]fundingRow
	Gains     *[]gainRow
	Technical *[]string
}

type resultRow struct {
	ID, Indicator, Text string
	Year                int
	YearText            string `json:"year_text"`
	From, To            string
	Value               *float64
	ValueMin            *float64 `json:"value_min"`
	ValueMax            *float64 `json:"value_max"`
	Unit                string
	UnitOne             string `json:"unit_one"`
	Approx, Key         bool
	OutOf               *float64 `json:"out_of"`
	Note                string
	Before              *float64
	BeforeMin           *float64 `json:"before_min"`
	BeforeMax           *float64 `json:"before_max"`
	BeforeYear          int      `json:"before_year"`
	BeforeApprox        bool     `json:"before_approx"`
	Commune             string   // of which carrier of a joint sheet
}

type targetRow struct {
	Indicator, Text, Unit, By, Direction, Note string
	ByText                                     string `json:"by_text"`
	Target                                     *float64
	TargetChange                               *float64 `json:"target_change"`
	Baseline                                   *float64
	BaselineYear                               int  `json:"baseline_year"`
	BaselineApprox                             bool `json:"baseline_approx"`
}

type linkRow struct{ Name, URL string }

type sheetRow struct {
	rowOrigin
	ID, Title, URL, Summary string
	Commune                 []string
	Organisations           []string
	Theme                   []string
	Status                  string
	Date                    string
	DateText                string `json:"date_text"`
	Period                  *spanRow
	Checked                 string
	CheckedText             string `json:"checked_text"`
	Exemplary               bool
	Objectives              struct {
		General string
		Targets []targetRow
	}
	Means    meansRow
	Results  []resultRow
	Planning []struct {
		Date, To, Text string
		DateText       string `json:"date_text"`
		ToText         string `json:"to_text"`
	}
	Partners     *[]string
	PartnerRoles *[]string `json:"partner_roles"`
	Audience     *[]struct {
		Who    string
		Number *int
	}
	Reproducible *struct {
		Conditions     string
		PopulationFrom int `json:"population_from"`
		PopulationTo   int `json:"population_to"`
	}
	Links    []linkRow
	Source   *linkRow
	Keywords *[]string
	Practice string
}

type meetingRow struct {
	rowOrigin
	ID, Title, URL, Summary string
	Date                    string
	DateText                string `json:"date_text"`
	Kind, Status            string
	Duration, Host, Place   string
	Themes                  []string
	Actions                 *int
	Agenda                  []struct {
		Sheet, Text, Speaker string
		Minutes              int
	}
	Attendance struct {
		People, Count, Elected, Agents, Excused *int
		Communes                                []string
	}
	Links []linkRow
}

type practiceRow struct {
	rowOrigin
	ID, Commune, Theme, Text, Since string
	SinceText                       string `json:"since_text"`
	Sheet, Practice                 string
	Offers                          []string
}

type needRow struct {
	rowOrigin
	ID, Commune, Theme, Text, Since string
	SinceText                       string `json:"since_text"`
	Met                             string
	MetText                         string `json:"met_text"`
	MetBy                           string `json:"met_by"`
}

type adoptionRow struct {
	rowOrigin
	ID, URL, Sheet, Commune, From string
	FromOrganisation              string `json:"from_organisation"`
	Considered, Started           string
	ConsideredText                string `json:"considered_text"`
	StartedText                   string `json:"started_text"`
	InPlace                       string `json:"in-place"`
	InPlaceText                   string `json:"in-place_text"`
	Done, Abandoned, Adaptation   string
	DoneText                      string `json:"done_text"`
	AbandonedText                 string `json:"abandoned_text"`
	Results                       []resultRow
	Means                         meansRow // of networks that publish it
}

type practiceGroupRow struct{ ID, Name string }
