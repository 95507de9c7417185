package diag

import "essaim/internal/locale"

const (
	fr = locale.French
	en = locale.English
)

// sourceCatalogue words what reading content/ can find.
var sourceCatalogue = map[Code]entry{}
