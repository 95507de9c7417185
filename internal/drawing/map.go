package drawing

import (
	"math"
	"unicode/utf8"

	"essaim/internal/network"
	"essaim/internal/view"
	"essaim/internal/wording"
)

const (
	mapWidth  = 600
	mapHeight = 460 // at most
	mapMargin = 70  // room for names
	signSize  = 16
	nameSize  = 13
)

// Map is nil when fewer than two communes are located: there is
// nothing to see.
func Map(w *wording.Words, members []*network.Commune) *view.Map {
	var placed []*network.Commune
	for _, c := range members {
		if c.Located {
			placed = append(placed, c)
		}
	}
	if len(placed) < 2 {
		return nil
	}
	at, height := project(placed)
	m := &view.Map{Width: mapWidth, Height: height, Unplaced: w.Some("map.unplaced", len(members)-len(placed))}
	var taken []box
	for i := range placed {
		taken = append(taken, box{at[i].x - 9, at[i].y - 9, at[i].x + 9, at[i].y + 9})
	}
	for i, c := range placed {
		mark := view.Mark{X: at[i].x - signSize/2, Y: at[i].y - signSize/2, Kind: string(w.InvolvementOf(c.ID))}
		if name := w.Typo(c.Name); placeName(&mark, name, at[i], height, taken) {
			taken = append(taken, nameBox(&mark))
		}
		m.Marks = append(m.Marks, mark)
	}
	return m
}

// A point and a box of the drawing.
type (
	point struct{ x, y int }
	box   struct{ left, top, right, bottom int }
)

func (b box) meets(other box) bool {
	return b.left < other.right && other.left < b.right && b.top < other.bottom && other.top < b.bottom
}

// project lays communes out on a plane that touches the Earth in their middle:
// over an agglomeration, a degree of longitude is a degree of latitude times
// the cosine of the latitude. North is up.
func project(communes []*network.Commune) (points []point, height int) {
	west, east := math.Inf(1), math.Inf(-1)
	south, north := math.Inf(1), math.Inf(-1)
	for _, c := range communes {
		west, east = min(west, c.Lon), max(east, c.Lon)
		south, north = min(south, c.Lat), max(north, c.Lat)
	}
	shrink := math.Cos((south + north) / 2 * math.Pi / 180)
	width, tall := (east-west)*shrink, north-south
	scale := min((mapWidth-2*mapMargin)/max(width, 1e-6), (mapHeight-2*mapMargin/2)/max(tall, 1e-6))
	height = int(math.Round(tall*scale)) + mapMargin
	left := (mapWidth - width*scale) / 2
	for _, c := range communes {
		points = append(points, point{
			x: int(math.Round(left + (c.Lon-west)*shrink*scale)),
			y: int(math.Round(mapMargin/2 + (north-c.Lat)*scale)),
		})
	}
	return points, height
}

// placeName writes the name where it covers nothing: right of the sign, left of
// it, above or below; nowhere when each of them is taken.
func placeName(m *view.Mark, name string, at point, height int, taken []box) bool {
	m.Name = name
	for _, spot := range []view.Mark{
		{NameX: at.x + 13, NameY: at.y + 5, Anchor: "start"},
		{NameX: at.x - 13, NameY: at.y + 5, Anchor: "end"},
		{NameX: at.x, NameY: at.y - 13, Anchor: "middle"},
		{NameX: at.x, NameY: at.y + 24, Anchor: "middle"},
	} {
		m.NameX, m.NameY, m.Anchor = spot.NameX, spot.NameY, spot.Anchor
		if b := nameBox(m); b.inside(height) && !b.meetsAny(taken) {
			return true
		}
	}
	m.Name, m.NameX, m.NameY, m.Anchor = "", 0, 0, ""
	return false
}

// nameBox is the room that the name takes.
func nameBox(m *view.Mark) box {
	width := nameWidth(m.Name)
	b := box{m.NameX, m.NameY - nameSize, m.NameX + width, m.NameY + 4}
	switch m.Anchor {
	case "end":
		b.left, b.right = m.NameX-width, m.NameX
	case "middle":
		b.left, b.right = m.NameX-width/2, m.NameX+width/2
	}
	return b
}

// nameWidth is about what a name takes: a letter is 0.6 em wide.
func nameWidth(name string) int { return utf8.RuneCountInString(name) * nameSize * 6 / 10 }

func (b box) inside(height int) bool {
	return b.left >= 0 && b.right <= mapWidth && b.top >= 0 && b.bottom <= height
}

func (b box) meetsAny(taken []box) bool {
	for _, t := range taken {
		if b.meets(t) {
			return true
		}
	}
	return false
}
