package intake

import (
	"bytes"
	"path"
	"slices"
	"strconv"
	"strings"

	"essaim/internal/attachment"
	"essaim/internal/diag"
	"essaim/internal/document"
	"essaim/internal/locale"
	"essaim/internal/source"
)

// shownKinds are the extensions of pictures that pages show, by the content that each
// has.
var shownKinds = []string{"jpg", "png", "gif", "webp", "svg"}

// pictureFiles are the names of a document's pictures in the sheet's folder, and what
// lies there; "" for one that no page shows. Twice the same picture is one file.
func pictureFiles(doc *document.Document, folder string) (names []string, files []File, left []string) {
	names = make([]string, len(doc.Pictures))
	for i, p := range doc.Pictures {
		if j := slices.IndexFunc(doc.Pictures[:i], func(o document.Picture) bool { return bytes.Equal(o.Data, p.Data) }); j >= 0 {
			if names[i] = names[j]; names[j] == "" && p.Alt != doc.Pictures[j].Alt {
				left = append(left, p.Alt)
			}
			continue
		}
		ext := kindOf(p)
		if ext == "" {
			left = append(left, strings.TrimSpace(p.Name+" "+p.Alt))
			continue
		}
		stem := shortSlug(p.Alt)
		if stem == "" {
			stem = shortSlug(strings.TrimSuffix(p.Name, path.Ext(p.Name)))
		}
		if stem == "" {
			stem = "image"
		}
		name := stem + "." + ext
		for n := 2; slices.Contains(names, name); n++ {
			name = stem + "-" + strconv.Itoa(n) + "." + ext
		}
		names[i] = name
		files = append(files, File{path.Join(folder, name), p.Data})
	}
	return names, files, left
}

// kindOf is the extension that a picture should have, whatever it has; "" for one that
// may not be published.
func kindOf(p document.Picture) string {
	for _, ext := range shownKinds {
		name := "image." + ext
		if problems := attachment.Check(Overlay(nil, []File{{name, p.Data}}), name); len(problems) == 0 {
			return ext
		}
	}
	// One that is damaged is still of the kind that it says.
	ext := strings.ToLower(strings.TrimPrefix(path.Ext(p.Name), "."))
	if ext == "jpeg" {
		ext = "jpg"
	}
	name := "image." + ext
	problems := attachment.Check(Overlay(nil, []File{{name, p.Data}}), name)
	if errors, _ := diag.Count(problems); slices.Contains(shownKinds, ext) && errors == 0 && len(p.Data) > 0 {
		return ext
	}
	return ""
}

// shortSlug is the form of a text in an address, cut at a word.
func shortSlug(s string) string {
	slug := locale.Slug(s)
	if len(slug) <= source.ProposedName {
		return slug
	}
	cut := slug[:source.ProposedName+1]
	if at := strings.LastIndexByte(cut, '-'); at > 0 {
		return cut[:at]
	}
	return slug[:source.ProposedName]
}
