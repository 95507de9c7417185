package schema

import (
	"bytes"
	"errors"
	"net/url"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
)

// EditorVersion is the version of Sveltia CMS that the form is made for and tested with.
const EditorVersion = "0.221.1"

// FormFolder is where the form lies, from the site's folder.
const FormFolder = "static/admin"

// FormFiles are the configuration of the form in the browser, Sveltia CMS, and its page,
// for a network as it is: made of the field tables, so that a new field is in the form
// by itself, with today's communes, themes, indicators, objectives and sheets.
func FormFiles(n *network.Network) []File {
	words := locale.For(n.Lang)
	return []File{
		{FormFolder + "/config.yml", signed("# ", "", newCMS(n, words).config())},
		{FormFolder + "/index.html", signed("<!-- ", " -->", formPage(n, words))},
	}
}

// A cms makes the configuration of the form.
type cms struct {
	describer
	grammar grammar
	network *network.Network
	shared  map[string]*yaml.Node // what several fields have, by its name
}

func newCMS(n *network.Network, words *locale.Locale) *cms {
	return &cms{describer{words: words, reader: words, used: map[string]bool{}}, newGrammar(words), n, map[string]*yaml.Node{}}
}

func (c *cms) config() []byte {
	var out bytes.Buffer
	e, err := yaml.NewDumper(&out, yaml.WithIndent(2), yaml.WithLineWidth(-1))
	if err == nil {
		err = errors.Join(e.Dump(c.all()), e.Close())
	}
	if err != nil {
		panic(err) // texts, and maps and lists of them, are always written
	}
	return out.Bytes()
}

// all is the configuration.
func (c *cms) all() *yaml.Node {
	n := c.network
	config := pairs("backend", c.backend())
	if r := n.Repository; r != nil && (r.Forge == "gitlab" || r.Forge == "github") {
		config = join(config, pairs("publish_mode", "editorial_workflow"))
	}
	config = join(config, pairs(
		"app_title", n.Name, "media_folder", c.inRepository("static/medias"), "public_folder", "/medias",
		// Files of any name become those of an address; pictures of others are asked of none.
		"media_libraries", pairs("default", pairs("config", pairs("slugify_filename", true)), "stock_assets", false),
		"slug", pairs("encoding", "ascii", "clean_accents", true, "maxlength", source.ProposedName),
		"output", pairs("omit_empty_optional_fields", true),
		"editor", pairs("preview", false),
		"show_preview_links", false,
	))
	if n.BaseURL != "" {
		config = join(config, pairs("site_url", n.BaseURL))
	}
	var collections []any
	for _, col := range c.collections() {
		collections = append(collections, c.collection(col))
	}
	return join(config, pairs("collections", items(collections...)))
}

// inRepository is a path of the site in the repository that it is in.
func (c *cms) inRepository(file string) string {
	if r := c.network.Repository; r != nil {
		return path.Join(strings.Trim(r.Dir, "/"), file)
	}
	return file
}

// backend says where the files are. A folder of the machine needs a repository's name
// too, and asks it nothing.
func (c *cms) backend() *yaml.Node {
	r := c.network.Repository
	if r == nil {
		return pairs("name", "github", "repo", "essaim/"+locale.Slug("x "+c.network.Name), "auth_methods", items("token"))
	}
	repo, origin := repositoryOf(r)
	backend := pairs("name", r.Forge, "repo", repo, "branch", r.Branch)
	switch {
	case r.Forge == "github" && r.Relay != "":
		backend = join(backend, pairs("base_url", r.Relay))
	case r.Forge == "gitlab" && r.AppID != "":
		backend = join(backend, pairs("auth_type", "pkce", "app_id", r.AppID))
	case r.Forge == "gitea" && r.AppID != "":
		backend = join(backend, pairs("app_id", r.AppID))
	default:
		backend = join(backend, pairs("auth_methods", items("token")))
	}
	switch {
	case r.Forge == "gitlab" && origin != "https://gitlab.com":
		backend = join(backend, pairs("base_url", origin, "api_root", origin+"/api/v4"))
	case r.Forge == "gitea":
		backend = join(backend, pairs("base_url", origin, "api_root", origin+"/api/v1"))
	case r.Forge == "github" && origin != "https://github.com":
		backend = join(backend, pairs("api_root", origin+"/api/v3"))
	}
	return backend
}

// repositoryOf is the path of a repository on its forge, and the forge.
func repositoryOf(r *network.Repository) (repo, origin string) {
	u, err := url.Parse(r.URL)
	if err != nil {
		return r.URL, ""
	}
	return strings.TrimSuffix(strings.Trim(u.Path, "/"), ".git"), u.Scheme + "://" + u.Host
}

// collections are those of the form: one a kind, and one for each folder of sheets and
// each way to lay a sheet out that there is today.
func (c *cms) collections() []source.Collection {
	first := func(file string) source.Collection { col, _ := source.CollectionOf(file); return col }
	all := []source.Collection{first(source.SkeletonPath(source.SheetKind, "x"))}
	var more []source.Collection
	for _, s := range c.network.Sheets {
		if col := first(s.Body.File); !s.Draft && !slices.Contains(all, col) && !slices.Contains(more, col) {
			more = append(more, col)
		}
	}
	slices.SortFunc(more, func(a, b source.Collection) int { return strings.Compare(a.Name, b.Name) })
	all = append(all, more...)
	for _, kind := range []source.Kind{source.MeetingKind, source.AdoptionKind, source.CommuneKind, source.PageKind} {
		all = append(all, first(source.SkeletonPath(kind, "x")))
	}
	return append(all, first("content/network.yaml"))
}

func (c *cms) collection(col source.Collection) *yaml.Node {
	label := c.words.Field("form.collection." + string(col.Kind))
	if col.Group != "" {
		label += " (" + col.Group + ")"
	}
	if col.Index {
		label = c.words.Field("form.collection.index", label)
	}
	node := pairs("name", col.Name, "label", label)
	switch col.Kind {
	case source.NetworkKind:
		return join(node, pairs("files", items(pairs("name", col.Name, "label", label, "file", c.inRepository("content/network.yaml"), "fields", c.fields(source.NetworkTable())))))
	case source.CommuneKind:
		var files []any
		for _, commune := range c.network.Communes {
			files = append(files, pairs("name", commune.ID, "label", commune.Name, "file", c.inRepository(source.SkeletonPath(col.Kind, commune.ID)),
				"fields", c.share("fields-communes", func() *yaml.Node { return c.withBody(col.Kind) })))
		}
		return join(node, pairs("files", items(files...)))
	}
	node = join(node, pairs("label_singular", c.words.Field("form.entry."+string(col.Kind)), "folder", c.inRepository(col.Folder()), "create", true))
	if col.Index {
		node = join(node, pairs("path", "{{slug}}/index"))
	}
	if col.Kind == source.SheetKind {
		// With a sheet in a folder of its own, the editor deletes all that lies in it.
		media := "/" + c.inRepository(col.Folder()) + "/{{slug}}"
		if col.Index {
			media = ""
		}
		node = join(node, pairs("media_folder", media, "public_folder", ""))
	}
	return join(node, c.entries(col.Kind), pairs("fields", c.share("fields-"+string(col.Kind), func() *yaml.Node { return c.withBody(col.Kind) })))
}

// entries says how the form names and lists the files of a kind.
func (c *cms) entries(kind source.Kind) *yaml.Node {
	table := source.TableOf(kind)
	key := func(name string) string { f, _ := table.Lookup(name); return f.Spelling(c.words) }
	tag := func(name string) string { return "{{" + key(name) + "}}" }
	title, name, form := key("title"), "{{slug}}", "[a-z0-9]+(-[a-z0-9]+)*"
	switch kind {
	case source.MeetingKind:
		name, form = tag("date"), `[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(-[a-z0-9]+)*`
	case source.AdoptionKind:
		title, name = key("sheet"), tag("commune")+"-"+tag("sheet")
	default:
		name = tag("title")
	}
	node := pairs("identifier_field", title, "slug", pairs(
		"template", name, "editable", items("create"), "hint", c.words.Field("form.slug."+string(kind)),
		"pattern", items("^"+form+"$", c.words.Field("form.slug."+string(kind))),
	))
	if kind == source.AdoptionKind {
		node = join(node, pairs("summary", tag("commune")+" — "+tag("sheet")))
	}
	return node
}

// withBody are the fields of a kind whose files have a text.
func (c *cms) withBody(kind source.Kind) *yaml.Node {
	fields := c.fields(source.TableOf(kind))
	body := pairs("name", "body", "label", c.words.Field("form.body"), "widget", "richtext", "required", false, "hint", c.words.Field("form.body."+string(kind)), "modes", items("rich_text", "raw"))
	fields.Content = append(fields.Content, body)
	return fields
}

// share gives a part of the configuration that stands in it once.
func (c *cms) share(name string, made func() *yaml.Node) *yaml.Node {
	if known := c.shared[name]; known != nil {
		known.Anchor = name
		return &yaml.Node{Kind: yaml.AliasNode, Value: name, Alias: known}
	}
	c.shared[name] = made()
	return c.shared[name]
}
