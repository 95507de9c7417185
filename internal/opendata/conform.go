package opendata

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"essaim/internal/network"
)

// A Shape is what the file of a table holds, whoever wrote it: what Schema says, checked
// a row at a time, as a table may be larger than memory has space for. What is read with
// it comes from strangers: beside the types, texts and addresses are looked at.
type Shape struct {
	table  Table
	keys   []string // of the JSON, that name a row
	fields *fieldsAt
	asked  []string // what a Row has by name
}

// Shapes are those of all tables, by name.
func Shapes() map[string]*Shape { return shapes() }

var shapes = sync.OnceValue(func() map[string]*Shape {
	all := map[string]*Shape{}
	for _, t := range everyTable() {
		all[t.Name] = newShape(t)
	}
	return all
})

func newShape(t Table) *Shape {
	s := &Shape{table: t, keys: t.key, fields: fieldsFor(t.fields)}
	for _, key := range t.key {
		if s.fields.index([]byte(key), 0) < 0 { // the lines of CSV are more than rows
			s.keys = []string{"id"}
		}
	}
	for _, column := range append([]string{"id", "network", "sheet", "url", "base_url"}, s.keys...) {
		if !slices.Contains(s.asked, column) {
			s.asked = append(s.asked, column)
		}
	}
	for i := range s.fields.all {
		f := &s.fields.all[i]
		f.asked = slices.Index(s.asked, f.key) + 1
		f.minds = f.minds || f.asked > 0
	}
	return s
}

// maxRow is the longest row of a table, in bytes: ten sheets' own.
const maxRow = 4 << 20

// A Misfit is what is wrong in the file of a table.
type Misfit struct {
	Row  int    // from 1; 0 for the file itself
	Path string // of the value in its row, "results.3.value"; ""
	Why  Reason
	Text string // what stands there, cut; ""
}

// A Reason says why a value does not fit; languages have a sentence for each.
type Reason string

const (
	NotJSON     Reason = "json"    // the file is no JSON, or not of this form
	NotText     Reason = "text"    // bytes that are no UTF-8, or characters that no text has
	NotThere    Reason = "missing" // what each row has
	OtherType   Reason = "type"    // a text for a number, and the like
	OtherValue  Reason = "value"   // none of those that there are; no date; below 0
	OtherPlace  Reason = "address" // an address that leads out of the site, or that a browser would run
	TooLong     Reason = "long"    // a row of more than maxRow
	Twice       Reason = "twice"   // a key that an earlier row has
	FromNowhere Reason = "nowhere" // an id that nothing has
)

func (m *Misfit) Error() string {
	return fmt.Sprintf("row %d, %s: %s %q", m.Row, m.Path, m.Why, m.Text)
}

// decode reads rows as encoding/json does, which says of each what is wrong. The day is
// that of the file.
func (s *Shape) decode(r io.Reader, each func(n int, row *Row) error) (day network.Day, err error) {
	pieces := &pieces{from: r}
	d := json.NewDecoder(pieces)
	d.UseNumber()
	if err := expect(d, json.Delim('{')); err != nil {
		return 0, err
	}
	listed, seen := false, map[any]bool{}
	for d.More() {
		pieces.since = 0
		name, err := token(d)
		if err != nil {
			return 0, err
		}
		if seen[name] {
			return 0, &Misfit{Why: Twice, Text: shorten(fmt.Sprint(name))}
		}
		seen[name] = true
		switch name {
		case "as_of":
			text, err := token(d)
			if err != nil {
				return 0, err
			}
			if day = dayIn(text); day == 0 {
				return 0, &Misfit{Path: "as_of", Why: OtherValue, Text: shorten(fmt.Sprint(text))}
			}
		case s.table.Name:
			listed = true
			if err := s.decodeRows(d, pieces, each); err != nil {
				return 0, err
			}
		default: // what a later version adds
			if err := skip(d); err != nil {
				return 0, err
			}
		}
	}
	switch err := expect(d, json.Delim('}')); {
	case err != nil:
		return 0, err
	case !listed:
		return 0, &Misfit{Path: s.table.Name, Why: NotThere}
	case day == 0:
		return 0, &Misfit{Path: "as_of", Why: NotThere}
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return 0, notJSON(err)
	}
	return day, nil
}

func (s *Shape) decodeRows(d *json.Decoder, pieces *pieces, each func(int, *Row) error) error {
	if err := expect(d, json.Delim('[')); err != nil {
		return err
	}
	for n := 1; d.More(); n++ {
		pieces.since = 0
		var text json.RawMessage
		if err := d.Decode(&text); err != nil {
			return atRow(notJSON(err), n)
		}
		row, err := s.row(text)
		if err == nil {
			err = each(n, s.rowOf(row))
		}
		if err != nil {
			return atRow(err, n)
		}
	}
	return expect(d, json.Delim(']'))
}

// atRow says in which row a misfit is.
func atRow(err error, n int) error {
	if misfit := (*Misfit)(nil); errors.As(err, &misfit) {
		misfit.Row, misfit.Text = n, shorten(misfit.Text)
	}
	return err
}

// pieces is a file of which one piece, a row or what stands beside the rows, is never
// longer than maxRow: a decoder holds a whole piece in memory.
type pieces struct {
	from  io.Reader
	since int // bytes read since the piece began
}

func (p *pieces) Read(b []byte) (int, error) {
	if p.since > maxRow {
		return 0, &Misfit{Why: TooLong}
	}
	n, err := p.from.Read(b)
	p.since += n
	return n, err
}

func (s *Shape) row(text json.RawMessage) (map[string]any, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var row map[string]any
	if err := d.Decode(&row); err != nil || row == nil {
		return nil, &Misfit{Why: OtherType, Text: shorten(string(text))}
	}
	// Who reads the file later may take the first of two keys, or know one in capitals.
	keys := 0
	if err := plain("", row, &keys); err != nil {
		return nil, err
	}
	if keys != colons(text) {
		return nil, &Misfit{Why: Twice, Text: shorten(string(text))}
	}
	return row, fits(row, s.table.fields, "")
}

// colons counts those of a JSON text that follow its keys.
func colons(text []byte) (n int) {
	quoted := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			quoted = !quoted
		case c == '\\' && quoted:
			i++
		case c == ':' && !quoted:
			n++
		}
	}
	return n
}

// references hands over the ids of other tables that a row holds.
func references(row map[string]any, fields []field, prefix string, each func(table, path, id string)) {
	for _, f := range fields {
		at := prefix + f.key
		switch value := row[f.key].(type) {
		case string:
			if f.refers != "" {
				each(f.refers, at, value)
			}
		case map[string]any:
			references(value, f.fields, at+".", each)
		case []any:
			for i, item := range value {
				here := at + "." + strconv.Itoa(i+1)
				switch item := item.(type) {
				case map[string]any:
					references(item, f.fields, here+".", each)
				case string:
					if f.refers != "" {
						each(f.refers, here, item)
					}
				}
			}
		}
	}
}

// fits checks a thing against its fields; others are what later versions add.
func fits(thing map[string]any, fields []field, prefix string) error {
	for _, f := range fields {
		value, there := thing[f.key]
		if err := f.fits(value, there, prefix+f.key); err != nil {
			return err
		}
	}
	return nil
}

func (f field) fits(value any, there bool, at string) error {
	wrong := func(why Reason) error { return &Misfit{Path: at, Why: why, Text: shorten(fmt.Sprint(value))} }
	if value == nil {
		if f.always && (there || !f.mayBeLater()) {
			return &Misfit{Path: at, Why: NotThere}
		}
		return nil
	}
	switch f.kind {
	case aGroup:
		group, is := value.(map[string]any)
		if !is {
			return wrong(OtherType)
		}
		return fits(group, f.fields, at+".")
	case many, manyText:
		items, is := value.([]any)
		if !is {
			return wrong(OtherType)
		}
		item := f
		item.kind, item.always, item.choices = aGroup, true, nil
		if f.kind == manyText {
			item.kind = aText
		}
		for i := range items {
			if err := item.fits(items[i], true, at+"."+strconv.Itoa(i+1)); err != nil {
				return err
			}
		}
		return nil
	case aTruth:
		if _, is := value.(bool); !is {
			return wrong(OtherType)
		}
		return nil
	case aCount, aYear, aNumber:
		number, is := value.(json.Number)
		if !is {
			return wrong(OtherType)
		}
		if !f.counts(number) {
			return wrong(OtherValue)
		}
		return nil
	}
	text, is := value.(string)
	if !is {
		return wrong(OtherType)
	}
	switch {
	case len(f.choices) > 0 && !slices.Contains(f.choices, text), f.kind == aDate && !date.MatchString(text), f.kind == aDay && dayIn(text) == 0:
		return wrong(OtherValue)
	case f.kind == anURL && !f.leads(text):
		return wrong(OtherPlace)
	}
	return nil
}

// mayBeLater reports whether a column may be missing altogether, as in the data of a
// program that is older than the column: its zero is then what was not said.
func (f field) mayBeLater() bool {
	return f.kind == aTruth || f.kind == manyText || f.kind == many || f.kind == aGroup
}

// counts reports whether a number is one of the field's.
func (f field) counts(number json.Number) bool {
	if f.kind == aNumber {
		_, err := number.Float64() // too large a number is none
		return err == nil
	}
	n, err := strconv.ParseInt(number.String(), 10, 53)
	return err == nil && (f.kind == aYear || n >= 0)
}

var date = regexp.MustCompile(datePattern)

// leads reports whether an address is one of its site, beginning with one slash, or one
// that is visited or written to.
func (f field) leads(text string) bool {
	if strings.ContainsAny(text, "\\ <>\"") {
		return false
	}
	u, err := url.Parse(text)
	switch {
	case err != nil || u.User != nil:
		return false
	case u.Scheme == "" && u.Host == "":
		return strings.HasPrefix(text, "/") && !strings.HasPrefix(text, "//")
	}
	return (u.Scheme == "https" || u.Scheme == "http") && u.Hostname() != "" || u.Scheme == "mailto" && u.Opaque != ""
}

// plain refuses what no text of a sheet has: characters that command a terminal or turn
// the direction of what follows, and what stands for bytes that are no UTF-8. It counts
// keys, which are of small letters, digits, _ and - alone.
func plain(at string, value any, keys *int) error {
	switch value := value.(type) {
	case string:
		if strings.IndexFunc(value, commanding) >= 0 {
			return &Misfit{Path: at, Why: NotText, Text: shorten(value)}
		}
	case []any:
		for _, item := range value {
			if err := plain(at, item, keys); err != nil {
				return err
			}
		}
	case map[string]any:
		*keys += len(value)
		for _, key := range slices.Sorted(maps.Keys(value)) { // the first wrong one is always the same
			if !isKey(key) {
				return &Misfit{Why: NotText, Text: shorten(key)}
			}
			if err := plain(key, value[key], keys); err != nil {
				return err
			}
		}
	}
	return nil
}

func isKey(key string) bool {
	for i := range len(key) {
		if c := key[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' && c != '-' {
			return false
		}
	}
	return true
}

func commanding(r rune) bool {
	return r == utf8.RuneError || unicode.IsControl(r) && r != '\n' && r != '\t' || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// dayIn reads a day of data/v1; 0 is none.
func dayIn(value any) network.Day {
	text, _ := value.(string)
	day, err := time.Parse(time.DateOnly, text)
	if err != nil || day.Year() < 1 {
		return 0
	}
	return network.DayOf(day.Year(), int(day.Month()), day.Day())
}

// Shorten cuts a stranger's text as misfits quote it.
func Shorten(text string) string { return shorten(text) }

// shorten cuts a stranger's text that a message quotes, and makes its characters visible.
func shorten(text string) string {
	const most = 60
	quoted := strings.Map(func(r rune) rune {
		if commanding(r) || unicode.IsSpace(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd"))
	if runes := []rune(quoted); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return quoted
}

func token(d *json.Decoder) (any, error) {
	t, err := d.Token()
	if err != nil {
		return nil, notJSON(err)
	}
	return t, nil
}

func expect(d *json.Decoder, want json.Delim) error {
	t, err := token(d)
	if err != nil {
		return err
	}
	if t != want {
		return &Misfit{Why: NotJSON, Text: shorten(fmt.Sprint(t))}
	}
	return nil
}

func skip(d *json.Decoder) error {
	var any json.RawMessage
	if err := d.Decode(&any); err != nil {
		return notJSON(err)
	}
	return nil
}

// notJSON is a fault of the file's JSON, or what kept it from being read.
func notJSON(err error) error {
	var syntax *json.SyntaxError
	switch {
	case err == nil || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		return &Misfit{Why: NotJSON}
	case errors.As(err, &syntax):
		return &Misfit{Why: NotJSON, Text: shorten(syntax.Error())}
	}
	return err
}
