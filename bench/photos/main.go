// Command photos measures what photos cost: a site with two hundred of them, of 12
// megapixels each, is built beside a program that decodes the same files and does
// nothing else. Processor time is compared, which other work on the machine changes
// little; the memory is that of the largest moment.
//
//	go run ./photos [-n 200] [-out photos/RESULTS.md]
//
// The files are those of eight pictures, each made another file by what follows its
// end: what is read and decoded is as much as of two hundred.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/jpeg"
	"log"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

func main() {
	log.SetFlags(0)
	n := flag.Int("n", 200, "photos")
	out := flag.String("out", "photos/RESULTS.md", "where the results go")
	essaim := flag.String("essaim", "", "the program; it is built when none is given")
	decode := flag.String("decode", "", "decode the photos below a folder, and do nothing else")
	written := flag.String("write", "", "write the site into a folder, and do nothing else")
	flag.Parse()
	switch {
	case *decode != "":
		check(decodeAll(*decode))
		return
	case *written != "":
		check(write(*written, *n))
		return
	}
	dir, err := os.MkdirTemp("", "essaim-photos")
	check(err)
	defer os.RemoveAll(dir)
	program := *essaim
	if program == "" {
		program = filepath.Join(dir, "essaim")
		build := exec.Command("go", "build", "-o", program, "./cmd/essaim")
		build.Dir = ".."
		text, err := build.CombinedOutput()
		if err != nil {
			log.Fatalf("%v: %s", err, text)
		}
	}
	site, public := filepath.Join(dir, "site"), filepath.Join(dir, "public")
	self, err := os.Executable()
	check(err)
	// What this program holds itself would count as the memory of those that it starts.
	measure(self, "-write", site, "-n", strconv.Itoa(*n))
	time.Sleep(2500 * time.Millisecond) // beyond any doubt about dates
	floor := measure(self, "-decode", site)
	cold := measure(program, "build", "--source", site, "--output", public, "--quiet")
	check(os.WriteFile(filepath.Join(site, "content/sheets/fiche-1.md"), []byte(sheet(1, 0, "Un autre texte.")), 0o644))
	edited := measure(program, "build", "--source", site, "--output", public, "--quiet")
	still := measure(program, "build", "--source", site, "--output", public, "--quiet")
	report := fmt.Sprintf(`# Photos

*In English, for those who change the program or doubt its figures.*

Written by `+"`make bench-photos`"+`; see [docs/performance.md](../../docs/performance.md).

%d photos of 12 megapixels, %d of them on a sheet, its PDF and its cards included. %d cores, %s, %s. One run each.

| work | processor | × floor | memory |
|---|---:|---:|---:|
| decoding alone (image/jpeg) | %.1f s | 1.00 | %d MB |
| essaim build, cold | %.1f s | %.2f | %d MB |
| essaim build, another text changed | %.2f s | %.3f | %d MB |
| essaim build, nothing changed | %.2f s | %.3f | %d MB |
`, *n, perSheet, runtime.NumCPU(), runtime.GOOS, runtime.Version(),
		floor.seconds(), floor.memory, cold.seconds(), cold.seconds()/floor.seconds(), cold.memory,
		edited.seconds(), edited.seconds()/floor.seconds(), edited.memory, still.seconds(), still.seconds()/floor.seconds(), still.memory)
	fmt.Print(report)
	check(os.WriteFile(*out, []byte(report), 0o644))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// cost is what a program took.
type cost struct {
	processor time.Duration
	memory    int64 // megabytes, at its peak
}

func (c cost) seconds() float64 { return c.processor.Seconds() }

func measure(name string, args ...string) cost {
	c := exec.Command(name, args...)
	c.Stderr = os.Stderr
	check(c.Run())
	usage := c.ProcessState.SysUsage().(*syscall.Rusage)
	return cost{c.ProcessState.UserTime() + c.ProcessState.SystemTime(), usage.Maxrss >> 10}
}

// decodeAll decodes photos on all cores.
func decodeAll(dir string) error {
	names, err := filepath.Glob(filepath.Join(dir, "content/sheets/*/*.jpg"))
	if err != nil {
		return err
	}
	var next atomic.Int64
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(names); i = int(next.Add(1)) - 1 {
				file, err := os.ReadFile(names[i])
				check(err)
				_, err = jpeg.Decode(bytes.NewReader(file))
				check(err)
			}
		})
	}
	group.Wait()
	return nil
}

const perSheet = 5

const network = `name: Réseau d'essai
as_of: 2024-05-31
organisation: {name: Syndicat, address: "1 place de la Mairie, 00000 Ville", phone: "05 00 00 00 00", siren: "200000000"}
contact: {role: Animation, email: reseau@example.org}
legal:
  publication_director: La présidence
  host: {name: Hébergeur, address: "1 rue de l'Exemple, 00000 Ville", phone: "05 00 00 00 01"}
communes: [{id: aubrac, name: Aubrac, code: "99001"}]
themes: [{id: dechets, name: Déchets}]
`

func sheet(i, photos int, text string) string {
	var lines []string
	for p := range photos {
		lines = append(lines, fmt.Sprintf("{file: photo-%d.jpg, alt: Des collines, people: none}", p))
	}
	return fmt.Sprintf("---\ntitle: Fiche %d\ncommune: aubrac\ntheme: dechets\nstatus: ongoing\nmeans: none\nresults: []\nimages: [%s]\n---\n\n## Contexte\n\n%s\n", i, strings.Join(lines, ", "), text)
}

// write makes the site. Its second sheet has no photo.
func write(site string, n int) error {
	var kinds [8][]byte
	for i := range kinds {
		var b bytes.Buffer
		if err := jpeg.Encode(&b, landscape(4000, 3000, uint64(i)), &jpeg.Options{Quality: 92}); err != nil {
			return err
		}
		kinds[i] = b.Bytes()
	}
	files := map[string][]byte{"content/network.yaml": []byte(network), "content/sheets/fiche-1.md": []byte(sheet(1, 0, "Un texte."))}
	for i := range n {
		name := fmt.Sprintf("content/sheets/fiche-%d", 2+i/perSheet)
		files[name+".md"] = []byte(sheet(2+i/perSheet, min(perSheet, n-i/perSheet*perSheet), "Un texte."))
		files[fmt.Sprintf("%s/photo-%d.jpg", name, i%perSheet)] = fmt.Appendf(kinds[i%len(kinds)][:len(kinds[i%len(kinds)]):len(kinds[i%len(kinds)])], "%d", i)
	}
	for name, text := range files {
		path := filepath.Join(site, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// landscape draws what a camera might see: a sky, hills, grass and its grain.
func landscape(width, height int, seed uint64) *image.YCbCr {
	random := rand.New(rand.NewPCG(seed, 1))
	img := image.NewYCbCr(image.Rect(0, 0, width, height), image.YCbCrSubsampleRatio420)
	for y := range height {
		v := float64(y) / float64(height)
		for x := range width {
			u := float64(x) / float64(width)
			light := 210 - 90*v
			if hill := 0.45 + 0.08*math.Sin(7*u+float64(seed)) + 0.03*math.Sin(31*u); v > hill {
				light = 70 + 60*(v-hill) + 25*math.Sin(900*u+40*v)*(v-hill) + 30*random.NormFloat64()*(v-hill)
			}
			img.Y[img.YOffset(x, y)] = uint8(min(255, max(0, light+random.NormFloat64()*4)))
			if x%2 == 0 && y%2 == 0 {
				at := img.COffset(x, y)
				img.Cb[at], img.Cr[at] = uint8(150-60*v), uint8(110+10*u)
			}
		}
	}
	return img
}
