package build

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"essaim/test/loop"
)

// located is what a telephone adds to a photo: Exif that says that it was held on
// its side, and where.
var located = func() string {
	said := "Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08" +
		"\x00\x02" + "\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00" + "\x88\x25\x00\x04\x00\x00\x00\x01\x00\x00\x00\x26" + "\x00\x00\x00\x00" +
		"\x00\x02" + "\x00\x01\x00\x02\x00\x00\x00\x02N\x00\x00\x00" + "\x00\x02\x00\x05\x00\x00\x00\x03\x00\x00\x00\x44" + "\x00\x00\x00\x00" +
		"\x00\x00\x00\x2c\x00\x00\x00\x01\x00\x00\x00\x15\x00\x00\x00\x01\x00\x00\x10\x68\x00\x00\x00\x64"
	return "\xff\xe1\x00" + string(rune(len(said)+2)) + said
}()

// shot is a photo, another one for another seed, as a telephone writes it; it is
// upright when it is turned on its side.
func shot(width, height int, seed uint64) []byte {
	random := rand.New(rand.NewPCG(seed, 7))
	img := image.NewYCbCr(image.Rect(0, 0, width, height), image.YCbCrSubsampleRatio420)
	for i := range img.Y {
		img.Y[i] = uint8(i/width*200/height) + uint8(random.UintN(40))
	}
	for i := range img.Cb {
		img.Cb[i], img.Cr[i] = uint8(100+seed%50), 140
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		panic(err)
	}
	return slices.Insert(b.Bytes(), 2, []byte(located)...)
}

const pictured = "---\ntitle: Un atelier\ncommune: aubrac\ntheme: dechets\nstatus: ongoing\nmeans: none\nresults: []\n" +
	"images: [%s]\nfiles: [%s]\n---\n\n## Contexte\n\n%s\n"

const (
	photoSheet = "content/sheets/atelier.md"
	photoDir   = "content/sheets/atelier/"
)

func imageLine(file string) string { return "{file: " + file + ", alt: Un bac, people: none}" }

// withPhotos is a village one sheet of which has photos.
func withPhotos(t *testing.T) *onDisk {
	d := newOnDisk(t, 2)
	d.write(photoSheet, fmt.Sprintf(pictured, imageLine("a.jpg")+", "+imageLine("b.jpg"), "", "![Un autre bac](c.jpg)"))
	for i, name := range []string{"a.jpg", "b.jpg", "c.jpg", "d.jpg"} {
		d.write(photoDir+name, string(shot(1100+100*i, 900, uint64(i))))
	}
	return d
}

func papered(o *Options) { o.NoPDF = false }

func uncached(o *Options) { o.NoPDF, o.Cache = false, nil }

var (
	imageTag = regexp.MustCompile(`<img [^>]*>`)
	inTag    = regexp.MustCompile(`(src|srcset|width|height|alt|loading|sizes)="([^"]*)"`)
)

// TestPhotosOnPages: each image of a page has its widths, which are there, and its
// size, which is right; the first heads the page and is not lazy.
func TestPhotosOnPages(t *testing.T) {
	d := withPhotos(t)
	d.build(d.output, papered)
	files := tree(t, d.output)
	page := files["fiches/atelier/index.html"]
	tags := imageTag.FindAllString(page, -1)
	if len(tags) != 3 || !strings.Contains(tags[0], "a.jpg") || strings.Index(page, "a.jpg") > strings.Index(page, "<h2") {
		t.Fatalf("the page shows %q", tags)
	}
	tags = append(tags, imageTag.FindAllString(files["fiches/index.html"], -1)...)
	if len(tags) != 4 || !strings.Contains(tags[3], "a.jpg") {
		t.Fatalf("the card shows %q", tags[3:])
	}
	for i, tag := range tags {
		a := map[string]string{}
		for _, m := range inTag.FindAllStringSubmatch(tag, -1) {
			a[m[1]] = m[2]
		}
		sources := map[string]string{a["width"]: a["src"]}
		for _, s := range strings.Split(a["srcset"], ", ") {
			url, width, _ := strings.Cut(s, " ")
			sources[strings.TrimSuffix(width, "w")] = url
		}
		if len(sources) != 3 && len(sources) != 2 || a["sizes"] == "" || (a["loading"] == "lazy") != (i > 0) {
			t.Errorf("%s", tag)
		}
		for width, url := range sources {
			c, err := jpeg.DecodeConfig(strings.NewReader(files[strings.TrimPrefix(url, "/")]))
			if err != nil || strconv.Itoa(c.Width) != width {
				t.Errorf("%s is %d wide, not %s: %v", url, c.Width, width, err)
			}
			if url == a["src"] && strconv.Itoa(c.Height) != a["height"] {
				t.Errorf("%s is %d high, not %s", url, c.Height, a["height"])
			}
		}
	}
	if !strings.Contains(page, `content="http`) && strings.Contains(page, "og:image") {
		t.Error("the image of the page has no whole address")
	}
	paper := files["fiches/atelier/fiche.pdf"]
	if n := strings.Count(paper, "/Subtype /Image"); n != 3 || strings.Contains(paper, "Exif") {
		t.Errorf("the PDF has %d images", n)
	}
	for path, text := range files {
		if strings.HasPrefix(path, "fiches/atelier/") && strings.HasSuffix(path, ".jpg") && strings.Contains(text, "Exif") {
			t.Errorf("%s says more than it shows", path)
		}
	}
	if files["fiches/atelier/d.jpg"] == "" || files["fiches/atelier/d.w400.jpg"] == "" {
		t.Error("a photo that nothing shows is not published")
	}
}

// TestPhotosOnSlides: the first image of a sheet is on the slide that opens it.
func TestPhotosOnSlides(t *testing.T) {
	d := withPhotos(t)
	d.write("content/meetings/2011-11-25.md", "---\ntitle: Une rencontre\ndate: 2011-11-25\nstatus: held\nhost: aubrac\nattendance: {communes: [aubrac]}\nagenda: [{sheet: atelier, minutes: 30}]\n---\n\nUn texte.\n")
	d.build(d.output, nil)
	files := tree(t, d.output)
	_, opening, found := strings.Cut(files["rencontres/2011-11-25/diaporama/index.html"], "<h2>Un atelier</h2>")
	opening, _, _ = strings.Cut(opening, "</section>")
	tags := imageTag.FindAllString(opening, -1)
	if !found || len(tags) != 1 || !strings.Contains(tags[0], "/fiches/atelier/a.w400.jpg 400w") || !strings.Contains(tags[0], "sizes=") {
		t.Errorf("the slide shows %q", tags)
	}
}

// TestGallery: photos side by side load the width of half a column, one alone that of the
// column.
func TestGallery(t *testing.T) {
	loop.Unraced(t)
	for several, want := range map[string]string{imageLine("b.jpg"): "46rem", imageLine("b.jpg") + ", " + imageLine("c.jpg"): "22rem"} {
		d := withPhotos(t)
		d.write(photoSheet, fmt.Sprintf(pictured, imageLine("a.jpg")+", "+several, "", "Un texte."))
		d.build(d.output, nil)
		for _, tag := range imageTag.FindAllString(tree(t, d.output)["fiches/atelier/index.html"], -1)[1:] {
			if !strings.Contains(tag, `sizes="(min-width: 62rem) `+want) {
				t.Errorf("%s is to load %s", tag, want)
			}
		}
	}
}

// TestOriginals: a photo is published as it is when a link leads to it, and only
// then; its author is warned that it says where it was taken.
func TestOriginals(t *testing.T) {
	loop.Unraced(t)
	for _, c := range []struct {
		name, files, body string
		original          bool
	}{
		{"shown", "", "![Un bac](c.jpg)", false},
		{"shown by a reference", "", "![Un bac][bac]\n\n[bac]: c.jpg", false},
		{"linked", "", "[En grand](c.jpg)", true},
		{"linked by a reference", "", "[En grand][bac]\n\n[bac]: c.jpg", true},
		{"shown and linked", "", "[![Un bac](c.jpg)](c.jpg)", true},
		{"to download", "{file: c.jpg, name: Photo}", "![Un bac](c.jpg)", true},
		{"linked from the root", "", "[En grand](/fiches/atelier/c.jpg)", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := withPhotos(t)
			d.write(photoSheet, fmt.Sprintf(pictured, imageLine("a.jpg"), c.files, c.body))
			report := d.build(d.output, nil)
			files := tree(t, d.output)
			whole := string(shot(1300, 900, 2))
			if (files["fiches/atelier/c.jpg"] == whole) != c.original {
				t.Errorf("published as it is: %t", !c.original)
			}
			warned := slices.ContainsFunc(messages(report), func(m string) bool { return strings.Contains(m, "GPS") })
			if warned != c.original {
				t.Errorf("warned: %t, %q", warned, messages(report))
			}
			page := files["fiches/atelier/index.html"]
			for _, m := range regexp.MustCompile(`(?:src|href)="/(fiches/atelier/[^"]*jpg)"`).FindAllStringSubmatch(page, -1) {
				if files[m[1]] == "" {
					t.Errorf("%s is not there", m[1])
				}
			}
			for _, tag := range imageTag.FindAllString(page, -1) {
				if m := inTag.FindStringSubmatch(tag); files[strings.TrimPrefix(m[2], "/")] == whole {
					t.Errorf("the page shows the original: %s", tag)
				}
			}
		})
	}
}

// TestPhotosThatCannotBeShown are left out, with a message each.
func TestPhotosThatCannotBeShown(t *testing.T) {
	d := withPhotos(t)
	broken := shot(1100, 900, 0)
	for i := range broken[len(broken)/2 : len(broken)-2] { // its end is that of a photo
		broken[len(broken)/2+i] = 0
	}
	d.write(photoDir+"a.jpg", string(broken))
	d.write(photoDir+"b.jpg", string(shot(1200, 900, 1)[:5000]))
	d.write(photoDir+"e.heic", "\x00\x00\x00\x18ftypheic")
	d.write(photoDir+"f.heic", "\x00\x00\x00\x18ftypheic")
	d.write(photoDir+"g.heic", "\x00\x00\x00\x18ftypheic")
	d.write(photoDir+"h.pdf", "%PDF-1.7\n%%EOF")
	d.write(photoSheet, fmt.Sprintf(pictured, imageLine("a.jpg")+", "+imageLine("b.jpg")+", "+imageLine("e.heic")+", "+imageLine("h.pdf")+", "+imageLine("d.jpg"), "", "![Un bac](f.heic)"))
	report := d.build(d.output, papered)
	want := []string{
		"content/sheets/atelier.md:8:101: Browsers do not show a .heic file as an image: e.heic is not on the page.",
		"content/sheets/atelier.md:8:144: Browsers do not show a .pdf file as an image: h.pdf is not on the page.",
		"content/sheets/atelier.md:14:1: Browsers do not show “f.heic” as an image; its alternative text is shown.",
		"content/sheets/atelier/a.jpg:1:1: This .jpg file seems damaged: it is cut short, or does not begin as a .jpg file does. Readers will probably not be able to open it.",
		"content/sheets/atelier/b.jpg:1:1: This .jpg file seems damaged: it is cut short, or does not begin as a .jpg file does. Readers will probably not be able to open it.",
		"content/sheets/atelier/g.heic:1:1: Nothing shows this file, and browsers do not show a .heic file: it is not published, because photos often say where they were taken.",
	}
	got := messages(report)
	if !slices.Equal(got, want) {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
	files := tree(t, d.output)
	if tags := imageTag.FindAllString(files["fiches/atelier/index.html"], -1); len(tags) != 1 || !strings.Contains(tags[0], "d.jpg") {
		t.Errorf("the page shows %q", tags)
	}
	for p := range files {
		if name := path.Base(p); slices.Contains([]string{"a.jpg", "b.jpg", "e.heic", "f.heic", "g.heic"}, name) && strings.HasPrefix(p, "fiches/") {
			t.Errorf("%s is published", p)
		}
	}
	if files["fiches/atelier/h.pdf"] == "" {
		t.Error("a document beside the sheet is not published")
	}
}

// TestSixPhotosOnPaper: a sheet with six photos makes a PDF of a megabyte at most,
// however rich they are.
func TestSixPhotosOnPaper(t *testing.T) {
	loop.Unraced(t)
	d := newOnDisk(t, 1)
	var lines []string
	width, height := 1600, 1200
	if loop.Rounds(t, 100) == 100 {
		width, height = 4000, 3000
	}
	photo := string(shot(width, height, 1))
	for i := range 6 {
		name := fmt.Sprintf("p%d.jpg", i)
		d.write(photoDir+name, photo+strconv.Itoa(i)) // what follows the end makes it another file
		lines = append(lines, imageLine(name))
	}
	d.write(photoSheet, fmt.Sprintf(pictured, strings.Join(lines, ", "), "", "Un texte."))
	d.build(d.output, papered)
	paper := tree(t, d.output)["fiches/atelier/fiche.pdf"]
	if n := strings.Count(paper, "/Subtype /Image"); n != 6 || len(paper) > 1<<20 {
		t.Errorf("%d images in %d bytes", n, len(paper))
	}
}

// TestPhotosChange: whatever is done to photos, the site is that of a fresh build
// that keeps nothing.
func TestPhotosChange(t *testing.T) {
	loop.Unraced(t)
	random := loop.Random(t, 19, 1)
	d := withPhotos(t)
	names := []string{"a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.JPG", "f.jpg"}
	pick := func() string {
		return filepath.Join(d.source, filepath.FromSlash(photoDir+names[random.IntN(len(names))]))
	}
	body := ""
	for range loop.Rounds(t, 300) {
		switch random.IntN(6) {
		case 0:
			os.WriteFile(pick(), shot(300+random.IntN(900), 400, random.Uint64N(4)), 0o644)
		case 1:
			os.Rename(pick(), pick())
		case 2:
			os.Remove(pick())
		case 3:
			body = []string{"", "[En grand](c.jpg)", "![Un bac](c.jpg)", "![Un bac](d.jpg)"}[random.IntN(4)]
		case 4:
			d.write(sheetFile(1), string(sheet("Fiche 1", "dechets", fmt.Sprint("Texte ", random.IntN(9), ".")).Data))
		}
		var lines []string
		there := func(name string) bool { _, err := os.Stat(filepath.Join(d.source, photoDir+name)); return err == nil }
		for _, name := range names {
			if there(name) && random.IntN(2) == 0 {
				lines = append(lines, imageLine(name))
			}
		}
		text := body
		if m := regexp.MustCompile(`\((.*)\)`).FindStringSubmatch(body); m != nil && !there(m[1]) {
			text = ""
		}
		d.write(photoSheet, fmt.Sprintf(pictured, strings.Join(lines, ", "), "", "Un texte. "+text))
		d.build(d.output, papered)
		fresh := t.TempDir()
		d.build(fresh, uncached)
		was, is := tree(t, d.output), tree(t, fresh)
		if !maps.Equal(was, is) {
			t.Fatalf("images %v, text %q: %v", lines, text, changed(was, is))
		}
	}
}

// TestAlteredCache: the site is the same whatever happened to the cache.
func TestAlteredCache(t *testing.T) {
	loop.Unraced(t)
	random := loop.Random(t, 19, 2)
	d := withPhotos(t)
	d.build(d.output, papered)
	want := tree(t, d.output)
	var files []string
	filepath.WalkDir(filepath.Join(d.source, cacheFolder), func(p string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && e.Name() != ".gitignore" {
			files = append(files, p)
		}
		return err
	})
	if len(files) < 14 { // four photos in three widths or so and in print, their index, the state
		t.Fatalf("the cache holds %v", files)
	}
	for i := range max(len(files), loop.Rounds(t, 500)) {
		file := files[i%len(files)]
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		switch random.IntN(4) {
		case 0:
			text = text[:random.IntN(len(text))]
		case 1:
			text = append(text, 0)
		default:
			text[random.IntN(len(text))] ^= 1 << random.IntN(8)
		}
		os.WriteFile(file, text, 0o644)
		d.write(sheetFile(1), string(sheet("Fiche 1", "dechets", fmt.Sprint("Texte ", i%2, ".")).Data))
		output := d.output
		if i%3 > 0 { // nothing is there that could be reused
			output = t.TempDir()
		}
		d.build(output, papered)
		got := tree(t, output)
		for p := range want {
			if strings.HasPrefix(p, "fiches/atelier/") && got[p] != want[p] {
				t.Fatalf("%s differs once %s was altered", p, file)
			}
		}
	}
}

// TestPhotosAreNotKeptThroughLinks: a stranger's checkout may hold links under the
// names of the cache.
func TestPhotosAreNotKeptThroughLinks(t *testing.T) {
	loop.Unraced(t)
	for _, name := range []string{cacheFolder, photoFolder, photoIndex, photoIndex + ".tmp"} {
		d := withPhotos(t)
		link := filepath.Join(d.source, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(link), 0o755); err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(d.source, filepath.FromSlash(photoSheet))
		if name == cacheFolder || name == photoFolder {
			to = filepath.Dir(to)
		}
		relative, err := filepath.Rel(filepath.Dir(link), to)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(relative, link); err != nil {
			t.Skip(err)
		}
		before := tree(t, filepath.Join(d.source, "content"))
		d.build(d.output, nil)
		if after := tree(t, filepath.Join(d.source, "content")); !maps.Equal(before, after) {
			t.Errorf("%s: the build changed %v", name, changed(before, after))
		}
		if tree(t, d.output)["fiches/atelier/a.w400.jpg"] == "" {
			t.Errorf("%s: the photo is not published", name)
		}
	}
}

// counting counts the bytes that are read of photos.
type counting struct {
	fs.FS
	read *atomic.Int64
}

type countingFile struct {
	fs.File
	read *atomic.Int64
}

func (c counting) Open(name string) (fs.File, error) {
	f, err := c.FS.Open(name)
	if err == nil && strings.HasSuffix(name, ".jpg") {
		f = countingFile{f, c.read}
	}
	return f, err
}

func (f countingFile) Read(b []byte) (int, error) {
	n, err := f.File.Read(b)
	f.read.Add(int64(n))
	return n, err
}

func (f countingFile) ReadAt(b []byte, at int64) (int, error) {
	n, err := f.File.(*os.File).ReadAt(b, at)
	f.read.Add(int64(n))
	return n, err
}

// TestUnchangedPhotosCostNothing: of a photo that has not changed, a build that has
// other things to do reads the head.
func TestUnchangedPhotosCostNothing(t *testing.T) {
	d := withPhotos(t)
	var read atomic.Int64
	count := func(o *Options) { o.NoPDF, o.Site = false, counting{o.Site, &read} }
	d.pass()
	d.build(d.output, count)
	first := read.Swap(0)
	d.write(sheetFile(1), string(sheet("Un autre titre", "dechets", "Un autre texte.").Data))
	d.pass()
	if r := d.build(d.output, count); r.Rendered == 0 {
		t.Fatal("nothing was made again")
	}
	again := read.Swap(0)
	if d.build(d.output, count); read.Load() != 0 {
		t.Errorf("a build that has nothing to do reads %d bytes", read.Load())
	}
	// Of each: what shows its kind, its end, and three buffers of who reads Exif.
	if again > 4*20<<10 || first < 4*(again+50_000) {
		t.Errorf("%d bytes are read, %d at first", again, first)
	}
}

// TestRefusedPhotosCostNothing: a damaged photo is not decoded again until it is mended, and
// each build says that it is damaged.
func TestRefusedPhotosCostNothing(t *testing.T) {
	loop.Unraced(t)
	d := withPhotos(t)
	broken := shot(1100, 900, 0)
	clear(broken[len(broken)/2 : len(broken)-2]) // its end is that of a photo
	d.write(photoDir+"a.jpg", string(broken))
	var read atomic.Int64
	count := func(o *Options) { o.NoPDF, o.Site = false, counting{o.Site, &read} }
	damaged := func(r Report) bool {
		return slices.ContainsFunc(messages(r), func(m string) bool {
			return strings.HasPrefix(m, "content/sheets/atelier/a.jpg:1:1: This .jpg file seems damaged")
		})
	}
	d.pass()
	if r := d.build(d.output, count); !damaged(r) {
		t.Fatalf("%q", messages(r))
	}
	shown := func() []string { return imageTag.FindAllString(tree(t, d.output)["fiches/atelier/index.html"], -1) }
	want := shown()
	for round, alter := range []func(){
		func() {},
		func() {
			kept, _ := filepath.Glob(filepath.Join(d.source, filepath.FromSlash(photoFolder), "*.refused"))
			if len(kept) != 1 {
				t.Fatalf("the cache holds %q", kept)
			}
			os.WriteFile(kept[0], []byte(strings.Repeat("x", 60)), 0o644)
		},
	} {
		alter()
		d.write(sheetFile(1), string(sheet("Un autre titre", "dechets", fmt.Sprint("Un texte ", round)).Data))
		d.pass()
		read.Store(0)
		r := d.build(d.output, count)
		if !damaged(r) || r.Rendered == 0 {
			t.Errorf("round %d: %d pages, %q", round, r.Rendered, messages(r))
		}
		if round == 0 && read.Load() > 4*20<<10 {
			t.Errorf("round %d: %d bytes are read", round, read.Load())
		}
		if got := shown(); len(want) != 2 || !slices.Equal(got, want) {
			t.Errorf("round %d: the page shows %q, not %q", round, got, want)
		}
	}
	d.write(photoDir+"a.jpg", string(shot(1100, 900, 0)))
	d.pass()
	if r := d.build(d.output, count); damaged(r) || tree(t, d.output)["fiches/atelier/a.jpg"] == "" {
		t.Errorf("once mended: %q", messages(r))
	}
}

// TestASessionShowsPhotos: as a build publishes them, now and after a change.
func TestASessionShowsPhotos(t *testing.T) {
	site := fstest.MapFS{}
	for name, f := range village(1) {
		site[name] = f
	}
	site[photoSheet] = file(fmt.Sprintf(pictured, imageLine("a.jpg"), "", "![Un bac](c.jpg)"))
	site[photoDir+"a.jpg"] = &fstest.MapFile{Data: shot(1000, 800, 1)}
	site[photoDir+"c.jpg"] = &fstest.MapFile{Data: shot(700, 300, 2)}
	opt := options(site, "")
	s := open(t, opt)
	sameAsBuilt(t, s, opt)
	site[photoDir+"a.jpg"] = &fstest.MapFile{Data: shot(900, 800, 3)}
	if err := s.Update(time.Time{}, []string{photoDir + "a.jpg"}); err != nil {
		t.Fatal(err)
	}
	if urls := s.Copies([]string{photoDir + "a.jpg"}); len(urls) != 2 {
		t.Errorf("tabs hear of %v", urls)
	}
	sameAsBuilt(t, s, opt)
}
