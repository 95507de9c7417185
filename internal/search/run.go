package search

// A run is a range of documents turned round: of each term it holds the documents
// that have it, ascending, each as a mention (see appendMention) of the gap to the
// document before, from -1 and less one, with the weight of that one. The weight of
// the last one is in its place, where a document that has several forms of a term
// adds to it.
type run struct {
	first  int     // document
	places []place // by text
	bytes  []byte
	has    []bool // by form, whether a document has it
}

// place is where the documents of a term are. A term of a document stands in
// places far apart in memory, which are few.
type place struct {
	start, end int32  // of bytes
	last       int32  // document, of the run; -1 for none
	reported   uint32 // how many documents, and in the low byte the weight of the last
}

func (p *place) weight() uint32 { return p.reported & maxWeight }
func (p *place) count() int32   { return int32(p.reported >> 8) }

// invert goes through the digests once to count the bytes of each term, and once to
// fill it.
func (r *run) invert(documents []document, first int, l *lexicon) {
	r.first = first
	r.makeRoom(documents, l)
	for number := range documents {
		for form, weight := range mentions(documents[number].digest) {
			for _, term := range l.forms[form].terms {
				if term >= 0 {
					r.post(&r.places[term], int32(number), weight)
				}
			}
		}
	}
}

// makeRoom gives each term its space. A mention takes a byte, and one more when it
// weighs much; gaps of 32 documents or more take more, and no run has many. Two
// mentions that become one of much weight have had a byte each.
func (r *run) makeRoom(documents []document, l *lexicon) {
	type count struct{ all, heavy int32 }
	ofForm := make([]count, len(l.forms))
	for number := range documents {
		for form, weight := range mentions(documents[number].digest) {
			ofForm[form].all++
			if weight > 3 {
				ofForm[form].heavy++
			}
		}
	}
	r.has = make([]bool, len(l.forms))
	r.places = make([]place, len(l.texts.ends)) // until they are known, they hold what was counted
	for form, m := range ofForm {
		r.has[form] = m.all > 0
		for _, term := range l.forms[form].terms {
			if term >= 0 {
				r.places[term].start += m.all
				r.places[term].end += m.heavy
			}
		}
	}
	at := int32(0)
	for i := range r.places {
		all, heavy := r.places[i].start, r.places[i].end
		r.places[i] = place{start: at, end: at, last: -1}
		at += all + heavy
		for gap := 32; gap <= len(documents); gap <<= 7 {
			at += min(all, int32(len(documents)/gap))
		}
	}
	r.bytes = make([]byte, at)
}

// post adds weight to what a document owes to a term. Documents come in order.
func (r *run) post(p *place, document int32, weight uint32) {
	before := p.weight()
	if p.last == document {
		p.reported += min(weight, maxWeight-before)
		return
	}
	v, end := uint32(document-p.last-1)<<2|(min(max(before, 1), 4)-1), p.end
	for ; v >= 0x80; v >>= 7 {
		r.bytes[end] = byte(v) | 0x80
		end++
	}
	r.bytes[end] = byte(v)
	end++
	if before > 3 {
		r.bytes[end] = byte(before)
		end++
	}
	p.end, p.last, p.reported = end, document, p.reported-before+1<<8+weight
}

// of adds the postings of a term to a list.
func (r *run) of(term int32, list []posting) []posting {
	p := &r.places[term]
	if p.count() == 0 {
		return list
	}
	mentions := r.bytes[:p.end]
	document, _, at := mentionAt(mentions, int(p.start))
	for at < len(mentions) {
		var gap, weight uint32
		gap, weight, at = mentionAt(mentions, at)
		list = append(list, r.posting(document, weight))
		document += gap + 1
	}
	return append(list, r.posting(document, p.weight()))
}

func (r *run) posting(document, weight uint32) posting {
	return posting((uint32(r.first)+document)<<8 | weight)
}
