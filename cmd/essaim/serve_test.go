package main

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// previewed runs `essaim serve ARG…` until it says where it serves, reads that
// page, then types Ctrl-C: the server must end soon and well.
func previewed(ts *testscript.TestScript, _ bool, args []string) {
	var end os.Signal = os.Interrupt
	if signal, is := signals[args[0]]; is {
		end, args = signal, args[1:]
	}
	c := exec.Command(programOf(ts), append([]string{"serve"}, args...)...)
	c.Dir = ts.MkAbs(".")
	c.Env = []string{"PATH=" + ts.Getenv("PATH"), "HOME=" + ts.Getenv("HOME")}
	ts.Check(readPreview(c, end))
}

// readPreview starts an essaim serve, reads its first page and ends it by a signal.
func readPreview(c *exec.Cmd, end os.Signal) error {
	out, err := c.StdoutPipe()
	if err != nil {
		return err
	}
	if err := c.Start(); err != nil {
		return err
	}
	defer c.Process.Kill()
	said, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return fmt.Errorf("%q: %w", said, err)
	}
	_, address, _ := strings.Cut(said, "http://")
	address, _, _ = strings.Cut(address, " ")
	page, err := http.Get("http://" + address)
	if err != nil {
		return err
	}
	defer page.Body.Close()
	text, err := io.ReadAll(page.Body)
	if err != nil {
		return err
	}
	if page.StatusCode != http.StatusOK || !strings.Contains(string(text), "essaim/preview.js") {
		return fmt.Errorf("%s: %d", said, page.StatusCode)
	}
	if err := c.Process.Signal(end); err != nil {
		return err
	}
	late := time.AfterFunc(5*time.Second, func() { c.Process.Kill() })
	defer late.Stop()
	if err := c.Wait(); err != nil {
		return fmt.Errorf("%v: %w", end, err)
	}
	return nil
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
