package network

import (
	"reflect"
	"slices"

	"essaim/internal/diag"
)

// SameButWords tells whether two states of a sheet differ at most in words:
// what pages quote and nothing is derived from, no list, figure or address. Its
// text, and where things stand in its file, do not count either.
func (s *Sheet) SameButWords(other *Sheet) bool {
	return reflect.DeepEqual(s.withoutWords(), other.withoutWords())
}

func (s *Sheet) withoutWords() Sheet {
	v := *s
	v.Title, v.Summary, v.General, v.Conditions = "", "", "", ""
	v.Partners, v.Planning = Answer[string]{}, nil
	v.Body = Body{}
	v.Results = slices.Clone(v.Results)
	for i := range v.Results {
		v.Results[i].Line, v.Results[i].Column = 0, 0
	}
	v.Contact, v.Links, v.Source = Contact{}, nil, Link{}
	v.Images = slices.Clone(v.Images)
	for i := range v.Images {
		v.Images[i].Pos = diag.Pos{}
	}
	v.Files = slices.Clone(v.Files)
	for i := range v.Files {
		v.Files[i].Pos = diag.Pos{}
	}
	return v
}
