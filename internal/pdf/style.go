package pdf

// The look of the site, on paper.
var (
	ink      = color{0x1b, 0x26, 0x21}
	soft     = color{0x55, 0x62, 0x5b}
	hairline = color{0xc9, 0xcc, 0xc4}
	green    = color{0x0a, 0x5d, 0x48}
	tint     = color{0xe4, 0xef, 0xe9}
	honey    = color{0xc9, 0x8a, 0x00}
	panel    = color{0xf4, 0xf3, 0xee}
)

// The text stands in one column of 78 characters at most, between margins that
// leave room for thumbs and holes.
const (
	marginLeft   = 25 * mm
	marginRight  = 25 * mm
	marginTop    = 20 * mm
	marginBottom = 22 * mm
	column       = pageWidth - marginLeft - marginRight
)

// style is how a paragraph is set: its letters, the height of its lines, and
// the space that it wants around it.
type style struct {
	look
	leading      int
	above, below int
	align        alignment
}

type alignment int

const (
	left alignment = iota
	center
	right
)

// size scales lengths given in tenths of a point.
func tenths(n int) int { return n * point / 10 }

func bodyStyle() style {
	return style{look: look{face: regular, size: tenths(102), color: ink}, leading: tenths(150), below: tenths(60)}
}

// bodyStyle is smaller where the text is dense.
func (f *flow) bodyStyle() style {
	s := bodyStyle()
	if f.dense {
		s.size, s.leading, s.below = tenths(84), tenths(108), tenths(40)
	}
	return s
}

func softStyle() style {
	return style{look: look{face: regular, size: tenths(90), color: soft}, leading: tenths(130), below: tenths(50)}
}

func cellStyle() style {
	return style{look: look{face: regular, size: tenths(92), color: ink}, leading: tenths(128)}
}

func codeStyle() style {
	return style{look: look{face: mono, size: tenths(84), color: ink}, leading: tenths(120)}
}

func leadStyle() style {
	return style{look: look{face: regular, size: tenths(120), color: soft}, leading: tenths(172), below: tenths(80)}
}

// headingStyle is that of H1 to H6.
func headingStyle(level int) style {
	switch level {
	case 1:
		return style{look: look{face: serif, size: tenths(250), color: ink}, leading: tenths(295), below: tenths(70)}
	case 2:
		return style{look: look{face: serif, size: tenths(152), color: ink}, leading: tenths(190), above: tenths(190), below: tenths(55)}
	case 3:
		return style{look: look{face: serif, size: tenths(119), color: ink}, leading: tenths(155), above: tenths(120), below: tenths(35)}
	}
	return style{look: look{face: bold, size: tenths(100), color: ink}, leading: tenths(145), above: tenths(90), below: tenths(25)}
}

// strong is the face for emphasis upon a face.
func (f typeface) strong() typeface {
	switch f {
	case italic:
		return boldItalic
	case regular:
		return bold
	}
	return f
}

func (f typeface) emphasised() typeface {
	switch f {
	case bold:
		return boldItalic
	case regular:
		return italic
	}
	return f
}
