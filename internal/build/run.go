package build

import (
	"cmp"
	"context"
	"time"

	"essaim/internal/address"
	"essaim/internal/diag"
	"essaim/internal/layout"
	"essaim/internal/network"
	"essaim/internal/opendata"
	"essaim/internal/plan"
	"essaim/internal/publish"
	"essaim/internal/source"
	"essaim/internal/wording"
)

// Run builds the site. With ErrContent the report's problems say why; any other
// error is publish's or the machine's, in a *StageError.
func Run(ctx context.Context, opt Options) (Report, error) {
	r := &runner{ctx: ctx, opt: opt}
	report, err := r.build()
	if err == nil && r.refused() {
		err = ErrContent
	}
	return r.finish(report), err
}

// Check reads everything and publishes nothing. The error is the machine's.
func Check(ctx context.Context, opt Options) (Report, error) {
	r := &runner{ctx: ctx, opt: opt}
	site, err := r.prepare(paperSizes{}.of)
	if err != nil {
		return r.finish(Report{}), err
	}
	err = r.proofread(site)
	return r.finish(Report{AsOf: site.situation.AsOf, Left: site.layouts.Left()}), err
}

// Tables are those of data/v1, as Run would publish them; nothing is published.
// With AsOf they hold what is known today, up to that day: what is dated later
// is left out. With ErrContent the report's problems say why there are none.
func Tables(ctx context.Context, opt Options) ([]opendata.Table, Report, error) {
	r := &runner{ctx: ctx, opt: opt}
	c, situation, err := r.read()
	if errors, _ := diag.Count(r.problems); err == nil && errors > 0 {
		err = ErrContent
	}
	if err != nil {
		return nil, r.finish(Report{}), err
	}
	at := address.New(c.locale, cmp.Or(opt.BaseURL, c.network.BaseURL))
	return opendata.Tables(wording.New(situation, c.locale, at), opt.AsOf), r.finish(Report{AsOf: situation.AsOf}), nil
}

// A runner runs stages one after the other: it times them, shows their progress,
// names them in errors, and collects the problems that they find.
type runner struct {
	ctx      context.Context
	opt      Options
	problems []diag.Problem
	stages   []Timing
}

// stage runs one of them. Two in a row under one name are one.
func stage[T any](r *runner, name Stage, work func(task) (T, []diag.Problem, error)) (result T, err error) {
	if err := r.ctx.Err(); err != nil {
		return result, err
	}
	t := task{r.ctx, func(done, total int) {
		if r.opt.Progress != nil {
			r.opt.Progress(name, done, total)
		}
	}}
	t.progress(0, 0)
	start := time.Now()
	result, problems, err := work(t)
	r.problems = append(r.problems, problems...)
	if last := len(r.stages) - 1; last >= 0 && r.stages[last].Stage == name {
		r.stages[last].Took += time.Since(start)
	} else {
		r.stages = append(r.stages, Timing{name, time.Since(start)})
	}
	if err != nil {
		err = &StageError{name, err}
	}
	return result, err
}

// refused is true when what was found so far keeps the site from being published.
func (r *runner) refused() bool {
	errors, warnings := diag.Count(r.problems)
	return errors > 0 || r.opt.Strict && warnings > 0
}

func (r *runner) finish(report Report) Report {
	report.Problems, report.Stages = diag.Sort(r.problems), r.stages
	return report
}

// build is all stages. The site goes after Render: a large site's index needs the
// memory.
func (r *runner) build() (Report, error) {
	c, err := stage(r, Detect, func(task) (changes, []diag.Problem, error) {
		c, err := detect(r.opt)
		return c, nil, err
	})
	if err != nil || c.none {
		return r.unchanged(c, err)
	}
	sizes := paperSizes{}
	site, err := r.prepare(sizes.of)
	if err != nil {
		return Report{}, err
	}
	path, err := askedPath(r.opt, site)
	if err != nil {
		return Report{}, err
	}
	report := Report{AsOf: site.situation.AsOf, Pages: site.pages()}
	if r.refused() {
		return report, r.proofread(site)
	}
	output, err := stage(r, Papers, func(task) (*publish.Output, []diag.Problem, error) {
		output, err := publish.Open(r.opt.Output)
		return output, nil, err
	})
	if err != nil {
		return report, err
	}
	committed := false
	defer func() {
		if !committed {
			output.Abort()
		}
	}()
	made, err := r.makeFiles(c, site, sizes, output, path)
	report.Compared, report.Rendered, report.Explanation = made.compared, made.rendered, made.explanation
	if err != nil || r.refused() {
		return report, err
	}
	if err := r.writeIndex(made.index, output); err != nil {
		return report, err
	}
	if e := made.explanation; e != nil && e.Kind == IndexFile {
		if err := e.explainIndex(made.index != nil, output); err != nil {
			return report, err
		}
	}
	committed = true // whatever happens
	report.Files, err = stage(r, Publish, func(task) (publish.Report, []diag.Problem, error) {
		files, err := output.Commit()
		return files, nil, err
	})
	if err != nil {
		return report, err
	}
	_, err = stage(r, Remember, func(task) (none, []diag.Problem, error) {
		made.contents.Problems = len(r.problems)
		remember(r.opt, c, made.contents, output.Paths())
		return none{}, nil, nil
	})
	return report, err
}

type none struct{}

// unchanged reports a build that has nothing to do. An explanation takes the plan.
func (r *runner) unchanged(c changes, err error) (Report, error) {
	if err != nil || r.opt.Explain == "" {
		return c.report(), err
	}
	site, err := r.prepare(paperSizes{}.of)
	if err != nil {
		return Report{}, err
	}
	path, err := askedPath(r.opt, site)
	if err != nil {
		return Report{}, err
	}
	report := c.report()
	report.Explanation, err = explainUnchanged(c, site, path)
	return report, err
}

// read is the stages that lead to the situation on a day.
func (r *runner) read() (c content, s *network.Situation, err error) {
	c, err = stage(r, Read, func(task) (content, []diag.Problem, error) {
		c, problems := readContent(source.NewReader(r.opt.Site, source.Options{Drafts: r.opt.Drafts}), r.opt.Site)
		return c, problems, nil
	})
	if err != nil {
		return c, nil, err
	}
	s, err = stage(r, Derive, func(task) (*network.Situation, []diag.Problem, error) {
		return c.network.At(dayOf(r.opt, c.network)), nil, nil
	})
	return c, s, err
}

// prepare is the stages that lead to a site whose files can be made. sizes answers
// pages that link to a PDF.
func (r *runner) prepare(sizes func(path string) plan.Made) (*planned, error) {
	c, situation, err := r.read()
	if err != nil {
		return nil, err
	}
	site, err := stage(r, Plan, func(task) (*planned, []diag.Problem, error) {
		return makePlan(r.opt, c, situation, sizes, false)
	})
	if err != nil {
		return nil, err
	}
	set, err := stage(r, Layouts, func(task) (*layout.Set, []diag.Problem, error) { return loadLayouts(r.opt, c.locale) })
	if err != nil {
		return nil, err
	}
	return site.with(set, site.plan.Chrome)
}

func (r *runner) proofread(site *planned) error {
	_, err := stage(r, Proofread, func(t task) (none, []diag.Problem, error) {
		problems, err := proofread(t, site)
		return none{}, problems, err
	})
	return err
}

// made is what is known of a site once its files are made, but for the index's.
type made struct {
	found
	index       *index // nil: nothing to write
	contents    contents
	explanation *Explanation
}

// makeFiles makes PDFs and pages, those that are not reused. explained is the path of
// one to explain; "" for none.
func (r *runner) makeFiles(c changes, site *planned, sizes paperSizes, output *publish.Output, explained string) (made, error) {
	if c.previous != nil {
		output.Trust()
	}
	_, err := stage(r, Papers, func(t task) (none, []diag.Problem, error) {
		problems, err := makePapers(t, site, output, sizes)
		return none{}, problems, err
	})
	if err != nil {
		return made{}, err
	}
	return stage(r, Render, func(t task) (made, []diag.Problem, error) {
		changed, onlyTexts := c.onlyTexts(site, len(r.problems) > 0)
		stays := func(o plan.Output) bool { return onlyTexts && !shows(o, changed) && output.Stay(o.Path) }
		index, err := openIndex(t, site, output, indexOwner(r.opt, site), r.opt.previousIndex)
		if err != nil {
			return made{}, nil, err
		}
		all, err := render(t, site, output, index, stays)
		made := made{all, index, contentsOf(r.opt, c, site), nil}
		if err == nil && explained != "" {
			o, _ := site.plan.Output(explained)
			made.explanation, err = explainer{c, site, output, c.last != nil && c.sameFacts(site)}.explain(explained, o.Path != "" && stays(o))
		}
		return made, all.problems, err
	})
}

func (r *runner) writeIndex(x *index, output *publish.Output) error {
	_, err := stage(r, Index, func(task) (none, []diag.Problem, error) {
		if x == nil {
			return none{}, nil, nil
		}
		return none{}, nil, x.write(output, r.opt.keepIndex)
	})
	return err
}
