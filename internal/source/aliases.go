package source

import (
	"io/fs"
	"strings"
	"unicode/utf8"

	"essaim/internal/diag"
	"essaim/internal/locale"
	"essaim/internal/plainyaml"
)

// AddAlias says how a page is given a former address: the argument "add" of a problem is
// a line to put under the one at pos, "instead" a line to put in its place. where is
// the content file of the page; of what network.yaml declares, that file, # and the
// id, which section holds. What cannot be read has both args empty.
func AddAlias(fsys fs.FS, where, section string, addresses []string) (pos diag.Pos, args diag.Args) {
	path, id, declared := strings.Cut(where, "#")
	f, ok := again(fsys, path, declared)
	args = diag.Args{"add": "", "instead": ""}
	if !ok {
		return diag.Whole(path), args
	}
	page := f.root
	if declared {
		page = declaredAs(f.root, section, id)
	}
	if page == nil {
		return diag.Whole(path), args
	}
	field, _ := sheetTable.Lookup("aliases")
	key, value := keyIn(page, field)
	switch {
	case key == nil && page.Style == plainyaml.Flow:
		pos, args["instead"] = f.pos(page), aliasing{f}.withinBraces(page, addresses)
	case key == nil && declared:
		indent := strings.Repeat(" ", page.Column-1)
		pos, args["add"] = f.pos(page), diag.Joined{indent, aliasesKey, ": " + inBrackets(addresses)}
	case key == nil:
		pos, args["add"] = diag.Whole(path), diag.Joined{aliasesKey, ": " + inBrackets(addresses)}
	case value.Kind == plainyaml.Sequence && value.Style != plainyaml.Flow && len(value.Content) > 0:
		last := value.Content[len(value.Content)-1]
		line := f.line(last.Line)
		dash := line[:strings.IndexByte(line, '-')+1] + " "
		pos, args["add"] = f.pos(last), dash+strings.Join(quotedAll(addresses), "\n"+dash)
	default:
		pos, args["instead"] = f.pos(key), aliasing{f}.withMore(key, value, addresses)
	}
	return pos, args
}

// again reads the keys of a file that was read before: all of it, or its front matter.
// It is nil and false when they cannot be read.
func again(fsys fs.FS, path string, whole bool) (*file, bool) {
	f := &file{path: path, locale: locale.For(locale.Languages[0]), scratch: newScratch()}
	data, ok := reading{f}.load(fsys)
	if ok && whole {
		f.yaml = trimMark(data)
	} else if ok {
		_, _, ok = reading{f}.split(data)
	}
	if !ok || !(reading{f}).parse() || f.mended != nil {
		return nil, false
	}
	return f, true
}

// LangAt is where network.yaml says the language of the site.
func LangAt(fsys fs.FS) diag.Pos {
	if f, ok := again(fsys, networkFile, true); ok {
		field, _ := networkTable.Lookup("lang")
		if key, _ := keyIn(f.root, field); key != nil {
			return f.pos(key)
		}
	}
	return diag.Whole(networkFile)
}

// aliasesKey is how the reader of a message writes the key.
const aliasesKey = diag.Spelling("key.sheet.aliases")

// declaredAs finds what network.yaml declares under an id.
func declaredAs(root *node, section, id string) *node {
	at, _ := networkTable.Lookup(section)
	_, list := keyIn(root, at)
	if list == nil {
		return nil
	}
	for _, item := range list.Content {
		field, _ := themeTable.Lookup("id")
		if _, value := keyIn(item, field); value != nil && value.Value == id {
			return item
		}
	}
	return nil
}

// keyIn finds a key of a map by any of its spellings.
func keyIn(n *node, field Field) (key, value *node) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		for _, spelling := range append([]string{field.Key}, field.Aliases...) {
			if fold(n.Content[i].Value) == fold(spelling) {
				return n.Content[i], n.Content[i+1]
			}
		}
	}
	return nil, nil
}

// aliasing writes the lines that give a page more addresses.
type aliasing struct{ *file }

// withinBraces is the line of a map in braces with the key at its end.
func (f aliasing) withinBraces(page *node, addresses []string) any {
	line := f.line(page.Line)
	end := strings.LastIndexByte(line, '}')
	if end < 0 { // it goes on below
		return ""
	}
	return diag.Joined{strings.TrimRight(line[:end], " ,") + ", ", aliasesKey, ": " + inBrackets(addresses) + line[end:]}
}

// withMore is the line of a key whose list is in brackets, or a single value, with
// more in it.
func (f aliasing) withMore(key, value *node, addresses []string) string {
	all := []string{}
	if value.Kind == plainyaml.Sequence {
		for _, item := range value.Content {
			all = append(all, item.Value)
		}
	} else if !empty(value) {
		all = append(all, value.Value)
	}
	line := f.line(key.Line)
	start := len(line)
	for column := 1; column < key.Column && start > 0; column++ {
		_, size := utf8.DecodeRuneInString(line[len(line)-start:])
		start -= size
	}
	before, rest := line[:len(line)-start], line[len(line)-start:]
	after := ""
	if end := strings.IndexByte(rest, ']'); end >= 0 && value.Kind == plainyaml.Sequence {
		after = rest[end+1:]
	}
	return before + key.Value + ": " + inBrackets(append(all, addresses...)) + after
}

func inBrackets(texts []string) string { return "[" + strings.Join(quotedAll(texts), ", ") + "]" }

// quotedAll puts quotes around what YAML would read as something else.
func quotedAll(texts []string) []string {
	all := make([]string, len(texts))
	for i, text := range texts {
		if all[i] = text; strings.ContainsAny(text, ",[]{}&*!|'\"`@") {
			all[i] = "'" + strings.ReplaceAll(text, "'", "''") + "'"
		}
	}
	return all
}

// AliasLine is the line that gives a page a former address.
func AliasLine(address string) any {
	return diag.Joined{aliasesKey, ": " + inBrackets([]string{address})}
}
