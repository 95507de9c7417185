package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

// A job is a work that is measured.
type job struct {
	name    string
	once    bool         // one time only: it is long
	prepare func() error // not measured
	work    [][]string   // commands, one after the other
	output  string       // the folder whose files are counted; "" for none
}

// spent is one time that a job was done.
type spent struct {
	wall, cpu time.Duration
	memory    int64 // bytes, at the peak of the greatest command
}

// result is a job with its samples.
type result struct {
	name         string
	samples      []spent
	files, bytes int64 // of the output
}

// measure does every job once, then every job again: what else happens on the
// machine then falls on all of them.
func (b *bench) measure() error {
	jobs, err := b.jobs()
	if err != nil {
		return err
	}
	b.results = make([]result, len(jobs))
	for round := range b.runs {
		for i, j := range jobs {
			r := &b.results[i]
			r.name = j.name
			if j.once && round > 0 {
				continue
			}
			s, err := j.do()
			if err != nil {
				return fmt.Errorf("%s: %w", j.name, err)
			}
			r.samples = append(r.samples, s)
			if r.files, r.bytes, err = sizeOf(j.output); err != nil {
				return err
			}
			fmt.Fprintf(os.Stderr, "%d/%d  %-40s %8.2f s  %5d MB\n", round+1, b.runs, j.name, s.wall.Seconds(), s.memory>>20)
		}
	}
	return nil
}

func (j job) do() (total spent, err error) {
	if j.prepare != nil {
		if err := j.prepare(); err != nil {
			return total, err
		}
	}
	for _, args := range j.work {
		s, err := timed(args)
		if err != nil {
			return total, err
		}
		total.wall += s.wall
		total.cpu += s.cpu
		total.memory = max(total.memory, s.memory)
	}
	return total, nil
}

// timed runs one command, in its first element's folder.
func timed(args []string) (spent, error) {
	c := exec.Command(args[1], args[2:]...)
	c.Dir = args[0]
	start := time.Now()
	text, err := c.CombinedOutput()
	if err != nil {
		return spent{}, fmt.Errorf("%s: %w\n%s", c, err, text)
	}
	s := spent{wall: time.Since(start), cpu: c.ProcessState.UserTime() + c.ProcessState.SystemTime()}
	if usage, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		s.memory = usage.Maxrss * 1024 // Linux says kilobytes
	}
	return s, nil
}

func sizeOf(dir string) (files, bytes int64, err error) {
	if dir == "" {
		return 0, 0, nil
	}
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			files, bytes = files+1, bytes+info.Size()
		}
		return err
	})
	return files, bytes, err
}

// median is of the samples that there are.
func (r result) median(of func(spent) float64) float64 {
	values := make([]float64, len(r.samples))
	for i, s := range r.samples {
		values[i] = of(s)
	}
	slices.Sort(values)
	n := len(values)
	return (values[(n-1)/2] + values[n/2]) / 2
}

func (r result) mean(of func(spent) float64) float64 {
	sum := 0.0
	for _, s := range r.samples {
		sum += of(s)
	}
	return sum / float64(len(r.samples))
}

func (r result) greatest(of func(spent) float64) float64 {
	most := 0.0
	for _, s := range r.samples {
		most = max(most, of(s))
	}
	return most
}

func wall(s spent) float64   { return s.wall.Seconds() }
func cpu(s spent) float64    { return s.cpu.Seconds() }
func memory(s spent) float64 { return float64(s.memory) / (1 << 20) }
