// Package parallel runs functions at the same time. A fault of the program in
// one of them comes back to who waits for them, as an error: a panic in a
// goroutine of its own would end the program with a trace and no word.
package parallel

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"golang.org/x/sync/errgroup"
)

// A Fault is what a panic was, with where it was.
type Fault struct {
	Value any
	Stack []byte
}

func (f *Fault) Error() string { return fmt.Sprint(f.Value) }

// Catch, deferred, makes an error of a panic: the Fault that it brings, or a new
// one.
func Catch(err *error) {
	value := recover()
	if value == nil {
		return
	}
	if known, is := value.(error); is {
		if fault := (*Fault)(nil); errors.As(known, &fault) {
			*err = fault
			return
		}
	}
	*err = &Fault{value, debug.Stack()}
}

// A Group waits for functions.
type Group struct{ group *errgroup.Group }

// New is a group without a limit.
func New() *Group { return &Group{new(errgroup.Group)} }

// WithContext is a group whose context ends with the first error.
func WithContext(ctx context.Context) (*Group, context.Context) {
	group, ctx := errgroup.WithContext(ctx)
	return &Group{group}, ctx
}

// Go calls f.
func (g *Group) Go(f func() error) { g.group.Go(Caught(f)) }

// Do calls what cannot fail.
func (g *Group) Do(f func()) {
	g.Go(func() error {
		f()
		return nil
	})
}

// SetLimit bounds how many functions run at the same time.
func (g *Group) SetLimit(n int) { g.group.SetLimit(n) }

// Wait gives the first error, once all functions have ended.
func (g *Group) Wait() error { return g.group.Wait() }

// Must waits for functions that cannot fail: the fault of one is that of who
// waits.
func (g *Group) Must() {
	if err := g.Wait(); err != nil {
		panic(err)
	}
}

// Caught is f, whose panic is its error.
func Caught(f func() error) func() error {
	return func() (err error) {
		defer Catch(&err)
		return f()
	}
}
