package document

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	wide "golang.org/x/text/encoding/unicode"
)

// decoded is a text as UTF-8, and what it was read as: what its mark says, UTF-8 when it
// is that, UTF-16 when each second byte is nothing, else Windows-1252.
func decoded(data []byte) (text, as string) {
	in := func(e encoding.Encoding, name string) (string, string) {
		out, err := e.NewDecoder().Bytes(data)
		if err != nil {
			out = bytes.ToValidUTF8(data, []byte("\ufffd"))
		}
		return strings.TrimPrefix(string(out), "\ufeff"), name
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return strings.ToValidUTF8(string(data[3:]), "\ufffd"), "UTF-8"
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return in(wide.UTF16(wide.LittleEndian, wide.IgnoreBOM), "UTF-16")
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return in(wide.UTF16(wide.BigEndian, wide.IgnoreBOM), "UTF-16")
	}
	even, odd := 0, 0
	start := data[:min(len(data), 4096)]
	for i, b := range start {
		if b == 0 && i%2 == 0 {
			even++
		} else if b == 0 {
			odd++
		}
	}
	switch {
	case odd > len(start)/4 && even == 0:
		return in(wide.UTF16(wide.LittleEndian, wide.IgnoreBOM), "UTF-16")
	case even > len(start)/4 && odd == 0:
		return in(wide.UTF16(wide.BigEndian, wide.IgnoreBOM), "UTF-16")
	case utf8.Valid(data):
		return string(data), "UTF-8"
	}
	return in(charmap.Windows1252, "Windows-1252")
}

// separators that are looked for, the likelier first.
var separators = []rune{';', '\t', ',', '|'}

// readCSV reads a text with separators.
func readCSV(data []byte) ([]Grid, error) {
	text, as := decoded(data)
	if strings.ContainsRune(text, 0) {
		return nil, &Error{Code: "no-table"}
	}
	if strings.TrimSpace(text) == "" {
		return nil, &Error{Code: "empty"}
	}
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	separator, skipped := rune(0), 0
	if first, rest, _ := strings.Cut(text, "\n"); strings.HasPrefix(strings.ToLower(first), "sep=") && utf8.RuneCountInString(strings.TrimSpace(first)) <= 5 {
		said := strings.TrimRight(first[4:], "\r")
		if r, _ := utf8.DecodeRuneInString(said); said != "" && validSeparator(r) {
			separator, skipped, text = r, 1, rest
		}
	}
	if separator == 0 {
		separator = separatorOf(text)
	}
	g := Grid{}
	if as != "UTF-8" {
		g.remark(GridEncoding, as)
	}
	err := eachRecord(text, separator, func(at int, fields []string) error {
		row := GridRow{Number: at + skipped}
		for i, field := range fields {
			if field = strings.TrimSpace(strings.ReplaceAll(field, "\r\n", "\n")); field != "" {
				cell := GridCell{Column: i + 1, Text: field}
				if failed.MatchString(field) {
					cell.Kind = GridError
				}
				row.Cells = append(row.Cells, cell)
			}
		}
		if len(fields) > maxColumns {
			return &Error{Code: "too-big"}
		}
		return g.add(row)
	})
	if err != nil {
		return nil, err
	}
	return []Grid{g}, nil
}

// failed is what spreadsheets write in a text where a formula failed, in French and in
// English, or where the column was too narrow for the number: Excel's errors, those of
// LibreOffice (Err:502), ###. Other words between the same marks are somebody's own.
var failed = regexp.MustCompile(`^(?:#DIV/0!|#(?:NOM|NAME)\?|#(?:REF|VALEUR|VALUE|NUL|NULL|NOMBRE|NUM)!|#N/A|Err:[0-9]{3}|#{3,})$`)

// validSeparator reports whether a file may say so: a letter or a digit would be taken
// out of all its words.
func validSeparator(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != 0 && r != '"' && r != '\r' && r != '\n' && r != utf8.RuneError
}

// add adds a row that holds something.
func (g *Grid) add(row GridRow) error {
	if len(row.Cells) == 0 {
		return nil
	}
	if len(g.Rows) >= maxRows {
		return &Error{Code: "too-big"}
	}
	g.Rows = append(g.Rows, row)
	return nil
}

// separatorOf is the separator with which most rows have as many fields as each other.
func separatorOf(text string) rune {
	best, most := ',', 0
	for _, s := range separators {
		widths, rows := map[int]int{}, 0
		_ = eachRecord(text, s, func(_ int, fields []string) error {
			widths[len(fields)]++
			if rows++; rows == 100 {
				return io.EOF
			}
			return nil
		})
		for width, n := range widths {
			if score := n * min(width, 40); width > 1 && score > most {
				best, most = s, score
			}
		}
	}
	return best
}

// eachRecord goes through the records of a text, each with its row as a spreadsheet counts
// them: a line, or several when a field has more.
func eachRecord(text string, separator rune, do func(row int, fields []string) error) error {
	more := 0
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = separator, -1, true, true
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return &Error{Code: "damaged"}
		}
		line, _ := r.FieldPos(0)
		if err := do(line-more, fields); err != nil {
			return err
		}
		for _, f := range fields {
			more += strings.Count(f, "\n")
		}
	}
}
