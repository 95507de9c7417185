package build

import (
	"io"
	"io/fs"

	"essaim/internal/plan"
)

// most is the size in bytes of a file that is read as a whole to be copied; a film
// beside a sheet is longer, and passes through in pieces.
const most = 1 << 20

// copy publishes a file as it is.
func (m *maker) copy(o plan.Output) error {
	if !isLong(o.Copy) {
		content, err := m.source(*o.Copy)
		if err != nil {
			return err
		}
		return m.store.Put(o.Path, unknown, content)
	}
	file, size, err := m.openCopy(*o.Copy)
	if err != nil {
		return err
	}
	defer file.Close()
	if size > most {
		return m.store.PutFile(o.Path, unknown, size, func(to io.Writer) error { return m.copyTo(to, *o.Copy) })
	}
	content, err := io.ReadAll(file)
	if err != nil {
		return err
	}
	return m.store.Put(o.Path, unknown, content)
}

// isLong is true of what may be: the files of the default look are not.
func isLong(s *plan.Source) bool { return s != nil && !s.Default }

func (p *planned) openCopy(s plan.Source) (file fs.File, size int64, err error) {
	if file, err = p.files.Open(s.Path); err != nil {
		return nil, 0, err
	}
	stat, err := file.Stat()
	if err != nil {
		file.Close()
		return nil, 0, err
	}
	return file, stat.Size(), nil
}

func (p *planned) copyTo(to io.Writer, s plan.Source) error {
	file, err := p.files.Open(s.Path)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = io.Copy(to, file)
	return err
}

// opens is how to open a file of the site that is published as it is and is too long
// to be held; nil for any other.
func (p *planned) opens(o plan.Output) func() (fs.File, error) {
	if !isLong(o.Copy) {
		return nil
	}
	file, size, err := p.openCopy(*o.Copy)
	if err != nil {
		return nil
	}
	file.Close()
	if size <= most {
		return nil
	}
	return func() (fs.File, error) { return p.files.Open(o.Copy.Path) }
}
