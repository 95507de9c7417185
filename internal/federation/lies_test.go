package federation

import (
	"compress/gzip"
	"errors"
	"maps"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// A lie is what a server says instead of a file.
type lie struct {
	name string
	code Code
	say  func(data map[string][]byte, w http.ResponseWriter, r *http.Request) bool // false: the file as it is
}

// instead says another text for a file.
func instead(file string, change func(text string) string) func(map[string][]byte, http.ResponseWriter, *http.Request) bool {
	return func(data map[string][]byte, w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path != "/data/v1/"+file {
			return false
		}
		was := string(data[r.URL.Path])
		now := change(was)
		if now == was {
			panic(file + " is not changed")
		}
		_, _ = w.Write([]byte(now))
		return true
	}
}

func swap(file, before, after string) func(map[string][]byte, http.ResponseWriter, *http.Request) bool {
	return instead(file, func(text string) string { return strings.Replace(text, before, after, 1) })
}

func always(say func(w http.ResponseWriter, r *http.Request)) func(map[string][]byte, http.ResponseWriter, *http.Request) bool {
	return func(_ map[string][]byte, w http.ResponseWriter, r *http.Request) bool { say(w, r); return true }
}

func whole(text string) func(string) string { return func(string) string { return text } }

var lies = []lie{
	{"an empty file", Misfit, instead("sheets.json", whole(" "))},
	{"a page of errors", Misfit, instead("sheets.json", whole("<!doctype html><title>404</title>"))},
	{"half of a file", Misfit, instead("results.json", func(s string) string { return s[:len(s)/2] })},
	{"a file twice", Misfit, instead("themes.json", func(s string) string { return s + s })},
	{"another table", Misfit, swap("themes.json", `"themes"`, `"sheets"`)},
	{"rows that are no list", Misfit, instead("themes.json", whole(`{"as_of": "2026-10-31", "themes": {"id": "x"}}`))},
	{"a row that is none", Misfit, instead("themes.json", whole(`{"as_of": "2026-10-31", "themes": [null]}`))},
	{"a thousand lists in each other", Misfit, instead("themes.json", whole(`{"as_of": "2026-10-31", "themes": [`+strings.Repeat("[", 20_000)))},
	{"a number for a title", Misfit, swap("sheets.json", `"title":"Plus"`, `"title":7`)},
	{"a title too many", Misfit, swap("sheets.json", `"title":"Plus"`, `"title":null`)},
	{"a column too few", Misfit, swap("sheets.json", `"title":"Plus",`, ``)},
	{"a status of its own", Misfit, swap("sheets.json", `"status":"ongoing"`, `"status":"<script>"`)},
	{"a number that is none", Misfit, swap("results.json", `"value":5`, `"value":1e999`)},
	{"a population below nothing", Misfit, swap("communes.json", `"population":3000`, `"population":-1`)},
	{"half of an inhabitant", Misfit, swap("communes.json", `"population":3000`, `"population":0.5`)},
	{"a year in words", Misfit, swap("results.json", `"year":2021`, `"year":"2021"`)},
	{"a date of its own", Misfit, swap("sheets.json", `"from":"2020"`, `"from":"hier"`)},
	{"bytes that are no text", Misfit, swap("sheets.json", "Des bacs", "Des \xff\xfe bacs")},
	{"a title that turns its neighbours", Misfit, swap("sheets.json", "Des bacs", "Des \u202e bacs")},
	{"a title that commands the terminal", Misfit, swap("sheets.json", "Des bacs", `Des \u001b[2J bacs`)},
	{"a sheet elsewhere", Misfit, swap("sheets.json", `"url":"/reseau/fiches/plus/"`, `"url":"https://evil.example/"`)},
	{"a sheet elsewhere, without a scheme", Misfit, swap("sheets.json", `"url":"/reseau/fiches/plus/"`, `"url":"//evil.example/"`)},
	{"a sheet elsewhere, with a backslash", Misfit, swap("sheets.json", `"url":"/reseau/fiches/plus/"`, `"url":"/\\evil.example/"`)},
	{"a sheet of another site on the host", Misfit, swap("sheets.json", `"url":"/reseau/fiches/plus/"`, `"url":"/voisin/fiches/plus/"`)},
	{"a link that runs", Misfit, swap("sheets.json", `"url":"https://www.example.org/guide"`, `"url":"javascript:alert(1)"`)},
	{"a link out of its attribute", Misfit, swap("sheets.json", `"url":"https://www.example.org/guide"`, `"url":"https://a/' onclick='x"`)},
	{"two sheets of one id", Misfit, swap("sheets.json", `"id":"plus"`, `"id":"bacs"`)},
	{"a sheet of nobody's theme", Misfit, swap("sheets.json", `"theme":["compostage"]`, `"theme":["voisin"]`)},
	{"means of an adoption that are no map", Misfit, swap("adoptions.json", `"means":{"none":false,"people":null,"cost":null,"funding":null,"technical":null,"gains":null}`, `"means":"aucun"`)},
	{"what an adoption cost in words", Misfit, swap("adoptions.json", `"cost":null`, `"cost":[{"amount":"beaucoup"}]`)},
	{"a commune of another network", Misfit, swap("adoptions.json", `"commune":"oz"`, `"commune":"rodez"`)},
	{"a row without end", Misfit, instead("themes.json", func(string) string {
		return `{"as_of": "2026-10-31", "themes": [{"id": "` + strings.Repeat("x", 6<<20) + `"}]}`
	})},
	{"a key without end", Misfit, instead("themes.json", func(string) string {
		return `{"as_of": "2026-10-31", "` + strings.Repeat("x", 9<<20) + `": 1}`
	})},
	{"an address said twice", Misfit, swap("network.json", `"base_url":"https://causse.example.org/reseau/"`, `"base_url":"https://evil.example/","base_url":null`)},
	{"an address in capitals", Misfit, swap("network.json", `"base_url":`, `"BASE_URL":"https://evil.example/","base_url":`)},
	{"a table twice", Misfit, swap("themes.json", `"themes":`, `"themes": [], "themes":`)},
	{"two networks", Misfit, instead("network.json", func(s string) string {
		return strings.Replace(s, "]}", `,`+s[strings.Index(s, "[")+1:strings.Index(s, "]}")]+"]}", 1)
	})},
	{"no network", Misfit, instead("network.json", whole(`{"as_of": "2026-10-31", "network": []}`))},
	{"a commune that is a path", Misfit, swap("communes.json", `"id":"luc"`, `"id":"../luc"`)},
	{"a commune of a long name", Misfit, swap("communes.json", `"id":"luc"`, `"id":"`+strings.Repeat("l", 300)+`"`)},
	{"files of two days", Mixed, swap("results.json", `"as_of": "2026-10-31"`, `"as_of": "2026-10-30"`)},
	{"a package that is none", NoPackage, instead("datapackage.json", whole(`[]`))},
	{"a package of no day", NoPackage, swap("datapackage.json", `"as_of": "2026-10-31"`, `"as_of": "hier"`)},
	{"a package without sheets", NoTable, instead("datapackage.json", func(s string) string { return strings.ReplaceAll(s, `"name": "sheets"`, `"name": "../../etc/passwd"`) })},
	{"figures of next year", Future, instead("datapackage.json", func(s string) string { return strings.Replace(s, "2026-10-31", "2027-10-31", 1) })},
	{"no file", NotThere, always(func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) })},
	{"a broken server", Status, always(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) })},
	{"nothing changed, for who asks the first time", Status, always(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNotModified) })},
	{"another host", Elsewhere, always(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://169.254.169.254/latest/", http.StatusFound)
	})},
	{"another port", Elsewhere, always(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://127.0.0.1:1/", http.StatusFound)
	})},
	{"a file of the machine", Elsewhere, always(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	})},
	{"a circle", Circling, always(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, r.URL.Path, http.StatusFound)
	})},
	{"more than is promised", Misfit, instead("themes.json", func(s string) string { return s + strings.Repeat("x", 1000) })},
	{"less than is promised", Unreached, always(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "1000")
		_, _ = w.Write([]byte("{"))
	})},
	{"a small file that unpacks to much", Large, always(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		for range 80 {
			_, _ = z.Write(make([]byte, 1<<20))
		}
		_ = z.Close()
	})},
	{"a connection that breaks", Unreached, always(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })},
	{"heads without end", Unreached, always(func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("X", strings.Repeat("x", 1<<20)) })},
}

// A server that lies changes nothing of the copy, and each lie has its reason.
func TestLies(t *testing.T) {
	data := dataOf(t, "Un texte.")
	honest, _ := server(t, data)
	for _, l := range lies {
		t.Run(l.name, func(t *testing.T) {
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if !l.say(data, w, r) {
					_, _ = w.Write(data[r.URL.Path])
				}
			}))
			defer s.Close()
			s.Config.ErrorLog = nil
			site := portal(t)
			var known *Error
			if o := pullOne(t, site, at(s.URL+"/")); o.State != Failed || o.Kept || !errors.As(o.Why, &known) || known.Code != l.code {
				t.Fatalf("%+v, %v", o, o.Why)
			}
			pullOne(t, site, at(honest.URL+"/"))
			before := keptIn(t, site)
			if o := pullOne(t, site, at(s.URL+"/")); o.State != Failed || !o.Kept || !maps.Equal(before, keptIn(t, site)) {
				t.Errorf("over a copy: %+v", o)
			}
			nothingElse(t, site)
		})
	}
}
