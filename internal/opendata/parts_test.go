package opendata

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"essaim/internal/network"
)

// A portal's rows stand in a folder for each network, its own in one that no network has.
func TestParts(t *testing.T) {
	n := everything()
	n.Name = "Causse" // the id of the network that it gathers
	n.Sheets[1].Origin = n.Peers[0]
	n.Peers[0].Licence = "CC-BY-4.0"
	folders := map[string]int{}
	for _, table := range Tables(wordsOf(n), readWords) {
		lines := 0
		for _, part := range table.Parts() {
			folders[part.Partition()]++
			text := string(written(t, part.CSV))
			if head, _, _ := strings.Cut(text, "\r\n"); table.HasCSV() && strings.HasSuffix(head, ",network") {
				t.Errorf("%s: %s", table.Name, head)
			}
			lines += strings.Count(string(written(t, part.JSON)), "\n")
			for _, about := range part.about() {
				if about[0] == "licence" && part.whose != nil && about[1] != "CC-BY-4.0" {
					t.Errorf("%s of another network has the licence %s", table.Name, about[1])
				}
			}
		}
		if whole := strings.Count(string(written(t, table.JSON)), "\n"); lines != whole && lines != whole+1 {
			t.Errorf("%s: %d lines in its parts, %d in all", table.Name, lines, whole)
		}
	}
	if len(folders) != 2 || folders["network=causse"] == 0 || folders["network=causse-portal"] == 0 {
		t.Errorf("%v", folders)
	}
}

// What keeps a text from being read is the error of whoever writes the table or its part.
func TestTextsUnread(t *testing.T) {
	gone := errors.New("gone")
	for _, table := range Tables(wordsOf(everything()), func(network.Body) ([]byte, error) { return nil, gone }) {
		for _, part := range append(table.Parts(), table) {
			if err := part.JSON(&bytes.Buffer{}); (err != nil) != (table.Name == "texts") {
				t.Errorf("%s: %v", table.Name, err)
			}
		}
	}
}

// Characters that readers of open data refuse are published by nobody.
func TestReadable(t *testing.T) {
	if got := string(readable([]byte("a\rb\vc\u202ed é\uFFFD\n"))); got != "a\nb c d é \n" {
		t.Errorf("%q", got)
	}
}
