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
	var near []Neighbour
	for _, other := range s.Members(s.AsOf) {
		if km := kmBetween(c, other); other != c && km >= 0 {
			near = append(near, Neighbour{Commune: other, Km: km})
		}
	}
	slices.SortStableFunc(near, func(a, b Neighbour) int { return cmp.Compare(a.Km, b.Km) })
	near = near[:min(len(near), maxNeighbours)]
	for i := range near {
		near[i].Themes = slices.DeleteFunc(slices.Clone(s.Themes), func(t *Theme) bool {
			return !s.RoleIn(c.ID, t.ID).Does() || !s.RoleIn(near[i].Commune.ID, t.ID).Does()
		})
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
