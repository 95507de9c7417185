package source

import (
	"cmp"
	"net/netip"
	"net/url"
	"path"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/network"
)

// portalTable is what makes a site a portal: the networks whose open data it gathers.
var portalTable = tableOf[network.Portal]("portal", nil,
	field("networks", func(p *network.Portal) *[]*network.Remote { return &p.Networks }, listOf(optional(mapOf(remoteTable))), inWords),
)

// remoteTable is one of these networks: where its data/v1 is read.
var remoteTable = tableOf("remote", checkRemote,
	required(field("id", func(r *network.Remote) *string { return &r.ID }, slug, "grand-rodez")),
	field("name", func(r *network.Remote) *string { return &r.Name }, line, "Grand Rodez"),
	field("url", func(r *network.Remote) *string { return &r.URL }, remoteURL, "https://reseau.example.org/"),
	field("folder", func(r *network.Remote) *string { return &r.Folder }, remoteFolder, "../autre/public"),
)

// remoteNames are the ids of a portal's networks.
const remoteNames = "remote"

// checkRemote asks for one place to read a network from.
func checkRemote(f *file, m *mapping, r *network.Remote) {
	r.Pos = f.pos(m.node)
	f.define(m, remoteNames, r.ID, r.Name)
	keys := diag.Args{"url": f.spell("key.url"), "folder": f.spell("key.folder")}
	switch from, folder := m.value("url"), m.value("folder"); {
	case from == nil && folder == nil:
		f.err(m.node, "remote-from-nowhere", keys)
	case from != nil && folder != nil:
		f.err(folder, "remote-from-both", keys)
	}
	if r.URL != "" && !strings.HasSuffix(r.URL, "/") {
		r.URL += "/"
	}
}

// remoteURL is the address of a network's site. What is read from it is published, so
// that nobody on the way may alter it: https, but for this very machine.
var remoteURL = valueType[string]{Type{Name: "remote-url"}, func(f *file, n *node) (string, bool) {
	s, ok := baseURL.read(f, n)
	if !ok {
		return "", false
	}
	if u, err := url.Parse(s); err == nil && !strings.EqualFold(u.Scheme, "https") && !IsLoopback(u.Hostname()) {
		_, rest, _ := strings.Cut(s, ":")
		f.err(n, "remote-not-https", diag.Args{"text": cut(s), "url": cut("https:" + rest)})
		return "", false
	}
	return s, true
}}

// IsLoopback recognises the names of the machine itself.
func IsLoopback(host string) bool {
	if ip, err := netip.ParseAddr(host); err == nil {
		return ip.IsLoopback()
	}
	return strings.EqualFold(host, "localhost")
}

// remoteFolder is the built site of a network on the same machine, seen from the
// portal's folder: most often beside it, hence `../`.
var remoteFolder = valueType[string]{Type{Name: "remote-folder"}, func(f *file, n *node) (string, bool) {
	s, ok := f.text(n, maxLine)
	if !ok {
		return "", false
	}
	folder := path.Clean(strings.ReplaceAll(s, `\`, "/"))
	if path.IsAbs(folder) || len(folder) > 1 && folder[1] == ':' || strings.HasPrefix(folder, "~") {
		f.err(n, "remote-folder-absolute", diag.Args{"text": cut(s)})
		return "", false
	}
	return f.scratch.keep(folder), true
}}

// ofNetworks is the id of what a network of the portal has, NETWORK/ID; and, when own
// names something, an id of the site's own. Whether that network has it is known once
// its data are read.
func ofNetworks(own string) valueType[string] {
	ours := idOf(own)
	return valueType[string]{Type{Name: "id", Names: cmp.Or(own, remoteNames), Across: true}, func(f *file, n *node) (string, bool) {
		s, ok := f.text(n, maxLine)
		from, id, across := strings.Cut(s, "/")
		switch {
		case !ok:
			return "", false
		case (!across || strings.HasSuffix(s, ".md")) && own != "": // or the path of a file
			return ours.read(f, n)
		case !isSlug(from) || !isSlug(id):
			f.err(n, "not-of-a-network", diag.Args{"text": cut(s)})
			return "", false
		}
		f.refer(remoteNames, n, from)
		return f.scratch.keep(s), true
	}}
}

// isOfNetwork recognises the id of what another network has.
func isOfNetwork(id string) bool { return strings.Contains(id, "/") }
