// Command portal measures a portal: many networks, each built by essaim and served by one
// small server on this machine, are pulled for the first time and again; beside them
// curl fetches the same files, four at a time. Then the portal's site is
// built, beside one network of as many sheets of its own.
//
//	go run ./portal [-n 1000] [-sheets 100] [-profile rich] [-communes 35] [-strangers] [-own] [-dir DIR] [-out portal/RESULTS.md]
package main

import (
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync"

	"essaim/bench/sample"
)

func main() {
	log.SetFlags(0)
	n := flag.Int("n", 1000, "networks")
	sheets := flag.Int("sheets", 100, "sheets of each")
	profile := flag.String("profile", string(sample.Rich), "how they are written: plain, rich or large")
	communes := flag.Int("communes", 35, "communes of each: a thousand networks have as many as France")
	strangers := flag.Bool("strangers", false, "each network has made-up words of its own: a language for each")
	own := flag.Bool("own", false, "build a network of as many sheets of its own, too")
	out := flag.String("out", "", "where the results go; \"\": the terminal")
	program := flag.String("essaim", "../bin/essaim", "the program")
	kept := flag.String("dir", "", "where the networks are kept for the next run; \"\": nowhere")
	flag.Parse()
	dir := *kept
	if dir == "" {
		var err error
		dir, err = os.MkdirTemp("", "essaim-portal")
		check(err)
		defer os.RemoveAll(dir)
	}
	essaim, err := filepath.Abs(*program)
	check(err)

	listener := listen(filepath.Join(dir, "address"))
	sites := filepath.Join(dir, "sites")
	go func() { log.Fatal(http.Serve(listener, http.FileServer(http.Dir(sites)))) }()
	b := bench{essaim: essaim, dir: dir, sites: sites, url: "http://" + listener.Addr().String() + "/", profile: sample.Profile(*profile), communes: *communes, strangers: *strangers}
	b.publish(*n, *sheets)
	report := b.measure(*n, *sheets, *own)
	if *out == "" {
		fmt.Print(report)
		return
	}
	check(os.WriteFile(*out, []byte(report), 0o644))
}

// listen takes the address of an earlier run, which the networks that are kept name.
func listen(file string) net.Listener {
	address, err := os.ReadFile(file)
	if err != nil {
		address = []byte("127.0.0.1:0")
	}
	listener, err := net.Listen("tcp", string(address))
	check(err)
	check(os.MkdirAll(filepath.Dir(file), 0o755))
	check(os.WriteFile(file, []byte(listener.Addr().String()), 0o644))
	return listener
}

type bench struct {
	essaim, dir, sites, url string
	profile                 sample.Profile
	communes                int  // of each network
	strangers               bool // each network has a language of its own
}

// publish builds the networks, each of its own seed, and keeps their open data.
func (b bench) publish(n, sheets int) {
	turns := make(chan struct{}, runtime.NumCPU())
	var wait sync.WaitGroup
	for i := range n {
		turns <- struct{}{}
		wait.Go(func() {
			defer func() { <-turns }()
			source, site := filepath.Join(b.dir, fmt.Sprint("source-", i)), filepath.Join(b.sites, name(i))
			if _, err := os.Stat(filepath.Join(site, "data", "v1")); err == nil {
				return // of an earlier run
			}
			language := uint64(1)
			if b.strangers {
				language = uint64(i + 1)
			}
			check(sample.NewIn(b.profile, sheets, uint64(i+1), language, b.communes).Write(source, sample.Essaim))
			b.rewrite(source, i)
			b.run("build", "--source", source, "--output", site, "--no-pdf", "--quiet")
			check(os.RemoveAll(source))
			leaveOpenData(site)
		})
	}
	wait.Wait()
}

func name(i int) string { return fmt.Sprint("n", i) }

// ofSample is the official code of a commune of a sample: all samples have the same.
var ofSample = regexp.MustCompile(`code: "99(\d{3})"`)

// rewrite gives a network the address at which it is served and communes of its own, and
// has it publish texts.
func (b bench) rewrite(source string, i int) {
	file := filepath.Join(source, "content", "network.yaml")
	text, err := os.ReadFile(file)
	check(err)
	lines := strings.Split(string(text), "\n")
	for j, line := range lines {
		if strings.HasPrefix(line, "base_url:") {
			lines[j] = "base_url: " + b.url + name(i) + "/"
		}
	}
	text = ofSample.ReplaceAll([]byte(strings.Join(lines, "\n")), fmt.Appendf(nil, `code: "%02s${1}"`, strings.ToUpper(strconv.FormatInt(int64(i), 36))))
	check(os.WriteFile(file, []byte(string(text)+"\nopen_data: {texts: yes}\n"), 0o644))
}

// leaveOpenData removes what a pull does not read.
func leaveOpenData(site string) {
	check(os.Rename(filepath.Join(site, "data"), site+".data"))
	check(os.RemoveAll(site))
	check(os.Mkdir(site, 0o755))
	check(os.Rename(site+".data", filepath.Join(site, "data")))
	files, err := os.ReadDir(filepath.Join(site, "data", "v1"))
	check(err)
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".json") || strings.HasSuffix(f.Name(), ".schema.json") {
			check(os.RemoveAll(filepath.Join(site, "data", "v1", f.Name())))
		}
	}
}

func (b bench) measure(n, sheets int, own bool) string {
	portal := filepath.Join(b.dir, "portal")
	for _, earlier := range []string{"portal", "public", "curled", "own", "public-own"} {
		check(os.RemoveAll(filepath.Join(b.dir, earlier)))
	}
	check(os.MkdirAll(filepath.Join(portal, "content"), 0o755))
	check(os.WriteFile(filepath.Join(portal, "content", "network.yaml"), []byte(b.portal(n)), 0o644))
	config, files, bytes := b.curl(n)
	r := report{}
	public := filepath.Join(b.dir, "public")
	curl := r.measured("curl --parallel of the same files", "curl", "--parallel", "--parallel-max", "4", "--silent", "--show-error", "--config", config)
	check(os.RemoveAll(filepath.Join(b.dir, "curled")))
	first := r.measured("first pull", b.essaim, "pull", "--quiet", "--source", portal)
	second := r.measured("second pull, nothing changed", b.essaim, "pull", "--quiet", "--source", portal)
	site := r.measured("the portal's site, cold", b.essaim, "build", "--quiet", "--no-pdf", "--source", portal, "--output", public)
	r.measured("again, nothing changed", b.essaim, "build", "--quiet", "--no-pdf", "--source", portal, "--output", public)
	r.goal("first pull, of curl's time", 3, first.wall.Seconds()/curl.wall.Seconds())
	r.goal("… of the processor's time, the server's included", 3, first.all().Seconds()/curl.all().Seconds())
	r.goal("second pull, of the first one's time", 0.2, second.wall.Seconds()/first.wall.Seconds())
	r.goal("… of the processor's time, the server's included", 0.2, second.all().Seconds()/first.all().Seconds())
	r.goal("memory of a pull, MB", 300, float64(max(first.memory, second.memory)>>20))
	if own {
		source := filepath.Join(b.dir, "own")
		check(sample.NewOf(b.profile, n*sheets, 1).Write(source, sample.Essaim))
		whole := r.measured("a network of as many sheets of its own, cold", b.essaim, "build", "--quiet", "--no-pdf", "--source", source, "--output", filepath.Join(b.dir, "public-own"))
		r.goal("the portal's site, of the time of a network of as many sheets", 0.5, site.wall.Seconds()/whole.wall.Seconds())
		r.goal("… of the processor's time", 0.5, site.cpu.Seconds()/whole.cpu.Seconds())
	}
	r.goal("memory of the portal's build, MB", 1200, float64(site.memory>>20))
	return fmt.Sprintf("# A portal\n\n*In English, for those who change the program or doubt its figures.*\n\n"+
		"`go run ./portal -n %d -sheets %d -profile %s`: %d networks, %d MB of open data in %d files, %d cores, %s. One run each.\n\n",
		n, sheets, b.profile, n, bytes>>20, files, runtime.NumCPU(), runtime.Version()) + r.text()
}

// portal is the network.yaml of a portal of all networks.
func (b bench) portal(n int) string {
	var text strings.Builder
	text.WriteString(`name: Portail
base_url: https://portail.example.org/
communes: [{id: chef-lieu, name: Chef-lieu, code: "99999", population: 9000}]
themes:
`)
	for _, t := range sample.NewOf(b.profile, 1, 1).Themes {
		fmt.Fprintf(&text, "    - {id: %s, name: %q}\n", t.ID, t.Name)
	}
	text.WriteString("portal:\n  networks:\n")
	for i := range n {
		fmt.Fprintf(&text, "    - {id: %s, url: %s%s/}\n", name(i), b.url, name(i))
	}
	return text.String()
}

// curl writes the list of the files for curl, and counts their bytes.
func (b bench) curl(n int) (config string, count int, bytes int64) {
	config = filepath.Join(b.dir, "curl")
	var list strings.Builder
	for i := range n {
		files, err := os.ReadDir(filepath.Join(b.sites, name(i), "data", "v1"))
		check(err)
		for _, f := range files {
			info, err := f.Info()
			check(err)
			count, bytes = count+1, bytes+info.Size()
			fmt.Fprintf(&list, "url = %s%s/data/v1/%s\noutput = %s\ncreate-dirs\n", b.url, name(i), f.Name(), filepath.Join(b.dir, "curled", name(i), f.Name()))
		}
	}
	check(os.WriteFile(config, []byte(list.String()), 0o644))
	return config, count, bytes
}

func (b bench) run(args ...string) {
	if text, err := exec.Command(b.essaim, args...).CombinedOutput(); err != nil {
		log.Fatalf("essaim %s: %v\n%s", strings.Join(args, " "), err, text)
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
