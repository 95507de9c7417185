package dist_test

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestServersSendTheRightHeaders serves a site with the files of docs/hosting, whose name
// and folder alone are changed, by nginx and by Caddy, and asks for a page of each kind.
func TestServersSendTheRightHeaders(t *testing.T) {
	site := builtDemo(t)
	for _, server := range []struct {
		name  string
		start func(t *testing.T, site, port string) *exec.Cmd
	}{{"nginx", nginx}, {"caddy", caddy}} {
		t.Run(server.name, func(t *testing.T) {
			port := freePort(t)
			running(t, server.start(t, site, port), "127.0.0.1:"+port)
			for _, c := range served {
				t.Run(c.path, func(t *testing.T) { c.check(t, "http://127.0.0.1:"+port) })
			}
		})
	}
}

const (
	changing = "no-cache"
	lasting  = "public, max-age=31536000, immutable"
)

// served are addresses of the demonstration's site, and what they are to be sent with.
var served = []response{
	{path: "/", status: 200, kind: "text/html; charset=utf-8", cache: changing},
	{path: "/fiches/", status: 200, kind: "text/html; charset=utf-8", cache: changing},
	{path: "/nowhere/", status: 404, kind: "text/html; charset=utf-8", body: "</html>"},
	{path: "/essaim/site.css?v=0123", status: 200, kind: "text/css; charset=utf-8", cache: lasting},
	{path: "/essaim/search.js?v=0123", status: 200, kind: "javascript", cache: lasting},
	{path: "/essaim/icon.svg", status: 200, kind: "image/svg+xml", cache: changing, policy: "sandbox"},
	{path: "/atom.xml", status: 200, kind: "text/xml; charset=utf-8", cache: changing, policy: "sandbox"},
	{path: "/data/v1/sheets.csv", status: 200, kind: "text/csv; charset=utf-8", cache: changing, reuse: "*"},
	{path: "/data/v1/sheets.json", status: 200, kind: "application/json", cache: changing, reuse: "*"},
	{path: "/rencontres.ics", status: 200, kind: "text/calendar; charset=utf-8", cache: changing},
	{path: "/livret.pdf", status: 200, kind: "application/pdf", cache: changing},
	{path: "/.essaim.json", status: 200, kind: "application/json", cache: changing}, // what --previous reads
}

type response struct {
	path, kind, cache, policy, reuse, body string
	status                                 int
}

func (r response) check(t *testing.T, base string) {
	answer, err := http.Get(base + r.path)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	h := answer.Header
	if answer.StatusCode != r.status || len(body) == 0 || !strings.Contains(string(body), r.body) {
		t.Errorf("status %d, %d bytes", answer.StatusCode, len(body))
	}
	if kind := h.Get("Content-Type"); !strings.Contains(strings.ToLower(kind), r.kind) {
		t.Errorf("Content-Type: %s", kind)
	}
	want := map[string]string{"X-Content-Type-Options": "nosniff", "Content-Security-Policy": r.policy, "Access-Control-Allow-Origin": r.reuse}
	if r.cache != "" {
		want["Cache-Control"] = r.cache
	}
	for name, value := range want {
		if got := strings.Join(h.Values(name), " | "); got != value {
			t.Errorf("%s: %q, want %q", name, got, value)
		}
	}
}

// nginx runs as whoever runs the test, in the foreground.
func nginx(t *testing.T, site, port string) *exec.Cmd {
	conf := changed(t, "../../docs/hosting/nginx.conf", "listen 80;", "listen 127.0.0.1:"+port+";",
		"server_name reseau.example.org;", "server_name localhost;", "root /srv/reseau/public;", "root "+site+";")
	dir := t.TempDir()
	main := fmt.Sprintf(`daemon off; master_process off; pid %[1]s/pid; error_log stderr;
events {}
http {
  access_log off;
  client_body_temp_path %[1]s; proxy_temp_path %[1]s; fastcgi_temp_path %[1]s; uwsgi_temp_path %[1]s; scgi_temp_path %[1]s;
%[2]s}
`, dir, conf)
	file := write(t, filepath.Join(dir, "nginx.conf"), main)
	program, err := exec.LookPath("nginx")
	if err != nil {
		program = "/usr/sbin/nginx" // not on everybody's PATH
	}
	return exec.Command(program, "-c", file, "-e", "stderr")
}

func caddy(t *testing.T, site, port string) *exec.Cmd {
	conf := changed(t, "../../docs/hosting/Caddyfile", "reseau.example.org {", "http://127.0.0.1:"+port+" {", "/srv/reseau/public", site)
	dir := t.TempDir()
	c := exec.Command("caddy", "run", "--adapter", "caddyfile", "--config", write(t, filepath.Join(dir, "Caddyfile"), "{\n\tadmin off\n\tauto_https off\n}\n"+conf))
	c.Env = append(os.Environ(), "HOME="+dir, "XDG_CONFIG_HOME="+dir, "XDG_DATA_HOME="+dir)
	return c
}

// changed reads a file with some of its words replaced, each of which it has to hold.
func changed(t *testing.T, file string, pairs ...string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(string(text), pairs[i]) {
			t.Fatalf("%s does not hold %q", file, pairs[i])
		}
	}
	return strings.NewReplacer(pairs...).Replace(string(text))
}

func write(t *testing.T, file, text string) string {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

// running starts a server, waits until it answers, and ends it with the test.
func running(t *testing.T, c *exec.Cmd, addr string) {
	t.Helper()
	var said strings.Builder
	c.Stdout, c.Stderr = &said, &said
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	t.Cleanup(func() {
		c.Process.Kill()
		<-ended
	})
	for range 300 {
		if conn, err := net.Dial("tcp", addr); err == nil {
			conn.Close()
			return
		}
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("%s: %v\n%s", c, err, said.String())
		case <-time.After(100 * time.Millisecond):
		}
	}
	t.Fatalf("%s does not answer", c)
}
