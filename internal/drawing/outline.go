package drawing

import (
	"math"
	"strconv"

	"essaim/internal/network"
)

// outlinePath draws borders, simplified to what one sees: a page that carried those of an
// official file would be twenty times as heavy. Borders between neighbours, which
// such files hold twice, are drawn twice alike.
func outlinePath(p plane, outline [][]network.Place) string {
	const least, most = 0.8, 600 // units; points in all
	var lines [][]point
	for _, line := range outline {
		lines = append(lines, onGrid(p, line))
	}
	for tolerance := least; ; tolerance *= 1.5 {
		var path pen
		points := 0
		for _, line := range lines {
			if simple := simplify(line, tolerance); len(simple) > 3 {
				points += len(simple)
				path.line(simple)
			}
		}
		if points <= most {
			return path.String()
		}
	}
}

// onGrid lays a line out on the drawing: points of one unit are one, and a line
// that has still more of them than a drawing has room for keeps some.
func onGrid(p plane, line []network.Place) []point {
	const most, far = 5000, 1e5 // units, where a border ends that goes around the Earth
	var points []point
	for _, place := range line {
		at := p.at(place)
		at = point{math.Round(min(max(at.x, -far), far)), math.Round(min(max(at.y, -far), far))}
		if len(points) == 0 || at != points[len(points)-1] {
			points = append(points, at)
		}
	}
	if len(points) <= most {
		return points
	}
	kept := make([]point, most)
	for i := range kept {
		kept[i] = points[i*len(points)/most]
	}
	return kept
}

// simplify keeps the points of a line without which it would go more than tolerance
// astray (Douglas and Peucker).
func simplify(line []point, tolerance float64) []point {
	if len(line) < 3 {
		return line
	}
	far, at := 0.0, 0
	first, last := line[0], line[len(line)-1]
	for i := 1; i < len(line)-1; i++ {
		if d := distance(line[i], first, last); d > far {
			far, at = d, i
		}
	}
	if far <= tolerance {
		return []point{first, last}
	}
	before := simplify(line[:at+1], tolerance)
	return append(before[:len(before)-1:len(before)-1], simplify(line[at:], tolerance)...)
}

// distance is how far a point is from the line between two others, or from
// both when they are one, as the ends of a ring are.
func distance(p, a, b point) float64 {
	length := math.Hypot(b.x-a.x, b.y-a.y)
	if length == 0 {
		return math.Hypot(p.x-a.x, p.y-a.y)
	}
	return math.Abs((b.x-a.x)*(a.y-p.y)-(a.x-p.x)*(b.y-a.y)) / length
}

// A pen writes the path of an SVG, in whole units.
type pen struct {
	path []byte
	x, y int // where it is
}

func (p *pen) String() string { return string(p.path) }

func (p *pen) move(x, y int) {
	p.path = append(p.path, 'M')
	p.pair(x, y)
	p.x, p.y = x, y
}

// to draws a line, written as the way from where the pen is: that is shorter.
func (p *pen) to(x, y int) {
	p.path = append(p.path, 'l')
	p.pair(x-p.x, y-p.y)
	p.x, p.y = x, y
}

func (p *pen) pair(x, y int) {
	p.path = strconv.AppendInt(p.path, int64(x), 10)
	if y >= 0 {
		p.path = append(p.path, ' ')
	}
	p.path = strconv.AppendInt(p.path, int64(y), 10)
}

func (p *pen) line(points []point) {
	p.move(points[0].whole())
	for _, at := range points[1:] {
		p.to(at.whole())
	}
}

// arrow goes from one point to another in a bow, so that the way back is another
// line, short of both by the room of their signs; signs that touch have none.
func (p *pen) arrow(from, to point, leave, arrive int) {
	const bow, head, wing = 0.12, 5, 0.7
	if math.Hypot(to.x-from.x, to.y-from.y) < float64(leave+arrive+2*head) {
		return
	}
	bend := point{(from.x+to.x)/2 + (to.y-from.y)*bow, (from.y+to.y)/2 - (to.x-from.x)*bow}
	tail, tip := from.towards(bend, float64(leave)), to.towards(bend, float64(arrive))
	p.move(tail.whole())
	p.bow(bend, tip)
	neck := tip.towards(bend, head)
	dx, dy := (tip.y-neck.y)*wing, (neck.x-tip.x)*wing
	p.move(point{neck.x + dx, neck.y + dy}.whole())
	p.to(tip.whole())
	p.to(point{neck.x - dx, neck.y - dy}.whole())
}

// bow draws a curve that would go through bend, were it straight on both sides of it.
func (p *pen) bow(bend, to point) {
	p.path = append(p.path, 'q')
	x, y := bend.whole()
	p.pair(x-p.x, y-p.y)
	p.path = append(p.path, ' ')
	x, y = to.whole()
	p.pair(x-p.x, y-p.y)
	p.x, p.y = x, y
}
