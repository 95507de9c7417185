package network

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"essaim/internal/locale"
)

// An Outlay is what a sheet or an adoption took, and who bore it.
type Outlay struct {
	Means        *Means
	communes     []string
	institutions []string
	network      bool // the organisation itself
}

// Outlay is what a sheet took, borne by who carries it.
func (s *Sheet) Outlay() Outlay {
	return Outlay{&s.Means, s.Communes, s.Institutions, s.Network}
}

// Outlay is what an adoption took, borne by who took the practice up.
func (a *Adoption) Outlay() Outlay {
	return Outlay{Means: &a.Means, communes: []string{a.Commune}}
}

// KindOfFunding is what the author says that a funding is, else own funds when
// it comes from who bore the outlay, else a grant.
func KindOfFunding(s *Situation, o Outlay, f *Funding) FundingKind {
	return ledger{s.index}.kindOf(o, f)
}

// A ledger adds up what sheets and adoptions took.
type ledger struct{ *index }

func (r ledger) kindOf(o Outlay, f *Funding) FundingKind {
	switch {
	case f.Kind != "":
		return f.Kind
	case r.bore(o, f.By):
		return OwnFunds
	}
	return Grant
}

// bore reports whether a text names who bore an outlay, by id or name.
func (r ledger) bore(o Outlay, by string) bool {
	by = locale.Fold(by)
	if len(o.communes) > 0 && slices.Contains(foldedTitles(), by) { // "la commune"
		return true
	}
	of, titled := cutTitle(by) // "des aubrelles"
	by = cutOf(of)
	if o.network {
		return is(by, r.Organisation.Name, r.Name)
	}
	named := func(id string) bool {
		c := r.carrier(id)
		return c != nil && (is(by, c.ID, c.Name) || titled && of == locale.Fold(cmp.Or(c.Of, locale.For(r.Lang).Of(c.Name))))
	}
	return slices.ContainsFunc(o.communes, named) || slices.ContainsFunc(o.institutions, named)
}

func is(folded string, names ...string) bool {
	return folded != "" && slices.ContainsFunc(names, func(name string) bool {
		own, _ := cutTitle(locale.Fold(name))
		return cutOf(own) == folded
	})
}

// foldedTitles and foldedOf are the words that cutTitle and cutOf know, folded once:
// they are asked for each funding of each sheet.
var (
	foldedTitles = sync.OnceValue(func() []string { return foldedSpellings("carrier.title") })
	foldedOf     = sync.OnceValue(func() []string { return foldedSpellings("multiplier.of") })
)

func foldedSpellings(name string) []string {
	var folded []string
	for _, text := range locale.Spellings(name) {
		folded = append(folded, locale.Fold(text))
	}
	return folded
}

// cutTitle takes "commune" off a folded name, when it is there.
func cutTitle(name string) (rest string, titled bool) {
	for _, title := range foldedTitles() {
		if rest, is := strings.CutPrefix(name, title); is && strings.HasPrefix(rest, " ") {
			return rest[1:], true
		}
	}
	return name, false
}

// cutOf takes "de" off the rest.
func cutOf(name string) string {
	for _, of := range foldedOf() {
		if rest, is := strings.CutPrefix(name, of); is && (strings.HasSuffix(of, "'") || strings.HasPrefix(rest, " ")) {
			return strings.TrimSpace(rest)
		}
	}
	return name
}
