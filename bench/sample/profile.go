package sample

import "fmt"

// Profile is how the sheets of a network are written.
type Profile string

const (
	// Plain is regular: one form for each thing, the shortest that is right.
	Plain Profile = "plain"
	// Rich is how people write: see rich.go and markdown.go.
	Rich Profile = "rich"
	// Large is rich, with sheets five times as long and more of all else.
	Large Profile = "large"
)

// Profiles lists them, the one that goals are of first.
var Profiles = []Profile{Rich, Plain, Large}

// A shape is what differs between profiles beside the way of writing.
type shape struct {
	communes, objectives int
	body                 int // mean of the bytes of a body, of rich ones only
}

var shapes = map[Profile]shape{
	Plain: {communes: 108, objectives: len(measured)},
	Rich:  {communes: 108, objectives: 18, body: 6_000},
	Large: {communes: 200, objectives: 40, body: 37_500},
}

// Check reports whether there is such a profile.
func (p Profile) Check() error {
	if _, ok := shapes[p]; !ok {
		return fmt.Errorf("no profile %q", p)
	}
	return nil
}
