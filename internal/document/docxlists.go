package document

import "strconv"

// docxLists are the numberings of a file of Word: whether a level is numbered, and how
// far each has come.
type docxLists struct {
	formats map[string]map[int]string // by number, by level
	starts  map[string]map[int]int
	counts  map[string][]int
}

const maxLevel = 8

func newDocxLists(root *element) docxLists {
	l := docxLists{formats: map[string]map[int]string{}, starts: map[string]map[int]int{}, counts: map[string][]int{}}
	abstract := map[string]*element{}
	for _, a := range children(root, "w:abstractNum") {
		abstract[a.attr("w:abstractNumId")] = a
	}
	for _, n := range children(root, "w:num") {
		formats, starts := map[int]string{}, map[int]int{}
		read := func(levels []*element) {
			for _, level := range levels {
				depth, _ := strconv.Atoi(level.attr("w:ilvl"))
				formats[depth] = level.child("w:numFmt").attr("w:val")
				if start, err := strconv.Atoi(level.child("w:start").attr("w:val")); err == nil {
					starts[depth] = start
				}
			}
		}
		read(children(abstract[n.child("w:abstractNumId").attr("w:val")], "w:lvl"))
		for _, o := range children(n, "w:lvlOverride") {
			read(children(o, "w:lvl"))
			depth, _ := strconv.Atoi(o.attr("w:ilvl"))
			if start, err := strconv.Atoi(o.child("w:startOverride").attr("w:val")); err == nil {
				starts[depth] = start
			}
		}
		l.formats[n.attr("w:numId")], l.starts[n.attr("w:numId")] = formats, starts
	}
	return l
}

// item makes a paragraph the next of its list.
func (l *docxLists) item(b *Block, list, depth string) {
	formats, known := l.formats[list]
	if list == "" || list == "0" || !known {
		return
	}
	level, _ := strconv.Atoi(depth)
	level = max(0, min(level, maxLevel))
	format, has := formats[level]
	if !has {
		format = formats[0]
	}
	if format == "none" {
		return
	}
	b.Kind, b.Level, b.Ordered = Item, level, format != "" && format != "bullet"
	counts := l.counts[list]
	for len(counts) <= level {
		counts = append(counts, max(0, or(l.starts[list][len(counts)], 1)-1))
	}
	counts = counts[:level+1]
	counts[level]++
	b.Number = counts[level]
	l.counts[list] = counts
}
