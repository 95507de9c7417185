package address

// The form in the browser, where the site has one.
const (
	FormFolder = "admin/"
	FormPage   = FormFolder + "index.html"
)

// FormEntry is where the form shows an entry of a collection.
func (s Site) FormEntry(collection, entry string) string {
	return s.File(FormFolder) + "#/collections/" + collection + "/entries/" + entry
}

// FormNew is where the form begins an entry of a collection.
func (s Site) FormNew(collection string) string {
	return s.File(FormFolder) + "#/collections/" + collection + "/new"
}
