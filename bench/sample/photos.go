package sample

// photos are this many, each beside a sheet of its own of the first thousand.
const photos = 40

func hasPhoto(i int) bool { return i%25 == 12 && i < 25*photos }

func (n *Network) photos(w *writer) {}

func (a *author) images() any { return nil }
func (a *author) files() any  { return nil }
