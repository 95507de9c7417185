package markdown

// shape is what a line begins, or goes on with.
type shape int

const (
	unsure shape = iota // nothing that is simple
	blank
	prose
	title
	quoted
	item
)

// shape looks at the beginning of a line.
func (s *simple) shape(i int) shape {
	l := s.lines[i]
	if l.start == l.stop {
		return blank
	}
	text := s.src[l.start:l.stop]
	switch text[0] {
	case ' ', '=', ':', '|': // code, another item, a heading's rule, a table
		return unsure
	case '#':
		n := 1
		for n < len(text) && text[n] == '#' {
			n++
		}
		if n <= 6 && n < len(text) && text[n] == ' ' {
			return title
		}
		return unsure
	case '>':
		if len(text) == 1 || text[1] == ' ' {
			return quoted
		}
		return unsure
	case '-', '+', '*', '_':
		switch {
		case isRule(text):
			return unsure
		case s.marker(i).width > 0:
			return item
		case text[0] == '-' || len(text) == 1 || text[1] == ' ':
			return unsure
		}
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		m := s.marker(i)
		switch {
		case m.width > 0:
			return item
		case m.ordered:
			return unsure
		}
	}
	return prose
}

// isRule tells whether a line is of one sign, with or without spaces.
func isRule(text []byte) bool {
	for _, c := range text {
		if c != text[0] && c != ' ' {
			return false
		}
	}
	return true
}

// marker is what an item of a list begins with.
type marker struct {
	sign    byte // - + * . or )
	ordered bool
	number  int
	width   int // with the one space behind it; 0: it is no marker, or not simple
}

func (s *simple) marker(i int) marker {
	l := s.lines[i]
	text := s.src[l.start:l.stop]
	var m marker
	n := 0
	for n < len(text) && n < 10 && '0' <= text[n] && text[n] <= '9' {
		m.number = 10*m.number + int(text[n]-'0')
		n++
	}
	if n == len(text) || n == 10 {
		return marker{}
	}
	m.sign = text[n]
	switch m.sign {
	case '-', '+', '*':
		if n > 0 {
			return marker{}
		}
	case '.', ')':
		if n == 0 {
			return marker{}
		}
		m.ordered = true
	default:
		return marker{}
	}
	text = text[n+1:]
	switch {
	case len(text) > 1 && text[0] == ' ' && text[1] != ' ':
		m.width = n + len(". ")
	case len(text) > 0 && text[0] != ' ':
		return marker{} // 3.5
	}
	return m
}
