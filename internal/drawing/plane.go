package drawing

import (
	"math"

	"essaim/internal/network"
)

// A plane touches the Earth in the middle of the communes: over an agglomeration or a
// county, a degree of longitude is a degree of latitude times the cosine of the latitude.
// North is up.
type plane struct {
	scale, shrink float64 // units per degree of latitude; a degree of longitude in degrees of latitude
	west, north   float64 // in degrees: what is at the corner of left and top
	left, top     float64
	height        int
}

// newPlane lays places, and the borders around them, out in a room.
func newPlane(places []network.Place, outline [][]network.Place, room MapSize) plane {
	seen := bounds{west: 180, east: -180, south: 90, north: -90}
	for _, p := range places {
		seen.add(p)
	}
	seen.reach(outline)
	p := plane{shrink: max(math.Cos((seen.south+seen.north)/2*math.Pi/180), 1e-3), west: seen.west, north: seen.north}
	width, tall := (seen.east-seen.west)*p.shrink, seen.north-seen.south
	margin := float64(room.apart) * 0.75
	p.scale = min((float64(room.width-2*room.side))/max(width, 1e-6), (float64(room.height)-2*margin)/max(tall, 1e-6))
	p.left, p.top = (float64(room.width)-width*p.scale)/2, margin
	p.height = int(math.Round(tall*p.scale + 2*margin))
	return p
}

func (p plane) at(place network.Place) point {
	return point{p.left + (place.Lon-p.west)*p.shrink*p.scale, p.top + (p.north-place.Lat)*p.scale}
}

// perKm is how many units a kilometre is long.
func (p plane) perKm() float64 { return p.scale / network.KmPerDegree }

// bounds are what a map shows, in degrees.
type bounds struct{ west, east, south, north float64 }

func (b *bounds) add(p network.Place) {
	b.west, b.east = min(b.west, p.Lon), max(b.east, p.Lon)
	b.south, b.north = min(b.south, p.Lat), max(b.north, p.Lat)
}

// reach makes room for borders, but for those that go far: communes stay the subject of
// the map, whatever lies in the file.
func (b *bounds) reach(outline [][]network.Place) {
	const share = 0.35
	wide, tall := (b.east-b.west)*share, (b.north-b.south)*share
	limits := bounds{b.west - wide, b.east + wide, b.south - tall, b.north + tall}
	for _, line := range outline {
		for _, p := range line {
			b.add(network.Place{
				Lat: min(max(p.Lat, limits.south), limits.north),
				Lon: min(max(p.Lon, limits.west), limits.east),
			})
		}
	}
}

// spread moves points that lie closer than least apart, each as little as it can, so that
// no sign hides another; where there are too many for that, some stay close.
func spread(points []point, least, width, height float64) {
	const rounds, many = 60, 1000 // a drawing of more is no map to choose on
	if len(points) > many {
		return
	}
	for range rounds {
		moved := false
		for i := range points {
			for j := range i {
				moved = part(&points[i], &points[j], least) || moved
			}
		}
		if !moved {
			return
		}
		for i := range points {
			points[i].x = min(max(points[i].x, least/2), width-least/2)
			points[i].y = min(max(points[i].y, least/2), height-least/2)
		}
	}
}

// part moves two points apart, each by half of what is missing.
func part(a, b *point, least float64) (moved bool) {
	dx, dy := a.x-b.x, a.y-b.y
	if math.Abs(dx) >= least || math.Abs(dy) >= least {
		return false // most are, which is soon seen
	}
	far := math.Hypot(dx, dy)
	if far >= least-0.01 {
		return false
	}
	if far < 0.01 { // one place: side by side
		dx, dy, far = 1, 0, 1
		a.x += 0.01
	}
	push := (least - min(far, least)) / 2
	a.x, a.y = a.x+dx/far*push, a.y+dy/far*push
	b.x, b.y = b.x-dx/far*push, b.y-dy/far*push
	return true
}
