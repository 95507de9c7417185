package document

import "strings"

// readForms finds the fields of forms that are drawn in a text, by id.
func (d *odt) readForms(body *element) {
	for _, forms := range children(body, "office:forms") {
		forms.walk(func(e *element) bool {
			for _, id := range []string{e.attr("form:id"), e.attr("other:id")} {
				if id != "" {
					d.fields[id] = e
				}
			}
			return true
		})
	}
}

// field is a field of a form where it is drawn: what is written in it, its choice, or its
// box with what stands beside it. A button is no text.
func (d *odt) field(e *element, in odtInline, all *[]Run) {
	f := d.fields[e.attr("draw:control")]
	if f == nil {
		return
	}
	text := ""
	switch label := strings.TrimSpace(f.attr("form:label")); f.name {
	case "form:checkbox", "form:radio":
		text = strings.TrimSpace(ticked(f) + " " + label)
	case "form:listbox":
		text = strings.Join(picked(f), ", ")
	case "form:password", "form:hidden":
	case "form:button", "form:image":
		if label != "" {
			d.remark(Unseen, label)
		}
	default:
		text = or(strings.TrimSpace(or(f.attr("form:current-value"), f.attr("form:value"))), or(f.words(), label))
	}
	if text == "" {
		return
	}
	run := Run{Text: text, Bold: in.bold, Italic: in.italic, Control: in.control}
	if e.attr("text:anchor-type") != "as-char" {
		d.boxes = append(d.boxes, Block{Runs: []Run{run}})
		return
	}
	run.Text = " " + text + " " // it is nobody's word
	*all = append(*all, run)
}

func ticked(f *element) string {
	switch or(f.attr("form:current-state"), f.attr("form:state")) + or(f.attr("form:current-selected"), f.attr("form:selected")) {
	case "checked", "true":
		return "☒"
	}
	return "☐"
}

// picked are the choices of a list.
func picked(f *element) []string {
	var labels []string
	for _, o := range children(f, "form:option") {
		if or(o.attr("form:current-selected"), o.attr("form:selected")) == "true" {
			labels = append(labels, o.attr("form:label"))
		}
	}
	return labels
}
