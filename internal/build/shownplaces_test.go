package build

import (
	"bytes"
	"io"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"essaim/internal/diag"
	"essaim/internal/layout"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/plan"
	"essaim/internal/search"
	"essaim/internal/source"
)

// places are where a field may be shown, in the order of docs/champs.md.
var places = []string{"page", "card", "pdf", "data", "search", "compare", "workroom", "skeleton", "completeness"}

// placeFiles are the files of the site that are a place, for the fields of a kind of
// thing; "" stands for all kinds that are not named.
var placeFiles = map[string]map[string]*regexp.Regexp{
	"page": {
		"sheet": regexp.MustCompile(`^fiches/fiche-a/index\.html$`), "adoption": regexp.MustCompile(`^fiches/fiche-a/index\.html$`),
		"meeting": regexp.MustCompile(`^rencontres/[^/]+/index\.html$`), "page": regexp.MustCompile(`^page-a/index\.html$`),
		"commune": regexp.MustCompile(`^communes/[^/]+/index\.html$`), "diagnostic": regexp.MustCompile(`^communes/[^/]+/index\.html$`),
		"institution":    regexp.MustCompile(`^organisations/[^/]+/index\.html$`),
		"practice-group": regexp.MustCompile(`^pratiques/[^/]+/index\.html$`),
		"theme":          regexp.MustCompile(`^themes/[^/]+/index\.html$`), "objective": regexp.MustCompile(`^objectifs/[^/]+/index\.html$`),
		"indicator": regexp.MustCompile(`^fiches/[^/]+/index\.html$`), "": regexp.MustCompile(`\.html$`),
	},
	"card": {
		"sheet": regexp.MustCompile(`^fiches/index\.html$`), "adoption": regexp.MustCompile(`^communes/[^/]+/index\.html$`),
		"meeting": regexp.MustCompile(`^rencontres/index\.html$`), "commune": regexp.MustCompile(`^communes/index\.html$`),
		"institution": regexp.MustCompile(`^organisations/index\.html$`),
		"diagnostic":  regexp.MustCompile(`^matrice/index\.html$`), "theme": regexp.MustCompile(`^themes/index\.html$`),
		"practice-group": regexp.MustCompile(`^pratiques/index\.html$`),
		"objective":      regexp.MustCompile(`^objectifs/index\.html$`), "indicator": regexp.MustCompile(`^objectifs/par-theme/index\.html$`),
	},
	"pdf":     {"": regexp.MustCompile(`\.pdf$`)},
	"data":    {"": regexp.MustCompile(`^data/v1/[a-z_]+\.json$`)},
	"search":  {"": regexp.MustCompile(`^essaim/index/`)},
	"compare": {"": regexp.MustCompile(`^essaim/compare/`)},
}

// cards are those of a list of sheets, without the filters around them.
var cards = regexp.MustCompile(`(?s)<ul class="cards">.*?</ul>`)

// A seen site is all that is published of a network, its workroom and how complete
// its sheet is.
type seen struct {
	site, papers *memoryStore
	complete     []string
	problems     []string // errors
}

// An observer builds networks in memory: what has the key of the network without
// a change is reused, so that one is built in some milliseconds.
type observer struct {
	t       *testing.T
	layouts map[locale.Lang]*layout.Set
	base    *seen
}

func newObserver(t *testing.T) *observer {
	o := &observer{t: t, layouts: map[locale.Lang]*layout.Set{}}
	o.base = o.see(change{})
	return o
}

func (o *observer) see(c change) *seen {
	o.t.Helper()
	files := author{c}.site()
	read, problems := readContent(source.NewReader(files, source.Options{}), files)
	read.photos = newPhotos(files, nil, false)
	s := &seen{site: o.storeAfter(func(b *seen) *memoryStore { return b.site }), papers: o.storeAfter(func(b *seen) *memoryStore { return b.papers })}
	for _, p := range problems {
		if p.Severity == diag.Error {
			s.problems = append(s.problems, p.File+": "+p.Message(locale.For(locale.English)))
		}
	}
	situation := read.network.At(dayOf(Options{}, read.network))
	s.complete = completeParts(situation)
	o.publish(files, read, situation, false, s.site)
	o.publish(files, read, situation, true, s.papers)
	return s
}

// complete are the parts that a sheet has without the field at a path.
func (o *observer) complete(path string) []string {
	n, _ := source.Read(author{change{path: path, away: true}}.site(), source.Options{})
	return completeParts(n.At(n.AsOf))
}

func completeParts(s *network.Situation) []string {
	for _, sheet := range s.Sheets {
		if sheet.ID == "fiche-a" {
			return s.Completeness(sheet).Present
		}
	}
	return nil
}

func (o *observer) storeAfter(of func(*seen) *memoryStore) *memoryStore {
	s := &memoryStore{files: map[string]memoryFile{}}
	if o.base != nil {
		s.previous = of(o.base).files
	}
	return s
}

// publish is what Run does between reading and writing.
func (o *observer) publish(files fs.FS, read content, situation *network.Situation, workroom bool, to *memoryStore) {
	o.t.Helper()
	opt := options(files, "")
	opt.Workroom = workroom
	t := task{o.t.Context(), func(int, int) {}}
	sizes := &fileSizes{pdfs: map[string]plan.Made{}}
	none := func(plan.Output) bool { return false }
	site, _, err := makePlan(opt, read, situation, sizes.made, nil, false)
	o.must(err)
	lang := read.locale.Lang()
	if o.layouts[lang] == nil {
		o.layouts[lang], _, err = loadLayouts(opt, read.locale, nil)
		o.must(err)
	}
	site, err = site.with(o.layouts[lang], site.plan.Chrome)
	o.must(err)
	_, err = makePapers(t, site, to, none, sizes)
	o.must(err)
	index, err := openIndex(t, site, to, indexOwner(opt, site), func() []byte { return nil })
	o.must(err)
	_, err = render(t, site, to, index, none)
	o.must(err)
	o.must(index.write(to, func(*search.Index) error { return nil }))
}

func (o *observer) must(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// shows lists the places that another value of a field changes.
func (o *observer) shows(at spot) []string {
	o.t.Helper()
	now := o.see(change{path: at.path})
	// What refers to a draft leads nowhere, which is an error: that is what it is to be one.
	if len(now.problems) > 0 && at.field.Key != "draft" {
		o.t.Errorf("the other value of %s is refused: give it values in shownvalues_test.go\n%s", at.path, strings.Join(now.problems, "\n"))
	}
	kind, _, _ := strings.Cut(at.path, ".")
	var found []string
	for _, place := range places {
		changed := false
		switch place {
		case "workroom":
			changed = now.papers.differs(o.base.papers, nil, nil)
		case "skeleton":
			changed = inSkeleton(o.t, at)
		case "completeness":
			changed = kind == "sheet" && !slices.Equal(o.complete(at.path), o.base.complete)
		default:
			files := placeFiles[place][kind]
			if files == nil {
				files = placeFiles[place][""]
			}
			var part *regexp.Regexp
			if place == "card" && kind == "sheet" {
				part = cards
			}
			changed = files != nil && now.site.differs(o.base.site, files, part)
		}
		if changed {
			found = append(found, place)
		}
	}
	return found
}

// inSkeleton reports whether `essaim new` or `essaim init` writes the key.
func inSkeleton(t *testing.T, at spot) bool {
	t.Helper()
	kind, rest, _ := strings.Cut(at.path, ".")
	text := skeletons(t)[kind]
	keys, table := strings.Split(rest, "."), tableNamed(kind)
	for _, key := range keys {
		f, _ := table.Lookup(key)
		line := regexp.MustCompile(`(?m)(^#? *(- )?|[{,] ?|- )` + `(` + strings.Join(append(f.Aliases, f.Key), "|") + `):`)
		place := line.FindStringIndex(text)
		if place == nil {
			return false
		}
		text, _, _ = strings.Cut(text[place[0]:], "\n\n") // what is in a key ends with an empty line
		table = f.Type.Map
		if table == nil && f.Type.Of != nil {
			table = f.Type.Of.Map
		}
	}
	return true
}

// tableNamed is the table of a kind of thing, network.yaml's own and those that it
// lists among them.
func tableNamed(kind string) *source.Table {
	for k, name := range rootOf {
		if name == kind {
			return source.TableOf(k)
		}
	}
	for _, f := range source.TableOf(source.NetworkKind).Fields {
		if f.Type.Of != nil && f.Type.Of.Map != nil && f.Type.Of.Map.Name == kind {
			return f.Type.Of.Map
		}
	}
	return nil
}

// skeletons are what authors begin with, by kind of thing.
var skeletons = func() func(*testing.T) map[string]string {
	var once sync.Once
	texts := map[string]string{}
	return func(t *testing.T) map[string]string {
		t.Helper()
		once.Do(func() {
			french := locale.For(locale.French)
			for kind, name := range map[source.Kind]string{source.SheetKind: "x", source.MeetingKind: "2011-11-25", source.CommuneKind: "luc", source.AdoptionKind: "luc-x"} {
				known := &network.Network{Communes: []*network.Commune{{ID: "luc"}}}
				text, err := source.Skeleton(kind, name, french, known, network.DayOf(2012, 5, 31))
				if err != nil {
					t.Fatal(err)
				}
				texts[rootOf[kind]] = string(text)
			}
			start, err := os.ReadFile("../locale/languages/fr/start/content/network.yaml")
			if err != nil {
				t.Fatal(err)
			}
			texts["network"] = string(start)
			for _, f := range source.NetworkTable().Fields {
				if f.Type.Of != nil && f.Type.Of.Map != nil {
					key := regexp.MustCompile(`(?m)^#? ?(` + strings.Join(append(f.Aliases, f.Key), "|") + `):`)
					if at := key.FindIndex(start); at != nil {
						texts[f.Type.Of.Map.Name], _, _ = strings.Cut(string(start[at[1]:]), "\n\n")
					}
				}
			}
		})
		return texts
	}
}()

// A memoryStore takes the files of a build, and holds those of the one before.
type memoryStore struct {
	mu              sync.Mutex
	previous, files map[string]memoryFile
}

type memoryFile struct {
	key     uint64
	content []byte
}

func (s *memoryStore) Reuse(path string, key uint64) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	before, there := s.previous[path]
	if !there || key == unknown || before.key != key {
		return false
	}
	s.files[path] = before
	return true
}

func (s *memoryStore) Content(path string) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.files[path].content, nil
}

func (s *memoryStore) Kept(string) (int64, string) { return 0, "" }
func (s *memoryStore) LastKey(string) uint64       { return unknown }
func (s *memoryStore) Note(string, string)         {}

func (s *memoryStore) ReuseAll(string, func(string) uint64) bool { return false }

func (s *memoryStore) Put(path string, key uint64, content []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[path] = memoryFile{key, bytes.Clone(content)}
	return nil
}

func (s *memoryStore) PutPieces(path string, key uint64, write func(io.Writer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	return s.Put(path, key, b.Bytes())
}

func (s *memoryStore) PutFile(path string, key uint64, _ int64, write func(io.Writer) error) error {
	return s.PutPieces(path, key, write)
}

// differs compares files, or a part of them, with those of another build.
func (s *memoryStore) differs(from *memoryStore, files, part *regexp.Regexp) bool {
	shown := func(m map[string]memoryFile) map[string]string {
		texts := map[string]string{}
		for path, f := range m {
			if files != nil && !files.MatchString(path) {
				continue
			}
			text := f.content
			if part != nil {
				text = bytes.Join(part.FindAll(text, -1), nil)
			}
			texts[path] = string(text)
		}
		return texts
	}
	return !maps.Equal(shown(s.files), shown(from.files))
}
