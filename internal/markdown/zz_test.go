package markdown

import (
	"essaim/internal/diag"
	"essaim/internal/locale"
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestZZ(t *testing.T) {
	b, _ := os.ReadFile(os.Getenv("ZZ"))
	l := locale.For(locale.French)
	for _, part := range strings.Split(string(b), "\n====\n") {
		doc, ps := New(l).Convert([]byte(part), Options{Pos: diag.Pos{Line: 1}, Resolve: func(d string) Link {
			if strings.HasPrefix(d, "missing") {
				return Link{Broken: true}
			}
			return resolve(d)
		}})
		fmt.Println("──", part)
		if os.Getenv("HTML") != "" {
			for _, s := range doc.Sections {
				fmt.Println("   §", s.Title, s.Calls, string(s.Written))
			}
		}
		for _, p := range ps {
			fmt.Printf("   %d:%d %s %s\n      → %s\n", p.Line, p.Column, p.Code, p.Message(l), p.Hint(l))
		}
	}
}
