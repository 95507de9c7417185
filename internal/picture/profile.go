package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"image"
	"io"
	"slices"
)

// mostProfile is the size of a colour profile that is kept: those of cameras and
// telephones take half a kilobyte, those of screens up to three. Larger ones are
// tables of scanners and presses.
const mostProfile = 4 << 10

// mostRead is the size of a profile that is looked at.
const mostRead = 4 << 20

const profileMark = "ICC_PROFILE\x00"

// profileOf is the colour profile of a photo, without what it says about a machine or
// its owner; nil when there is none, or none that can be kept.
func profileOf(file []byte, from Format) []byte {
	switch from {
	case JPEG:
		return cleanProfile(profileOfJPEG(file))
	case PNG:
		return cleanProfile(profileOfPNG(file))
	case webP:
		return cleanProfile(profileOfWebP(file))
	}
	return nil
}

// profileOfJPEG joins the segments that a profile is cut into.
func profileOfJPEG(file []byte) (profile []byte) {
	for at := 2; at+4 <= len(file) && file[at] == 0xff && file[at+1] != 0xda; {
		if file[at+1] == 0xff {
			at++
			continue
		}
		end := at + 2 + int(binary.BigEndian.Uint16(file[at+2:]))
		if end > len(file) || end < at+4 {
			return nil
		}
		const numbers = 2 // which part it is, and of how many
		if part, is := bytes.CutPrefix(file[at+4:end], []byte(profileMark)); is && file[at+1] == 0xe2 && len(part) > numbers {
			profile = append(profile, part[numbers:]...)
		}
		at = end
	}
	return profile
}

// profileOfPNG opens the chunk that holds a profile: its name, a zero, how it is packed.
func profileOfPNG(file []byte) (profile []byte) {
	eachPNGChunk(file, func(kind string, chunk []byte) {
		_, packed, named := bytes.Cut(chunk[8:len(chunk)-4], []byte{0})
		if kind != "iCCP" || profile != nil || !named || len(packed) < 1 {
			return
		}
		if r, err := zlib.NewReader(bytes.NewReader(packed[1:])); err == nil {
			profile, _ = io.ReadAll(io.LimitReader(r, mostRead))
		}
	})
	return profile
}

// profileOfWebP looks for the part that holds a profile.
func profileOfWebP(file []byte) []byte {
	for at := 12; at+8 <= len(file); {
		length := int64(binary.LittleEndian.Uint32(file[at+4:]))
		if length > int64(len(file)-at-8) {
			return nil
		}
		if string(file[at:at+4]) == "ICCP" {
			return file[at+8 : at+8+int(length)]
		}
		at += 8 + int(length+length%2)
	}
	return nil
}

// Where the head of a profile says what (ICC.1:2022, 7.2).
const (
	profileHead = 128
	inSpace     = 16
	inMark      = 36
)

// colorTags are the parts of a profile that say what its colours are. Others name the
// screen and its number, who made it, and when.
var colorTags = []string{"wtpt", "chad", "cicp", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "kTRC"}

// neededTags are those that a profile of a space is nothing without.
var neededTags = map[string][]string{"RGB ": {"rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"}, "GRAY": {"kTRC"}}

// cleanProfile makes a profile anew of what says colours; nil when that is not all that
// it takes, or is too much.
func cleanProfile(profile []byte) []byte {
	if len(profile) < profileHead+4 || string(profile[inMark:inMark+4]) != "acsp" {
		return nil
	}
	tags := tagsOf(profile)
	needed, known := neededTags[string(profile[inSpace:inSpace+4])]
	if !known {
		return nil
	}
	for _, tag := range needed {
		if tags[tag] == nil {
			return nil
		}
	}
	tags["desc"], tags["cprt"] = saysNothing(profile[8])
	head := make([]byte, profileHead)
	// Its version, class and two spaces; its mark; how colours are fitted, and the light.
	for _, part := range [][2]int{{8, 24}, {inMark, inMark + 4}, {64, 80}} {
		copy(head[part[0]:part[1]], profile[part[0]:part[1]])
	}
	clean := profileWith(head, tags)
	if len(clean) > mostProfile {
		return nil
	}
	return clean
}

// tagsOf are the parts of a profile that say colours.
func tagsOf(profile []byte) map[string][]byte {
	tags := map[string][]byte{}
	table := profile[profileHead+4:]
	for range min(binary.BigEndian.Uint32(profile[profileHead:]), 100) {
		if len(table) < 12 {
			break
		}
		name, at, size := string(table[:4]), uint64(binary.BigEndian.Uint32(table[4:])), uint64(binary.BigEndian.Uint32(table[8:]))
		if slices.Contains(colorTags, name) && size >= 8 && at+size <= uint64(len(profile)) {
			tags[name] = profile[at : at+size]
		}
		table = table[12:]
	}
	return tags
}

// saysNothing are the two texts that each profile must hold, empty, as its version
// writes them.
func saysNothing(version byte) (description, copyright []byte) {
	if version >= 4 {
		none := []byte("mluc\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x0c")
		return none, none
	}
	description = append([]byte("desc\x00\x00\x00\x00\x00\x00\x00\x01"), make([]byte, 1+8+2+1+67)...)
	return description, []byte("text\x00\x00\x00\x00\x00")
}

// profileWith writes a profile. Tags of the same content share it.
func profileWith(head []byte, tags map[string][]byte) []byte {
	names := slices.DeleteFunc(append([]string{"desc", "cprt"}, colorTags...), func(name string) bool { return tags[name] == nil })
	table := binary.BigEndian.AppendUint32(nil, uint32(len(names)))
	start := profileHead + 4 + 12*len(names)
	var content []byte
	placed := map[string]int{}
	for _, name := range names {
		tag := string(tags[name])
		at, is := placed[tag]
		if !is {
			at = start + len(content)
			placed[tag] = at
			content = append(content, tag...)
			content = append(content, make([]byte, -len(content)&3)...)
		}
		table = append(table, name...)
		table = binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(table, uint32(at)), uint32(len(tag)))
	}
	profile := slices.Concat(head, table, content)
	binary.BigEndian.PutUint32(profile, uint32(len(profile)))
	return profile
}

// fits reports whether a profile speaks of the colours that an image has.
func fits(profile []byte, img image.Image) bool {
	space := "RGB "
	if _, grey := img.(*image.Gray); grey {
		space = "GRAY"
	}
	return profile != nil && string(profile[inSpace:inSpace+4]) == space
}

// withJPEGProfile puts a profile at the head of a JPEG.
func withJPEGProfile(file, profile []byte) []byte {
	content := slices.Concat([]byte(profileMark+"\x01\x01"), profile)
	head := binary.BigEndian.AppendUint16([]byte{0xff, 0xe2}, uint16(len(content)+2))
	return slices.Insert(file, 2, append(head, content...)...)
}
