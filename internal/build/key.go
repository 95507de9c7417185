package build

import (
	"reflect"

	"github.com/gohugoio/hashstructure"

	"essaim/internal/digest"
	"essaim/internal/network"
	"essaim/internal/view"
)

// format is part of every key. Raise it when pages change although their views,
// their layouts and the version of essaim do not.
const format = 5

// A page's key stands for all that its HTML depends on:
//
//   - its view, which holds the hash of each body and where its links lead;
//   - the chrome, which holds the version of essaim;
//   - the texts of the layouts and the words that they use;
//   - format.
func (b *build) key(view any) (uint64, error) {
	d, err := hashOf(view)
	return combine(b.common, d), err
}

// hashOf is the hash of the whole of a value: no list of its fields is kept. It
// does not see
//
//   - an unexported field, so views have none (see TestEveryFieldOfAViewIsInItsKey);
//   - whether a slice is nil or empty, and which pointers lead to one value: no
//     layout shows either.
//
// A field of no value counts, and so does the order of a slice. A function is an
// error.
func hashOf(value any) (uint64, error) {
	return hashstructure.Hash(value, &hashstructure.HashOptions{Hasher: new(digest.Digest), UnwrapFunc: unlikeNil})
}

// unlikeNil tells an empty map from nil, whose hashes are one. Both may be in what
// authors write below extra:, and a layout shows them differently.
func unlikeNil(v reflect.Value) (reflect.Value, error) {
	if v.Kind() == reflect.Map && v.Len() == 0 {
		return reflect.ValueOf([]string{"an empty map"}), nil
	}
	return v, nil
}

// entryKey stands for all that the index owes to one document.
func entryKey(e view.Entry, bodies []*network.Body) (uint64, error) {
	h, err := hashOf(e)
	keys := []uint64{h}
	for _, b := range bodies {
		keys = append(keys, b.Hash)
	}
	return combine(keys...), err
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
