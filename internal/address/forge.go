package address

import (
	"net/url"
	"strings"

	"essaim/internal/network"
)

// A Forge makes the URLs of a repository's pages where content is edited: those
// of GitLab, of GitHub and of Gitea. Without a repository they are "".
type Forge struct{ *network.Repository }

// Edit is the page where a content file is edited.
func (f Forge) Edit(file string) string { return f.page("edit", file, "") }

// New is the page for a new file, filled in with text.
func (f Forge) New(file, text string) string { return f.page("new", file, text) }

func (f Forge) page(action, file, text string) string {
	r := f.Repository
	if r == nil {
		return ""
	}
	if r.Dir != "" {
		file = strings.Trim(r.Dir, "/") + "/" + file
	}
	folder, name := "", file
	if i := strings.LastIndexByte(file, '/'); i >= 0 {
		folder, name = file[:i], file[i+1:]
	}
	branch := Escape(r.Branch)
	switch {
	case r.Forge == "gitlab" && action == "edit":
		return r.URL + "/-/edit/" + branch + "/" + Escape(file)
	case r.Forge == "gitlab":
		return r.URL + "/-/new/" + branch + "/" + Escape(folder) + query("file_name", name, "content", text)
	case r.Forge == "github" && action == "edit":
		return r.URL + "/edit/" + branch + "/" + Escape(file)
	case r.Forge == "github":
		return r.URL + "/new/" + branch + "/" + Escape(folder) + query("filename", name, "value", text)
	case action == "edit":
		return r.URL + "/_edit/" + branch + "/" + Escape(file)
	}
	return r.URL + "/_new/" + branch + "/" + Escape(folder) + query("filename", name, "value", text)
}

func query(pairs ...string) string {
	v := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			v.Set(pairs[i], pairs[i+1])
		}
	}
	return "?" + strings.ReplaceAll(v.Encode(), "+", "%20")
}
