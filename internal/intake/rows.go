package intake

import (
	"regexp"
	"slices"
	"strings"

	"essaim/internal/document"
	"essaim/internal/locale"
	"essaim/internal/source"
)

// A RowKind is what a row of a table is.
type RowKind string

// The kinds of rows, the likelier first of two that a table may be.
const (
	AdoptionRow RowKind = "adoption"
	ResultRow   RowKind = "result"
	NeedRow     RowKind = "need"
	PracticeRow RowKind = "practice"
	CommuneRow  RowKind = "commune"
	SheetRow    RowKind = "sheet"
)

var rowKinds = []RowKind{AdoptionRow, ResultRow, NeedRow, PracticeRow, CommuneRow, SheetRow}

// ofFile is the kind of the file that a row goes to; none for a commune, which is a row
// of network.yaml.
func (k RowKind) ofFile() source.Kind {
	switch k {
	case AdoptionRow:
		return source.AdoptionKind
	case NeedRow, PracticeRow:
		return source.CommuneKind
	case CommuneRow:
		return source.NetworkKind
	}
	return source.SheetKind
}

// list is the list of the file that a row is an item of; "" when it is the file.
func (k RowKind) list() string {
	switch k {
	case ResultRow:
		return "results"
	case NeedRow:
		return "needs"
	case PracticeRow:
		return "practices"
	case CommuneRow:
		return "communes"
	}
	return ""
}

// needs are places without which a table is not of the kind: one of each group.
func (k RowKind) needs() [][]string {
	switch k {
	case AdoptionRow:
		return [][]string{{"sheet"}, {"commune"}, {"considered", "started", "in-place", "done", "abandoned", "adaptation", "from"}}
	case ResultRow:
		return [][]string{{"title"}, {"results/value"}, {"results/indicator", "results/text", "results/year"}}
	case NeedRow:
		return [][]string{{"commune"}, {"needs/text"}}
	case PracticeRow:
		return [][]string{{"commune"}, {"practices/text"}}
	case CommuneRow:
		return [][]string{{"communes/name"}, {"communes/code", "communes/population", "communes/id", "communes/area", "communes/email", "communes/phone"}}
	}
	return [][]string{{"title"}}
}

// Spelling is the kind in a language.
func (k RowKind) Spelling(l *locale.Locale) string { return l.Spelling("row-kind." + string(k)) }

// rowPlaces are the places that the columns of a kind may go to.
type rowPlaces struct {
	labels labels
	byPath map[string]place
	list   place // that rows are items of; without keys when there is none
	near   *locale.Candidates
	names  map[string]place // what near finds

	indicators names // of the network, where a column may hold the results of one; else none
}

// The places that are none: the text of a sheet, and nothing.
const (
	textPath = "text"
	nonePath = "none"
)

func newRowPlaces(k RowKind) *rowPlaces {
	r := &rowPlaces{byPath: map[string]place{}, names: map[string]place{}}
	var top []place
	if k == CommuneRow {
		r.labels = labels{places: map[string]place{}, lists: map[string]map[string]place{}, filler: map[string]bool{}}
		field, _ := source.NetworkTable().Lookup("communes")
		r.list = place{keys: []source.Field{field}}
		for _, f := range field.Type.Of.Map.Fields {
			if f.Type.Map == nil || f.Type.Short != nil {
				r.list.columns = append(r.list.columns, place{keys: []source.Field{field, f}, list: 1})
			}
		}
	} else {
		r.labels = newLabels(k.ofFile())
		top = append(placesOf(k.ofFile()), wholes(k.ofFile())...)
		if k.ofFile() == source.CommuneKind {
			top = append(top, communePlace())
		}
	}
	for _, s := range locale.Spellings("label-word.filler") {
		r.labels.filler[bare(words(s))] = true
	}
	for _, p := range every(top) {
		if k.list() == "" || k.owns(p.path()) || strings.HasPrefix(p.path(), k.list()+"/") {
			r.byPath[p.path()] = p
		}
		if p.path() == k.list() {
			r.list = p
			if k == ResultRow {
				r.list = withUnits(p)
			}
		}
	}
	found := map[string]place{}
	for _, p := range top { // the key itself, before what people call a column of the list
		if k.owns(p.path()) {
			names := append([]string{p.last().Key}, p.last().Aliases...)
			if k == ResultRow && p.path() == "title" {
				names = append(names, locale.Spellings("column.sheet")...)
			}
			for _, name := range names {
				r.labels.enter(found, words(name), p)
			}
		}
	}
	columns := r.list.columns
	if k == AdoptionRow {
		columns = top
	}
	for _, c := range columns {
		r.byPath[c.path()] = c
		if c.path() == "results/commune" {
			continue // « Commune » is that of the sheet: only a joint one says whose a result is
		}
		if k.list() != "" {
			r.labels.add(found, c, true)
		}
		for _, name := range locale.Spellings("column." + strings.ReplaceAll(c.path(), "/", ".")) {
			if c.path() != "sheet" { // « Titre de la fiche » is not « Titre »
				r.labels.enter(found, r.labels.key(name), c)
			}
			r.labels.enter(found, words(name), c)
		}
	}
	for key, p := range r.labels.places {
		if _, taken := found[key]; !taken && r.has(p) {
			found[key] = p
		}
	}
	if k.list() == "" {
		r.columnsOfLists(found)
	}
	r.labels.places = found
	var keys []string
	for key, p := range found {
		if len(key) >= mostlySaid+1 {
			r.names[key] = p
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	r.near = locale.NewCandidates(keys)
	return r
}

// withUnits is the list of results with the unit beside a value, which forms do not ask for
// and tables often have.
func withUnits(list place) place {
	unit, _ := list.last().Type.Of.Map.Lookup("unit")
	list.columns = append(slices.Clip(list.columns), place{keys: append(slices.Clip(list.keys), unit), list: len(list.keys)})
	return list
}

// owns reports whether a place says which file the rows of a list go to.
func (k RowKind) owns(path string) bool {
	switch k {
	case ResultRow:
		return path == "title" || path == "commune" || path == "theme" || path == "status"
	case NeedRow, PracticeRow:
		return path == "commune"
	}
	return false
}

func (r *rowPlaces) has(p place) bool {
	_, has := r.byPath[p.path()]
	return has
}

// columnsOfLists are found by the list and the column: « Coût (année) », « année du coût ».
func (r *rowPlaces) columnsOfLists(found map[string]place) {
	for _, list := range r.byPath {
		if !list.isList() {
			continue
		}
		for _, c := range list.columns {
			for _, l := range locale.Languages {
				of, own := words(list.label(locale.For(l))), words(c.label(locale.For(l)))
				for _, key := range []string{of + " " + own, own + " " + of} {
					r.labels.enter(found, key, c)
					r.labels.enter(found, r.labels.key(key), c)
				}
			}
			for _, name := range locale.Spellings("label." + strings.ReplaceAll(c.path(), "/", ".")) {
				r.labels.enter(found, r.labels.key(name), c)
				r.labels.enter(found, words(name), c)
			}
		}
	}
}

// resultsOf begins the path of a column that holds the results of an indicator, whose id
// follows: results/dechets-evites.
const resultsOf = "results/"

// indicatorIn is the indicator that a heading names: « Déchets évités (t, 2023) »; "" for
// none.
func (r *rowPlaces) indicatorIn(heading string) string {
	return r.indicators.id("indicator", strings.TrimSpace(unitOfHeading.ReplaceAllString(withoutYear(asides.ReplaceAllString(withoutYear(heading), " ")), "")))
}

// indicatorAt is the indicator of such a path; "" for another one.
func (r *rowPlaces) indicatorAt(path string) string {
	id, is := strings.CutPrefix(path, resultsOf)
	if _, known := r.byPath[path]; !is || known || id == "" {
		return ""
	}
	return r.indicators.id("indicator", id)
}

// resultsNamed is the indicator of such a path as the language writes it:
// résultats/dechets-evites; "" for another one.
func (r *rowPlaces) resultsNamed(path string) string {
	list, id, _ := strings.Cut(path, "/")
	if p, known := r.named(list); !known || p.path() != "results" || id == "" {
		return ""
	}
	return r.indicators.id("indicator", id)
}

// yearInHeading is the year of which a column holds the results; yearAndComma is what
// leaves a unit alone in its brackets: « (kg, 2023) ».
var (
	yearInHeading = regexp.MustCompile(`\b(?:19|20)\d\d\b`)
	yearAndComma  = regexp.MustCompile(`[,;]?\s*\b(?:19|20)\d\d\b\s*[,;]?`)
)

func withoutYear(heading string) string {
	return oneLine(yearAndComma.ReplaceAllString(oneLine(heading), " "))
}

// find is the place that the heading of a column means; sure is false for one that it
// may mean by a slip.
func (r *rowPlaces) find(heading string) (p place, sure, found bool) {
	line := oneLine(heading)
	for _, text := range []string{line, strings.TrimSpace(unitOfHeading.ReplaceAllString(line, "")), oneLine(asides.ReplaceAllString(line, " "))} {
		whole := words(text)
		if text == "" || len([]rune(text)) > labelLetters || len(strings.Fields(whole)) > labelWords {
			continue
		}
		for _, key := range []string{whole, words(labelNumber.ReplaceAllString(text, "")), r.labels.key(text)} {
			if p, known := r.labels.places[key]; known && key != "" {
				return p, true, true
			}
		}
		if p, known := r.labels.loosely(r.labels.places, text); known {
			return p, true, true
		}
	}
	key := r.labels.key(line)
	if near := r.near.Nearest(key); near != "" && locale.Distance(near, key) <= max(1, len([]rune(key))/6) {
		return r.names[near], false, true
	}
	return place{}, false, false
}

// spelled is a path as the language writes it: moyens/coût.
func (p place) spelled(l *locale.Locale) string {
	names := make([]string, len(p.keys))
	for i, f := range p.keys {
		names[i] = f.Spelling(l)
	}
	return strings.Join(names, "/")
}

// named is the place of a path, in any language.
func (r *rowPlaces) named(path string) (place, bool) {
	wanted := folded(path)
	for _, key := range sorted(r.byPath) {
		p := r.byPath[key]
		if folded(key) == wanted {
			return p, true
		}
		for _, lang := range locale.Languages {
			if folded(p.spelled(locale.For(lang))) == wanted {
				return p, true
			}
		}
	}
	return place{}, false
}

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// A Column is one of a table, and where what it says goes.
type Column struct {
	Number  int
	Heading string
	Path    string // of a place, textPath or nonePath
	Guessed bool   // the heading is only near to what is known
}

// A Table is a table of a file, and how it is read.
type Table struct {
	File    string // as messages call it
	Sheet   string // the worksheet; "" when the file has one table without a name
	Kind    RowKind
	Row     int // of the headings
	Columns []Column

	unlike bool // nothing says what the rows are
	grid   document.Grid
	places *rowPlaces
	words  *locale.Locale
	above  []document.GridRow // what stands over the headings
	rows   []document.GridRow
}

// mostAbove is how many rows may stand over the headings.
const mostAbove = 30

// guess finds what the rows of a table are, and where its columns go; false when nothing
// says it.
func (s *Site) guess(file string, g document.Grid) (*Table, bool) {
	t := &Table{File: file, Sheet: g.Name, grid: g, words: s.words}
	best, likely := -1, false
	for _, kind := range rowKinds {
		places := s.placesOfRows(kind)
		for i, row := range g.Rows[:min(mostAbove, len(g.Rows))] {
			columns, known, near := guessed(places, row, g.Rows[i+1:])
			if known < 1 {
				continue
			}
			score := 4*known - near + s.named(file, g.Name, kind)
			essential := has(columns, kind.needs())
			if !essential || score <= best && likely {
				continue
			}
			best, likely = score, true
			t.Kind, t.Row, t.Columns, t.places = kind, row.Number, columns, places
			t.above, t.rows = g.Rows[:i], g.Rows[i+1:]
		}
	}
	if !likely {
		t.Kind, t.places = SheetRow, s.placesOfRows(SheetRow)
		if len(g.Rows) > 0 {
			t.Row, t.rows = g.Rows[0].Number, g.Rows[1:]
			t.Columns, _, _ = guessed(t.places, g.Rows[0], g.Rows[1:])
		}
	}
	t.otherColumns()
	return t, likely
}

// isCounted reports whether a column has nothing but numbers.
func isCounted(column int, rows []document.GridRow) bool {
	some := false
	for _, row := range rows {
		for _, c := range row.Cells {
			if c.Column != column || strings.TrimSpace(c.Text) == "" {
				continue
			}
			if some = true; !bareNumber.MatchString(strings.TrimSpace(c.Text)) {
				return false
			}
		}
	}
	return some
}

func has(columns []Column, groups [][]string) bool {
	for _, group := range groups {
		if !slices.ContainsFunc(columns, func(c Column) bool { return slices.Contains(group, c.Path) }) {
			return false
		}
	}
	return true
}

// named is how much the name of a file or of a worksheet says for a kind.
func (s *Site) named(file, sheet string, kind RowKind) int {
	said := " " + bareWords(fileStem(file)+" "+sheet) + " "
	for _, name := range locale.Spellings("row-kind." + string(kind)) {
		if strings.Contains(said, " "+bareWords(name)+" ") {
			return 6
		}
	}
	return 0
}

// guessed are the columns of a row of headings, how many of them are known, and how many
// of these only nearly. Below are the rows under it: a number is no title, unless its
// heading asks for one, « Mesure » does not.
func guessed(places *rowPlaces, row document.GridRow, below []document.GridRow) (columns []Column, known, near int) {
	taken := map[string]bool{}
	for _, c := range row.Cells {
		column := Column{Number: c.Column, Heading: oneLine(c.Text), Path: textPath}
		if c.Kind == document.GridText {
			if p, sure, found := places.find(c.Text); found && (!taken[p.path()] || p.isList()) &&
				(p.path() != "title" || places.labels.asksTitle(strings.Fields(bareWords(c.Text))) || !isCounted(c.Column, below)) {
				column.Path, column.Guessed = p.path(), !sure
				if !taken[p.path()] {
					known++
				}
				if taken[p.path()] = true; !sure {
					near++
				}
			} else if id := places.indicatorIn(c.Text); id != "" && !found {
				column.Path = resultsOf + id
			}
		}
		columns = append(columns, column)
	}
	return columns, known, near
}

// otherColumns adds the columns that hold something and have no heading.
func (t *Table) otherColumns() {
	seen := map[int]bool{}
	for _, c := range t.Columns {
		seen[c.Number] = true
	}
	for _, row := range t.rows {
		for _, c := range row.Cells {
			if !seen[c.Column] {
				seen[c.Column] = true
				t.Columns = append(t.Columns, Column{Number: c.Column, Path: textPath})
			}
		}
	}
	slices.SortFunc(t.Columns, func(a, b Column) int { return a.Number - b.Number })
}

func (s *Site) placesOfRows(kind RowKind) *rowPlaces {
	if s.rows == nil {
		s.rows = map[RowKind]*rowPlaces{}
	}
	if s.rows[kind] == nil {
		s.rows[kind] = newRowPlaces(kind)
		if kind == SheetRow {
			s.rows[kind].indicators = s.names
		}
	}
	return s.rows[kind]
}

// Where says where the column goes, in the language of the network.
func (t *Table) Where(c Column) string {
	switch p, known := t.places.byPath[c.Path]; {
	case known:
		return p.spelled(t.words)
	case c.Path == nonePath:
		return t.words.Spelling("row-place.none")
	case t.places.indicatorAt(c.Path) != "":
		return t.places.byPath["results"].spelled(t.words) + "/" + t.places.indicatorAt(c.Path)
	}
	return t.words.Spelling("row-place.text")
}

// Rows is how many rows there are under the headings.
func (t *Table) Rows() int { return len(t.rows) }
