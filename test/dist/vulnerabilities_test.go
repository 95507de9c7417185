package dist_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"essaim/test/loop"
)

// TestVulnerabilities: the check of make lint says that it was skipped where the database
// of Go's vulnerabilities cannot be reached, and fails where it is and knows of one that
// the program calls.
func TestVulnerabilities(t *testing.T) {
	said := run(t, "../..", append(os.Environ(), "GOVULNDB=http://127.0.0.1:1"), "test/vulnerabilities.sh")
	if !strings.Contains(said, "govulncheck: skipped, http://127.0.0.1:1 cannot be reached") {
		t.Errorf("without a database: %s", said)
	}
	if !loop.Whole(t) {
		return // what follows compiles govulncheck
	}
	for _, c := range []struct {
		name, symbol string
		fails        bool
	}{{"called", "New", true}, {"not called", "NoSuchFunction", false}} {
		t.Run(c.name, func(t *testing.T) {
			database := t.TempDir()
			for file, text := range map[string]string{
				"index/db.json":        `{"modified": "2026-01-01T00:00:00Z"}`,
				"index/modules.json":   `[{"path": "github.com/yuin/goldmark", "vulns": [{"id": "GO-2026-0001", "modified": "2026-01-01T00:00:00Z", "fixed": "99.0.0"}]}]`,
				"index/vulns.json":     `[{"id": "GO-2026-0001", "modified": "2026-01-01T00:00:00Z"}]`,
				"ID/GO-2026-0001.json": `{"schema_version": "1.3.1", "id": "GO-2026-0001", "modified": "2026-01-01T00:00:00Z", "published": "2026-01-01T00:00:00Z", "summary": "made up", "details": "made up", "affected": [{"package": {"name": "github.com/yuin/goldmark", "ecosystem": "Go"}, "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "99.0.0"}]}], "ecosystem_specific": {"imports": [{"path": "github.com/yuin/goldmark", "symbols": ["` + c.symbol + `"]}]}}], "database_specific": {"url": "https://pkg.go.dev/vuln/GO-2026-0001", "review_status": "REVIEWED"}}`,
			} {
				if err := os.MkdirAll(filepath.Dir(filepath.Join(database, file)), 0o777); err != nil {
					t.Fatal(err)
				}
				write(t, filepath.Join(database, file), text)
			}
			said, err := try("../..", append(os.Environ(), "GOVULNDB=file://"+database), "test/vulnerabilities.sh", "./internal/markdown")
			if (err != nil) != c.fails || strings.Contains(said, "skipped") || c.fails && !strings.Contains(said, "GO-2026-0001") {
				t.Errorf("%v\n%s", err, said)
			}
		})
	}
}
