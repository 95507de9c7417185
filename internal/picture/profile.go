package picture

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// mostProfile is the size of a colour profile that is kept: those of cameras and
// telephones take half a kilobyte, those of screens and presses up to a megabyte.
const mostProfile = 4 << 10

const profileMark = "ICC_PROFILE\x00"

// profileOfJPEG is the segment that holds a small colour profile for three colours
// or grey; nil when there is none.
func profileOfJPEG(file []byte, space string) []byte {
	for at := 2; at+4 <= len(file) && file[at] == 0xff && file[at+1] != 0xda; {
		if file[at+1] == 0xff {
			at++
			continue
		}
		end := at + 2 + int(binary.BigEndian.Uint16(file[at+2:]))
		if end > len(file) || end < at+4 {
			return nil
		}
		segment := file[at:end]
		if file[at+1] == 0xe2 && bytes.HasPrefix(segment[4:], []byte(profileMark+"\x01\x01")) {
			profile := segment[4+len(profileMark)+2:]
			if len(segment) <= mostProfile && len(profile) > 40 && string(profile[16:20]) == space && string(profile[36:40]) == "acsp" {
				return segment
			}
			return nil
		}
		at = end
	}
	return nil
}

// withJPEGProfile puts a segment at the head of a JPEG.
func withJPEGProfile(file, segment []byte) []byte { return slices.Insert(file, 2, segment...) }
