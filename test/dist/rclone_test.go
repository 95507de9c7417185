package dist_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// copies is the line of the guide that copies a site.
var copies = regexp.MustCompile(`(?m)^rclone sync .*$`)

// TestRcloneCopiesASite copies a site by the very line of the guide, to an SFTP server of
// this machine, twice: the second time what is not there any more goes, and what did not
// change is not sent again.
func TestRcloneCopiesASite(t *testing.T) {
	guide, err := os.ReadFile("../../docs/installer.md")
	if err != nil {
		t.Fatal(err)
	}
	lines := copies.FindAllString(string(guide), -1)
	if len(lines) != 1 || !strings.Contains(lines[0], " public ") || !strings.Contains(lines[0], " serveur:/srv/reseau/public") {
		t.Fatalf("the guide's lines: %q", lines)
	}
	site := builtDemo(t)
	remote, home := t.TempDir(), t.TempDir()
	port := freePort(t)
	env := append(os.Environ(), "HOME="+home, "XDG_CACHE_HOME="+home, "RCLONE_CONFIG="+filepath.Join(home, "rclone.conf"))
	server := exec.Command("rclone", "serve", "sftp", "--addr", "127.0.0.1:"+port, "--user", "essai", "--pass", "essai", remote)
	server.Env = env
	running(t, server, "127.0.0.1:"+port)
	run(t, home, env, "rclone", "config", "create", "serveur", "sftp", "host=127.0.0.1", "port="+port, "user=essai", "pass=essai", "--obscure")

	line := strings.Replace(lines[0], "serveur:/srv/reseau/public", "serveur:/public", 1)
	sync := func() string {
		return run(t, filepath.Dir(site), env, "sh", "-c", line+" --stats-one-line --verbose")
	}
	gone := write(t, filepath.Join(site, "gone.html"), "a page that will be no more")
	sync()
	same(t, site, filepath.Join(remote, "public"))

	sheet := filepath.Join(filepath.Dir(site), "content/sheets/pedibus.md")
	text, err := os.ReadFile(sheet)
	if err != nil {
		t.Fatal(err)
	}
	write(t, sheet, string(text)+"\nUne phrase de plus.\n")
	run(t, filepath.Dir(site), nil, first.program, "build")
	if err := os.Remove(gone); err != nil {
		t.Fatal(err)
	}
	said := sync()
	same(t, site, filepath.Join(remote, "public"))
	if !strings.Contains(said, "pedibus/index.html: Copied") || strings.Contains(said, "led-au-gymnase/index.html: Copied") {
		t.Errorf("sent: %s", said)
	}
}

// same wants two folders to hold the same files.
func same(t *testing.T, a, b string) {
	t.Helper()
	if said, err := try(".", nil, "diff", "--recursive", "--brief", a, b); err != nil || said != "" {
		t.Errorf("not the same: %v\n%s", err, said)
	}
}
