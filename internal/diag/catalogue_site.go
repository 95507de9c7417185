package diag

// siteCatalogue words what only the plan of the whole site shows.
var siteCatalogue = map[Code]entry{
	"address-taken": {
		fr: {
			"L’adresse {address} est déjà prise[[ par {other}]].",
			"Deux fichiers ne peuvent pas donner la même page : renommez celui-ci[[ ou {other}]].",
		},
		en: {
			"The address {address} is already taken[[ by {other}]].",
			"Two files cannot make the same page: rename this one[[ or {other}]].",
		},
	},
}
