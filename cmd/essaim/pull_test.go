package main

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"essaim/internal/build"
	"essaim/internal/federation"
	"essaim/internal/locale"
	"essaim/internal/network"
)

// A network that did not answer in time is reported with what to do, and what was kept of
// it; a pull of which none came fails.
func TestPullOfSlowNetwork(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			_, _ = io.WriteString(w, " ")
			_ = http.NewResponseController(w).Flush()
			time.Sleep(time.Millisecond)
		}
	}))
	defer s.Close()
	site, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer site.Close()
	const kept = "federation/causse/sheets.json"
	if err := errors.Join(site.MkdirAll("federation/causse", 0o777), site.WriteFile(kept, []byte("{}"), 0o666)); err != nil {
		t.Fatal(err)
	}
	remotes := []*network.Remote{{ID: "causse", URL: s.URL + "/"}, {ID: "vallee", URL: s.URL + "/"}}
	outcomes, err := federation.Pull(t.Context(), site, remotes, federation.Options{Now: time.Now(), Time: 100 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[locale.Lang]string{
		"fr": "causse\u00a0: échec. La réponse a pris plus d’une minute. Recommencez plus tard. La copie précédente reste en place.\n" +
			"vallee\u00a0: échec. La réponse a pris plus d’une minute. Recommencez plus tard.\n",
		"en": "causse: failed. The answer took more than a minute. Try again later. The earlier copy stays.\n" +
			"vallee: failed. The answer took more than a minute. Try again later.\n",
	} {
		out, err := os.Create(filepath.Join(t.TempDir(), "out"))
		if err != nil {
			t.Fatal(err)
		}
		if err := (puller{&tool{terminal: newTerminal(out, out, lang)}}).pulled(outcomes, false); !errors.Is(err, build.ErrContent) {
			t.Errorf("%s: %v", lang, err)
		}
		got, err := os.ReadFile(out.Name())
		if err := errors.Join(err, out.Close()); err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s says\n%q, not\n%q", lang, got, want)
		}
	}
	if text, err := site.ReadFile(kept); string(text) != "{}" {
		t.Errorf("the copy is %q: %v", text, err)
	}
}
