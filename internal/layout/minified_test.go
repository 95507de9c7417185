package layout

import "testing"

func TestMinified(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a.css", "/* of all */\nnav a:hover > b { top: calc(1px + 2px); }\n", "nav a:hover>b{top:calc(1px + 2px)}"},
		{"a.js", "// said once\nfunction twice(number) {\n  return 2 * number;\n}\n", "function twice(e){return 2*e}"},
		{"a.js", "function {", "function {"}, // a site's own, which its browser will complain of
		{"a.svg", "<svg> </svg>", "<svg> </svg>"},
	} {
		if got := string(Minified(c.name, []byte(c.text))); got != c.want {
			t.Errorf("%s of %q\nis  %q\nnot %q", c.name, c.text, got, c.want)
		}
	}
}
