package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"syscall"
	"time"
)

// live measures how long after a file was saved a server shows it.
type live struct {
	command   []string // its folder first
	url, file string
}

const (
	patience = 2 * time.Minute
	often    = 2 * time.Millisecond
)

func (l *live) measure() (s spent, err error) {
	c := exec.Command(l.command[1], l.command[2:]...)
	c.Dir = l.command[0]
	if err := c.Start(); err != nil {
		return s, err
	}
	defer func() {
		c.Process.Signal(os.Interrupt)
		c.Wait()
		if usage, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
			s.memory = usage.Maxrss * 1024
		}
	}()
	if err := l.await([]byte("<h1")); err != nil {
		return s, err
	}
	time.Sleep(time.Second) // a watcher may start after the server
	marker := fmt.Sprint("phrase", time.Now().UnixNano())
	start := time.Now()
	if err := appendTo(l.file, "\nUne "+marker+" de plus.\n"); err != nil {
		return s, err
	}
	err = l.await([]byte(marker))
	s.wall = time.Since(start)
	return s, err
}

// await asks for the page until it holds a text.
func (l *live) await(text []byte) error {
	for start := time.Now(); time.Since(start) < patience; time.Sleep(often) {
		r, err := http.Get(l.url)
		if err != nil {
			continue // it does not listen yet
		}
		body, err := io.ReadAll(r.Body)
		r.Body.Close()
		if err == nil && bytes.Contains(body, text) {
			return nil
		}
	}
	return fmt.Errorf("%s does not show %s", l.url, text)
}
