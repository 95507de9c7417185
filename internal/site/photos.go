package site

import (
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"essaim/internal/address"
	"essaim/internal/diag"
	"essaim/internal/markdown"
	"essaim/internal/network"
	"essaim/internal/picture"
	"essaim/internal/plan"
	"essaim/internal/view"
)

// An asset is a file beside a sheet. A photo is published as package picture makes
// it, in the widths that pages show. Under the photo's own name stands the widest of
// them, when it is of the same format; or the original, when a link leads to it:
// nobody publishes by mistake where a photo was taken.
type asset struct {
	network.Asset
	path   string // content/sheets/x/a.jpg
	at     string // address of the sheet
	linked bool   // something leads to the file as it is
	shown  bool   // something shows it, or is said to
}

// url is that of the file under its own name.
func (a *asset) url() string { return a.at + address.Escape(a.Name) }

// original reports whether the file is published as it is.
func (a *asset) original() bool {
	return !a.Photo.Moves && (a.linked || !picture.Is(a.Name))
}

// named is the width that stands under the photo's own name; 0 for none.
func (a *asset) named() int {
	if !a.Photo.Known() || a.original() || !a.Photo.Same() {
		return 0
	}
	return a.Photo.Widest()
}

// in is the address of a photo in one of its widths.
func (a *asset) in(width int) string {
	if width == a.named() {
		return a.url()
	}
	return a.at + address.Escape(a.Photo.Name(a.Name, width))
}

// link is what a destination becomes that names the file.
func (a *asset) link() markdown.Link {
	switch {
	case a.Photo.Known():
		i := a.image()
		l := markdown.Link{URL: i.URL, Image: &i}
		if a.original() {
			l.URL = a.url()
		}
		return l
	case a.original():
		return markdown.Link{URL: a.url(), Unseen: !picture.Shows(a.Name)}
	}
	return markdown.Link{Unseen: !picture.Reads(a.Name)} // else its own problem is enough
}

// image is a photo in all its widths.
func (a *asset) image() markdown.Image {
	widths := a.Photo.Widths()
	widest := a.Photo.Widest()
	i := markdown.Image{URL: a.in(widest), Width: widest, Height: a.Photo.HeightAt(widest)}
	if len(widths) > 1 {
		var all []string
		for _, w := range widths {
			all = append(all, a.in(w)+" "+strconv.Itoa(w)+"w")
		}
		i.Srcset = strings.Join(all, ", ")
	}
	return i
}

// planAsset plans what is published of a file beside a sheet.
func (p sheetPages) planAsset(a *asset, from *diag.Pos) {
	if a.original() {
		p.add(plan.Output{URL: a.url(), From: from, Copy: &plan.Source{Path: a.path}})
	}
	if a.Photo.Known() {
		for _, w := range a.Photo.Widths() {
			p.add(plan.Output{URL: a.in(w), From: from, Photo: &plan.Photo{Path: a.path, Width: w, Header: a.Photo}})
		}
	}
}

// newAssets lists what lies beside sheets, and finds out what is linked to or shown.
func (l *links) addAssets(n *network.Situation) {
	l.assets, l.photos = map[string]*asset{}, map[string]*asset{}
	for _, s := range n.Sheets {
		for _, file := range s.Assets {
			a := &asset{Asset: file, path: path.Join(s.Dir, file.Name), at: l.Item(address.Sheets, s.ID)}
			l.assets[a.path] = a
			if picture.Is(a.Name) {
				l.photos[a.url()] = a
			}
		}
	}
	if len(l.photos) == 0 {
		return
	}
	for _, s := range n.Sheets {
		for _, f := range s.Files {
			if a := l.assets[path.Join(s.Dir, f.File)]; a != nil {
				a.linked = true
			}
		}
		for _, i := range s.Images {
			if a := l.assets[path.Join(s.Dir, i.File)]; a != nil {
				a.shown = true
			}
		}
	}
	for body := range n.Network.Bodies() {
		for _, dest := range body.Linked {
			if a := l.assetAt(body.File, dest); a != nil {
				a.linked = true
			}
		}
		for _, dest := range body.Shown {
			if a := l.assetAt(body.File, dest); a != nil {
				a.shown = true
			}
		}
	}
}

// assetAt is the file beside a sheet that a destination names; nil for none.
func (l *links) assetAt(file, dest string) *asset {
	u, err := url.Parse(dest)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
		return nil
	}
	return l.beside(file, u)
}

func (l *links) beside(file string, u *url.URL) *asset {
	if strings.HasPrefix(u.Path, "/") {
		return l.photos[l.Base+strings.TrimPrefix(u.EscapedPath(), "/")]
	}
	for _, at := range []string{path.Join(path.Dir(file), u.Path), path.Join(l.page(file).dir, u.Path)} {
		if a, ok := l.assets[at]; ok {
			return a
		}
	}
	return nil
}

// problems are about photos that are not published, or that say too much.
func (l *links) problems() []diag.Problem {
	var list []diag.Problem
	warn := func(a *asset, code diag.Code) {
		list = append(list, diag.Problem{
			Severity: diag.Warning, Code: code, Pos: diag.Whole(a.path),
			Args: diag.Args{"file": path.Base(a.Name), "extension": strings.ToLower(path.Ext(a.Name))},
		})
	}
	for _, a := range l.photos {
		switch {
		case !picture.Reads(a.Name) && !a.linked && !a.shown:
			warn(a, "photo-not-published")
		case a.Photo.Located && a.linked && a.original():
			warn(a, "photo-says-where")
		}
	}
	return list
}

// image is what a page shows of an image of a sheet; false when it cannot be shown.
func (p sheetPages) image(s *network.Sheet, i network.Image) (view.Image, bool) {
	v := view.Image{Alt: p.Typo(i.Alt), Credit: p.Typo(i.Credit)}
	a := p.links.assets[path.Join(s.Dir, i.File)]
	switch {
	case !picture.Shows(i.File), picture.Is(i.File) && (a == nil || !a.Photo.Known()):
		return v, false
	case a != nil && a.Photo.Known():
		shown := a.image()
		v.URL, v.Srcset, v.Width, v.Height = shown.URL, shown.Srcset, shown.Width, shown.Height
	default:
		v.URL = p.At.Item(address.Sheets, s.ID) + address.Escape(i.File)
	}
	return v, true
}

// photo is the image that stands for a sheet: the first that can be shown; nil for
// none.
func (p sheetPages) photo(s *network.Sheet) *view.Image {
	for _, i := range s.Images {
		if v, shown := p.image(s, i); shown {
			return &v
		}
	}
	return nil
}

// images are those that neither head the page, as the first does, nor stand in the text
// already. A file that is named again has another text beside it.
func (p sheetPages) images(s *network.Sheet) []view.Image {
	var list []view.Image
	heads := true
	for _, i := range s.Images {
		v, shown := p.image(s, i)
		switch {
		case !shown:
		case heads:
			heads = false
		case !p.inText(s, i):
			list = append(list, v)
		}
	}
	return list
}

// inText reports whether the text of a sheet shows one of its images.
func (p sheetPages) inText(s *network.Sheet, i network.Image) bool {
	dests := s.Body.Shown
	if !picture.Is(i.File) {
		dests = s.Body.Links // a drawing, or a file that nothing is known of
	}
	return slices.ContainsFunc(dests, func(dest string) bool {
		a := p.links.assetAt(s.Body.File, dest)
		return a != nil && a.path == path.Join(s.Dir, i.File)
	})
}
