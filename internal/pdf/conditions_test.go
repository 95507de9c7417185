package pdf

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// checker looks for what the Matterhorn Protocol 1.1 lets a machine decide of
// PDF/UA-1. Each failure begins with the number of its condition. Conditions on
// what we never write (forms, media, layers, scripts, encryption, role maps,
// fonts that are not composite) are covered by refusing these things: "31-000"
// stands for a font of another kind, "02-001" for any structure type that is
// not a standard one.
type checker struct {
	*read
	failures []string
	texts    map[[2]int]string // by page and number of marked content
	running  []string          // what artifacts show
	notes    map[string]bool
	headings []int
}

func conditions(r *read) []string {
	c := &checker{read: r, texts: map[[2]int]string{}, notes: map[string]bool{}}
	c.catalog()
	for i, p := range c.pages() {
		c.page(i, p)
	}
	c.structure()
	return c.failures
}

func (c *checker) fail(condition, format string, args ...any) {
	c.failures = append(c.failures, condition+" "+fmt.Sprintf(format, args...))
}

func (c *checker) catalog() {
	root := c.root()
	if c.trailer["Encrypt"] != nil {
		c.fail("26-001", "the file is encrypted")
	}
	if mark := c.dict(root["MarkInfo"]); mark["Marked"] != operator("true") {
		c.fail("06-001", "not marked as tagged")
	} else if mark["Suspects"] == operator("true") {
		c.fail("01-007", "suspects")
	}
	if plain(root["Lang"]) == "" {
		c.fail("11-006", "no language")
	}
	switch v := c.dict(root["ViewerPreferences"])["DisplayDocTitle"]; v {
	case nil:
		c.fail("07-001", "DisplayDocTitle is missing")
	case operator("true"):
	default:
		c.fail("07-002", "DisplayDocTitle is %v", v)
	}
	metadata, ok := c.get(root["Metadata"]).(stream)
	if !ok {
		c.fail("06-001", "no metadata")
		return
	}
	if !bytes.Contains(metadata.content, []byte("<pdfuaid:part>1</pdfuaid:part>")) {
		c.fail("06-002", "no identifier of PDF/UA")
	}
	if !regexp.MustCompile(`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">[^<]+</rdf:li>`).Match(metadata.content) {
		c.fail("06-003", "no title")
	}
}

// page reads what is drawn: all of it is tagged or an artifact.
func (c *checker) page(index int, p dict) {
	s := scanner{b: c.content(p)}
	spoken := "" // what the innermost marked content stands for
	var operands []any
	var open []string // "Artifact" or a structure type
	var number int
	var font *fontRead
	inText, textOpen := false, 0
	fonts := map[name]*fontRead{}
	for v := s.value(); v != nil; v = s.value() {
		op, ok := v.(operator)
		if !ok {
			operands = append(operands, v)
			continue
		}
		switch op {
		case "BMC", "BDC":
			tag := string(operands[0].(name))
			if op == "BDC" {
				spoken = plain(operands[1].(dict)["ActualText"])
			}
			if spoken != "" && tag == "Span" && len(open) == 1 && open[0] != "Artifact" {
				open = append(open, tag)
				break
			}
			if len(open) > 0 && tag == "Artifact" {
				c.fail("01-003", "page %d: an artifact inside of tagged content", index+1)
			} else if len(open) > 0 {
				c.fail("01-004", "page %d: tagged content inside of an artifact", index+1)
			}
			open = append(open, tag)
			if op == "BDC" && tag != "Artifact" {
				number = int(operands[1].(dict)["MCID"].(float64))
			}
			textOpen = len(open)
		case "EMC":
			open, spoken = open[:len(open)-1], ""
		case "BT":
			inText = true
		case "ET":
			if inText = false; len(open) > 0 && textOpen == len(open) && open[len(open)-1] != "Artifact" {
				c.fail("01-005", "page %d: marked content is cut by the end of a text", index+1)
			}
		case "Tf":
			n := operands[0].(name)
			if fonts[n] == nil {
				fonts[n] = c.font(c.dict(c.dict(c.resources(p)["Font"])[string(n)]))
			}
			font = fonts[n]
		case "TJ", "re", "Do":
			if len(open) == 0 {
				c.fail("01-005", "page %d: %s outside of marked content", index+1, op)
			}
			if (op == "TJ") != inText {
				c.fail("01-005", "page %d: %s in the wrong place", index+1, op)
			}
			if op == "TJ" {
				text := cmp.Or(spoken, c.shown(font, operands[0].([]any), index))
				if len(open) > 0 && open[len(open)-1] != "Artifact" {
					c.texts[[2]int{index, number}] += text
				} else {
					c.running = append(c.running, text)
				}
			}
		}
		operands = operands[:0]
	}
	if len(open) > 0 {
		c.fail("01-005", "page %d: marked content is left open", index+1)
	}
	if p["Annots"] != nil {
		switch p["Tabs"] {
		case nil:
			c.fail("28-008", "page %d: no Tabs", index+1)
		case name("S"):
		default:
			c.fail("28-009", "page %d: Tabs is %v", index+1, p["Tabs"])
		}
	}
}

// content is what a page is painted by.
func (c *checker) content(p dict) (b []byte) {
	all, several := c.get(p["Contents"]).([]any)
	if !several {
		all = []any{p["Contents"]}
	}
	for _, one := range all {
		b = append(append(b, c.get(one).(stream).content...), '\n')
	}
	return b
}

// body is the first part of that: what is the page's own.
func (c *checker) body(p dict) []byte { return c.get(c.list(p["Contents"])[0]).(stream).content }

// resources are the page's own, or those of all pages.
func (c *checker) resources(p dict) dict {
	if own := c.dict(p["Resources"]); own != nil {
		return own
	}
	return c.dict(c.pagesNode()["Resources"])
}

func (c *checker) pagesNode() dict { return c.dict(c.root()["Pages"]) }

// fontRead is a composite font.
type fontRead struct {
	glyphs  int
	letters map[int]string
	widths  map[int]bool // the glyphs that have one
}

func (c *checker) font(d dict) *fontRead {
	f := &fontRead{letters: map[int]string{}}
	if d["Subtype"] != name("Type0") || d["Encoding"] != name("Identity-H") {
		c.fail("31-000", "a font that is not composite: %v", d["BaseFont"])
		return f
	}
	cid := c.dict(c.list(d["DescendantFonts"])[0])
	if cid["CIDToGIDMap"] != name("Identity") {
		c.fail("31-005", "no CIDToGIDMap")
	}
	program, embedded := c.get(c.dict(cid["FontDescriptor"])["FontFile2"]).(stream)
	if !embedded {
		c.fail("31-009", "%v is not embedded", d["BaseFont"])
		return f
	}
	parsed, err := parseSubset(program.content)
	if err != nil {
		c.fail("31-009", "%v: %v", d["BaseFont"], err)
		return f
	}
	f.glyphs = len(parsed.loca) - 1
	f.widths = map[int]bool{}
	first := 0
	for _, run := range c.list(cid["W"]) {
		if n, isCode := run.(float64); isCode {
			first = int(n)
			continue
		}
		for i, w := range run.([]any) {
			i += first
			f.widths[i] = true
			if i >= f.glyphs || int(w.(float64)) != parsed.thousandths(parsed.advance(uint16(i))) {
				c.fail("31-016", "%v: the width of glyph %d", d["BaseFont"], i)
			}
		}
	}
	unicode, ok := c.get(d["ToUnicode"]).(stream)
	if !ok {
		c.fail("31-027", "%v: no ToUnicode", d["BaseFont"])
		return f
	}
	for _, m := range regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]{4})>\n`).FindAllStringSubmatch(string(unicode.content), -1) {
		var run [3]uint64 // the first and the last code, the first letter
		for i := range run {
			run[i], _ = strconv.ParseUint(m[1+i], 16, 16)
		}
		if run[0]>>8 != run[1]>>8 && run[0] <= run[1] || run[2]&0xff+run[1]-run[0] > 0xff && run[0] <= run[1] {
			c.fail("10-001", "%v: a run of letters over the end of a byte", d["BaseFont"])
		}
		for code := run[0]; code <= run[1]; code++ {
			f.letters[int(code)] = string(rune(run[2] + code - run[0]))
		}
		switch run[2] {
		case 0:
			c.fail("31-028", "%v: a letter that is zero", d["BaseFont"])
		case 0xfeff, 0xfffe:
			c.fail("31-029", "%v: a letter that is a byte-order mark", d["BaseFont"])
		}
	}
	return f
}

func (c *checker) shown(f *fontRead, parts []any, page int) string {
	var b strings.Builder
	for _, p := range parts {
		s, ok := p.(string)
		if !ok {
			continue
		}
		for i := 0; i+1 < len(s); i += 2 {
			code := int(s[i])<<8 | int(s[i+1])
			switch letter, known := f.letters[code]; {
			case code == 0:
				c.fail("31-030", "page %d: .notdef is shown", page+1)
			case code >= f.glyphs:
				c.fail("31-011", "page %d: glyph %d is not in the font", page+1, code)
			case !f.widths[code]:
				c.fail("31-016", "page %d: glyph %d has no width", page+1, code)
			case !known:
				c.fail("10-001", "page %d: glyph %d is no letter", page+1, code)
			default:
				b.WriteString(letter)
			}
		}
	}
	return b.String()
}

var standardTypes = strings.Fields("Document Part Art Sect Div BlockQuote Caption TOC TOCI Index P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula")

// parts are the elements that may stand only in certain others.
var parts = map[string]struct {
	within    []string
	condition string
}{
	"TR": {[]string{"Table"}, "09-004"}, "TH": {[]string{"TR"}, "09-004"}, "TD": {[]string{"TR"}, "09-004"},
	"LI": {[]string{"L", "Note"}, "09-005"}, "Lbl": {[]string{"LI", "Note"}, "09-005"}, "LBody": {[]string{"LI", "Note"}, "09-005"},
	"TOCI": {[]string{"TOC"}, "09-006"},
}

// structure walks the tree, which leads to all content and all annotations.
func (c *checker) structure() {
	tree := c.dict(c.root()["StructTreeRoot"])
	seen := map[string]object{} // what the tree leads to, and from which element
	c.element(tree["K"], "", seen)
	parents := map[int]any{}
	nums := c.list(c.dict(tree["ParentTree"])["Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		parents[int(nums[i].(float64))] = nums[i+1]
	}
	for i, p := range c.pages() {
		owners := c.list(parents[int(p["StructParents"].(float64))])
		for mcid, owner := range owners {
			if at, ok := seen[fmt.Sprint(i, "#", mcid)]; !ok || at != owner {
				c.fail("01-005", "page %d: content %d is not in the tree", i+1, mcid)
			}
		}
		for key := range c.texts {
			if key[0] == i && key[1] >= len(owners) {
				c.fail("01-005", "page %d: content %d has no parent", i+1, key[1])
			}
		}
		for _, a := range c.list(p["Annots"]) {
			c.annotation(i, a.(object), parents, seen)
		}
	}
	for i, level := range c.headings {
		switch {
		case i == 0 && level != 1:
			c.fail("14-002", "the first heading is H%d", level)
		case i > 0 && level > c.headings[i-1]+1:
			c.fail("14-003", "H%d follows H%d", level, c.headings[i-1])
		}
	}
}

func (c *checker) annotation(page int, ref object, parents map[int]any, seen map[string]object) {
	a := c.dict(ref)
	if a["Subtype"] != name("Link") {
		c.fail("28-002", "page %d: an annotation that is no link", page+1)
	}
	if plain(a["Contents"]) == "" {
		c.fail("28-012", "page %d: a link without Contents", page+1)
	}
	key, _ := a["StructParent"].(float64)
	owner, _ := parents[int(key)].(object)
	if at, ok := seen[fmt.Sprint("annotation ", ref)]; !ok || at != owner || c.dict(owner)["S"] != name("Link") {
		c.fail("28-011", "page %d: a link outside of the element Link", page+1)
	}
}

func (c *checker) element(v any, parent string, seen map[string]object) {
	ref := v.(object)
	e := c.dict(ref)
	tag := string(e["S"].(name))
	if !slices.Contains(standardTypes, tag) {
		c.fail("02-001", "%s is no standard type", tag)
	}
	if rule, ok := parts[tag]; ok && !slices.Contains(rule.within, parent) {
		c.fail(rule.condition, "%s within %s", tag, parent)
	}
	if (parent == "Table" && tag != "TR") || (parent == "TR" && tag != "TH" && tag != "TD") {
		c.fail("09-004", "%s within %s", tag, parent)
	}
	if parent == "L" && tag != "LI" {
		c.fail("09-005", "%s within L", tag)
	}
	if parent == "TOC" && tag != "TOCI" {
		c.fail("09-006", "%s within TOC", tag)
	}
	switch {
	case len(tag) == 2 && tag[0] == 'H' && tag[1] <= '6':
		c.headings = append(c.headings, int(tag[1]-'0'))
	case tag == "Figure" && plain(e["Alt"]) == "":
		c.fail("13-004", "a figure without an alternative")
	case tag == "TH" && c.dict(e["A"])["Scope"] == nil:
		c.fail("15-003", "a header cell without a scope")
	case tag == "Note":
		switch id := plain(e["ID"]); {
		case id == "":
			c.fail("19-003", "a note without an ID")
		case c.notes[id]:
			c.fail("19-004", "two notes are %s", id)
		default:
			c.notes[id] = true
		}
	}
	home := c.pageOf(e["Pg"])
	for _, k := range c.list(e["K"]) {
		switch k := k.(type) {
		case float64:
			seen[fmt.Sprint(home, "#", int(k))] = ref
		case dict:
			if k["Type"] == name("MCR") {
				seen[fmt.Sprint(c.pageOf(k["Pg"]), "#", k["MCID"])] = ref
			} else {
				seen[fmt.Sprint("annotation ", k["Obj"])] = ref
			}
		case object:
			c.element(k, tag, seen)
		}
	}
}

func (c *checker) pageOf(v any) int {
	return slices.Index(c.list(c.pagesNode()["Kids"]), v)
}
