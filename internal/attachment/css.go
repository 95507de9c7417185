package attachment

import "strings"

// functions are those that a style may call; all others may fetch something.
// url is looked at by itself.
var functions = setOf(`
	rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix device-cmyk icc-color light-dark
	calc min max clamp abs sign round mod rem sin cos tan var env
	matrix matrix3d translate translatex translatey translatez translate3d rotate rotatex rotatey rotatez rotate3d
	scale scalex scaley scalez scale3d skew skewx skewy perspective ref
	linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient
	blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
	path polygon circle ellipse inset rect xywh shape cubic-bezier steps linear
	not is where has nth-child nth-last-child nth-of-type nth-last-of-type lang dir local format
	wallclock accesskey prev next`)

// rules are those that a style may begin with @: import and namespace lead out.
var rules = setOf(`
	media font-face keyframes -webkit-keyframes -moz-keyframes supports page charset
	font-feature-values layer container property`)

func setOf(names string) map[string]bool {
	set := map[string]bool{}
	for _, name := range strings.Fields(names) {
		set[name] = true
	}
	return set
}

// badStyle is the first part of a style, of a sheet or of a value, that may ask
// for something or that is not understood; "" when there is none.
//
// It looks at more than a browser does, in comments and strings too: what is
// refused there by mistake is rare, what is let through is nothing. A backslash
// could write any name in another way.
func badStyle(text string) string {
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			return cut(text[i:])
		case '@':
			name := identifier(text[i+1:])
			if name != "" && !rules[strings.ToLower(name)] {
				return cut(text[i:])
			}
		case '(':
			start := identifierBefore(text, i)
			switch name := strings.ToLower(text[start:i]); {
			case name == "url":
				if !urlStaysInside(text[i+1:]) {
					return cut(text[start:])
				}
			case name != "" && !functions[name]:
				return cut(text[start:])
			}
		}
	}
	return ""
}

// urlStaysInside looks at what follows `url(`.
func urlStaysInside(rest string) bool {
	rest = strings.TrimLeft(rest, " \t\r\n\f")
	closing := ")"
	if rest != "" && (rest[0] == '"' || rest[0] == '\'') {
		closing, rest = rest[:1], rest[1:]
	}
	reference, _, closed := strings.Cut(rest, closing)
	if !closed {
		return false
	}
	return strings.HasPrefix(reference, "#") || isPixels(strings.TrimRight(reference, " \t\r\n\f"))
}

func isIdentifier(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_' || c >= 0x80
}

func identifier(text string) string {
	end := 0
	for end < len(text) && isIdentifier(text[end]) {
		end++
	}
	return text[:end]
}

// identifierBefore is where the name that ends at end begins.
func identifierBefore(text string, end int) int {
	start := end
	for start > 0 && isIdentifier(text[start-1]) {
		start--
	}
	return start
}
