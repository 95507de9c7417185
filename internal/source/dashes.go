package source

import (
	"slices"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/mend"
	"essaim/internal/plainyaml"
)

// A list in which every key has a dash of its own: `- who: Agent`, `- hours: 12`. Its
// author meant one item.

// dashes are those of the lists of a file.
type dashes struct{ *file }

// joinSplitItems gives the items of a list of maps, those as one that were written with
// a dash for every key, and reports them.
func (f dashes) joinSplitItems(k *Table, n *node) []*node {
	if n.Style == plainyaml.Flow || len(n.Content) < 2 {
		return n.Content
	}
	var items []*node
	for i := 0; i < len(n.Content); {
		end := k.partsUpTo(n.Content, i)
		if end-i < 2 {
			items = append(items, n.Content[i])
			i++
			continue
		}
		whole := *n.Content[i]
		whole.Content = nil
		for _, part := range n.Content[i:end] {
			whole.Content = append(whole.Content, part.Content...)
		}
		f.err(&whole, "dash-for-each-key", diag.Args{"lines": f.joinedLines(n.Content[i:end])})
		items = append(items, &whole)
		i = end
	}
	return items
}

// subjects are keys with which an item may begin, and be whole where its map requires no
// key: targets, points of an agenda and costs are often one of them alone.
var subjects = []string{"text", "sheet", "objective", "indicator", "who", "amount", "theme", "commune", "title", "part"}

// partsUpTo is the end of the items from place i on that have one key each, all of them
// known and each another than those before.
func (k *Table) partsUpTo(items []*node, i int) (end int) {
	seen := map[int]bool{}
	mayStandAlone := !slices.ContainsFunc(k.Fields, func(field Field) bool { return field.Required })
	for end = i; end < len(items); end++ {
		n := items[end]
		if n.Kind != plainyaml.Mapping || n.Style == plainyaml.Flow || len(n.Content) != 2 {
			break
		}
		at, known := k.find(n.Content[0].Value)
		if !known || seen[at] || end > i && mayStandAlone && slices.Contains(subjects, k.Fields[at].Key) {
			break
		}
		seen[at] = true
	}
	return end
}

// joinedLines are the lines of items as those of one.
func (f dashes) joinedLines(items []*node) string {
	var lines []string
	last := items[len(items)-1]
	for i, item := range items {
		line := f.line(item.Line)
		if item.Line > last.Line || len(lines) == mend.MostLines {
			break
		}
		if at := strings.IndexByte(line, '-'); i > 0 && at >= 0 {
			line = line[:at] + " " + line[at+1:]
		}
		lines = append(lines, strings.TrimRight(line, " "))
		if item.Content[1].Line > item.Line {
			lines = append(lines, "…")
		}
	}
	return strings.Join(lines, "\n")
}
