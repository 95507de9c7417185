package drawing

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"

	"essaim/internal/address"
	"essaim/internal/network"
	"essaim/internal/view"
	"essaim/internal/wording"
)

// A MapSize is the room that a map has on a page.
type MapSize struct {
	width, height int // height is at most that
	side          int // room for names on the left and on the right
	letters       int
	least, most   int  // side of the smallest sign, and of the largest
	apart         int  // between the centres of two signs, so that a finger hits one of them
	named         bool // signs have names where there is room, not only numbers
}

// The sizes of maps: on its own page, beside other things, on a phone.
var (
	WholeMap = MapSize{width: 860, height: 620, side: 60, letters: 13, least: 12, most: 44, apart: 28, named: true}
	HalfMap  = MapSize{width: 720, height: 520, side: 50, letters: 13, least: 11, most: 36, apart: 28, named: true}
	PhoneMap = MapSize{width: 300, height: 360, side: 14, letters: 11, least: 10, most: 24, apart: 27}
)

const (
	roomForFew = 360 // a map of few communes need not be high

	signSize = 16 // of signs that are all alike
	nameSize = 13 // letters of other drawings
)

// A spot is what a map has a sign for.
type spot struct {
	network.Place
	name, title, url string
	kind             network.Involvement
	sheets           int // the surface of the sign
	population       int // of two names, who has room first
}

// Map is nil when fewer than two communes are located: there is
// nothing to see.
func Map(w *wording.Words, members []*network.Commune, size MapSize) *view.Map {
	var placed []*network.Commune
	var spots []spot
	for _, c := range members {
		if c.Located {
			placed = append(placed, c)
			spots = append(spots, spot{
				network.Place{Lat: c.Lat, Lon: c.Lon}, w.Typo(c.Name), w.CommuneInBrief(c), w.CommuneLink(c.ID).URL,
				w.InvolvementOf(c.ID), len(w.SheetsOfCommune(c.ID)), c.Population,
			})
		}
	}
	d := newMap(w, spots, size)
	if d == nil {
		return nil
	}
	d.Unplaced = w.Some("map.unplaced", len(members)-len(placed))
	d.setSigns("map.sized")
	d.drawTies(placed)
	d.placeNames()
	return d.Map
}

// Networks is the map of those that a portal gathers, each in the middle of its communes;
// nil when fewer than two can be placed. Numbers are those of their order.
func Networks(w *wording.Words, peers []*network.Peer, size MapSize) *view.Map {
	var spots []spot
	by := network.ByPeer{Situation: w.Situation}
	for _, p := range peers {
		middle, located := by.Middle(p)
		if !located {
			continue
		}
		sheets := len(by.Sheets(p))
		spots = append(spots, spot{
			middle, w.Typo(p.Name), w.T("card.result", w.Typo(p.Name), w.Some("count.sheets", sheets)), w.At.Item(address.Networks, p.ID),
			network.Shares, sheets, 0,
		})
	}
	d := newMap(w, spots, size)
	if d == nil {
		return nil
	}
	d.Label = w.T("map.networks")
	d.Unplaced = w.Some("map.unplaced-networks", len(peers)-len(spots))
	d.setSigns("map.sized-networks")
	d.placeNames()
	return d.Map
}

// newMap lays spots out; nil for fewer than two.
func newMap(w *wording.Words, spots []spot, size MapSize) *mapDrawing {
	if len(spots) < 2 {
		return nil
	}
	d := &mapDrawing{Words: w, MapSize: size, spots: spots}
	d.height = min(d.height, roomForFew+5*len(spots))
	places := make([]network.Place, len(spots))
	for i, s := range spots {
		places[i] = s.Place
	}
	d.plane = newPlane(places, w.Network.Outline, d.MapSize)
	d.Map = &view.Map{
		Width: size.width, Height: d.plane.height + size.letters + 12, Letters: size.letters,
		Outline: outlinePath(d.plane, w.Network.Outline),
	}
	d.Scale = d.scale()
	return d
}

// mapDrawing is a map while it is drawn.
type mapDrawing struct {
	*wording.Words
	MapSize
	*view.Map
	plane plane
	spots []spot  // in the order of the marks
	at    []point // their centres
}

// A point of the drawing.
type point struct{ x, y float64 }

func (p point) whole() (x, y int) { return int(math.Round(p.x)), int(math.Round(p.y)) }

// towards is the point that lies so far from p on the way to another.
func (p point) towards(other point, far float64) point {
	length := max(math.Hypot(other.x-p.x, other.y-p.y), 1)
	return point{p.x + (other.x-p.x)/length*far, p.y + (other.y-p.y)/length*far}
}

// setSigns draws a sign a spot: the surface of a sign is as large as there are sheets,
// and those without are as small as those with one. sized is the text that says so.
func (d *mapDrawing) setSigns(sized string) {
	most := 0
	for _, s := range d.spots {
		d.at = append(d.at, d.plane.at(s.Place))
		most = max(most, s.sheets)
	}
	spread(d.at, float64(d.apart), float64(d.width), float64(d.plane.height))
	largest := d.largest()
	for i, s := range d.spots {
		side := max(float64(d.least), largest*math.Sqrt(float64(s.sheets)/float64(max(most, 1))))
		half := int(math.Round(side / 2))
		x, y := d.at[i].whole()
		d.at[i] = point{float64(x), float64(y)}
		d.Marks = append(d.Marks, view.Mark{
			X: x - half, Y: y - half, Size: 2 * half, MiddleX: x, MiddleY: y, Reach: max(half, d.apart/2),
			Kind: string(s.kind), Number: i + 1, Title: s.title, URL: s.url,
		})
	}
	if most > 1 {
		d.Sized = d.N(sized, most)
	}
}

// largest is the side of the largest sign: the more communes, the smaller.
func (d *mapDrawing) largest() float64 {
	each := math.Sqrt(float64(d.width*d.plane.height) / float64(len(d.spots)))
	return min(max(each*0.45, float64(d.least)), float64(d.most))
}

// maxTies is how many arrows one can follow on a map.
const maxTies = 50

// A tie is that a commune learnt from another.
type tie struct{ from, to, practices int }

// drawTies draws an arrow for each pair of communes of which one learnt from the other;
// of many, those along which most practices went.
func (d *mapDrawing) drawTies(placed []*network.Commune) {
	ties := d.ties(placed)
	all := len(ties)
	slices.SortStableFunc(ties, func(a, b tie) int { return cmp.Compare(b.practices, a.practices) })
	ties = ties[:min(all, maxTies)]
	var path pen
	for _, t := range ties {
		path.arrow(d.at[t.from], d.at[t.to], d.Marks[t.from].Size/2+1, d.Marks[t.to].Size/2+2)
	}
	d.Ties = path.String()
	switch {
	case d.Ties == "":
	case all > len(ties):
		d.Tied = d.T("map.tied-most", len(ties), all)
	default:
		d.Tied = d.N("map.tied", all)
	}
}

// ties are those between communes of the map, in the order of the marks.
func (d *mapDrawing) ties(placed []*network.Commune) []tie {
	number := make(map[string]int, len(placed))
	for i, c := range placed {
		number[c.ID] = i + 1
	}
	var ties []tie
	for i, c := range placed {
		practices := map[int]int{}
		for _, a := range d.LearntFromBy(c.ID, d.AsOf) {
			if to := number[a.Commune]; to != 0 {
				practices[to-1]++
			}
		}
		for _, to := range slices.Sorted(maps.Keys(practices)) {
			ties = append(ties, tie{i, to, practices[to]})
		}
	}
	return ties
}

// scale is a bar of a round number of kilometres, as long as a quarter of the drawing at
// most, under everything else.
func (d *mapDrawing) scale() view.MapScale {
	km := 0.0
	for _, round := range []float64{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000} {
		if round*d.plane.perKm() <= float64(d.width)/4 {
			km = round
		}
	}
	if km == 0 {
		return view.MapScale{}
	}
	return view.MapScale{
		X: 4, Y: d.Height - 5, Length: int(math.Round(km * d.plane.perKm())),
		Label: d.Locale.Quantity(km, "km"),
	}
}

// placeNames writes names, those of spots with most sheets and of most inhabitants
// first, then the numbers of those whose name found no room.
func (d *mapDrawing) placeNames() {
	room := room{width: d.width, height: d.plane.height}
	order := make([]int, len(d.spots))
	for i, m := range d.Marks {
		order[i] = i
		room.take(signBox(&m))
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(d.Marks[b].Size, d.Marks[a].Size), cmp.Compare(d.spots[b].population, d.spots[a].population))
	})
	if d.named {
		for _, i := range order {
			d.write(&room, i, d.spots[i].name)
		}
	}
	for _, i := range order {
		if d.Marks[i].Name == "" {
			d.write(&room, i, strconv.Itoa(d.Marks[i].Number))
		}
	}
}

func (d *mapDrawing) write(r *room, i int, text string) {
	m := &d.Marks[i]
	if l, found := r.place(text, signBox(m), d.letters); found {
		m.Name, m.NameX, m.NameY, m.Anchor = text, l.x, l.y, l.anchor
	}
}

func signBox(m *view.Mark) box { return box{m.X, m.Y, m.X + m.Size, m.Y + m.Size} }
