package address

import (
	"testing"

	"essaim/internal/network"
)

func TestForgePages(t *testing.T) {
	tests := []struct{ forge, edit, create string }{
		{"gitlab", "https://forge.example.org/r/-/edit/main/reseau/content/sheets/x.md", "https://forge.example.org/r/-/new/main/reseau/content/sheets?content=titre%3A%20a%26b&file_name=x.md"},
		{"github", "https://forge.example.org/r/edit/main/reseau/content/sheets/x.md", "https://forge.example.org/r/new/main/reseau/content/sheets?filename=x.md&value=titre%3A%20a%26b"},
		{"gitea", "https://forge.example.org/r/_edit/main/reseau/content/sheets/x.md", "https://forge.example.org/r/_new/main/reseau/content/sheets?filename=x.md&value=titre%3A%20a%26b"},
	}
	for _, tt := range tests {
		f := Forge{&network.Repository{URL: "https://forge.example.org/r", Branch: "main", Forge: tt.forge, Dir: "reseau"}}
		if got := f.Edit("content/sheets/x.md"); got != tt.edit {
			t.Errorf("%s: edit %s", tt.forge, got)
		}
		if got := f.New("content/sheets/x.md", "titre: a&b"); got != tt.create {
			t.Errorf("%s: new %s", tt.forge, got)
		}
	}
}
