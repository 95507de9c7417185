package pdf

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden layouts again")

// TestLayout compares where everything stands with testdata/layout/*.txt: each
// line is the place from the left and from the top in points, the structure
// type, the face with its size, and the text.
func TestLayout(t *testing.T) {
	files, err := filepath.Glob("testdata/layout/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no layouts", err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got := layoutOf(t, checked(t, string(src), nil).File)
		golden := strings.TrimSuffix(file, ".md") + ".txt"
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		wants, gots := strings.Split(string(want), "\n"), strings.Split(string(got), "\n")
		for i := range max(len(wants), len(gots)) {
			if i >= len(wants) || i >= len(gots) || wants[i] != gots[i] {
				t.Errorf("%s:%d:\nis   %s\nwant %s\n(go test -run Layout -update writes it again)", golden, i+1, at(gots, i), at(wants, i))
				break
			}
		}
	}
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "nothing"
}

// layoutOf lists what the pages of a file show, in the order of the drawing.
func layoutOf(t *testing.T, file []byte) []byte {
	c := &checker{read: readPDF(t, file), texts: map[[2]int]string{}, notes: map[string]bool{}}
	var b bytes.Buffer
	for i, p := range c.pages() {
		fmt.Fprintf(&b, "page %d\n", i+1)
		s := scanner{b: c.content(p)}
		var operands []any
		var x, y, size float64
		var font *fontRead
		tag, face := "", ""
		for v := s.value(); v != nil; v = s.value() {
			op, ok := v.(operator)
			if !ok {
				operands = append(operands, v)
				continue
			}
			switch op {
			case "BMC", "BDC":
				tag = string(operands[0].(name))
			case "BT":
				x, y = 0, 0
			case "Tf":
				d := c.dict(c.dict(c.resources(p)["Font"])[string(operands[0].(name))])
				font, size = c.font(d), operands[1].(float64)
				_, face, _ = strings.Cut(string(d["BaseFont"].(name)), "+Liberation")
			case "Td":
				x, y = x+operands[0].(float64), y+operands[1].(float64)
			case "TJ":
				fmt.Fprintf(&b, "%6.1f %6.1f  %-10s %s %g: %s\n", x, pageHeight/1000.-y, tag, face, size, c.shown(font, operands[0].([]any), i))
			case "re":
				fmt.Fprintf(&b, "%6.1f %6.1f  %-10s %g by %g\n", operands[0], pageHeight/1000.-operands[1].(float64), tag, operands[2], operands[3])
			}
			operands = operands[:0]
		}
	}
	return b.Bytes()
}
