package sample

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"math/rand/v2"
	"strconv"

	"golang.org/x/sync/errgroup"
)

// photos are this many, each of its own and beside a sheet of its own, one of
// the first thousand.
const photos = 40

func hasPhoto(i int) bool { return i%25 == 12 && i < 25*photos }

// inBody reports whether the photo of a sheet stands in its text, not in its
// front matter.
func inBody(i int) bool { return i%100 == 12 }

const (
	photoFile = "photo.jpg"
	tableFile = "suivi.csv"
)

// images and files are what lies in the sheet's folder.
func (a *author) images() any {
	if !a.s.photo || inBody(a.i) {
		return nil
	}
	return list{fields{
		{"file", photoFile}, {"alt", a.sentence(9)}, {"credit", pick(a.r, roles)},
		{"people|personnes", verbatim(pick(a.r, []string{"none", "aucune", "consent"}))},
	}}
}

func (a *author) files() any {
	if !a.s.photo {
		return nil
	}
	return list{fields{{"file", tableFile}, {"name", "Tableau de suivi, par mois"}}}
}

// photos writes what lies beside sheets.
func (n *Network) photos(w *writer) error {
	var group errgroup.Group
	group.SetLimit(workers())
	for i := range min(n.Sheets, 25*photos) {
		if !hasPhoto(i) {
			continue
		}
		folder := "content/sheets/" + SheetID(i) + "/"
		w.file(folder+tableFile, "mois;valeur\njanvier;"+strconv.Itoa(i)+"\nfévrier;12,5\n")
		group.Go(func() error {
			data, err := photo(rand.New(rand.NewPCG(n.seed, uint64(i)+1<<40)))
			if err != nil {
				return fmt.Errorf("photo of sheet %d: %w", i, err)
			}
			file := writer{dir: w.dir}
			file.file(folder+photoFile, string(data))
			return file.err
		})
	}
	return group.Wait()
}

// photo is a JPEG of 100 to 300 KB, as a telephone's after it was resized:
// large soft forms, smaller ones, and grain, which is what weighs.
func photo(r *rand.Rand) ([]byte, error) {
	size := []image.Point{{1600, 1200}, {1200, 1600}, {1600, 1067}, {1600, 900}, {1280, 960}}[r.IntN(5)]
	img := image.NewYCbCr(image.Rectangle{Max: size}, image.YCbCrSubsampleRatio420)
	grain := 5 + r.IntN(4)
	fill(img.Y, img.YStride, r, []layer{{step: 400, height: 120}, {step: 90, height: 60}, {step: 14, height: 26}, {step: 4, height: 8}}, grain)
	fill(img.Cb, img.CStride, r, []layer{{step: 200, height: 50}, {step: 40, height: 10}}, 2)
	fill(img.Cr, img.CStride, r, []layer{{step: 200, height: 50}, {step: 40, height: 10}}, 2)
	var b bytes.Buffer
	err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 75 + r.IntN(6)})
	return b.Bytes(), err
}

// A layer is random heights at every so many pixels, and what lies between.
type layer struct {
	step, height int
	above, below []int // the heights around the row that is made
}

// fill makes a plane, row by row: the sum of layers around the middle, and
// grain.
func fill(plane []byte, stride int, r *rand.Rand, layers []layer, grain int) {
	sum := make([]int, stride)
	for at := 0; at < len(plane); at += stride {
		for x := range sum {
			sum[x] = 128 + r.IntN(2*grain+1) - grain
		}
		for i := range layers {
			layers[i].add(sum, at/stride, r)
		}
		for x, v := range sum {
			plane[at+x] = byte(min(max(v, 0), 255))
		}
	}
}

func (l *layer) add(sum []int, y int, r *rand.Rand) {
	down := y % l.step
	if y == 0 {
		l.below = l.heights(r, len(sum))
	}
	if down == 0 {
		l.above, l.below = l.below, l.heights(r, len(sum))
	}
	for x := range sum {
		c, right := x/l.step, x%l.step
		left := l.above[c]*(l.step-down) + l.below[c]*down
		next := l.above[c+1]*(l.step-down) + l.below[c+1]*down
		sum[x] += (left*(l.step-right) + next*right) / (l.step * l.step)
	}
}

func (l *layer) heights(r *rand.Rand, width int) []int {
	all := make([]int, width/l.step+2)
	for i := range all {
		all[i] = r.IntN(l.height+1) - l.height/2
	}
	return all
}
