package source_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"essaim/internal/diag"
	"essaim/internal/network"
	"essaim/internal/source"
	"essaim/test/loop"
)

// withOutline is a site whose map is drawn on a file.
func withOutline(file string) fstest.MapFS {
	return fstest.MapFS{
		"content/network.yaml":   {Data: []byte("name: Réseau\noutline: static/contour.geojson\n")},
		"static/contour.geojson": {Data: []byte(file)},
	}
}

func ring(points int) string {
	var list []string
	for i := range points {
		list = append(list, fmt.Sprintf("[%d.%04d,44.1234,12]", 2+i%2, i%10000))
	}
	return "[" + strings.Join(list, ",") + "]"
}

// Files that are what they should be, and files that someone wrote to do harm: each is
// read or refused, and soon.
func TestOutlines(t *testing.T) {
	nested := strings.Repeat(`{"type":"GeometryCollection","geometries":[`, 9000) + strings.Repeat("]}", 9000)
	for _, c := range []struct {
		name, file string
		lines      int
		code       diag.Code
	}{
		{"a polygon with a hole", `{"type":"Polygon","coordinates":[` + ring(5) + `,` + ring(4) + `]}`, 2, ""},
		{"several polygons", `{"type":"MultiPolygon","coordinates":[[` + ring(5) + `],[` + ring(4) + `]]}`, 2, ""},
		{"communes, one without geometry", `{"type":"FeatureCollection","name":"x","features":[{"type":"Feature","properties":{"nom":"<script>"},"geometry":{"type":"Polygon","coordinates":[` + ring(5) + `]}},{"type":"Feature","geometry":null}]}`, 1, ""},
		{"a byte-order mark", "\ufeff" + `{"type":"Polygon","coordinates":[` + ring(5) + `]}`, 1, ""},
		{"nothing", "", 0, "outline-unreadable"},
		{"no JSON", "<svg/>", 0, "outline-unreadable"},
		{"half of a file", `{"type":"Polygon","coordinates":[[[2,44],[3,`, 0, "outline-unreadable"},
		{"no feature", `{"type":"FeatureCollection","features":[null,{"type":"Feature"}]}`, 0, "outline-unreadable"},
		{"collections in each other", nested, 0, "outline-unreadable"},
		{"lists in each other", strings.Repeat("[", 1<<20), 0, "outline-unreadable"},
		{"too large a number", `{"type":"Polygon","coordinates":[[[1e999,44],[3,44],[3,45]]]}`, 0, "outline-unreadable"},
		{"positions of one number", `{"type":"Polygon","coordinates":[[[2],[3],[4],[]]]}`, 0, "outline-unreadable"},
		{"another type", `{"type":"<script>alert(1)</script>"}`, 0, "outline-undrawn"},
		{"metres", `{"type":"Polygon","coordinates":[[[6e5,6e6],[7e5,6e6],[7e5,7e6]]]}`, 0, "outline-not-degrees"},
		{"many points", `{"type":"Polygon","coordinates":[` + ring(90_000) + `]}`, 1, ""},
		{"too many", `{"type":"Polygon","coordinates":[` + ring(200_000) + `]}`, 0, "outline-too-large"},
	} {
		var n *network.Network
		var problems []diag.Problem
		loop.Within(t, 10*time.Second, c.name, func() { n, problems = source.Read(withOutline(c.file), source.Options{}) })
		var codes []string
		for _, p := range problems {
			if strings.HasPrefix(string(p.Code), "outline") {
				codes = append(codes, string(p.Code))
			}
		}
		if len(n.Outline) != c.lines || strings.Join(codes, " ") != string(c.code) {
			t.Errorf("%s: %d lines, %v", c.name, len(n.Outline), codes)
		}
	}
}

// A file of borders that changes is read again, though network.yaml does not.
func TestOutlineIsReadAgain(t *testing.T) {
	site := withOutline(`{"type":"Polygon","coordinates":[` + ring(5) + `]}`)
	r := source.NewReader(site, source.Options{})
	r.Read()
	site["static/contour.geojson"] = &fstest.MapFile{Data: []byte(`{"type":"Polygon","coordinates":[` + ring(7) + `]}`)}
	r.Forget("static/contour.geojson")
	if n, _ := r.Read(); len(n.Outline) != 1 || len(n.Outline[0]) != 7 {
		t.Errorf("%v", n.Outline)
	}
}

func FuzzOutline(f *testing.F) {
	f.Add(`{"type":"Polygon","coordinates":[[[2,44],[3,44],[3,45]]]}`)
	f.Fuzz(func(t *testing.T, file string) {
		n, _ := source.Read(withOutline(file), source.Options{})
		for _, line := range n.Outline {
			for _, p := range line {
				if !(p.Lat >= -90 && p.Lat <= 90 && p.Lon >= -180 && p.Lon <= 180) {
					t.Errorf("%v", p)
				}
			}
		}
	})
}
