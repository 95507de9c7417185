package federation

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"essaim/internal/network"
	"essaim/internal/opendata"
)

// A server that takes its time is left when the time of a network is up, in whatever way
// it is slow, and what was kept of it stays.
func TestSlow(t *testing.T) {
	data := dataOf(t, "Un texte.")
	honest, _ := server(t, data)
	for name, say := range map[string]http.HandlerFunc{
		"a byte now and then": func(w http.ResponseWriter, r *http.Request) {
			for pause(r, time.Millisecond) {
				_, _ = w.Write([]byte(" "))
				_ = http.NewResponseController(w).Flush()
			}
		},
		"a last table that does not end": func(w http.ResponseWriter, r *http.Request) {
			text := data[r.URL.Path]
			if r.URL.Path != "/data/v1/objectives.json" {
				_, _ = w.Write(text)
				return
			}
			_, _ = w.Write(text[:len(text)-1])
			_ = http.NewResponseController(w).Flush()
			for pause(r, time.Second) {
			}
		},
		"no answer": func(_ http.ResponseWriter, r *http.Request) {
			for pause(r, time.Second) {
			}
		},
		"an answer to each, too late for all": func(w http.ResponseWriter, r *http.Request) {
			if pause(r, 30*time.Millisecond) { // of 17 files
				_, _ = w.Write(data[r.URL.Path])
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := httptest.NewServer(say)
			defer s.Close()
			site := portal(t)
			pull := func() Outcome {
				all, err := Pull(t.Context(), site, []*network.Remote{at(s.URL + "/")}, Options{Now: today, Time: 300 * time.Millisecond})
				if err != nil {
					t.Fatal(err)
				}
				return all[0]
			}
			var known *Error
			if o := pull(); o.State != Failed || o.Kept || !errors.As(o.Why, &known) || known.Code != Slow {
				t.Errorf("%+v, %v", o, o.Why)
			}
			pullOne(t, site, at(honest.URL+"/"))
			before := keptIn(t, site)
			if o := pull(); o.State != Failed || !o.Kept || !errors.As(o.Why, &known) || known.Code != Slow || !maps.Equal(before, keptIn(t, site)) {
				t.Errorf("over a copy: %+v, %v", o, o.Why)
			}
			nothingElse(t, site)
		})
	}
	if maxTime != time.Minute {
		t.Error("the words of pull.why.slow, and the documentation, say a minute")
	}
}

// pause is false once nobody waits for the answer any more.
func pause(r *http.Request, long time.Duration) bool {
	select {
	case <-r.Context().Done():
		return false
	case <-time.After(long):
		return true
	}
}

// padded is a table with so many bytes more that say nothing.
func padded(table []byte, more int) []byte {
	return slices.Concat(bytes.TrimSuffix(table, []byte("}\n")), bytes.Repeat([]byte(" "), more), []byte("}\n"))
}

// longer is a table of sheets with so many more, of a megabyte each.
func longer(sheets []byte, more int) []byte {
	rows := slices.Clip(bytes.TrimSuffix(sheets, []byte("]}\n")))
	last := rows[bytes.LastIndex(rows, []byte("\n"))+1:]
	for i := range more {
		row := bytes.Replace(last, []byte(`"id":"plus"`), fmt.Appendf(nil, `"id":"plus-%d"`, i), 1)
		row = bytes.Replace(row, []byte(`"title":"Plus"`), []byte(`"title":"`+strings.Repeat("x", 1<<20)+`"`), 1)
		rows = append(append(rows, ",\n"...), row...)
	}
	return append(rows, "]}\n"...)
}

// Tables that a portal is made without are left out when they would make the data of a
// network too large: the results of ten thousand sheets, which the table of sheets has too.
func TestSpareTables(t *testing.T) {
	data := dataOf(t, "Un texte.")
	sheets, results := data["/data/v1/sheets.json"], data["/data/v1/results.json"]
	data["/data/v1/sheets.json"], data["/data/v1/results.json"] = longer(sheets, 48), padded(results, 23<<20)
	s, _ := server(t, data)
	site := portal(t)
	for _, want := range []State{New, Same} {
		o := pullOne(t, site, at(s.URL+"/"))
		if o.State != want || o.Mute || o.Why != nil {
			t.Errorf("%+v, %v", o, o.Why)
		}
		got := files(t, site.FS(), "federation/causse")
		if len(got) != 13 || slices.Contains(got, "results.json") || !slices.Contains(got, "texts.json") {
			t.Errorf("%q", got)
		}
	}
	data["/data/v1/results.json"] = results
	if o := pullOne(t, site, at(s.URL+"/")); o.State != Changed || len(keptIn(t, site)) != 17 {
		t.Errorf("once they fit: %+v, %v", o, o.Why)
	}
	data["/data/v1/sheets.json"] = longer(sheets, 64)
	var known *Error
	if o := pullOne(t, site, at(s.URL+"/")); o.State != Failed || !o.Kept || !errors.As(o.Why, &known) || known.Code != Large || known.File != "sheets.json" || known.Most != 64 {
		t.Errorf("sheets that do not fit: %+v, %v", o, o.Why)
	}
}

// However many tables are too large, no more is read of a network than it may send.
func TestNoMoreIsRead(t *testing.T) {
	data := dataOf(t, "Un texte.")
	for _, table := range spare {
		data["/data/v1/"+table+".json"] = padded(data["/data/v1/"+table+".json"], maxBytes)
	}
	s, sent := server(t, data)
	site := portal(t)
	if o := pullOne(t, site, at(s.URL+"/")); o.State != New || !o.Mute || len(keptIn(t, site)) != 12 {
		t.Errorf("%+v, %v", o, o.Why)
	}
	const underway = 16 << 20 // what was sent before the server knew that nobody reads it
	if sent.Load() > maxBytes+underway {
		t.Errorf("%d MB were sent", sent.Load()>>20)
	}
}

// Building a portal reads every table but those that may be left out, and the texts.
func TestSpareTablesAreNotRead(t *testing.T) {
	s, _ := server(t, dataOf(t, "Un texte."))
	site := portal(t)
	pullOne(t, site, at(s.URL+"/"))
	opened := &noting{FS: site.FS()}
	n := &network.Network{Portal: &network.Portal{Networks: []*network.Remote{at("")}}}
	if n, problems := Read(opened, n); len(problems) > 0 || len(n.Sheets) != 2 {
		t.Fatalf("%d sheets, %v", len(n.Sheets), problems)
	}
	for _, table := range opendata.Names() {
		may := isSpare(table) && table != textsTable
		if slices.Contains(opened.names, table+".json") == may {
			t.Errorf("%s: is it read? %t; may it be left out? %t", table, !may, may)
		}
	}
}

// noting notes the names of the files that are opened.
type noting struct {
	fs.FS
	names []string
}

func (n *noting) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, ".json") {
		n.names = append(n.names, path.Base(name))
	}
	return n.FS.Open(name)
}
