package source

import (
	"reflect"
	"slices"
	"testing"

	"essaim/internal/network"
)

// Search finds what a sheet says in sentences. How to reach someone is on the
// page and not in the index; title and summary are entries of their own there,
// results are found by their labels.
func TestSheetTexts(t *testing.T) {
	s := filled()
	want := []string{
		"Who", "Note", "Note", "By", "Note", "Technical", "Text", "Note", "Role", "General", "Text", "Note", "Text", "Name", "Role", "Who", "Keywords", "Conditions", "Alt", "Name", "Name", "Name",
	}
	if got := SheetTexts(s); !slices.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
	if got := SheetTexts(&network.Sheet{}); slices.ContainsFunc(got, func(s string) bool { return s != "" }) {
		t.Errorf("a sheet that says nothing: %q", got)
	}
}

// While the preview is open, mere words change in the plan as it is. Whoever
// derives something from one of them takes mereWords off its line in the table.
func TestMereWords(t *testing.T) {
	words := []string{"Title", "Summary", "General", "Partners", "Audience", "Keywords", "Conditions", "Contact", "Links", "Source", "Body"}
	for _, f := range reflect.VisibleFields(reflect.TypeFor[network.Sheet]()) {
		a, b := filled(), filled()
		reflect.ValueOf(b).Elem().FieldByIndex(f.Index).SetZero()
		if got, want := sameButWords(a, b), slices.Contains(words, f.Name); got != want {
			t.Errorf("%s is mere words: %t, not %t", f.Name, got, want)
		}
		if whole := filled(); !reflect.DeepEqual(a, whole) {
			t.Fatalf("comparing changed %+v to %+v", whole, a)
		}
	}
	a, moved := filled(), filled()
	moved.Results[0].Line, moved.Images[0].Pos.Line, moved.Files[0].Pos.Line = 30, 31, 32
	if !sameButWords(a, moved) {
		t.Error("what only stands elsewhere in the file is another sheet")
	}
}

// filled is a sheet of which each field says something: a text its own name, a
// list one thing.
func filled() *network.Sheet {
	var s network.Sheet
	fill(reflect.ValueOf(&s).Elem(), "")
	return &s
}

func fill(v reflect.Value, name string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(name)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), name)
	case reflect.Interface:
		v.Set(reflect.ValueOf(name))
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), name)
	case reflect.Struct:
		for _, f := range reflect.VisibleFields(v.Type()) {
			if !f.IsExported() { // an author's words for a date
				continue
			}
			below := f.Name
			if below == "Items" {
				below = name
			}
			fill(v.FieldByIndex(f.Index), below)
		}
	default:
		v.Set(reflect.ValueOf(1).Convert(v.Type()))
	}
}

// A list that no line of the table reads is one that nobody can write.
func TestListsAreRead(t *testing.T) {
	var sheet network.Sheet
	for _, l := range network.SheetLists {
		i, known := sheetTable.find(l.Key)
		if !known || sheetTable.places[i](&sheet) != any(l.Of(&sheet)) {
			t.Errorf("the table of sheets has no list(%q)", l.Key)
		}
	}
}
