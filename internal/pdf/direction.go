package pdf

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// A line is painted from left to right. Hebrew, which is read from right to left, is put
// into that order here, by the Unicode bidirectional algorithm (UAX #9) without explicit
// marks: they are never drawn. Arabic has no letters in the faces; who publishes is
// warned of that.

// beginsRight reports whether the first letter of a paragraph is read from right to left,
// and so is the paragraph.
func beginsRight(runs []run) bool {
	for _, r := range runs {
		for _, c := range r.text {
			switch classOf(c) {
			case bidi.L:
				return false
			case bidi.R, bidi.AL:
				return true
			}
		}
	}
	return false
}

func classOf(c rune) bidi.Class {
	if c < firstRight {
		if unicode.IsLetter(c) {
			return bidi.L
		}
		return bidi.ON
	}
	properties, _ := bidi.LookupRune(c)
	return properties.Class()
}

const firstRight = 0x590 // the first letter that is read from right to left

func hasRight(fragments []fragment) bool {
	return slices.ContainsFunc(fragments, func(f fragment) bool {
		return strings.ContainsFunc(f.text, func(c rune) bool { return c >= firstRight && isRight(classOf(c)) })
	})
}

func isRight(c bidi.Class) bool { return c == bidi.R || c == bidi.AL }

// A cluster is a letter with what stands above or below it.
type cluster struct {
	text     string
	fragment int
}

// visual gives the fragments of a line from left to right.
func (s *setter) visual(fragments []fragment, toLeft bool) []fragment {
	var text strings.Builder
	var of []int // fragment, by rune
	for i, f := range fragments {
		text.WriteString(f.text)
		for range f.text {
			of = append(of, i)
		}
	}
	direction := bidi.LeftToRight
	if toLeft {
		direction = bidi.RightToLeft
	}
	var paragraph bidi.Paragraph
	if _, err := paragraph.SetString(text.String(), bidi.DefaultDirection(direction)); err != nil {
		return fragments
	}
	order, err := paragraph.Order()
	if err != nil {
		return fragments
	}
	var pieces [][]cluster // of one direction each, in the order in which they are read
	var right []bool
	for i := range order.NumRuns() {
		r := order.Run(i)
		start, _ := r.Pos()
		pieces = append(pieces, lettersOf(r.String(), of[start:]))
		right = append(right, r.Direction() == bidi.RightToLeft)
	}
	for i := range pieces {
		if right[i] {
			slices.Reverse(pieces[i])
			for j := range pieces[i] {
				pieces[i][j].text = mirrored(pieces[i][j].text)
			}
		}
	}
	// What is read from right to left goes on past the numbers within it.
	for i := 0; i < len(pieces); {
		end := i
		for end < len(pieces) && (toLeft || right[end] || end > i && !hasLetters(pieces[end])) {
			end++
		}
		slices.Reverse(pieces[i:end])
		i = max(end, i+1)
	}
	return s.joined(fragments, slices.Concat(pieces...))
}

// lettersOf cuts a text into letters with their marks.
func lettersOf(text string, of []int) []cluster {
	var list []cluster
	n := 0
	for _, c := range text {
		if len(list) > 0 && unicode.Is(unicode.M, c) {
			list[len(list)-1].text += string(c)
		} else {
			list = append(list, cluster{string(c), of[n]})
		}
		n++
	}
	return list
}

func hasLetters(piece []cluster) bool {
	return slices.ContainsFunc(piece, func(l cluster) bool { return strings.ContainsFunc(l.text, unicode.IsLetter) })
}

// mirrors are the marks that point the other way, but for brackets, which bidi knows:
// quotation marks, double and single, and the signs of less and more.
var mirrors = map[rune]rune{0xab: 0xbb, 0xbb: 0xab, 0x2039: 0x203a, 0x203a: 0x2039, '<': '>', '>': '<'}

// mirrored turns brackets and such round.
func mirrored(text string) string {
	if other, is := mirrors[[]rune(text)[0]]; is {
		return string(other)
	}
	if properties, _ := bidi.LookupString(text); properties.IsBracket() {
		return bidi.ReverseString(text)
	}
	return text
}

// joined makes fragments of letters again.
func (s *setter) joined(fragments []fragment, letters []cluster) []fragment {
	var list []fragment
	for i := 0; i < len(letters); {
		f := fragment{run: fragments[letters[i].fragment].run}
		var text strings.Builder
		for of := letters[i].fragment; i < len(letters) && letters[i].fragment == of; i++ {
			text.WriteString(letters[i].text)
		}
		f.text = text.String()
		face, units := s.fonts.faces[f.face], 0
		for _, c := range f.text {
			if c != zeroWidth {
				units += int(face.advances[face.drawn(c)])
			}
		}
		f.width = face.length(units, f.size)
		list = append(list, f)
	}
	return list
}
