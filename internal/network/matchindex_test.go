package network

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"essaim/test/loop"
)

// The index finds what looking at every offer finds, in the same order.
func TestOfferIndexFindsTheBest(t *testing.T) {
	r := loop.Random(t, 25, 7)
	for range loop.Rounds(t, 4000) {
		communes := make([]*Commune, 1+r.IntN(12))
		for i := range communes {
			communes[i] = someCommune(r, i)
		}
		sheets := make([]*Sheet, 1+r.IntN(20))
		for i := range sheets {
			sheets[i] = &Sheet{ID: fmt.Sprint("sheet-", i)}
			if r.IntN(2) == 0 {
				sheets[i].Results = []Result{{Value: &Amount{}}}
			}
		}
		x := &exchange{offers: map[string][]Offer{}, roles: map[communeTheme]*Role{}}
		for range r.IntN(60) {
			x.offer("theme", someOffer(r, communes, sheets))
		}
		for _, seeker := range communes {
			var all, found []Match
			for i, o := range x.offers["theme"] {
				if o.Commune != seeker {
					m := matchOf(seeker, o)
					m.order = int32(i)
					all = insertMatch(all, m)
				}
			}
			if index := x.index("theme"); index != nil {
				found = index.bestFor(seeker)
			}
			if fmt.Sprint(ordersOf(all)) != fmt.Sprint(ordersOf(found)) {
				t.Fatalf("%+v: %+v, and by the index %+v", *seeker, all, found)
			}
		}
	}
}

func someCommune(r *rand.Rand, i int) *Commune {
	c := &Commune{ID: fmt.Sprint("commune-", i), Population: r.IntN(5) * 1000}
	if r.IntN(4) > 0 { // some at the same place, some on one parallel
		c.Located, c.Lat, c.Lon = true, 44+float64(r.IntN(9))/10, 2+float64(r.IntN(9))/10
	}
	return c
}

func someOffer(r *rand.Rand, communes []*Commune, sheets []*Sheet) Offer {
	o := Offer{Sheet: sheets[r.IntN(len(sheets))]}
	switch r.IntN(6) {
	case 0: // the organisation's own
	case 1:
		o.Institution = &Institution{Commune: *someCommune(r, 99)}
	default:
		o.Commune = communes[r.IntN(len(communes))]
	}
	if o.Commune != nil && r.IntN(2) == 0 {
		o.Practice = &Practice{}
		if r.IntN(2) == 0 {
			o.Practice.Offers = []string{"visit"}
		}
		if r.IntN(3) == 0 {
			o.Sheet = nil
		}
	}
	return o
}

func ordersOf(matches []Match) (orders []int32) {
	for _, m := range matches {
		orders = append(orders, m.order)
	}
	return orders
}
