package dist_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestMakeRuns: what the pages say that make does is what it would type (make -n), loop by
// loop.
func TestMakeRuns(t *testing.T) {
	vet := func(system string) string {
		return "for system in " + system + "; do"
	}
	for target, wanted := range map[string][]string{
		"lint":      {"go vet ./...", "go tool staticcheck ./...", "test/vulnerabilities.sh"},
		"check":     {"test/vulnerabilities.sh", "go test -short ./..."},
		"systems":   {vet("darwin windows"), "GOOS=$system GOARCH=amd64 go vet -trimpath ./...", "GOOS=$system GOARCH=amd64 go test -trimpath -vet=off -c"},
		"test":      {vet("darwin windows"), "go test -trimpath -vet=off -c", "test/vulnerabilities.sh", "go test -timeout 40m ./internal/... ./test/... ./cmd/...", "test/fuzz.sh 10s"},
		"test-long": {vet("darwin windows"), `{{.ImportPath}}{{end}}' ./...) >/dev/null`, "go test -race ./internal/... ./test/...", "test/fuzz.sh 5m"},
		"dist":      {"go run ./internal/release/make"},
	} {
		env := []string{"PATH=" + os.Getenv("PATH"), "HOME=" + os.Getenv("HOME"), "TMPDIR=" + os.TempDir()}
		said := strings.Join(strings.Fields(run(t, "../..", env, "make", "--no-print-directory", "--dry-run", target)), " ")
		for _, part := range wanted {
			if !strings.Contains(said, part) {
				t.Errorf("make %s does not type %s:\n%s", target, part, said)
			}
		}
	}
}

// TestPagesPromise: what a page is for is still in it.
func TestPagesPromise(t *testing.T) {
	for page, wanted := range map[string][]string{
		"SECURITY.md": {"## What is promised", "## What is not", "## How to report", "essaim version --json", "govulncheck", "nobody of the project ran them"},
		"CHANGELOG.md": {"## 0.1.0", "| **Le format des contenus**", "| **Les adresses**", "| **`data/v1`**", "| **Les vues**", "| **La ligne de commande**",
			"MAJEURE.MINEURE.CORRECTION", "N'est pas promis", `essaim: ">=0.1"`},
		"README.md":   {"**What was never run**", "macOS, Windows and arm64", "## Install", "### Hosting", "### Backups", "docs/installer.md", "source <(essaim completion bash)", "To update is to"},
		"LISEZMOI.md": {"**Ce qui n'a jamais été exécuté**", "macOS, Windows et arm64", "## Installer", "docs/installer.md", "source <(essaim completion bash)", "Mettre à jour, c'est"},
		"docs/installer.md": {"## 1. Installer", "## 2. Mettre à jour", "## 3. Héberger sur son serveur", "## 4. Héberger sur une forge", "## 5. Copier un dossier", "## 6. Sauvegarder", "## 7. Qui modifie quoi",
			"n'ont jamais été exécutés par le projet", "toute l'histoire du dépôt"},
	} {
		text := read(t, "../../"+page)
		for _, part := range wanted {
			if !strings.Contains(text, part) {
				t.Errorf("%s does not say %q", page, part)
			}
		}
	}
	// Each promise says how it may change.
	rows := regexp.MustCompile(`(?m)^\| \*\*[^|]+\| ([^|]{40,}) \|$`).FindAllString(read(t, "../../CHANGELOG.md"), -1)
	if len(rows) != 5 {
		t.Errorf("%d promises", len(rows))
	}
}
