package source

import (
	"encoding/json"
	"io"
	"io/fs"
	"math"

	"essaim/internal/diag"
	"essaim/internal/network"
)

// maxOutline bounds the file of an outline. The borders of a county's communes, as the
// French State publishes them, take a tenth of it once they are simplified.
const maxOutline = 2 << 20

// outlineFile is a path of static/ whose file, in GeoJSON (RFC 7946), holds the borders
// that the map is drawn on. It is read once the site's folder is walked, and anew by
// each Read: nothing else is made of it.
var outlineFile = valueType[string]{Type{Name: "static-file"}, func(f *file, n *node) (string, bool) {
	name, ok := inStatic(f, n)
	if ok {
		pos := f.pos(n)
		f.afterwards(func(x *index) { x.readOutline(f, pos, name) })
	}
	return name, ok
}}

// readOutline gives the network the borders that a file holds.
func (x *index) readOutline(f *file, pos diag.Pos, name string) {
	data, err := readAtMost(x.fsys, name, maxOutline)
	switch {
	case err != nil:
		x.needFile(f, pos, name)
		return
	case len(data) > maxOutline:
		f.report(diag.Error, pos, "outline-too-large", diag.Args{"path": name, "max": maxOutline >> 20})
		return
	}
	var read geoJSON
	borders := borders{}
	if err := json.Unmarshal(trimMark(data), &read); err == nil {
		borders.gather(&read)
	}
	switch {
	case borders.undrawn != "":
		severity := diag.Warning
		if borders.lines == nil {
			severity = diag.Error
		}
		f.report(severity, pos, "outline-undrawn", diag.Args{"path": name, "kind": cut(borders.undrawn)})
	case borders.lines == nil:
		f.report(diag.Error, pos, "outline-unreadable", diag.Args{"path": name})
		return
	}
	if !inDegrees(borders.lines) {
		f.report(diag.Error, pos, "outline-not-degrees", diag.Args{"path": name})
		return
	}
	x.network.Outline = borders.lines
}

// readAtMost reads a file, or its first max+1 bytes when it is longer than max.
func readAtMost(fsys fs.FS, name string, max int64) ([]byte, error) {
	opened, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	return io.ReadAll(io.LimitReader(opened, max+1))
}

// geoJSON is an object of any type; of a geometry, the coordinates are read once its
// type is known. It is decoded in one pass, however deep objects lie in each other.
type geoJSON struct {
	Type        string          `json:"type"`
	Features    []*geoJSON      `json:"features"`
	Geometry    *geoJSON        `json:"geometry"`
	Geometries  []*geoJSON      `json:"geometries"`
	Coordinates json.RawMessage `json:"coordinates"`
}

// borders are those of all surfaces of a file.
type borders struct {
	lines   [][]network.Place
	undrawn string // the type of something that is no surface, or ""
}

func (b *borders) gather(g *geoJSON) {
	switch {
	case g == nil: // a feature may have no geometry
	case g.Type == "FeatureCollection":
		b.gatherAll(g.Features)
	case g.Type == "Feature":
		b.gather(g.Geometry)
	case g.Type == "GeometryCollection":
		b.gatherAll(g.Geometries)
	case g.Type == "Polygon":
		var polygon [][][]float64
		if json.Unmarshal(g.Coordinates, &polygon) == nil {
			b.add(polygon)
		}
	case g.Type == "MultiPolygon":
		var polygons [][][][]float64
		if json.Unmarshal(g.Coordinates, &polygons) == nil {
			for _, polygon := range polygons {
				b.add(polygon)
			}
		}
	default:
		b.undrawn = g.Type
	}
}

func (b *borders) gatherAll(list []*geoJSON) {
	for _, g := range list {
		b.gather(g)
	}
}

// add takes the rings of a polygon; positions are longitude, then latitude, and what
// else follows.
func (b *borders) add(polygon [][][]float64) {
	for _, ring := range polygon {
		var line []network.Place
		for _, position := range ring {
			if len(position) >= 2 {
				line = append(line, network.Place{Lat: position[1], Lon: position[0]})
			}
		}
		if len(line) > 2 {
			b.lines = append(b.lines, line)
		}
	}
}

// inDegrees distinguishes degrees from metres: official files are often in the projection of a
// country.
func inDegrees(lines [][]network.Place) bool {
	for _, line := range lines {
		for _, p := range line {
			if math.Abs(p.Lat) > 90 || math.Abs(p.Lon) > 180 {
				return false
			}
		}
	}
	return true
}
