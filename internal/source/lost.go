package source

import (
	"path"
	"slices"
	"strings"

	"essaim/internal/diag"
	"essaim/internal/mend"
	"essaim/internal/plainyaml"
)

// A key that lost the spaces before it stands beside the one that it belongs to, and
// YAML reads on.

// stray is about keys that lost their indentation, or the space after their colon, and those
// that belong elsewhere.
type stray struct{ *file }

// takeLost gives the value of the key at place i of a map in blocks, with the keys
// after it that are known below it and not beside it; count is how many there are.
func (f stray) takeLost(k *Table, n *node, i int) (value *node, count int) {
	at, _ := k.find(n.Content[i].Value)
	t, value := k.Fields[at].Type, n.Content[i+1]
	in := t.inside()
	if in == nil || n.Style == plainyaml.Flow {
		return value, 0
	}
	for next := i + 2; next+1 < len(n.Content); next += 2 {
		key := n.Content[next]
		_, beside := k.find(key.Value)
		if _, below := in.find(key.Value); beside || !below || key.Kind != plainyaml.Scalar {
			break
		}
		count++
	}
	if count == 0 {
		return value, 0
	}
	lost := n.Content[i+2 : i+2+2*count]
	holder, indent := holderOf(t, value, n.Content[i].Column-1)
	if holder == nil {
		return value, 0
	}
	f.reportLost(n, i, count, indent, holder.Kind == plainyaml.Sequence)
	if holder.Kind == plainyaml.Sequence { // a list without any item yet
		item := &node{Kind: plainyaml.Mapping, Line: lost[0].Line, Column: lost[0].Column, Content: lost}
		holder.Content = append(holder.Content, item)
	} else {
		holder.Content = append(holder.Content, lost...)
	}
	if value.Kind == plainyaml.Scalar {
		value = holder
	}
	return value, count
}

// holderOf is the map to which lost keys belong, and how far these should be indented:
// the value itself, its last item, or a new one when it is empty; nil when none can
// take them.
func holderOf(t Type, value *node, indent int) (holder *node, to int) {
	switch {
	case value.Kind == plainyaml.Mapping && value.Style != plainyaml.Flow && len(value.Content) > 0:
		return value, value.Content[0].Column - 1
	case value.Kind == plainyaml.Sequence && value.Style != plainyaml.Flow && len(value.Content) > 0:
		last := value.Content[len(value.Content)-1]
		if last.Kind == plainyaml.Mapping && last.Style != plainyaml.Flow && len(last.Content) > 0 {
			return last, last.Content[0].Column - 1
		}
	case empty(value) && t.Name == "list":
		return &node{Kind: plainyaml.Sequence, Line: value.Line, Column: value.Column}, indent + 2
	case empty(value):
		return &node{Kind: plainyaml.Mapping, Line: value.Line, Column: value.Column}, indent + 2
	}
	return nil, 0
}

// reportLost shows the lines of lost keys where they belong.
func (f stray) reportLost(n *node, i, count, indent int, inItem bool) {
	first := n.Content[i+2]
	end := strings.Count(string(f.yaml), "\n") + 1
	if after := i + 2 + 2*count; after < len(n.Content) {
		end = n.Content[after].Line - 1
	}
	for end > first.Line && isRemark(f.line(end)) {
		end--
	}
	shift := strings.Repeat(" ", max(0, indent-(first.Column-1)))
	var lines []string
	for at := first.Line; at <= end; at++ {
		switch {
		case !inItem:
			lines = append(lines, shift+f.line(at))
		case at == first.Line:
			lines = append(lines, shift+"- "+f.line(at))
		default:
			lines = append(lines, shift+"  "+f.line(at))
		}
		if len(lines) == mend.MostLines && at < end {
			lines = append(lines, "…")
			break
		}
	}
	f.err(first, "child-not-indented", diag.Args{"key": cut(first.Value), "parent": cut(n.Content[i].Value), "lines": strings.Join(lines, "\n")})
}

// elsewhere says where an unknown key belongs: in one that is there, below another, and of a
// sheet in the name of its file or, as a heading, in its text.
func (f stray) elsewhere(args diag.Args, k *Table, n *node, key string) {
	ofSheet := k == sheetTable.Table
	parent, inside, one := k.below(key)
	called, section := k.called()[fold(key)], HeadingOf(key).Section
	switch {
	case len(called) > 0 && k.writes(n, called[0]):
		args["there"] = f.like(k, n, k.Fields[called[0]])
	case ofSheet && slices.Contains(fileNames, fold(key)):
		args["named"] = path.Base(f.path)
	case one:
		shape := "{" + f.spell(inside.name()) + ": …}"
		if parent.Type.Map == nil {
			shape = "[" + shape + "]"
		}
		args["parent"], args["line"] = f.like(k, n, parent), f.like(k, n, parent)+": "+shape
	case ofSheet && section != "":
		args["section"] = diag.Spelling("heading." + string(section))
	}
}

// fileNames are keys for what the name of a file says.
var fileNames = folded("instead.sheet.id")

// openMaps are those whose keys people call by names that mean nothing else.
var openMaps = []string{"means", "contact"}

// below is the field of which the map, or each map of the list, has a key that people call by
// this name; false when there is none, or several.
func (k *Table) below(name string) (parent, inside Field, one bool) {
	for _, field := range k.Fields {
		in := field.Type.inside()
		if in == nil {
			continue
		}
		at, known := in.find(name)
		if called := in.called()[fold(name)]; !known && len(called) > 0 && slices.Contains(openMaps, field.Key) {
			at, known = called[0], true
		}
		switch {
		case !known:
		case one:
			return Field{}, Field{}, false
		default:
			parent, inside, one = field, in.Fields[at], true
		}
	}
	return parent, inside, one
}
