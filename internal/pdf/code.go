package pdf

import "strconv"

// code is the syntax of PDF, written piece by piece. What there is most of, the structure
// of pages and what is drawn on them, is written so: package fmt took a fifth of the time
// of a file for it.
type code []byte

func (c code) str(s string) code { return append(c, s...) }

func (c code) int(n int) code { return strconv.AppendInt(c, int64(n), 10) }

func (c code) ref(r ref) code { return append(strconv.AppendInt(c, int64(r), 10), " 0 R"...) }

// length is in thousandths of a point, as in number.
func (c code) length(n int) code { return appendNumber(c, n) }

const hexDigits = "0123456789ABCDEF"

// hex is a number of sixteen bits.
func (c code) hex(n uint16) code {
	return append(c, hexDigits[n>>12], hexDigits[n>>8&15], hexDigits[n>>4&15], hexDigits[n&15])
}
