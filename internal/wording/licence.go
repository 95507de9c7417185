package wording

import (
	"strings"

	"essaim/internal/view"
)

// licences are those that can be linked to, by SPDX id where there is one.
var licences = map[string]view.Link{
	"etalab-2.0":   {Name: "Licence Ouverte 2.0", URL: "https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf"},
	"cc-by-4.0":    {Name: "CC BY 4.0", URL: "https://creativecommons.org/licenses/by/4.0/"},
	"cc-by-sa-4.0": {Name: "CC BY-SA 4.0", URL: "https://creativecommons.org/licenses/by-sa/4.0/"},
	"cc0-1.0":      {Name: "CC0 1.0", URL: "https://creativecommons.org/publicdomain/zero/1.0/"},
	"odbl-1.0":     {Name: "ODbL 1.0", URL: "https://opendatacommons.org/licenses/odbl/1-0/"},
	"ogl-uk-3.0":   {Name: "Open Government Licence 3.0", URL: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"},
}

// Licence is the name of a licence by its id, with where it is explained when that is
// known.
func Licence(id string) view.Link {
	if l, ok := licences[strings.ToLower(id)]; ok {
		return l
	}
	return view.Link{Name: id}
}
