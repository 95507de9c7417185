package pdf

import (
	"bytes"
	"strconv"
	"unicode/utf16"
)

// What follows reads the syntax that this package writes, and no other: files that
// are read are its own.

// entries calls each with the keys of a dictionary, without their slashes, and
// their values.
func entries(dict []byte, each func(key, value []byte)) {
	rest := bytes.TrimSuffix(bytes.TrimPrefix(dict, []byte("<<")), []byte(">>"))
	for rest = spaced(rest); len(rest) > 0 && rest[0] == '/'; rest = spaced(rest) {
		key := rest[1:wordEnd(rest)]
		rest = spaced(rest[1+len(key):])
		end := valueEnd(rest)
		each(key, rest[:end])
		rest = rest[end:]
	}
}

// items calls each with what an array holds.
func items(array []byte, each func(value []byte)) {
	rest := bytes.TrimSuffix(bytes.TrimPrefix(array, []byte("[")), []byte("]"))
	for rest = spaced(rest); len(rest) > 0; rest = spaced(rest) {
		end := max(valueEnd(rest), 1)
		each(rest[:end])
		rest = rest[end:]
	}
}

// entry is the value of a key; nil when there is none.
func entry(dict []byte, key string) (value []byte) {
	entries(dict, func(k, v []byte) {
		if string(k) == key {
			value = v
		}
	})
	return value
}

func spaced(b []byte) []byte {
	for len(b) > 0 && (b[0] == ' ' || b[0] == '\n') {
		b = b[1:]
	}
	return b
}

// valueEnd is where the value ends that b begins with; a reference is one value.
func valueEnd(b []byte) int {
	switch {
	case len(b) == 0:
		return 0
	case b[0] == '(':
		return stringEnd(b)
	case b[0] == '[' || b[0] == '<':
		return groupEnd(b)
	}
	end := wordEnd(b)
	if rest := b[end:]; bytes.HasPrefix(rest, []byte(" 0 R")) && b[0] != '/' {
		return end + len(" 0 R")
	}
	return end
}

// wordEnd is where a name or a number ends.
func wordEnd(b []byte) int {
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case ' ', '\n', '/', '<', '>', '[', ']', '(', ')':
			return i
		}
	}
	return len(b)
}

func stringEnd(b []byte) int {
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case ')':
			return i + 1
		}
	}
	return len(b)
}

// groupEnd is where an array, a dictionary or a string in hexadecimal ends.
func groupEnd(b []byte) int {
	depth := 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '(':
			i += stringEnd(b[i:]) - 1
		case '[', '<':
			depth++
		case ']', '>':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(b)
}

// refOf reads a reference; 0 for anything else.
func refOf(value []byte) ref {
	number, _, found := bytes.Cut(value, []byte(" 0 R"))
	if n := intOf(number); found && n > 0 {
		return ref(n)
	}
	return 0
}

// intOf reads a number; 0 for anything else.
func intOf(value []byte) int {
	n, err := strconv.Atoi(string(value))
	if err != nil {
		return 0
	}
	return n
}

// lengthOf reads what number wrote.
func lengthOf(value []byte) int {
	whole, rest, _ := bytes.Cut(value, []byte("."))
	n, scale := 1000*intOf(whole), 100
	if len(whole) > 0 && whole[0] == '-' {
		scale = -scale
	}
	for _, digit := range rest {
		n, scale = n+int(digit-'0')*scale, scale/10
	}
	return n
}

// textOf reads what text wrote.
func textOf(value []byte) string {
	if len(value) < 2 {
		return ""
	}
	var b []byte
	for i := 1; i < len(value)-1; i++ {
		c := value[i]
		if c == '\\' {
			if i++; value[i] == 'r' {
				c = '\r'
			} else {
				c = value[i]
			}
		}
		b = append(b, c)
	}
	wide, found := bytes.CutPrefix(b, []byte("\xfe\xff"))
	if !found {
		return string(b)
	}
	units := make([]uint16, 0, len(wide)/2)
	for ; len(wide) >= 2; wide = wide[2:] {
		units = append(units, u16(wide, 0))
	}
	return string(utf16.Decode(units))
}
