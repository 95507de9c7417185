package source

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"essaim/internal/locale"
	"essaim/internal/network"
)

// Skeleton is a new file of a kind, ready to be filled in: what is required as
// keys without value, the rest behind a # (which is all there is to remove),
// in the site's language, with the ids known today. But for a diagnostic,
// which has nothing required, it is a draft: check only warns of what is left
// to fill in. The error is a *NameError.
func Skeleton(kind Kind, name string, l *locale.Locale, known *network.Network, today network.Day) ([]byte, error) {
	if err := CheckName(kind, name, known); err != nil {
		return nil, err
	}
	s := skeleton{kind: kind, words: l, known: known, ids: idsOf(known), listed: map[string]bool{}}
	s.out.WriteString("---\n")
	s.prose(l.Field("skeleton.how"))
	values := s.given(kind, name, today)
	fields := slices.Clone(forms[kind].table.Fields)
	if values["draft"] != "" {
		slices.SortStableFunc(fields, draftFirst)
	}
	for _, field := range fields {
		s.field(field, values)
	}
	if kind == MeetingKind {
		s.openNeeds(today)
	}
	s.out.WriteString("---\n")
	s.body(kind)
	return s.out.Bytes(), nil
}

type skeleton struct {
	kind   Kind
	words  *locale.Locale
	known  *network.Network
	ids    map[string][]string
	listed map[string]bool // ids already listed
	out    bytes.Buffer
}

// idsOf lists the ids of each kind of thing.
func idsOf(n *network.Network) map[string][]string {
	ids := map[string][]string{}
	for names, things := range Things(n) {
		for _, t := range things {
			ids[names] = append(ids[names], t.ID)
		}
	}
	return ids
}

// given are the values that the name and the day already say, by key.
func (s *skeleton) given(kind Kind, name string, today network.Day) map[string]string {
	values := map[string]string{"draft": s.words.Spelling("value.truth.yes")}
	switch kind {
	case CommuneKind:
		delete(values, "draft")
	case SheetKind:
		values["date"] = today.ISO()
		values["results"] = "[]"
	case MeetingKind:
		date, _ := meetingDate(name)
		values["date"] = date.ISO()
		values["status"] = meetingStatus.Choices[0].In(s.words)
	case PageKind:
		values["title"] = ""
	case AdoptionKind:
		values["considered"] = today.ISO()
		s.fromName(name, values)
	}
	return values
}

// fromName reads COMMUNE-SHEET, as adoptions are usually named.
func (s *skeleton) fromName(name string, values map[string]string) {
	for _, commune := range s.ids["commune"] {
		if sheet, ok := strings.CutPrefix(name, commune+"-"); ok {
			values["commune"] = commune
			if slices.Contains(s.ids["sheet"], sheet) {
				values["sheet"] = sheet
			}
			return
		}
	}
}

// draftFirst puts what must be removed in the end where it is seen.
func draftFirst(a, b Field) int {
	switch {
	case a.Key == "draft":
		return -1
	case b.Key == "draft":
		return 1
	}
	return 0
}

// unasked are keys that few files need; the guide speaks of them.
var unasked = []string{"extra", "slides", "aliases", "id", "uid", "approx", "unit"}

// Asks reports whether people are asked for a key. An adoption has one carrier, whose
// its results are; which practices of communes are one is the animator's to say.
func Asks(kind Kind, f Field) bool {
	return !f.ForForms && !slices.Contains(unasked, f.Key) && (kind != AdoptionKind || f.path() != "result.commune") && f.path() != "practice.practice"
}

// field writes a key at the top: a comment, then the key.
func (s *skeleton) field(f Field, values map[string]string) {
	if !Asks(s.kind, f) {
		return
	}
	value, on := values[f.Key]
	on = on || f.Required
	s.out.WriteString("\n")
	s.prose(upperFirst(f.About(s.words)) + s.choices(f.Type))
	s.knownIDs(f.Type)
	if on {
		s.out.WriteString(strings.TrimSpace(f.Spelling(s.words)+": "+value) + "\n")
		if value == "" && f.Type.inside() != nil {
			s.nested(f.Type, "  ")
		}
		return
	}
	if f.Type.inside() == nil {
		fmt.Fprintf(&s.out, "#%s: %s\n", f.Spelling(s.words), f.ExampleIn(s.words))
		return
	}
	fmt.Fprintf(&s.out, "#%s:\n", f.Spelling(s.words))
	s.nested(f.Type, "  ")
}

// nested writes the keys of a map in block style, behind a #.
func (s *skeleton) nested(t Type, indent string) {
	lead := indent
	if t.Of != nil {
		lead, indent = indent+"- ", indent+"  "
	}
	for _, f := range t.inside().Fields {
		if !Asks(s.kind, f) {
			continue
		}
		line := "#" + lead + f.Spelling(s.words) + ":"
		lead = indent
		if f.Type.inside() != nil {
			s.out.WriteString(line + "\n")
			s.nested(f.Type, indent+"  ")
			continue
		}
		fmt.Fprintf(&s.out, "%-40s # %s%s\n", line+" "+f.ExampleIn(s.words), f.About(s.words), s.choices(f.Type))
	}
}

// choices lists the values of an enumeration.
func (s *skeleton) choices(t Type) string {
	if t.Name != "choice" {
		return ""
	}
	words := make([]string, len(t.Choices))
	for i, c := range t.Choices {
		words[i] = c.In(s.words)
	}
	return " (" + strings.Join(words, ", ") + ")"
}

// maxListed is how many ids a comment lists; the others are in the folder.
const maxListed = 40

// knownIDs lists, once, the ids that a value may have, or those in its map.
func (s *skeleton) knownIDs(t Type) {
	if table := t.inside(); table != nil {
		for _, f := range table.Fields {
			s.knownIDs(f.Type)
		}
	}
	names := t.Names
	if t.Of != nil {
		names = t.Of.Names
	}
	ids := s.ids[names]
	if len(ids) == 0 || s.listed[names] {
		return
	}
	s.listed[names] = true
	more := ""
	if len(ids) > maxListed {
		ids, more = ids[:maxListed], ", …"
	}
	s.prose(s.words.Field("skeleton.known", strings.Join(ids, ", ")+more))
}

// openNeeds lists what communes look for, so that the meeting may answer it.
// What is not public is not written into a file that others read.
func (s *skeleton) openNeeds(today network.Day) {
	situation := s.known.At(today)
	first := true
	for _, d := range s.known.Diagnostics {
		if d.Draft {
			continue
		}
		for _, need := range d.Needs.Items {
			if _, met := situation.Met(need); met || need.Private {
				continue
			}
			if first {
				s.out.WriteString("\n")
				s.prose(s.words.Field("skeleton.needs"))
				first = false
			}
			s.prose(s.words.Field("skeleton.need", need.Theme, d.Commune, oneLine(need.Text)))
		}
	}
}

// prose writes a comment, in lines of about a hundred characters.
func (s *skeleton) prose(text string) {
	line := "#"
	for _, word := range strings.Split(text, " ") {
		if len(line)+len(word) > 100 && line != "#" {
			s.out.WriteString(line + "\n")
			line = "#"
		}
		line += " " + word
	}
	s.out.WriteString(line + "\n")
}

// body writes the headings that a sheet should have, or what the text is for.
func (s *skeleton) body(kind Kind) {
	if kind != SheetKind {
		fmt.Fprintf(&s.out, "\n<!-- %s -->\n", s.words.Field("skeleton."+string(kind)))
		return
	}
	for _, section := range network.Sections {
		fmt.Fprintf(&s.out, "\n## %s\n\n<!-- %s -->\n", s.words.T("section."+string(section)), s.words.Field("skeleton."+string(section)))
	}
}

func upperFirst(s string) string {
	r := []rune(s)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
