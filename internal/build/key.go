package build

import (
	"github.com/gohugoio/hashstructure"

	"essaim/internal/digest"
	"essaim/internal/view"
)

// format is part of every key. Raise it when pages change although their views,
// their layouts and the version of essaim do not.
const format = 4

// A page's key stands for all that its HTML depends on:
//
//   - its view, which holds the hash of each body and where its links lead;
//   - the chrome, which holds the version of essaim;
//   - the texts of the layouts and the words that they use;
//   - format.
//
// Of a view only exported fields count: it exports all that its page shows.
func (b *build) key(view any) (uint64, error) {
	d, err := b.views.Of(view)
	return combine(b.common, d), err
}

// hashOf is for what is hashed once in a build. Views, by the thousand, have
// digests (see digest.Values).
func hashOf(value any) (uint64, error) {
	return hashstructure.Hash(value, &hashstructure.HashOptions{Hasher: new(digest.Digest)})
}

// commonKey is the part of the key that all pages share.
func commonKey(chrome view.Chrome, layouts uint64) (uint64, error) {
	h, err := hashOf(chrome)
	return combine(format, h, layouts), err
}

// combine depends on the order of its numbers. It is never 0, which publish
// keeps for files that are made each time.
func combine(numbers ...uint64) uint64 {
	var d digest.Digest
	for _, n := range numbers {
		d = d.Mix(n)
	}
	return max(d.Sum64(), 1)
}
