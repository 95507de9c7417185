package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"essaim/internal/layout"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/network/networktest"
	"essaim/internal/plan"
	"essaim/internal/search"
	"essaim/internal/view"
)

// A row and its words are all that a facet takes: the form asks for it, and the Go
// reader of filters.bin and the browser's find by it, and by all others, what its
// traits say.
func TestFacetTakesARowAndItsWords(t *testing.T) {
	in := input(practised(40))
	in.Locale = in.Locale.With(moreWords)
	facets := append(Facets[:len(Facets):len(Facets)], moreFacets...)
	p, problems := newPlan(in, facets)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	fields := formOf(t, in.Locale, p)
	checkForm(t, fields, facets, in.Locale)
	file, traits := filtersOf(t, p)
	checkReaders(t, file, fields, p.Facets, traits)
}

// practised is a network of n sheets that answer what they like.
func practised(n int) *network.Network {
	random := rand.New(rand.NewPCG(7, 8))
	some := func(list ...string) []string {
		random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		return list[:random.IntN(len(list)+1)]
	}
	made := networktest.Sample()
	made.Communes[0].Population, made.Communes[1].Population = 24_310, 480
	for i, size := range []int{161, 1440, 160, 1441} { // a third of 480 and three times it, and beyond
		id := fmt.Sprintf("loin-%d", i)
		made.Communes = append(made.Communes, &network.Commune{ID: id, Name: id, Population: size})
	}
	made.Themes = append(made.Themes, &network.Theme{ID: "tri", Name: "Écotri"}, &network.Theme{ID: "vide", Name: "Vide"})
	made.Institutions = []*network.Institution{{Commune: network.Commune{ID: "sydom", Name: "SYDOM"}}, {Commune: network.Commune{ID: "ecole", Name: "École"}}}
	made.Peers = []*network.Peer{{ID: "causse", Name: "Le Causse"}}
	for i := range n {
		s := &network.Sheet{
			ID: fmt.Sprintf("fiche-%d", i), Title: fmt.Sprintf("Fiche %d", i), Communes: some("luc", "olemps", "loin-0", "loin-1", "loin-2", "loin-3"), Themes: some("eau", "tri"),
			Status: []network.SheetStatus{network.Planned, network.InPlace, network.Done}[random.IntN(3)],
			Date:   network.Date{Year: int16(2009 + random.IntN(3))}, Exemplary: random.IntN(3) == 0,
		}
		if i%4 == 0 {
			s.Institutions = []string{"sydom", "ecole"}[:1+i%8/4]
		}
		if i%9 == 0 {
			s.Date = network.Date{}
		}
		for range random.IntN(3) {
			s.Means.Cost.Items = append(s.Means.Cost.Items, network.Cost{Money: network.Money{Amount: &network.Amount{Interval: network.Point(float64(random.IntN(9000)) / 3)}}})
			s.Means.People.Items = append(s.Means.People.Items, network.Person{Hours: &network.Amount{Interval: network.Point(float64(random.IntN(60)))}})
			s.Results = append(s.Results, network.Result{Indicator: []string{"eau", "tri", "bois"}[random.IntN(3)], Year: 2010 + random.IntN(2)})
		}
		made.Sheets = append(made.Sheets, s)
	}
	return made
}

// field is one of the search form, as a browser has it.
type field struct {
	Name, Label, Type string
	Options           []view.Option
}

// formOf reads the form of the search page that the default layout makes.
func formOf(t *testing.T, loc *locale.Locale, p *plan.Plan) []field {
	t.Helper()
	set, problems := layout.Load(os.DirFS("../../layouts"), nil, loc, layout.Options{})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	text, err := set.Append(nil, "search.html", layout.Data{Chrome: &p.Chrome, Page: shown[any](t, p, "/essai/recherche/")})
	if err != nil {
		t.Fatal(err)
	}
	page, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	labels := map[string]string{} // by id
	var fields []field
	for n := range page.Descendants() {
		switch {
		case n.Data == "label" && attribute(n, "for") != "":
			labels[attribute(n, "for")] = textOf(n)
		case n.Data == "select":
			f := field{Name: attribute(n, "name"), Label: labels[attribute(n, "id")], Type: "select-one"}
			for o := range n.ChildNodes() {
				f.Options = append(f.Options, view.Option{Value: attribute(o, "value"), Name: textOf(o)})
			}
			fields = append(fields, f)
		case attribute(n, "type") == "checkbox":
			fields = append(fields, field{Name: attribute(n, "name"), Label: strings.TrimSpace(textOf(n.Parent)), Type: "checkbox"})
		}
	}
	return fields
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) (text string) {
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			text += d.Data
		}
	}
	return text
}

// checkForm wants a labelled field of every facet, with its choices and in its
// place among what the form sorts by.
func checkForm(t *testing.T, fields []field, facets []Facet, loc *locale.Locale) {
	t.Helper()
	find := func(name string) field {
		i := slices.IndexFunc(fields, func(f field) bool { return f.Name == name })
		if i < 0 {
			t.Fatalf("the form does not ask for %s", name)
		}
		return fields[i]
	}
	for _, f := range facets {
		got := find(f.Name)
		if got.Label != loc.T("facet."+f.Name) || (got.Type == "checkbox") != (f.Kind == view.YesFacet) {
			t.Errorf("the field of %s: %+v", f.Name, got)
		}
		for i, c := range f.Choices {
			if len(got.Options) != 1+len(f.Choices) || got.Options[i+1].Value != c || strings.HasPrefix(got.Options[i+1].Name, "facet.") {
				t.Errorf("the choices of %s: %v", f.Name, got.Options)
			}
		}
		if f.Sorted && !slices.Contains(find("sort").Options, view.Option{Value: f.Name, Name: loc.T("facet." + f.Name + ".sort")}) {
			t.Errorf("nothing is sorted by %s", f.Name)
		}
	}
}

// filtersOf is filters.bin of the site, and what it was made of.
func filtersOf(t *testing.T, p *plan.Plan) (file []byte, traits [][]view.Trait) {
	t.Helper()
	documents := p.Documents()
	put := func(path string, content []byte) error {
		if path == "filters.bin" {
			file = bytes.Clone(content)
		}
		return nil
	}
	x := search.New(locale.French, "/", len(documents), p.Facets...)
	for _, number := range rand.New(rand.NewPCG(1, 2)).Perm(len(documents)) { // in any order
		e := p.Outputs[documents[number]].Entry()
		x.Describe(number, e)
		if err := x.Show(number, e, put); err != nil {
			t.Fatal(err)
		}
	}
	for _, i := range documents {
		if of := p.Outputs[i].Entry().Traits; of != nil {
			traits = append(traits, of)
		}
	}
	if err := x.Files(put); err != nil {
		t.Fatal(err)
	}
	return file, traits
}

// A question is one search: what is chosen of each facet, and what sorts.
type question struct {
	Chosen map[string]string
	Sort   string
}

// An answer is what the browser's reader says of it: the sheets, and the form.
type answer struct {
	Sheets []int
	Form   map[string][]view.Option // by name; of a box, one option without value when it cannot be ticked
}

// checkReaders asks for every value of every facet, and for pairs of them.
func checkReaders(t *testing.T, file []byte, fields []field, facets []view.Facet, traits [][]view.Trait) {
	t.Helper()
	filters, err := search.ReadFilters(file)
	if err != nil {
		t.Fatal(err)
	}
	if filters.Sheets != len(traits) || filters.Documents <= len(traits) {
		t.Errorf("%d sheets of %d documents", filters.Sheets, filters.Documents)
	}
	questions := []question{{}}
	for i, f := range facets {
		for _, value := range valuesOf(f, i, traits) {
			questions = append(questions, question{Chosen: map[string]string{f.Name: value}},
				question{Chosen: map[string]string{f.Name: value, "status": "done", "year": "2010"}})
		}
		if f.Sorted {
			questions = append(questions, question{Sort: f.Name})
		}
	}
	answers := inBrowser(t, file, fields, questions)
	for n, q := range questions {
		want := found(q.Chosen, facets, traits)
		got := filters.Pass(q.Chosen)
		if q.Sort != "" {
			i := slices.IndexFunc(facets, func(f view.Facet) bool { return f.Name == q.Sort })
			slices.SortStableFunc(want, func(a, b int) int { return lowest(traits[a][i]) - lowest(traits[b][i]) })
			got = filters.Sort(q.Sort)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%v: the Go reader finds %v, want %v", q, got, want)
		}
		if !slices.Equal(answers[n].Sheets, want) {
			t.Errorf("%v: the browser finds %v, want %v", q, answers[n].Sheets, want)
		}
		for name, want := range offered(q, fields, facets, traits) {
			if got := answers[n].Form[name]; !slices.Equal(got, want) {
				t.Errorf("%v: in the browser the field of %s is\n%v, want\n%v", q, name, got, want)
			}
		}
	}
}

// valuesOf are all that can be asked of a facet, and what no sheet answers.
func valuesOf(f view.Facet, i int, traits [][]view.Trait) []string {
	if f.Kind == view.YesFacet {
		return []string{"1"}
	}
	values := map[string]bool{"nowhere": true}
	for _, c := range f.Choices {
		values[c] = true
	}
	for _, of := range traits {
		for _, v := range of[i].Values {
			values[v.Value] = true
		}
		for _, n := range of[i].Numbers {
			values[strconv.Itoa(n)] = f.Choices == nil
		}
	}
	maps.DeleteFunc(values, func(_ string, asked bool) bool { return !asked })
	return slices.Sorted(maps.Keys(values))
}

// found are the sheets whose traits are what is chosen.
func found(chosen map[string]string, facets []view.Facet, traits [][]view.Trait) []int {
	sheets := []int{}
	for sheet, of := range traits {
		passes := true
		for i, f := range facets {
			passes = passes && (chosen[f.Name] == "" || isOf(of[i], f, chosen[f.Name]))
		}
		if passes {
			sheets = append(sheets, sheet)
		}
	}
	return sheets
}

func isOf(trait view.Trait, f view.Facet, wanted string) bool {
	if f.Kind == view.LikeFacet {
		sizes := map[string]int{}
		for _, p := range f.Places {
			sizes[p.ID] = p.Population
		}
		return slices.ContainsFunc(trait.Values, func(v view.Option) bool {
			a, b := sizes[v.Value], sizes[wanted]
			return v.Value != wanted && a > 0 && b > 0 && a*3 >= b && b*3 >= a
		})
	}
	from, to := 0, 0
	ends, _ := fmt.Sscanf(wanted, "%d-%d", &from, &to)
	for _, n := range trait.Numbers {
		if f.Choices == nil && strconv.Itoa(n) == wanted || f.Choices != nil && (ends > 0 && n >= from && (ends < 2 || n <= to)) {
			return true
		}
	}
	return slices.ContainsFunc(trait.Values, func(v view.Option) bool { return v.Value == wanted })
}

func lowest(trait view.Trait) int { return slices.Min(append(trait.Numbers, 1<<30)) }

// offered is the form with the number of sheets that each choice would keep.
func offered(q question, fields []field, facets []view.Facet, traits [][]view.Trait) map[string][]view.Option {
	form := map[string][]view.Option{}
	for i, f := range facets {
		kept := func(value string) int {
			chosen := maps.Clone(q.Chosen)
			if chosen == nil {
				chosen = map[string]string{}
			}
			chosen[f.Name] = value
			return len(found(chosen, facets, traits))
		}
		if f.Kind == view.YesFacet {
			form[f.Name] = []view.Option{{Value: map[bool]string{true: "1"}[q.Chosen[f.Name] != "" || kept("1") > 0]}}
			continue
		}
		of := fields[slices.IndexFunc(fields, func(of field) bool { return of.Name == f.Name })]
		if f.Kind == view.LikeFacet { // the page has the places, and what is found changes none
			form[f.Name] = of.Options[:1:1]
			for _, p := range f.Places {
				form[f.Name] = append(form[f.Name], view.Option{Value: p.ID, Name: p.Name})
			}
			continue
		}
		for _, o := range append(of.Options[:len(of.Options):len(of.Options)], brought(f, i, q.Chosen[f.Name], traits)...) {
			if o.Value != "" {
				o.Name += fmt.Sprintf(" (%d)", kept(o.Value))
			}
			form[f.Name] = append(form[f.Name], o)
		}
	}
	return form
}

// brought are the choices that sheets bring: the ids that they have, by name, or
// their numbers, from the greatest; at the end one that none has and that is chosen.
func brought(f view.Facet, i int, chosen string, traits [][]view.Trait) []view.Option {
	if f.Kind == view.ListFacet || f.Choices != nil {
		return nil
	}
	var options []view.Option
	for _, of := range traits {
		options = append(options, of[i].Values...)
		for _, n := range of[i].Numbers {
			options = append(options, view.Option{Value: strconv.Itoa(n), Name: strconv.Itoa(n)})
		}
	}
	compare := func(a, b view.Option) int { return locale.For(locale.French).Compare(a.Name, b.Name) }
	if f.Kind == view.NumberFacet {
		compare = func(a, b view.Option) int { return strings.Compare(b.Name, a.Name) }
	}
	slices.SortFunc(options, compare)
	options = slices.Compact(options)
	if chosen != "" && !slices.ContainsFunc(options, func(o view.Option) bool { return o.Value == chosen }) {
		options = append(options, view.Option{Value: chosen, Name: chosen})
	}
	return options
}

// browserProgram asks the script of the search page, with a form of little more
// than the fields that the page has.
const browserProgram = `
import { readFileSync } from 'node:fs';
const { file, fields, questions } = JSON.parse(readFileSync(0, 'utf8'));
globalThis.document = { documentElement: { lang: 'fr' } };
globalThis.Option = class {
  constructor(text, value) {
    Object.assign(this, { text, value, dataset: {} });
  }
};
const formOf = (chosen) => {
  const elements = {};
  for (const { Name, Type, Options } of fields) {
    const field = { type: Type, checked: Boolean(chosen[Name]), disabled: false, dataset: {}, options: (Options ?? []).map((o) => new Option(o.Name, o.Value)) };
    field.replaceChildren = (...options) => (field.options = options);
    field.append = (option) => field.options.push(option);
    field.value = chosen[Name] ?? '';
    elements[Name] = field;
  }
  return { elements };
};
const index = new Index({ documents: 1, get: async () => new Uint8Array(Buffer.from(file, 'base64')) });
const filters = new Filters(await index.filters());
const all = Array.from({ length: filters.sheets }, (_, sheet) => sheet);
const described = ({ type, disabled, options }) => (type === 'checkbox' ? [{ Value: disabled ? '' : '1', Name: '' }] : options.map(({ value, text }) => ({ Value: value, Name: text })));
const answers = questions.map(({ Chosen, Sort }) => {
  const chosen = Chosen ?? {};
  const form = formOf(chosen);
  filters.show(form, all, chosen);
  return {
    Sheets: Sort ? filters.sort(all, Sort) : filters.passes(all, chosen),
    Form: Object.fromEntries(filters.facets.map(({ name }) => [name, described(form.elements[name])])),
  };
});
console.log(JSON.stringify(answers));
`

func inBrowser(t *testing.T, file []byte, fields []field, questions []question) (answers []answer) {
	t.Helper()
	var program []byte
	for _, part := range []string{"index.js", "filters.js"} {
		text, err := os.ReadFile("../../static/essaim/search/" + part)
		if err != nil {
			t.Fatal(err)
		}
		program = append(program, text...)
	}
	script := filepath.Join(t.TempDir(), "filters.mjs")
	if err := os.WriteFile(script, append(program, browserProgram...), 0o600); err != nil {
		t.Fatal(err)
	}
	asked, err := json.Marshal(map[string]any{"file": file, "fields": fields, "questions": questions})
	if err != nil {
		t.Fatal(err)
	}
	node := exec.Command("node", script)
	node.Stdin, node.Stderr = bytes.NewReader(asked), os.Stderr
	output, err := node.Output()
	if err != nil {
		if _, missing := exec.LookPath("node"); missing != nil && os.Getenv("CI") == "" {
			t.Skip("needs node")
		}
		t.Fatal(err)
	}
	if err := json.Unmarshal(output, &answers); err != nil {
		t.Fatal(err)
	}
	return answers
}
