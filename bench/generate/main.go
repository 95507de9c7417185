// Generate writes a made-up network as the source of a site:
//
//	go run ./generate -n 10000 -seed 1 -profile rich -for essaim DIR
package main

import (
	"flag"
	"fmt"
	"os"

	"essaim/bench/sample"
)

func main() {
	sheets := flag.Int("n", 1000, "how many sheets")
	seed := flag.Uint64("seed", 1, "another one gives another network")
	profile := flag.String("profile", string(sample.Plain), "how they are written: plain, rich or large")
	format := flag.String("for", string(sample.Essaim), "essaim, hugo or eleventy")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: generate [-n SHEETS] [-seed N] [-profile plain|rich|large] [-for essaim|hugo|eleventy] DIR")
		os.Exit(2)
	}
	if err := write(sample.Profile(*profile), *sheets, *seed, flag.Arg(0), sample.Format(*format)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func write(profile sample.Profile, sheets int, seed uint64, dir string, format sample.Format) error {
	if err := profile.Check(); err != nil {
		return err
	}
	return sample.NewOf(profile, sheets, seed).Write(dir, format)
}
