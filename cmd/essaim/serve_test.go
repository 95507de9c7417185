package main

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// previewed runs `essaim serve ARG…` until it says where it serves, reads that
// page, then types Ctrl-C: the server must end soon and well.
func previewed(ts *testscript.TestScript, _ bool, args []string) {
	folders := filepath.SplitList(ts.Getenv("PATH"))
	bin := slices.IndexFunc(folders, func(folder string) bool {
		_, err := os.Stat(filepath.Join(folder, "essaim"))
		return err == nil
	})
	c := exec.Command(filepath.Join(folders[bin], "essaim"), append([]string{"serve"}, args...)...)
	c.Dir = ts.MkAbs(".")
	c.Env = []string{"PATH=" + ts.Getenv("PATH"), "HOME=" + ts.Getenv("HOME")}
	out, err := c.StdoutPipe()
	ts.Check(err)
	ts.Check(c.Start())
	defer c.Process.Kill()
	said, err := bufio.NewReader(out).ReadString('\n')
	ts.Check(err)
	_, address, _ := strings.Cut(said, "http://")
	address, _, _ = strings.Cut(address, " ")
	page, err := http.Get("http://" + address)
	ts.Check(err)
	text, err := io.ReadAll(page.Body)
	ts.Check(err)
	page.Body.Close()
	if page.StatusCode != http.StatusOK || !strings.Contains(string(text), "essaim/preview.js") {
		ts.Fatalf("%s: %d", said, page.StatusCode)
	}
	ts.Check(c.Process.Signal(os.Interrupt))
	late := time.AfterFunc(5*time.Second, func() { c.Process.Kill() })
	defer late.Stop()
	if err := c.Wait(); err != nil {
		ts.Fatalf("Ctrl-C: %v", err)
	}
}

// taken listens to a port, whose number it gives to the variable PORT.
func taken(ts *testscript.TestScript, _ bool, _ []string) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Defer(func() { listener.Close() })
	_, port, err := net.SplitHostPort(listener.Addr().String())
	ts.Check(err)
	ts.Setenv("PORT", port)
}
