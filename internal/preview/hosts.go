package preview

import (
	"net"
	"strings"
)

// hosts are the names by which the server may be called.
type hosts []string

// newHosts allows the host of the address that is listened to, and allowed.
func newHosts(addr string, allowed []string) hosts {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		host = addr
	}
	h := hosts{strings.ToLower(host)}
	for _, name := range allowed {
		h = append(h, strings.ToLower(strings.TrimSuffix(name, ".")))
	}
	return h
}

// allow reports whether a request's Host is known, or a loopback name: only who
// is on this machine can have typed one, or have made one lead here.
func (h hosts) allow(requested string) bool {
	host := requested
	if name, _, err := net.SplitHostPort(requested); err == nil {
		host = name
	}
	host = strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	if ip := net.ParseIP(host); ip != nil && ip.IsLoopback() {
		return true
	}
	for _, known := range h {
		if known != "" && known == host {
			return true
		}
	}
	return false
}
