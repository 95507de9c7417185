package history

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Log is what is known of the files of a site at one commit. It is only added to,
// and what it says does not depend on the order: a log that follows another is that
// of a first reading.
type Log struct {
	Head    string              `json:"head"`
	Folder  string              `json:"folder"`            // the site's, in the repository
	Changed map[string]int64    `json:"changed"`           // seconds since 1970 of the latest change, by path from the site's folder
	Renamed map[string][]string `json:"renamed,omitempty"` // the names that a file had before, by name
}

// Read gives the log of a repository at its commit, which known may be already or lead
// to; nil: nothing is known. Without git, or when git cannot read the repository, it
// gives an error.
func (r *Repository) Read(ctx context.Context, known *Log) (*Log, error) {
	if known != nil && (known.Folder != r.folder || hash(known.Head) == "") { // it was kept in a file
		known = nil
	}
	if known != nil && known.Head == r.Head {
		return known, nil
	}
	if r.Head == "" || r.Shallow {
		return nil, errors.New("no history")
	}
	ours, err := r.stand()
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(ours)
	l, commits := &Log{Head: r.Head, Folder: r.folder, Changed: map[string]int64{}, Renamed: map[string][]string{}}, r.Head
	if known != nil && r.git(ctx, ours, "merge-base", "--is-ancestor", known.Head, r.Head).Run() == nil {
		l.take(known)
		commits = known.Head + ".." + r.Head
	}
	pass := r.git(ctx, ours, "log", "-z", "--format=%x01%at", "--name-status", "-M100%", "--no-ext-diff", "--no-textconv", "--end-of-options", commits, "--", ":(literal,top)"+r.folder+"content")
	out, err := pass.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := pass.Start(); err != nil {
		return nil, err
	}
	l.scan(out)
	return l, pass.Wait()
}

// stand makes an empty repository that stands for r: git reads no configuration but
// ours. The caller removes it.
func (r *Repository) stand() (string, error) {
	ours, err := os.MkdirTemp("", "essaim-history-")
	if err != nil {
		return "", err
	}
	config := "[core]\n\trepositoryformatversion = 0\n\tbare = true\n"
	if len(r.Head) == sha256 {
		config = "[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectformat = sha256\n"
	}
	err = errors.Join(
		os.MkdirAll(filepath.Join(ours, "refs"), 0o700),
		os.WriteFile(filepath.Join(ours, "HEAD"), []byte(r.Head+"\n"), 0o600),
		os.WriteFile(filepath.Join(ours, "config"), []byte(config), 0o600),
	)
	if err != nil {
		os.RemoveAll(ours)
		return "", err
	}
	return ours, nil
}

// git is a command that knows nothing of whoever runs it.
func (r *Repository) git(ctx context.Context, ours string, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, "git", append([]string{"--no-pager", "--no-replace-objects", "--git-dir=" + ours}, args...)...)
	c.Dir = ours
	c.WaitDelay = time.Second
	c.Env = slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "GIT_") })
	c.Env = append(c.Env,
		"GIT_OBJECT_DIRECTORY="+r.objects,
		"GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_SYSTEM="+os.DevNull, "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_ATTR_NOSYSTEM=1",
		"GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "LC_ALL=C",
	)
	return c
}

// scan reads what git log prints: for each commit \x01 and its date, then for each file
// that it changed a letter and one path, or two of a file that it renamed. All end with
// a NUL.
func (l *Log) scan(out io.Reader) {
	words := bufio.NewScanner(out)
	words.Buffer(nil, 1<<20)
	words.Split(untilNUL)
	next := func() string {
		words.Scan()
		return words.Text()
	}
	var date int64
	for words.Scan() {
		word := strings.TrimPrefix(words.Text(), "\n")
		switch {
		case strings.HasPrefix(word, "\x01"):
			date, _ = strconv.ParseInt(word[1:], 10, 64)
		case word == "":
		case word[0] == 'R':
			was, is := l.name(next()), l.name(next())
			if !slices.Contains(l.Renamed[is], was) {
				l.Renamed[is] = append(l.Renamed[is], was)
			}
		case word[0] == 'D':
			next()
		default:
			name := l.name(next())
			l.Changed[name] = max(l.Changed[name], date)
		}
	}
}

func untilNUL(data []byte, atEnd bool) (advance int, token []byte, err error) {
	if end := bytes.IndexByte(data, 0); end >= 0 {
		return end + 1, data[:end], nil
	}
	if atEnd && len(data) > 0 {
		return len(data), data, nil
	}
	return 0, nil, nil
}

func (l *Log) name(path string) string { return strings.TrimPrefix(path, l.Folder) }

// take begins with what another log knows.
func (l *Log) take(known *Log) {
	for name, date := range known.Changed {
		l.Changed[name] = date
	}
	for name, before := range known.Renamed {
		l.Renamed[name] = slices.Clone(before)
	}
}

// Updated is when a file was last changed, under this name or those that it had before;
// false when that is not known. there reports whether there is a file of a name now:
// what another file has done under a former name is its own.
func (l *Log) Updated(file string, there func(name string) bool) (time.Time, bool) {
	latest, known := int64(0), false
	seen := map[string]bool{}
	var look func(name string)
	look = func(name string) {
		if seen[name] {
			return
		}
		seen[name] = true
		if date, changed := l.Changed[name]; changed {
			latest, known = max(latest, date), true
		}
		for _, before := range l.Renamed[name] {
			if !there(before) {
				look(before)
			}
		}
	}
	look(file)
	return time.Unix(latest, 0), known
}
