package site

import "essaim/internal/digest"

// A key is made of a whole view (see package build), field by field. What stands
// in views by the hundred tells its digest itself, which takes a tenth of the
// time; a test makes sure that no field is forgotten. Types that others embed
// must not: their method would pass for that of the whole.

// Hash is for hashstructure; it never fails.
func (c Card) Hash() (uint64, error) {
	d := digest.Digest(0).Texts(
		c.Title, c.URL, c.Summary, c.Theme.Name, c.Theme.URL, c.Theme.Note, c.Carrier,
		c.Status.ID, c.Status.Words, c.Date,
	).Mix(uint64(len(c.Facts))).Texts(c.Facts...).Mix(flags(c.Status.Late, c.Exemplary, c.Draft))
	return d.Sum64(), nil
}

// Hash is for hashstructure; it never fails.
func (f Figure) Hash() (uint64, error) {
	d := digest.Digest(0).Texts(f.Label, f.Value, f.Note, f.URL, f.URLText)
	return d.Sum64(), nil
}

// Hash is for hashstructure; it never fails.
func (l LinkedData) Hash() (uint64, error) {
	d := l.digest(0)
	return d.Sum64(), nil
}

func (l LinkedData) digest(d digest.Digest) digest.Digest {
	d = d.Texts(
		l.Context, l.Type, l.Name, l.Headline, l.Description, l.URL, l.Language, l.Published, l.Modified,
		l.Start, l.Status, l.Attendance, l.License, l.Address, l.Format, l.Content, l.Temporal,
	).Mix(uint64(len(l.Keywords))).Texts(l.Keywords...).Mix(flags(l.Free))
	for _, parts := range [][]LinkedData{l.Author, l.Creator, l.Publisher, l.Organizer, l.Location, l.Spatial, l.Distribution} {
		d = d.Mix(uint64(len(parts)))
		for _, part := range parts {
			d = part.digest(d)
		}
	}
	return d
}

func flags(all ...bool) uint64 {
	var word uint64
	for i, f := range all {
		if f {
			word |= 1 << i
		}
	}
	return word
}
