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
const format = 6

// unknown is the key of what is made each time: of files that are no pages, which
// costs less than to find out whether they would change, and of what has problems,
// which are to be reported each time.
const unknown = 0

// key is the hash of the whole of a value: no list of its fields is kept. It does
// not see
//
//   - an unexported field, so views have none (see TestEveryFieldOfAViewIsInItsKey);
//   - which pointers lead to one value, which no layout shows.
//
// A field of no value adds nothing, which is as good as a value of its own: most
// fields of most views have none. The order of a slice counts. A function is an
// error.
func key(value any) (uint64, error) {
	return hashstructure.Hash(value, &hashstructure.HashOptions{Hasher: new(digest.Digest), UnwrapFunc: unlikeNil, IgnoreZeroValue: true})
}

// unlikeNil makes the hash of an empty map differ from that of nil. Both may be in
// what authors write below extra:, and a layout shows them differently.
func unlikeNil(v reflect.Value) (reflect.Value, error) {
	if v.Kind() == reflect.Map && v.Len() == 0 {
		return reflect.ValueOf([]string{"an empty map"}), nil
	}
	return v, nil
}

// combine depends on the order of its keys. It is never unknown.
func combine(keys ...uint64) uint64 {
	var d digest.Digest
	for _, k := range keys {
		d = d.Mix(k)
	}
	return max(d.Sum64(), 1)
}

// commonKey is what the keys of all pages share, in parts that --explain keeps
// apart.
type commonKey struct {
	Format  uint64 // and the program, where its version does not name it
	Chrome  uint64 // it holds the version of essaim and the day
	Layouts uint64 // their texts, and the words that they use
}

func commonKeyOf(form uint64, chrome view.Chrome, layouts uint64) (commonKey, error) {
	k, err := key(chrome)
	return commonKey{form, k, layouts}, err
}

// format is what every key of a build begins with.
func (o Options) format() uint64 {
	if o.Program == nil {
		return format
	}
	return combine(format, o.Program())
}

// sum is never unknown.
func (c commonKey) sum() uint64 { return combine(c.Format, c.Chrome, c.Layouts) }

// pageKey stands for all that the HTML of a page depends on. Its view holds the
// hash of each body and where its links lead.
func pageKey(common commonKey, view any) (uint64, error) {
	k, err := key(view)
	return combine(common.sum(), k), err
}

// paperKey stands for all that a PDF depends on: its view, which holds the hash of
// each body, and more, the hashes of its images or the keys of its sheets. The
// chrome is not in it: the PDF of a sheet that shows no dated figure stays as it is
// from one day to the next.
func (p *planned) paperKey(view any, more ...uint64) (uint64, error) {
	k, err := key(view)
	return combine(append([]uint64{p.format, k}, more...)...), err
}

// entryKey stands for all that the search index owes to one document.
func entryKey(e view.Entry, bodies []*network.Body) (uint64, error) {
	k, err := key(e)
	keys := []uint64{k}
	for _, b := range bodies {
		keys = append(keys, b.Hash)
	}
	return combine(keys...), err
}
