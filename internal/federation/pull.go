package federation

import (
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"sync"
	"time"

	"essaim/internal/network"
)

// Folder holds, in the portal's folder, a folder for each network: federation/ID/.
const Folder = "federation"

// What a pull may take: of the machine, and of the others'.
const (
	atOnce      = 4                // networks
	maxTime     = 60 * time.Second // a network, unless Options say another
	maxBytes    = 64 << 20         // a network, unpacked
	maxPackage  = 4 << 20          // of them, datapackage.json
	maxRedirect = 5                // on the same host
)

// Options are those of Pull.
type Options struct {
	AllowHosts []string // names and addresses that may be those of a private network
	Now        time.Time
	Version    string                // of essaim, as it presents itself
	Time       time.Duration         // a network's; 0: maxTime
	Progress   func(done, total int) // called as networks are done, from several goroutines; may be nil
}

// A State says what a pull made of a network.
type State string

const (
	New     State = "new"
	Changed State = "changed"
	Same    State = "same"
	Failed  State = "failed" // what was kept is as it was
)

// An Outcome is what became of one network.
type Outcome struct {
	Remote *network.Remote
	State  State
	Sheets int         // that it publishes; 0 for one that failed, or that is the same
	AsOf   network.Day // of its figures; 0 for one that failed
	Kept   bool        // of one that failed: an earlier copy is there
	Mute   bool        // its texts are left out: with them, its data would be too large
	Why    error       // of one that failed: *Error, or the machine's own
}

// Pull brings federation/ of a portal's folder up to date: each network's copy whole, or
// as it was. Outcomes are in the order of the networks. It fails only when the folder
// itself cannot be written, or ctx is done; a network that fails is no failure of the
// others.
func Pull(ctx context.Context, site *os.Root, remotes []*network.Remote, opt Options) ([]Outcome, error) {
	if err := site.MkdirAll(Folder, 0o777); err != nil {
		return nil, err
	}
	outcomes := make([]Outcome, len(remotes))
	var wait sync.WaitGroup
	var mu sync.Mutex
	done := 0
	turns := make(chan struct{}, atOnce)
	for i, r := range remotes {
		turns <- struct{}{}
		wait.Go(func() {
			defer func() { <-turns }()
			outcomes[i] = pull(ctx, site, r, opt)
			mu.Lock()
			defer mu.Unlock()
			done++
			if opt.Progress != nil {
				opt.Progress(done, len(remotes))
			}
		})
	}
	wait.Wait()
	for _, o := range outcomes {
		if o.Why != nil && !errors.As(o.Why, new(*Error)) {
			return outcomes, o.Why
		}
	}
	return outcomes, ctx.Err()
}

func pull(ctx context.Context, site *os.Root, r *network.Remote, opt Options) Outcome {
	ctx, cancel := context.WithTimeout(ctx, cmp.Or(opt.Time, maxTime))
	defer cancel()
	c := copyOf(site, r)
	outcome, err := c.renew(ctx, opt)
	if err != nil {
		c.abandon()
		return Outcome{Remote: r, State: Failed, Kept: c.exists(), Why: inTime(ctx, err)}
	}
	return outcome
}

// inTime says that the time was up, whatever was being done then.
func inTime(ctx context.Context, err error) error {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return &Error{Code: Slow}
	}
	return err
}

// renew fetches a network's files beside its copy, and puts them in its place once all of
// them are known to be right.
func (c *kept) renew(ctx context.Context, opt Options) (Outcome, error) {
	from, err := originOf(c.remote, c.site, opt)
	if err != nil {
		return Outcome{}, err
	}
	defer from.close()
	if err := c.begin(); err != nil {
		return Outcome{}, err
	}
	fetch := &fetching{copy: c, from: from, left: maxPackage, most: maxPackage}
	p, err := fetch.listing(ctx)
	if err != nil {
		return Outcome{}, err
	}
	fetch.left, fetch.most = fetch.left+maxBytes-maxPackage, maxBytes
	if err := fetch.tables(ctx, &p); err != nil {
		return Outcome{}, err
	}
	if same := !fetch.changed && c.has(p.tables); same {
		c.abandon()
		return c.outcome(Same, p), c.remember(fetch.known, p)
	}
	if err := fetch.complete(); err != nil {
		return Outcome{}, err
	}
	found, err := check(ctx, c, p, from.base(), opt.Now)
	if err != nil {
		return Outcome{}, err
	}
	p.sheets = found
	state := New
	if c.exists() {
		state = Changed
	}
	if err := c.replace(); err != nil {
		return Outcome{}, err
	}
	return c.outcome(state, p), c.remember(fetch.known, p)
}

// fetching is the files of one network, as they come.
type fetching struct {
	copy    *kept
	from    origin
	left    int64 // bytes that the network may still send
	most    int   // of how many
	changed bool
	known   map[string]mark
	stays   []string // that the network says are the same, and did not send
}

// tables brings the tables of a listing, first those that a portal is not made without.
// The first of the others that is too much is left where it is, with all that follow: no
// more than maxBytes is read of a network, whatever it publishes.
func (f *fetching) tables(ctx context.Context, p *listing) error {
	p.order()
	for i, name := range p.tables {
		err := f.get(ctx, name+".json")
		if large := (*Error)(nil); errors.As(err, &large) && large.Code == Large && isSpare(name) {
			p.tables, p.left = p.tables[:i], p.tables[i:]
			return f.leave(name + ".json")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// get brings one file beside the copy, when the network does not say that it is still
// the same.
func (f *fetching) get(ctx context.Context, name string) error {
	before := f.copy.mark(name)
	body, now, err := f.from.open(ctx, name, before)
	if errors.Is(err, errSame) {
		size, err := f.copy.size(name)
		if err != nil {
			return err
		}
		// What is the same counts as what comes, or whether texts are too much would depend
		// on what was there before.
		if f.left -= size; f.left < 0 {
			return &Error{Code: Large, File: name, Most: f.most >> 20}
		}
		f.stays = append(f.stays, name)
		f.note(name, before)
		return nil
	}
	if err != nil {
		return err
	}
	defer body.Close()
	limited := &limited{from: body, left: &f.left}
	sum, err := f.copy.write(name, limited)
	if limited.over {
		return &Error{Code: Large, File: name, Most: f.most >> 20}
	}
	switch {
	case limited.err != nil:
		return f.from.failed(name, limited.err)
	case err != nil:
		return err
	}
	now.Sum = sum
	f.changed = f.changed || sum != f.copy.sum(name)
	f.note(name, now)
	return nil
}

// leave gives up a file that was too large.
func (f *fetching) leave(name string) error {
	if err := f.copy.site.Remove(path.Join(f.copy.next, name)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// complete puts what stays beside what came.
func (f *fetching) complete() error {
	for _, name := range f.stays {
		if err := f.copy.stay(name); err != nil {
			return err
		}
	}
	return nil
}

func (f *fetching) note(name string, m mark) {
	if f.known == nil {
		f.known = map[string]mark{}
	}
	f.known[name] = m
}

// listing is what datapackage.json says, which is read only when it has changed.
func (f *fetching) listing(ctx context.Context) (listing, error) {
	if err := f.get(ctx, packageFile); err != nil {
		return listing{}, err
	}
	if f.known[packageFile].Sum == f.copy.marks.Files[packageFile].Sum {
		if p, known := f.copy.marks.listing(); known {
			return p, nil
		}
	}
	text, err := f.copy.staged(packageFile)
	if errors.Is(err, fs.ErrNotExist) {
		text, err = f.copy.site.ReadFile(path.Join(f.copy.folder, packageFile))
	}
	if err != nil {
		return listing{}, err
	}
	return readPackage(text)
}

// limited is what a network sends, until it has sent too much.
type limited struct {
	from io.Reader
	left *int64
	over bool
	err  error // but its end
}

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.from.Read(p)
	if *l.left -= int64(n); *l.left < 0 {
		l.over = true
		return 0, io.ErrUnexpectedEOF
	}
	if err != nil && !errors.Is(err, io.EOF) {
		l.err = err
	}
	return n, err
}
