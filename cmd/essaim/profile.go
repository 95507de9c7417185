package main

import (
	"errors"
	"os"
	"runtime/pprof"
)

// profiles are the files of --cpuprofile and --memprofile, which `go tool pprof`
// reads; "" for none.
type profiles struct {
	cpu, memory string
	running     *os.File
}

func (p *profiles) start() (err error) {
	if p.cpu == "" {
		return nil
	}
	if p.running, err = os.Create(p.cpu); err != nil {
		return err
	}
	return pprof.StartCPUProfile(p.running)
}

// stop writes what was asked for, whatever became of the command.
func (p *profiles) stop() error {
	var err error
	if p.running != nil {
		pprof.StopCPUProfile()
		err = p.running.Close()
	}
	if p.memory == "" {
		return err
	}
	f, failed := os.Create(p.memory)
	if failed != nil {
		return errors.Join(err, failed)
	}
	return errors.Join(err, pprof.Lookup("allocs").WriteTo(f, 0), f.Close())
}
