package attachment

import (
	"errors"
	"io/fs"

	"essaim/internal/diag"
	"essaim/internal/picture"
)

// refusalCode is that of why a photo cannot be shown.
func refusalCode(r picture.Refusal) diag.Code {
	switch r {
	case picture.ManyPixels:
		return "photo-too-large"
	case picture.ManyBytes:
		return "photo-too-heavy"
	case picture.Animated:
		return "photo-animated"
	case picture.Coding:
		return "photo-coding"
	}
	return "attachment-damaged"
}

// Photo measures a photo that Check found nothing wrong with. One that pages cannot
// show is a warning, and has no header.
func Photo(fsys fs.FS, name string) (picture.Header, []diag.Problem) {
	f, err := open(fsys, name)
	if err != nil {
		return picture.Header{}, unreadable(name, err)
	}
	defer f.close()
	header, err := picture.Measure(f, f.size, name)
	if err != nil {
		return picture.Header{}, Refused(name, err)
	}
	return header, nil
}

// Refused is the problem of a photo that cannot be measured or made.
func Refused(name string, err error) []diag.Problem {
	var refusal picture.Refusal
	if !errors.As(err, &refusal) {
		return unreadable(name, err)
	}
	return problem(name, refusalCode(refusal), diag.Warning, diag.Args{
		"extension": "." + extension(name), "pixels": picture.MostPixels / 1_000_000, "megabytes": picture.MostBytes >> 20,
	})
}

func unreadable(name string, err error) []diag.Problem {
	return []diag.Problem{{Severity: diag.Error, Code: "unreadable-file", Pos: diag.Whole(name), Args: diag.Args{"reason": err.Error()}}}
}
