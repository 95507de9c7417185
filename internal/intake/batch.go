package intake

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/document"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/source"
)

// A Batch is what the rows of tables are proposed as.
type Batch struct {
	Drafts   []*Draft
	Problems []diag.Problem // what to know of the tables: cells that are in no draft, and why

	site    *Site
	known   *network.Network // its communes alone, which names are checked against
	rows    []*rowDraft
	owners  map[string]*rowDraft // of the items of lists: by the path of their file
	taken   map[string]bool      // paths
	left    []leftOut            // in order
	leftAt  map[leftKey]int
	noticed map[string][]string // by file and what it is about
	order   []string
}

// A rowDraft is a draft that rows fill.
type rowDraft struct {
	*Draft
	*collector
	table *Table
	from  string // what its comment says that it is from
	block string // the path of the list that is proposed for a file that is there; "" for a whole file
	cells []saidCell
	text  string
	done  *front // as judged, nil when it is to be composed anew
	again bool
}

// A saidCell is one that a draft holds.
type saidCell struct {
	table  *Table
	row    int
	column Column
	text   string
}

// leftOut are cells that are in no draft, for one reason.
type leftOut struct {
	table *Table
	code  diag.Code
	row   int
	from  Column
	texts []string
}

type leftKey struct {
	table  *Table
	code   diag.Code
	column int
}

// Propose makes drafts of the rows of tables.
func (s *Site) Propose(tables []*Table) *Batch {
	b := s.batch()
	for _, t := range tables {
		if t.unlike {
			continue
		}
		b.table(t)
	}
	b.close()
	return b
}

func (s *Site) batch() *Batch {
	b := &Batch{site: s, owners: map[string]*rowDraft{}, taken: map[string]bool{}, leftAt: map[leftKey]int{}, noticed: map[string][]string{}}
	b.known = (&collector{converter: converter{s.names, s.words}}).known()
	return b
}

// close writes the drafts of all rows, and says what is in none.
func (b *Batch) close() {
	b.judge()
	for _, r := range b.rows {
		b.finish(r)
	}
	b.report()
}

func (b *Batch) table(t *Table) {
	for _, r := range t.grid.Remarks {
		p := report(t.File, gridCode(r.Kind), r.Texts)
		p.Args["sheet"] = t.Sheet
		b.Problems = append(b.Problems, p)
	}
	for _, row := range t.above {
		for _, c := range row.Cells {
			b.leave(diag.Code("table-above"), saidCell{t, row.Number, Column{Number: c.Column}, b.site.said(c)})
		}
	}
	for _, row := range t.rows {
		if t.repeats(row) {
			for _, c := range row.Cells {
				b.leave(diag.Code("table-repeated"), saidCell{t, row.Number, Column{Number: c.Column}, b.site.said(c)})
			}
			continue
		}
		b.row(t, row)
	}
}

// repeats reports whether a row says the headings again, as the pages of a long table do.
func (t *Table) repeats(row document.GridRow) bool {
	headings := 0
	for _, c := range t.Columns {
		said := row.At(c.Number)
		switch {
		case c.Heading != "" && said != nil && words(said.Text) == words(c.Heading):
			headings++
		case said != nil || c.Heading != "":
			return false
		}
	}
	return headings > 1
}

// leave says that a cell is in no draft.
func (b *Batch) leave(code diag.Code, c saidCell) {
	key := leftKey{c.table, code, c.column.Number}
	if code == diag.Code("table-above") || code == diag.Code("table-repeated") {
		key.column = 0
	}
	at, known := b.leftAt[key]
	if !known {
		at = len(b.left)
		b.leftAt[key] = at
		b.left = append(b.left, leftOut{table: c.table, code: code, row: c.row, from: c.column})
	}
	b.left[at].texts = append(b.left[at].texts, document.CellName(c.column.Number, c.row)+" = "+oneLine(clean(c.text)))
}

// said is what a cell says, in the words of the site's language.
func (s *Site) said(c document.GridCell) string {
	switch c.Kind {
	case document.GridNumber:
		return strings.TrimSpace(s.words.Decimal(c.Text) + " " + c.Unit)
	case document.GridTruth:
		if c.Text == "1" {
			return s.words.Spelling("value.truth.yes")
		}
		return s.words.Spelling("value.truth.no")
	}
	return c.Text
}

// row makes a row a draft, or an item of one.
func (b *Batch) row(t *Table, row document.GridRow) {
	var cells []saidCell
	said := map[string]string{}
	for _, column := range t.Columns {
		c := row.At(column.Number)
		switch {
		case c == nil:
			continue
		case c.Kind == document.GridError:
			b.leave(diag.Code("table-error"), saidCell{t, row.Number, column, c.Text})
			continue
		}
		cell := saidCell{t, row.Number, column, t.withUnit(column, *c, b.site.said(*c))}
		if column.Path == nonePath {
			b.leave(diag.Code("table-chosen"), cell)
			continue
		}
		cells = append(cells, cell)
		if said[column.Path] == "" {
			said[column.Path] = cell.text
		}
	}
	if len(cells) == 0 {
		return
	}
	r, item, code := b.draftFor(t, row.Number, said)
	if r == nil {
		for _, c := range cells {
			b.leave(code, c)
		}
		return
	}
	if t.Kind == CommuneRow && said["communes/id"] == "" {
		list := r.listAt(t.places.list)
		list.list = append(list.list, newMap())
		id := t.places.byPath["communes/id"]
		list.list[item].set(id.last(), textValue(shortSlug(said["communes/name"])))
	}
	var lines, sections []document.Block
	for _, c := range cells {
		r.cells = append(r.cells, c)
		if !r.take(c, item) {
			blocks := r.asText(c, item)
			if len(blocks) > 0 && blocks[0].Kind == document.Heading {
				sections = append(sections, blocks...)
			} else {
				lines = append(lines, blocks...)
			}
		}
	}
	r.collector.text = append(append(r.collector.text, lines...), sections...)
}

// draftFor is the draft that a row goes to, and which item of its list it is; else why
// there is none.
func (b *Batch) draftFor(t *Table, row int, said map[string]string) (*rowDraft, int, diag.Code) {
	s := b.site
	var at, block string
	kind := t.Kind.ofFile()
	switch t.Kind {
	case CommuneRow:
		at, block = "content/network.yaml", t.Kind.list()
		for _, known := range s.known.Communes {
			name := words(said["communes/name"])
			if name == words(known.Name) || said["communes/code"] != "" && strings.TrimSpace(said["communes/code"]) == known.Code {
				return nil, 0, diag.Code("table-known")
			}
		}
		if said["communes/name"] == "" {
			return nil, 0, diag.Code("table-nameless")
		}
	case NeedRow, PracticeRow:
		id := s.names.likely("commune", said["commune"])
		if id == "" {
			return nil, 0, diag.Code("table-ownerless")
		}
		at = source.SkeletonPath(kind, id)
		if _, there := source.FrontOf(s.fsys, at); there {
			block = t.Kind.list()
		}
	case ResultRow:
		if said["title"] == "" {
			return nil, 0, diag.Code("table-ownerless")
		}
		if id := s.names.id("sheet", said["title"]); id != "" {
			at, block = pathOf(s.known, kind, id), t.Kind.list()
		} else if name := shortSlug(said["title"]); name != "" {
			at = source.SkeletonPath(kind, name)
		} else {
			return nil, 0, diag.Code("table-ownerless")
		}
	case AdoptionRow:
		name := shortSlug(firstOf(s.names.likely("commune", said["commune"]), said["commune"]) + " " + firstOf(s.names.likely("sheet", said["sheet"]), said["sheet"]))
		if said["commune"] == "" || said["sheet"] == "" || name == "" {
			return nil, 0, diag.Code("table-nameless")
		}
		at = b.free(kind, name, "")
	default:
		name := shortSlug(said["title"])
		if name == "" {
			return nil, 0, diag.Code("table-nameless")
		}
		at = b.free(kind, name, said["commune"])
	}
	if at == "" {
		return nil, 0, diag.Code("table-nameless")
	}
	key := at + "\n" + block
	r := b.owners[key]
	if r == nil {
		r = b.newDraft(t, kind, at, block, row)
		b.owners[key] = r
	}
	if list := t.Kind.list(); list != "" {
		return r, len(r.listAt(t.places.list).list), ""
	}
	return r, 0, ""
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// free is the path of a name that no other row has: with the commune, else a number.
func (b *Batch) free(kind source.Kind, name, more string) string {
	for n := range 100_000 {
		tried := name
		switch {
		case n == 1 && locale.Slug(more) != "":
			tried = shortSlug(name + " " + more)
		case n > 1:
			tried = name + "-" + strconv.Itoa(n)
		case n == 1:
			continue
		}
		at := source.SkeletonPath(kind, tried)
		if source.CheckName(kind, tried, b.known) == nil && !b.taken[at] {
			b.taken[at] = true
			return at
		}
		if n == 0 && !b.taken[at] {
			return "" // no name of a file, whatever follows it
		}
	}
	return ""
}

// newDraft begins a draft.
func (b *Batch) newDraft(t *Table, kind source.Kind, at, block string, row int) *rowDraft {
	s := b.site
	from := path.Base(strings.ReplaceAll(t.File, `\`, "/"))
	if t.Sheet != "" {
		from += " (" + oneLine(clean(t.Sheet)) + ")"
	}
	if t.Kind.list() == "" {
		from = s.words.T("draft.row", from, row)
	}
	r := &rowDraft{Draft: &Draft{Kind: kind, Name: nameOf(at)}, table: t, from: strings.ReplaceAll(from, "/", "-"), block: block}
	r.collector = &collector{
		converter: converter{s.names, s.words}, kind: kind, doc: &document.Document{}, labels: t.places.labels, byPath: t.places.byPath, front: newMap(),
	}
	r.File.Path = at
	if block != "" {
		r.Adds = at
	}
	b.rows = append(b.rows, r)
	return r
}

func nameOf(at string) string {
	at = strings.TrimSuffix(strings.TrimSuffix(at, ".md"), "/index")
	return path.Base(at)
}

// judge takes out of all drafts what check would call an error, as Site.judge does of
// one.
func (b *Batch) judge() {
	s := b.site
	if len(b.rows) == 0 {
		return
	}
	touched := map[string]bool{}
	defer func() {
		s.judged.FS = s.fsys
		for at := range touched {
			s.reader.Forget(at)
		}
	}()
	for range mostRounds {
		changed := false
		var files []File
		by := map[string]*rowDraft{}
		for _, r := range b.rows {
			if r.done == nil || r.again {
				r.done, r.again = r.judgedFile(), false
				touched[r.File.Path] = true
				s.reader.Forget(r.File.Path)
				changed = true
			}
			if r.kind == source.NetworkKind {
				continue
			}
			by[r.File.Path] = r
			files = append(files, File{r.File.Path, r.done.out.Bytes()})
		}
		if !changed {
			return
		}
		s.judged.FS = Overlay(s.fsys, files)
		_, problems := s.reader.Read()
		for _, p := range problems {
			if r := by[p.File]; r != nil {
				r.refused(p)
			}
		}
		for _, r := range b.rows {
			if r.kind == source.NetworkKind && r.done != nil {
				_, problems := source.Read(Overlay(nil, []File{{"content/network.yaml", r.done.out.Bytes()}}), source.Options{Drafts: true})
				for _, p := range problems {
					r.refused(p)
				}
			}
		}
	}
}

// refused makes a comment of what a problem is about.
func (r *rowDraft) refused(p diag.Problem) {
	if p.Severity != diag.Error || slices.Contains(betweenFiles, p.Code) || r.done == nil {
		return
	}
	if at, is := r.done.spots[p.Line]; is && r.refuse(at, p) {
		r.again = true
	}
}

// judgedFile is the file as it is judged.
func (r *rowDraft) judgedFile() *front {
	if r.kind == source.NetworkKind {
		f := &front{words: r.words, line: 1, spots: map[int]spot{}}
		f.write("name: x")
		f.write("lang: " + string(r.words.Lang()))
		r.writeList(f)
		return f
	}
	blocks := body{words: r.words, doc: r.doc, notes: map[int]int{}}
	r.text = blocks.text(r.collector.text)
	return r.compose(r.from, r.text, true)
}

// writeList writes the list that is proposed for a file that is there.
func (r *rowDraft) writeList(f *front) {
	p := r.table.places.list
	at := r.front
	for _, k := range p.keys[:len(p.keys)-1] {
		at = at.get(k.Key)
	}
	if v := at.get(p.last().Key); v != nil {
		f.key(p.last(), v, "", spot{top: v})
	}
}

// finish writes a draft, and looks for what is nowhere in it.
func (b *Batch) finish(r *rowDraft) {
	if r.block != "" {
		f := &front{words: r.words, line: 1, spots: map[int]spot{}, open: true}
		r.writeList(f)
		r.File.Data = f.out.Bytes()
	} else {
		r.File.Data = r.compose(r.from, r.text, false).out.Bytes()
	}
	has := map[string]bool{}
	for w := range strings.FieldsSeq(words(string(r.File.Data) + " " + strings.Join(r.prompted, " "))) {
		has[w] = true
	}
	for _, c := range r.cells {
		for w := range strings.FieldsSeq(words(clean(c.text))) {
			if !has[w] {
				b.leave(diag.Code("table-lost"), c)
				break
			}
		}
	}
	for _, n := range r.notices {
		key := r.table.File + "\n" + n.about
		if b.noticed[key] == nil {
			b.order = append(b.order, key)
		}
		b.noticed[key] = append(b.noticed[key], n.texts...)
	}
	b.Drafts = append(b.Drafts, r.Draft)
}

// report says what became of the cells that are in no draft.
func (b *Batch) report() {
	for _, l := range b.left {
		p := report(l.table.File, l.code, l.texts)
		p.Line, p.Column = max(1, l.row), max(1, l.from.Number)
		p.Args["sheet"], p.Args["heading"] = l.table.Sheet, l.from.Heading
		b.Problems = append(b.Problems, p)
	}
	for _, key := range b.order {
		file, about, _ := strings.Cut(key, "\n")
		b.Problems = append(b.Problems, report(file, noticeCode(about), b.noticed[key]))
	}
}
