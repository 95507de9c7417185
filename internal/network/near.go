package network

import (
	"cmp"
	"math"
	"slices"
)

// Place is a point of the Earth, in degrees.
type Place struct{ Lat, Lon float64 }

// Neighbour is a commune that is near another, and what both do.
type Neighbour struct {
	Commune *Commune
	Km      float64 // as the crow flies
	Themes  []*Theme
}

// maxNeighbours is how many neighbours a commune is shown.
const maxNeighbours = 5

// NeighboursOf are the members that lie nearest to a commune, the nearest first, with
// the themes in which both carry a sheet or took one up; none when it is not located.
func (s *Situation) NeighboursOf(c *Commune) []Neighbour {
	near := nearest(c, s.located())
	for i := range near {
		near[i].Themes = slices.DeleteFunc(slices.Clone(s.Themes), func(t *Theme) bool {
			return !s.RoleIn(c.ID, t.ID).Does() || !s.RoleIn(near[i].Commune.ID, t.ID).Does()
		})
	}
	return near
}

// A memberAt is a member of a network that lies somewhere, and its place among them.
type memberAt struct {
	*Commune
	order int
}

// membersByLatitude are those that lie somewhere, from south to north.
func membersByLatitude(s *Situation) []memberAt {
	var all []memberAt
	for i, c := range s.Members(s.AsOf) {
		if c.Located {
			all = append(all, memberAt{c, i})
		}
	}
	slices.SortStableFunc(all, func(a, b memberAt) int { return cmp.Compare(a.Lat, b.Lat) })
	return all
}

// nearest goes north and south from a commune until nothing further away can be nearer than
// what was found: a portal has a hundred thousand communes.
func nearest(c *Commune, all []memberAt) []Neighbour {
	if !c.Located {
		return nil
	}
	var near []Neighbour
	var orders []int
	north, _ := slices.BinarySearchFunc(all, c.Lat, func(m memberAt, lat float64) int { return cmp.Compare(m.Lat, lat) })
	south := north - 1
	for north < len(all) || south >= 0 {
		m := all[max(south, 0)]
		if south < 0 || north < len(all) && all[north].Lat-c.Lat < c.Lat-all[south].Lat {
			m = all[north]
			north++
		} else {
			south--
		}
		if len(near) == maxNeighbours && atLeastKm(m.Lat, c.Lat) > near[maxNeighbours-1].Km {
			break
		}
		if m.Commune == c {
			continue
		}
		km, at := kmBetween(c, m.Commune), len(near)
		for at > 0 && cmp.Or(cmp.Compare(km, near[at-1].Km), cmp.Compare(m.order, orders[at-1])) < 0 {
			at--
		}
		if at < maxNeighbours {
			near = slices.Insert(near, at, Neighbour{Commune: m.Commune, Km: km})
			orders = slices.Insert(orders, at, m.order)
			near, orders = near[:min(len(near), maxNeighbours)], orders[:min(len(orders), maxNeighbours)]
		}
	}
	return near
}

// KmPerDegree is how long a degree of latitude is.
const KmPerDegree = earthKm * math.Pi / 180

// earthKm is the Earth's mean radius.
const earthKm = 6371

// kmBetween is the distance between two communes as the crow flies, by the
// haversine formula; -1 when one of them is not located.
func kmBetween(a, b *Commune) float64 {
	if a == nil || b == nil || !a.Located || !b.Located {
		return -1
	}
	radians := func(degrees float64) float64 { return degrees * math.Pi / 180 }
	halfChord := func(d float64) float64 { return math.Sin(d/2) * math.Sin(d/2) }
	h := halfChord(radians(b.Lat-a.Lat)) +
		math.Cos(radians(a.Lat))*math.Cos(radians(b.Lat))*halfChord(radians(b.Lon-a.Lon))
	return 2 * earthKm * math.Asin(math.Sqrt(min(h, 1)))
}
