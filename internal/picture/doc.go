// Package picture makes of a photo what a site publishes of it: turned upright,
// without what cameras and programs write about it, and no larger than pages
// show it. Bytes go in and bytes come out; it knows no file, no page and no clock.
//
// # What is known beforehand
//
// Measure reads the head of a file and gives its Header: the size that it will
// have once it is upright, and the format that it will be written in. So a page
// can be laid out before a photo is decoded. What cannot be shown is a Refusal.
//
// # What becomes of a photo
//
// Make decodes a file once and gives a Set: the photo in each of Header.Widths,
// smallest first, and once more for print.
//
//   - JPEG stays JPEG. An opaque PNG or WebP that is so large that it must be a
//     photograph becomes JPEG too; other PNG, WebP and GIF files, which are
//     drawings or let something through, become PNG.
//   - A drawing in PNG that is no wider than the widest width keeps its very pixels
//     and their coding, interlaced or not: only what is said about it is left out. In
//     other widths it has a palette, when one of 256 colours shows it as well, or one of
//     fewer: no width takes more than a wider one. Where that cannot be, the wider file
//     stands for it.
//   - An animation, GIF or PNG, keeps its frames and its size; comments are
//     left out. An animated WebP is refused: nothing here writes one.
//   - The orientation (Exif) is applied, then dropped with all else that is not
//     the picture: place, date, camera, comments, thumbnails, what comes after
//     the end of the file. Of a small colour profile what says colours stays, because
//     without it the photos of many telephones lose them; the machine, its number and
//     the day go. One that does not fit what is written goes whole.
//   - Four inks become three colours, without their profile; sixteen bits eight.
//
// # Sizes
//
// Widths are reached by averaging what each new pixel covers (area), plane by
// plane: a JPEG is never made into RGB and back, which would take longer than to
// decode it. The widest is made of the photo, each other one of the next wider.
//
// The print of a photo fits into PrintSide pixels either way, and into PrintBytes:
// one that is too rich for that is coded more coarsely, since a document holds
// many.
//
// All is integer arithmetic, so every machine makes the same bytes.
package picture

// What a photo may be at most. Beyond, one photo would take the memory or the
// time of a whole site.
const (
	MostPixels = 100_000_000
	MostBytes  = 40 << 20

	mostSide = 1<<16 - 1 // beyond what any other format than PNG can say
)

// Version is raised when Make gives other bytes than before.
const Version = 3

// Print is what a PDF holds of a photo.
const (
	PrintSide  = 800
	PrintBytes = 140 << 10
)

// widths are those that pages show: a card or a telephone, a column, the head of a
// page, each also on fine screens.
var widths = [...]int{400, 800, 1600}

// quality of JPEG, as its coders count it.
const quality = 75

// A Refusal says why a file is no picture that a page can show.
type Refusal string

const (
	Damaged    Refusal = "damaged"     // cut short, or not what its head says
	ManyPixels Refusal = "many-pixels" // more than MostPixels
	ManyBytes  Refusal = "many-bytes"  // more than MostBytes
	Animated   Refusal = "animated"    // in a format whose animations cannot be kept
	Coding     Refusal = "coding"      // a way of coding that few programs read
)

func (r Refusal) Error() string { return "a picture that is refused: " + string(r) }
