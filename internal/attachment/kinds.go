package attachment

import (
	"bytes"
	"maps"
	"slices"
	"strings"
)

// A group is what messages call several kinds: {documents}, {tables}…
type group string

const (
	documents group = "documents"
	tables    group = "tables"
	images    group = "images"
	sounds    group = "sounds"
	videos    group = "videos"
	archives  group = "archives"
	calendars group = "calendars"
	texts     group = "texts"
)

// A kind is a format that may be published. Files of formats that contain each
// other, as every ZIP archive, are of one kind.
type kind struct {
	name       string // the extension to give to a file that was found to be of it
	extensions map[group]string
	fits       func(head []byte) bool
	damaged    func(f *sample) bool // nil: not looked for
}

// kinds are all that is published beside sheets. Formats of XML are not among
// them: browsers show each of them as a page, scripts of XHTML included.
var kinds = []kind{
	{"pdf", in(documents, "pdf"), begins("%PDF-"), damagedPDF},
	{"zip", map[group]string{
		documents: "odt ott odp odg docx pptx epub", tables: "ods xlsx", archives: "zip kmz",
	}, begins("PK\x03\x04", "PK\x05\x06"), damagedZIP},
	{"doc", map[group]string{documents: "doc ppt", tables: "xls"}, begins("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), nil},
	{"rtf", map[group]string{documents: "rtf doc"}, begins(`{\rtf`), nil},

	{"jpg", in(images, "jpg jpeg jpe jfif"), begins("\xff\xd8"), damagedJPEG},
	{"png", in(images, "png"), begins("\x89PNG\r\n\x1a\n"), damagedPNG},
	{"gif", in(images, "gif"), begins("GIF87a", "GIF89a"), nil},
	{"webp", in(images, "webp"), riff("WEBP"), damagedWebP},
	{"avif", in(images, "avif"), brand("avif", "avis"), nil},
	{"heic", in(images, "heic heif"), brand("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"), nil},
	{"tif", in(images, "tif tiff"), begins("II*\x00", "MM\x00*"), nil},

	{"mp3", in(sounds, "mp3"), isMP3, nil},
	{"ogg", map[group]string{sounds: "ogg oga opus", videos: "ogv"}, begins("OggS"), nil},
	{"wav", in(sounds, "wav"), riff("WAVE"), nil},
	{"flac", in(sounds, "flac"), begins("fLaC"), nil},
	{"aac", in(sounds, "aac"), begins("\xff\xf1", "\xff\xf9"), nil},
	{"mp4", map[group]string{videos: "mp4 m4v mov", sounds: "m4a"}, isMP4, nil},
	{"webm", map[group]string{videos: "webm mkv", sounds: "weba"}, begins("\x1a\x45\xdf\xa3"), nil},

	{"7z", in(archives, "7z"), begins("7z\xbc\xaf\x27\x1c"), nil},
	{"gz", in(archives, "gz tgz"), begins("\x1f\x8b"), nil},

	{"ics", in(calendars, "ics"), says("BEGIN:VCALENDAR"), nil},
	{"vtt", in(texts, "vtt"), says("WEBVTT"), nil},
	{"json", in(texts, "json geojson"), says("{", "["), nil},
	{"csv", map[group]string{tables: "csv tsv", texts: "txt srt"}, isPlain, nil},
}

// otherImages are extensions of images that no browser shows.
var otherImages = strings.Fields("bmp dib psd psb xcf ai eps raw dng cr2 cr3 nef arw orf rw2 raf pef jp2 jxl jxr ico tga")

// svg is a kind that its content decides, not its head.
const svg = "svg"

func in(g group, extensions string) map[group]string { return map[group]string{g: extensions} }

func (k kind) has(ext string) bool {
	for _, extensions := range k.extensions {
		if slices.Contains(strings.Fields(extensions), ext) {
			return true
		}
	}
	return false
}

// groups lists the extensions of each group, as messages show them.
var groups = func() map[group]string {
	all := map[group][]string{images: {svg}}
	for _, k := range kinds {
		for g, extensions := range k.extensions {
			all[g] = append(all[g], strings.Fields(extensions)...)
		}
	}
	shown := map[group]string{}
	for g, extensions := range all {
		slices.Sort(extensions)
		shown[g] = strings.Join(slices.Compact(extensions), ", ")
	}
	return shown
}()

// Extensions are those of all that may be published, as sorted lists of a line.
func Extensions() []string { return slices.Sorted(maps.Values(groups)) }

// ofExtension are the kinds that an extension stands for.
func ofExtension(ext string) []kind {
	var found []kind
	for _, k := range kinds {
		if k.has(ext) {
			found = append(found, k)
		}
	}
	return found
}

// signed is the kind that a content says it is; text says nothing.
func signed(head []byte) (kind, bool) {
	for _, k := range kinds {
		if k.name != "csv" && k.name != "json" && k.fits(head) {
			return k, true
		}
	}
	return kind{}, false
}

// isProgram distinguishes a program from bytes that went wrong in a copy.
var isProgram = begins("MZ", "\x7fELF", "\x00asm", "\xca\xfe\xba\xbe", "\xcf\xfa\xed\xfe", "#!", "Rar!")

func begins(marks ...string) func([]byte) bool {
	return func(head []byte) bool {
		return slices.ContainsFunc(marks, func(mark string) bool { return bytes.HasPrefix(head, []byte(mark)) })
	}
}

// riff are the formats of a container of Microsoft's.
func riff(form string) func([]byte) bool {
	return func(head []byte) bool {
		return len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == form
	}
}

// brand are the formats that share the container of MP4: each says which it is.
func brand(brands ...string) func([]byte) bool {
	return func(head []byte) bool {
		return len(head) >= 12 && string(head[4:8]) == "ftyp" && slices.Contains(brands, string(head[8:12]))
	}
}

// isMP4 is any other brand, or a film of an old QuickTime, which says none.
func isMP4(head []byte) bool {
	if len(head) < 12 || brand("avif", "avis", "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1")(head) {
		return false
	}
	return slices.Contains([]string{"ftyp", "moov", "mdat", "wide", "free", "skip"}, string(head[4:8]))
}

// isMP3 is a tag, or the first frame of MPEG layer III.
func isMP3(head []byte) bool {
	return bytes.HasPrefix(head, []byte("ID3")) || len(head) > 1 && head[0] == 0xff && head[1]&0xe6 == 0xe2
}

// says is text that begins with one of the words, after white space.
func says(words ...string) func([]byte) bool {
	return func(head []byte) bool {
		if !isPlain(head) {
			return false
		}
		text := bytes.ToUpper(begun(head))
		return slices.ContainsFunc(words, func(w string) bool { return bytes.HasPrefix(text, []byte(w)) })
	}
}

// isPlain is text that no browser takes for a page, whatever type it is served
// with: they look at how it begins. It may be in an old encoding.
func isPlain(head []byte) bool { return isText(head) && !isMarkup(head) }

// isMarkup is what a browser may take for HTML or XML.
func isMarkup(head []byte) bool { return bytes.HasPrefix(begun(head), []byte("<")) }

// isText holds no control character but those of text.
func isText(head []byte) bool {
	return bytes.IndexFunc(head, func(r rune) bool {
		return r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f' && r != 0x1b && r != 0x1a
	}) < 0
}

// begun leaves out what browsers leave out before they look.
func begun(head []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(bytes.TrimLeft(head, " \t\r\n\f\v\x00"), []byte("\ufeff")), " \t\r\n\f\v\x00")
}
