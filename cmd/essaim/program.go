package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"strings"
	"time"

	"essaim/internal/release"
)

// program is what continuous integration downloads: where, and what it must be.
type program struct {
	url     string
	version string // as its address says; "" when it does not
	sha256  string
}

// A list of sums is small; a server that is slow to give it is not waited for.
const (
	maxSums     = 1 << 20
	sumsTimeout = 30 * time.Second
)

// findProgram reads the list of sums beside the program, which stands at address. An
// address that ends with a slash is the folder of a release: the program is its archive
// for Linux. Nothing is asked of the network but by who gives an address.
func findProgram(ctx context.Context, address string) (program, error) {
	at, err := url.Parse(address)
	if err != nil || at.Host == "" || at.User != nil || at.RawQuery != "" || at.Fragment != "" ||
		at.Scheme != "https" && !(at.Scheme == "http" && loopback(at.Hostname())) || strings.ContainsAny(address, "\"'`$\\ \t\r\n") {
		return program{}, wrong("usage.bad-program", address)
	}
	list := at.ResolveReference(&url.URL{Path: release.SumsName})
	text, err := fetch(ctx, list.String())
	if err != nil {
		return program{}, err
	}
	sums, err := release.ParseSums(text)
	if err != nil {
		return program{}, wrong("usage.bad-sums", list.String())
	}
	name := ""
	if !strings.HasSuffix(at.Path, "/") {
		name = path.Base(at.Path)
	}
	for _, sum := range sums {
		if sum.File == name || name == "" && packedName.MatchString(sum.File) {
			found := at.ResolveReference(&url.URL{Path: sum.File})
			return program{url: found.String(), version: versionIn(found.Path), sha256: sum.SHA256}, nil
		}
	}
	if name == "" {
		name = "*_linux_amd64.tar.gz"
	}
	return program{}, wrong("usage.not-summed", list.String(), name)
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// fetch gets a small file. A redirect stays on HTTPS, or on this machine.
func fetch(ctx context.Context, address string) ([]byte, error) {
	client := &http.Client{Timeout: sumsTimeout, CheckRedirect: func(r *http.Request, via []*http.Request) error {
		if len(via) > 5 || r.URL.Scheme != "https" && !loopback(r.URL.Hostname()) {
			return errors.New(r.URL.String())
		}
		return nil
	}}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	answer, err := client.Do(request)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", address, errors.Unwrap(err))
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, wrong("usage.no-sums", address, answer.Status)
	}
	text, err := io.ReadAll(io.LimitReader(answer.Body, maxSums))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", address, err)
	}
	return text, nil
}

// Of essaim_0.1.0_linux_amd64.tar.gz, the part between the underscores; else what looks
// like a number of version in the address.
var (
	packedName    = regexp.MustCompile(`^[0-9A-Za-z_.+~-]+_linux_amd64\.tar\.gz$`)
	packedVersion = regexp.MustCompile(`^essaim_([0-9A-Za-z.+~-]+)_`)
	anyVersion    = regexp.MustCompile(`v?([0-9]+\.[0-9]+(?:\.[0-9]+)?(?:-[0-9A-Za-z.]+)?)(?:[/_-]|$)`)
)

func versionIn(address string) string {
	if m := packedVersion.FindStringSubmatch(path.Base(address)); m != nil {
		return m[1]
	}
	if m := anyVersion.FindStringSubmatch(address); m != nil {
		return m[1]
	}
	return ""
}

// fill writes the program into a file of a new site, where it has literals for it.
func (p program) fill(text []byte) []byte {
	for name, value := range map[string]string{"ESSAIM_URL": p.url, "ESSAIM_VERSION": p.version, "ESSAIM_SHA256": p.sha256} {
		if value != "" {
			text = bytes.ReplaceAll(text, []byte(name+`: ""`), []byte(name+`: "`+value+`"`))
		}
	}
	return text
}
