package attachment

import (
	"bytes"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/folders"
	"essaim/internal/locale"
)

// Check reports what keeps a file from being published, as one error, or that it
// seems to be damaged, as one warning; nothing when all is well.
func Check(fsys fs.FS, name string) []diag.Problem {
	if p, ok := checkName(name); !ok {
		return []diag.Problem{p}
	}
	f, err := open(fsys, name)
	if err != nil {
		return []diag.Problem{diag.Unreadable(name, err)}
	}
	defer f.close()
	ext := extension(name)
	switch {
	case f.size == 0:
		return problem(name, "attachment-empty", diag.Warning, nil)
	case ext == svg:
		return checkSVG(f, name)
	}
	return checkContent(f, name, ext)
}

// Allows reports whether a file may be published by its name alone.
func Allows(name string) bool {
	_, ok := checkName(name)
	return ok
}

func problem(name string, code diag.Code, severity diag.Severity, args diag.Args) []diag.Problem {
	return []diag.Problem{{Severity: severity, Code: code, Pos: diag.Whole(name), Args: args}}
}

// extension is in small letters, without its dot.
func extension(name string) string { return strings.ToLower(strings.TrimPrefix(path.Ext(name), ".")) }

// checkName looks at the extension, which servers give a type for.
func checkName(name string) (diag.Problem, bool) {
	base := path.Base(name)
	ext := extension(base)
	p := diag.Problem{Severity: diag.Error, Pos: diag.Whole(name)}
	switch {
	case !everywhere(name):
		p.Code, p.Args = "file-name-of-a-device", diag.Args{"name": base, "rename": renamedEverywhere(name)}
	case ext == "":
		p.Code, p.Args = "attachment-without-extension", allowed(nil)
	case slices.Contains(otherImages, ext):
		p.Code, p.Args = "attachment-image-kind", diag.Args{"extension": "." + ext}
	case ext != svg && len(ofExtension(ext)) == 0:
		p.Code, p.Args = "attachment-kind", allowed(diag.Args{"extension": cut("." + ext)})
	case innerExtension(base) != "":
		stem := strings.TrimSuffix(base, path.Ext(base))
		to := strings.ReplaceAll(stem, ".", "-") + path.Ext(base)
		p.Code, p.Args = "attachment-two-extensions", diag.Args{"extension": innerExtension(base), "rename": path.Join(path.Dir(name), to)}
	default:
		return p, true
	}
	return p, false
}

// everywhere reports whether each part of a path can be copied to any system.
func everywhere(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if !folders.OnWindows(part) {
			return false
		}
	}
	return true
}

// renamedEverywhere makes the parts that cannot be into others.
func renamedEverywhere(name string) string {
	parts := strings.Split(name, "/")
	for i, part := range parts {
		if folders.OnWindows(part) {
			continue
		}
		stem, ext, dotted := strings.Cut(strings.TrimRight(part, ". "), ".")
		parts[i] = locale.Slug(stem) + "-1"
		if dotted {
			parts[i] += "." + ext
		}
	}
	return strings.Join(parts, "/")
}

// allowed adds the lists of what may be published.
func allowed(args diag.Args) diag.Args {
	if args == nil {
		args = diag.Args{}
	}
	for g, extensions := range groups {
		args[string(g)] = extensions
	}
	return args
}

// extensionLike is what a server may take for an extension: a version is none.
var extensionLike = regexp.MustCompile(`^[a-z][a-z0-9]{1,4}$`)
var version = regexp.MustCompile(`^v[0-9]+$`)

// innerExtension is the first part of a name, between dots, that some servers go
// by too: x.php.jpg is run, x.html.gz is a page that was compressed. The
// extensions of what may be published harm nobody there, as in x.tar.gz.
func innerExtension(base string) string {
	parts := strings.Split(strings.ToLower(base), ".")
	for _, part := range parts[1 : len(parts)-1] {
		known := len(ofExtension(part)) > 0 || part == "tar"
		if extensionLike.MatchString(part) && !version.MatchString(part) && !known {
			return "." + part
		}
	}
	return ""
}

// checkContent compares a content with what the extension says.
func checkContent(f *sample, name, ext string) []diag.Problem {
	for _, k := range ofExtension(ext) {
		if k.fits(f.head) {
			if k.damaged != nil && k.damaged(f) {
				return problem(name, "attachment-damaged", diag.Warning, diag.Args{"extension": "." + ext})
			}
			return nil
		}
	}
	found, known := signed(f.head)
	switch {
	case isProgram(f.head):
		return problem(name, "attachment-of-no-kind", diag.Error, diag.Args{"extension": "." + ext})
	case isMarkup(f.head):
		return problem(name, "attachment-is-page", diag.Error, diag.Args{"extension": "." + ext})
	case bytes.HasPrefix(f.head, []byte("\xff\xfe")) && ofText(ext), bytes.HasPrefix(f.head, []byte("\xfe\xff")) && ofText(ext):
		return problem(name, "attachment-utf-16", diag.Error, nil)
	case known:
		return problem(name, "attachment-of-another-kind", diag.Error, diag.Args{
			"extension": "." + ext, "found": "." + found.name, "rename": renamed(name, found.name),
		})
	case ofText(ext) || isText(f.head):
		return problem(name, "attachment-of-no-kind", diag.Error, diag.Args{"extension": "." + ext})
	}
	// Bytes that are those of no kind: a copy that went wrong, or a dead disk.
	return problem(name, "attachment-damaged", diag.Warning, diag.Args{"extension": "." + ext})
}

// ofText reports whether an extension is one of text.
func ofText(ext string) bool {
	for _, k := range ofExtension(ext) {
		switch k.name {
		case "csv", "json", "ics", "vtt":
			return true
		}
	}
	return false
}

// renamed gives a file the extension of what it is.
func renamed(name, ext string) string {
	base := path.Base(name)
	stem := strings.TrimSuffix(base, path.Ext(base))
	if stem == "" {
		stem = locale.Slug(base)
	}
	return path.Join(path.Dir(name), stem+"."+ext)
}
