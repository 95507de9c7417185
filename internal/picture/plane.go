package picture

// A plane is numbers in lines: one of the three that a JPEG holds, or all four
// colours of each pixel side by side.
type plane struct {
	pix           []byte
	stride        int // bytes from a line to the next
	width, height int // in pixels
	depth         int // bytes a pixel
}

func newPlane(width, height, depth int) plane {
	return plane{make([]byte, width*height*depth), width * depth, width, height, depth}
}

// A share is what one new pixel takes of a line: part of its first pixel, all of
// those between, part of its last.
type share struct {
	first, last     int
	ofFirst, ofEach uint32 // weights, whose sum is the length that is cut
	ofLast          uint32
}

// shares cut a length into to parts, which all take length of to*length.
func shares(length, to int) []share {
	list := make([]share, to)
	for i := range list {
		start, end := i*length, (i+1)*length // a pixel is to long
		s := share{first: start / to, last: (end - 1) / to, ofEach: uint32(to)}
		s.ofFirst, s.ofLast = uint32((s.first+1)*to-start), uint32(end-s.last*to)
		if s.first == s.last {
			s.ofFirst, s.ofLast = uint32(length), 0
		}
		list[i] = s
	}
	return list
}

// scaled gives a smaller plane, each pixel of which is the mean of what it covers.
func (p plane) scaled(width, height int) plane {
	if width == p.width && height == p.height {
		return p
	}
	out := newPlane(width, height, p.depth)
	across, down := shares(p.width, width), shares(p.height, height)
	line := make([]uint32, width*p.depth) // of p, scaled across: 255 is 65,280
	total := make([]uint32, width*p.depth)
	back := inverse(uint32(p.height))
	scaled := -1 // the line of p that line is
	for y, d := range down {
		clear(total)
		for from := d.first; from <= d.last; from++ {
			if from != scaled {
				p.across(line, across, from)
				scaled = from
			}
			weight := d.ofEach
			switch from {
			case d.first:
				weight = d.ofFirst
			case d.last:
				weight = d.ofLast
			}
			for i, v := range line {
				total[i] += v * weight
			}
		}
		row := out.pix[y*out.stride:][:len(total)]
		for i, v := range total {
			row[i] = byte((uint64(v)*back>>32 + 128) >> 8)
		}
	}
	return out
}

// inverse is 2³² divided by n, rounded up, to multiply with.
func inverse(n uint32) uint64 { return (1<<32 + uint64(n) - 1) / uint64(n) }

// across scales one line, in 256ths.
func (p plane) across(line []uint32, across []share, y int) {
	row := p.pix[y*p.stride:][:p.width*p.depth]
	to := inverse(uint32(p.width))
	for x, s := range across {
		for c := range p.depth {
			sum, last := uint32(0), s.last*p.depth+c
			first := s.first*p.depth + c
			if p.depth == 1 {
				for _, v := range row[first : last+1] {
					sum += uint32(v)
				}
			} else {
				for i := first; i <= last; i += p.depth {
					sum += uint32(row[i])
				}
			}
			sum = sum*s.ofEach - uint32(row[first])*(s.ofEach-s.ofFirst)
			if s.last > s.first {
				sum -= uint32(row[last]) * (s.ofEach - s.ofLast)
			}
			line[x*p.depth+c] = uint32(uint64(sum) << 8 * to >> 32)
		}
	}
}

// turned gives the plane as a camera saw it that was held in one of eight ways
// (Exif 2.3, tag 0x0112): 2 is mirrored, 3 upside down, 6 and 8 are on their side.
func (p plane) turned(turn int) plane {
	if turn <= 1 {
		return p
	}
	width, height := p.width, p.height
	if turn >= 5 {
		width, height = height, width
	}
	out := newPlane(width, height, p.depth)
	// Where the first pixel comes from, and the way to the next across and down.
	right, bottom := (p.width-1)*p.depth, (p.height-1)*p.stride
	start := [...]int{2: right, 3: right + bottom, 4: bottom, 5: 0, 6: bottom, 7: right + bottom, 8: right}[turn]
	across := [...]int{2: -p.depth, 3: -p.depth, 4: p.depth, 5: p.stride, 6: -p.stride, 7: -p.stride, 8: p.stride}[turn]
	down := [...]int{2: p.stride, 3: -p.stride, 4: -p.stride, 5: p.depth, 6: p.depth, 7: -p.depth, 8: -p.depth}[turn]
	to := 0
	for y := range height {
		from := start + y*down
		for range width {
			copy(out.pix[to:to+p.depth], p.pix[from:from+p.depth])
			from += across
			to += p.depth
		}
	}
	return out
}
