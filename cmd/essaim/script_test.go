package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"essaim": main})
}

// Each script is a session at a terminal: the commands, what they print, the
// files that they leave. In each, site/ is a copy of testdata/site, a small
// network without any problem. Besides testscript's own commands there are:
//
//	exits CODE PROGRAM ARG…   run it and want this very exit code
//	sametree A B              two folders hold the same files, byte for byte
//	count N GLOB              so many files match
//	replace FILE OLD NEW      change a file
//	append FILE MORE          add a file's text at the end of another
//	unprivileged CODE PROGRAM ARG…   the same, by somebody who needs permissions
//	signalled SIGNAL FILE CODE ARG…  run essaim, end it by a signal once FILE is there
//	previewed [SIGNAL] ARG…   run essaim serve, read a page, press Ctrl-C or send another signal
//	grow FILE MIB             add so many MiB of spaces at its end
//	taken                     listen to $PORT
//	online FOLDER             serve a folder of this machine at $ONLINE; what is below elsewhere/ is
//	                          said to be at http://example.org/
//
// and the condition [root], for whom no permission is missing.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("TERM", "xterm")
			return os.CopyFS(filepath.Join(env.WorkDir, "site"), os.DirFS("testdata/site"))
		},
		Condition: func(condition string) (bool, error) {
			if condition != "root" {
				return false, fmt.Errorf("there is no condition %q", condition)
			}
			return os.Geteuid() == 0, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "sametree": sameTree, "count": count, "replace": replace, "append": appendTo, "previewed": previewed, "taken": taken, "pack": pack, "grow": grow,
			"unprivileged": unprivileged, "signalled": signalled, "online": online,
		},
	})
}

func online(ts *testscript.TestScript, _ bool, args []string) {
	files := http.FileServer(http.Dir(ts.MkAbs(args[0])))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/elsewhere/") {
			http.Redirect(w, r, "http://example.org"+r.URL.Path, http.StatusFound)
			return
		}
		files.ServeHTTP(w, r)
	}))
	ts.Defer(server.Close)
	ts.Setenv("ONLINE", server.URL)
}

func exits(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	code := 0
	var failed *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &failed) {
		code = failed.ExitCode()
	} else {
		ts.Check(err)
	}
	if code != want {
		ts.Fatalf("exit code %d, want %d", code, want)
	}
}

func sameTree(ts *testscript.TestScript, neg bool, args []string) {
	a, b := files(ts, args[0]), files(ts, args[1])
	var different []string
	for name, text := range a {
		if other, there := b[name]; !there || !bytes.Equal(text, other) {
			different = append(different, name)
		}
	}
	for name := range b {
		if _, there := a[name]; !there {
			different = append(different, name)
		}
	}
	slices.Sort(different)
	switch {
	case len(a) == 0:
		ts.Fatalf("%s holds nothing", args[0])
	case neg && len(different) == 0:
		ts.Fatalf("%s and %s hold the same", args[0], args[1])
	case !neg && len(different) > 0:
		ts.Fatalf("%s and %s differ in %q", args[0], args[1], different)
	}
}

func files(ts *testscript.TestScript, dir string) map[string][]byte {
	found := map[string][]byte{}
	root := ts.MkAbs(dir)
	ts.Check(filepath.WalkDir(root, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, err := filepath.Rel(root, p)
		if err == nil {
			found[name], err = os.ReadFile(p)
		}
		return err
	}))
	return found
}

func count(ts *testscript.TestScript, _ bool, args []string) {
	found, err := filepath.Glob(ts.MkAbs(args[1]))
	ts.Check(err)
	if strconv.Itoa(len(found)) != args[0] {
		ts.Fatalf("%d files match %s, want %s: %q", len(found), args[1], args[0], found)
	}
}

func replace(ts *testscript.TestScript, _ bool, args []string) {
	file := ts.MkAbs(args[0])
	text, err := os.ReadFile(file)
	ts.Check(err)
	if !bytes.Contains(text, []byte(args[1])) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(file, bytes.ReplaceAll(text, []byte(args[1]), []byte(args[2])), 0o644))
}

func grow(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.Atoi(args[1])
	ts.Check(err)
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_APPEND|os.O_WRONLY|os.O_CREATE, 0o666)
	ts.Check(err)
	_, err = f.Write(bytes.Repeat([]byte(" "), size<<20))
	ts.Check(errors.Join(err, f.Close()))
}

func appendTo(ts *testscript.TestScript, _ bool, args []string) {
	file := ts.MkAbs(args[0])
	text, err := os.ReadFile(file)
	ts.Check(err)
	more, err := os.ReadFile(ts.MkAbs(args[1]))
	ts.Check(err)
	ts.Check(os.WriteFile(file, append(text, more...), 0o644))
}
