package diag

// siteCatalogue words what rendering bodies, planning pages, executing layouts
// and publishing can find.
var siteCatalogue = map[Code]entry{}
