package federation

import (
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"essaim/internal/network"
	"essaim/internal/source"
)

// errSame says that a file is still the one that the mark is of.
var errSame = errors.New("the same")

// An origin is where the files of a network's data/v1 are read.
type origin interface {
	// open gives a file, or errSame; the mark is what to ask with the next time.
	open(ctx context.Context, name string, known mark) (io.ReadCloser, mark, error)
	// failed words what broke while a file was read.
	failed(name string, err error) error
	// base is the address of the network's site, as far as it is known from here; nil.
	base() *url.URL
	close()
}

func originOf(r *network.Remote, site *os.Root, opt Options) (origin, error) {
	if r.Folder != "" {
		root, err := os.OpenRoot(filepath.Join(site.Name(), filepath.FromSlash(r.Folder)))
		if err != nil {
			return nil, &Error{Code: NoFolder, Text: r.Folder}
		}
		return folder{root}, nil
	}
	base, err := url.Parse(r.URL)
	if err != nil {
		return nil, &Error{Code: Unreached, Text: err.Error()}
	}
	return &host{base, clientFor(base, opt), opt.Version}, nil
}

// folder is a built site on the same machine.
type folder struct{ root *os.Root }

func (f folder) open(_ context.Context, name string, _ mark) (io.ReadCloser, mark, error) {
	file, err := f.root.Open(path.Join(dataFolder, name))
	if err != nil {
		return nil, mark{}, f.failed(name, err)
	}
	return file, mark{}, nil
}

func (f folder) failed(name string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return &Error{Code: NotThere, File: name}
	}
	return &Error{Code: Unreached, File: name, Text: err.Error()}
}

func (f folder) base() *url.URL { return nil }
func (f folder) close()         { _ = f.root.Close() } // it was only read

// host is a site on the internet.
type host struct {
	at      *url.URL
	client  *http.Client
	version string
}

func (h *host) base() *url.URL { return h.at }
func (h *host) close()         { h.client.CloseIdleConnections() }

func (h *host) open(ctx context.Context, name string, known mark) (io.ReadCloser, mark, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, h.at.JoinPath(dataFolder, name).String(), nil)
	if err != nil {
		return nil, mark{}, h.failed(name, err)
	}
	request.Header.Set("User-Agent", "essaim/"+h.version)
	request.Header.Set("Accept", "application/json")
	if known.ETag != "" {
		request.Header.Set("If-None-Match", known.ETag)
	}
	if known.Modified != "" {
		request.Header.Set("If-Modified-Since", known.Modified)
	}
	answer, err := h.client.Do(request)
	if err != nil {
		return nil, mark{}, h.failed(name, err)
	}
	switch {
	case answer.StatusCode == http.StatusOK:
		return answer.Body, mark{ETag: answer.Header.Get("ETag"), Modified: answer.Header.Get("Last-Modified")}, nil
	case answer.StatusCode == http.StatusNotModified && known != (mark{}):
		err = errSame
	case answer.StatusCode == http.StatusNotFound || answer.StatusCode == http.StatusGone:
		err = &Error{Code: NotThere, File: name}
	default:
		err = &Error{Code: Status, File: name, Text: cmp.Or(http.StatusText(answer.StatusCode), strconv.Itoa(answer.StatusCode))}
	}
	_, _ = io.CopyN(io.Discard, answer.Body, 1<<10) // so that the connection can be used again
	_ = answer.Body.Close()
	return nil, mark{}, err
}

func (h *host) failed(name string, err error) error {
	var known *Error
	if errors.As(err, &known) {
		known.File = name
		return known
	}
	if at := (*url.Error)(nil); errors.As(err, &at) {
		err = at.Err // the address is said anyway
	}
	return &Error{Code: Unreached, File: name, Text: err.Error()}
}

// clientFor visits one host: not the private network that the machine may stand in, and
// no other host that this one names.
func clientFor(base *url.URL, opt Options) *http.Client {
	allowed := source.IsLoopback(base.Hostname()) || slices.ContainsFunc(opt.AllowHosts, func(name string) bool { return strings.EqualFold(name, base.Hostname()) })
	proxy, err := http.ProxyFromEnvironment(&http.Request{URL: base})
	proxied := err == nil && proxy != nil
	open, guarded := &net.Dialer{Timeout: maxTime}, &net.Dialer{Timeout: maxTime, Control: refusePrivate}
	return &http.Client{
		Transport: &http.Transport{
			Proxy: http.ProxyFromEnvironment,
			DialContext: func(ctx context.Context, kind, address string) (net.Conn, error) {
				// A proxy, which whoever runs the pull has named, stands where it stands.
				if allowed || proxied {
					return open.DialContext(ctx, kind, address)
				}
				return guarded.DialContext(ctx, kind, address)
			},
			ForceAttemptHTTP2:      true,
			TLSHandshakeTimeout:    20 * time.Second,
			ResponseHeaderTimeout:  30 * time.Second,
			MaxResponseHeaderBytes: 64 << 10,
		},
		CheckRedirect: func(to *http.Request, before []*http.Request) error {
			switch {
			case to.URL.Host != base.Host || to.URL.Scheme != base.Scheme:
				return &Error{Code: Elsewhere, Text: to.URL.Scheme + "://" + to.URL.Host}
			case len(before) > maxRedirect:
				return &Error{Code: Circling}
			}
			return nil
		},
	}
}

// refusePrivate looks at the address that a name was found to have, when connecting: an
// answer of the name server that was looked at before could be another one by then.
func refusePrivate(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil || !public(at.Addr().Unmap()) {
		return &Error{Code: Private, Text: address}
	}
	return nil
}

// public reports whether an address is one of the internet's: what RFC 6890 and its
// registries keep apart is not.
func public(ip netip.Addr) bool {
	if !ip.IsGlobalUnicast() || ip.IsPrivate() || ip.IsLoopback() || ip.IsLinkLocalUnicast() {
		return false
	}
	return !slices.ContainsFunc(apart, func(p netip.Prefix) bool { return p.Contains(ip) })
}

// apart are ranges of addresses that the standard library takes for public ones.
var apart = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("fec0::/10"), netip.MustParsePrefix("2001::/32"), netip.MustParsePrefix("64:ff9b::/96"), netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("100::/64"),
	netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("2002::/16"),
}
