package locale

import "testing"

// BenchmarkReadTexts reads all texts of a language, as a command does that says
// something.
func BenchmarkReadTexts(b *testing.B) {
	for _, group := range []string{"words", "messages", "fields", "spellings"} {
		b.Run(group, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := readTexts(files, "languages/fr/"+group, setSpaces); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
