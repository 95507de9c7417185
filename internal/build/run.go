package build

import (
	"cmp"
	"context"
	"slices"
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
	defer boundHeap().free()
	r := &runner{ctx: ctx, opt: opt}
	report, err := r.build()
	if err == nil && r.refused() {
		err = ErrContent
	}
	return r.finish(report), err
}

// Check reads everything and publishes nothing; after a build of the same files with the
// same options it has nothing to read. The error is the machine's.
func Check(ctx context.Context, opt Options) (Report, error) {
	defer boundHeap().free()
	r := &runner{ctx: ctx, opt: opt}
	if built, err := r.asBuilt(); err != nil || built.none {
		r.problems = built.problems()
		return r.finish(built.report()), err
	}
	r.opt.History = nil // no message depends on it
	site, err := r.prepare(nil, &fileSizes{})
	if err != nil {
		return r.finish(Report{}), err
	}
	err = r.verify(site)
	r.heardAll()
	report := reportOf(site)
	report.Unsaid = unsaidOf(site.situation)
	return r.finish(report), err
}

// asBuilt is what changed since the build of which Check would find the problems.
func (r *runner) asBuilt() (c changes, err error) {
	err = r.run(Detect, func(task) (_ []diag.Problem, err error) {
		c, err = detect(r.opt)
		c.none = c.none && !c.last.Unlike
		return nil, err
	})
	return c, err
}

// Tables are those of data/v1, as Run would publish them with the same options;
// nothing is published. With ErrContent the report's problems say why there are none.
func Tables(ctx context.Context, opt Options) ([]opendata.Table, Report, error) {
	defer boundHeap().free()
	r := &runner{ctx: ctx, opt: opt}
	c, situation, err := r.read()
	if errors, _ := diag.Count(r.problems); err == nil && errors > 0 {
		err = ErrContent
	}
	if err != nil {
		return nil, r.finish(Report{}), err
	}
	at := address.New(c.locale, cmp.Or(opt.BaseURL, c.network.BaseURL)).Gathering(c.network.Homes)
	return opendata.Tables(wording.New(situation, c.locale, at), source.Bodies(c.files)), r.finish(Report{AsOf: situation.AsOf}), nil
}

// A runner runs stages one after the other: it times them, shows their progress,
// names them in errors, and collects the problems that they find.
type runner struct {
	ctx      context.Context
	opt      Options
	problems []diag.Problem // those that network.yaml ignores left out
	ignored  *silencer      // nil until it is read
	troubled []string       // files in which some were found as files were made, said or not
	unlike   bool           // some were found at a stage that Check has not
	stages   []Timing
}

// run runs a stage. Two in a row under one name are one.
func (r *runner) run(name Stage, work func(task) ([]diag.Problem, error)) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	t := task{r.ctx, func(done, total int) {
		if r.opt.Progress != nil {
			r.opt.Progress(name, done, total)
		}
	}}
	t.progress(0, 0)
	start := time.Now()
	problems, err := work(t)
	if name == Papers || name == Render {
		r.troubled = append(r.troubled, filesIn(problems)...)
	}
	r.problems = append(r.problems, r.ignored.heard(problems)...)
	if err == nil {
		err = diag.Cause(problems)
	}
	if last := len(r.stages) - 1; last >= 0 && r.stages[last].Stage == name {
		r.stages[last].Took += time.Since(start)
	} else {
		r.stages = append(r.stages, Timing{name, time.Since(start)})
	}
	if err != nil {
		return &StageError{name, err}
	}
	return nil
}

// filesIn are those of problems.
func filesIn(problems []diag.Problem) []string {
	var files []string
	for _, p := range problems {
		files = append(files, p.File)
	}
	return files
}

// refused is true when what was found so far keeps the site from being published.
func (r *runner) refused() bool {
	errors, warnings := diag.Count(r.problems)
	return errors > 0 || r.opt.Strict && warnings > 0
}

// heardAll ends the search for problems: lines that ignore none become problems. A
// build that leaves out what check looks at does not say so.
func (r *runner) heardAll() {
	if !r.opt.NoPDF && !r.opt.Workroom {
		r.problems = append(r.problems, r.ignored.problems()...)
	}
}

func (r *runner) finish(report Report) Report {
	report.Problems, report.Stages = oneMessage(r.problems), r.stages
	return report
}

// reportOf is that of a site of which nothing is made yet.
func reportOf(site *planned) Report {
	return Report{AsOf: site.situation.AsOf, Pages: site.pages(), Left: site.layouts.Left()}
}

// build is all stages.
func (r *runner) build() (Report, error) {
	var c changes
	err := r.run(Detect, func(task) (_ []diag.Problem, err error) {
		c, err = detect(r.opt)
		return nil, err
	})
	if err != nil || c.none && r.opt.Explain == "" {
		r.problems = c.problems()
		return c.report(), err
	}
	sizes := &fileSizes{pdfs: map[string]plan.Made{}}
	site, err := r.prepare(&c, sizes)
	if err != nil {
		return Report{}, err
	}
	explained, err := askedPath(r.opt, site)
	switch {
	case err != nil:
		return Report{}, err
	case c.none:
		report := c.report()
		r.problems = c.problems()
		report.Explanation, err = explainUnchanged(c, site, explained)
		return report, err
	case r.refused():
		err := r.verify(site)
		r.heardAll()
		return reportOf(site), err
	}
	return r.publish(c, site, sizes, explained)
}

// read is the stages that lead to the situation on a day.
func (r *runner) read() (c content, s *network.Situation, err error) {
	err = r.run(Read, func(task) (problems []diag.Problem, _ error) {
		c, problems = readContent(source.NewReader(r.opt.Site, source.Options{Drafts: r.opt.Drafts, Version: r.opt.Version}), r.opt.Site)
		r.ignored = newSilencer(c.network)
		return append(problems, outdatedForm(r.opt.Site, c.own, problems)...), nil
	})
	if err != nil {
		return c, nil, err
	}
	err = r.run(Derive, func(task) ([]diag.Problem, error) {
		r.history(&c)
		s = c.network.At(dayOf(r.opt, c.network))
		return nil, nil
	})
	return c, s, err
}

// prepare is the stages that lead to a site whose files can be made, unless there are
// no changes that they could be made of. sizes answers pages that show those of files.
func (r *runner) prepare(made *changes, sizes *fileSizes) (site *planned, err error) {
	c, situation, err := r.read()
	if err != nil {
		return nil, err
	}
	if made != nil && !r.refused() {
		c.photos = newPhotos(r.opt.Site, r.opt.Cache, true)
		c.photos.recall(*made)
		err = r.run(Photos, func(t task) ([]diag.Problem, error) {
			problems, err := makePhotos(t, c.photos, c.network)
			r.unlike = len(problems) > 0
			return problems, err
		})
		if err != nil {
			return nil, err
		}
	}
	err = r.run(Plan, func(task) (problems []diag.Problem, err error) {
		site, problems, err = makePlan(r.opt, c, situation, sizes.made, sizes.keptAt, false)
		return problems, err
	})
	if err != nil {
		return nil, err
	}
	err = r.run(Layouts, func(task) ([]diag.Problem, error) {
		set, problems, err := loadLayouts(r.opt, c.locale, nil)
		if err == nil {
			site, err = site.with(set, site.plan.Chrome)
		}
		return problems, err
	})
	return site, err
}

func (r *runner) verify(site *planned) error {
	return r.run(Verify, func(t task) ([]diag.Problem, error) {
		problems, err := verify(t, site)
		return append(problems, lastingProblems(r.opt, site, lostOf(r.opt, site, pastOf(r.opt)))...), err
	})
}

// publish makes the files of a site and switches to them. Nothing holds the site
// after Render: the index of a large one needs the memory.
func (r *runner) publish(c changes, site *planned, sizes *fileSizes, explained string) (Report, error) {
	report := reportOf(site)
	var output *publish.Output
	var lost []plan.Lost
	err := r.run(Open, func(task) (problems []diag.Problem, err error) {
		if output, err = publish.Open(r.opt.Output, c.published()...); err == nil {
			lost = noteLasting(r.opt, output, site)
			problems = lastingProblems(r.opt, site, lost)
		}
		return problems, err
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
	if r.refused() {
		return report, r.run(Verify, func(t task) ([]diag.Problem, error) { return verify(t, site) })
	}
	made, err := r.makeFiles(c, site, sizes, output, explained)
	defer made.index.close()
	r.heardAll()
	report.Compared, report.Rendered = made.compared, made.rendered
	report.PDFsCompared, report.PDFs = made.pdfs.compared, len(made.pdfs.papers)
	report.Explanation, report.Left, report.Unsaid = made.explanation, made.left, made.unsaid
	if err != nil || r.refused() {
		return report, err
	}
	err = r.run(Index, func(task) ([]diag.Problem, error) { return nil, made.index.write(output, r.opt.keepIndex) })
	if err == nil && report.Explanation.isOfIndex() {
		err = report.Explanation.explainIndex(made.index != nil, output)
	}
	if err != nil {
		return report, err
	}
	committed = true // whatever happens
	err = r.run(Publish, func(task) (_ []diag.Problem, err error) {
		report.Files, err = output.Commit()
		return nil, err
	})
	if err != nil {
		return report, err
	}
	made.contents.Problems, made.contents.Troubled, made.contents.Unlike = oneMessage(slices.Clone(r.problems)), slices.Compact(slices.Sorted(slices.Values(r.troubled))), r.unlike
	return report, r.run(Remember, func(task) ([]diag.Problem, error) {
		remember(r.opt, c, made.contents, output.Paths())
		rememberGone(r.opt, lost)
		made.photos.remember(c)
		return nil, nil
	})
}

// made is what is known of a site once its files are made, but for the index's.
type made struct {
	found
	pdfs        found
	index       *index // nil: the previous one stays
	contents    contents
	unsaid      Unsaid
	photos      *photos
	explanation *Explanation
	left        []layout.Left // to html/template
}

// makeFiles makes PDFs and pages, those that are not reused. explained is the path of
// one to explain; "" for none.
func (r *runner) makeFiles(c changes, site *planned, sizes *fileSizes, output *publish.Output, explained string) (m made, err error) {
	if c.previous != nil {
		output.Trust()
	}
	stays := c.staying(site, output)
	sizes.kept = stays.size
	err = r.run(Papers, func(t task) (_ []diag.Problem, err error) {
		m.pdfs, err = makePapers(t, site, output, stays.file, sizes)
		for _, pdf := range m.pdfs.papers {
			stays.remade(pdf)
		}
		return m.pdfs.problems, err
	})
	if err != nil {
		return m, err
	}
	err = r.run(Render, func(t task) (_ []diag.Problem, err error) {
		if m.index, err = openIndex(t, site, output, indexOwner(r.opt, site), r.opt.previousIndex); err != nil {
			return nil, err
		}
		if r.opt.remembers() {
			m.index.spillTo(&spillFile{cache: r.opt.Cache})
		}
		m.found, err = render(t, site, output, m.index, stays.file)
		if err == nil {
			c.settle(r.opt, site, output.Digest)
		}
		m.unsaid, m.photos = unsaidOf(site.situation), site.photos
		m.contents, m.left = contentsOf(r.opt, c, site, m.unsaid), site.layouts.Left()
		if err == nil && explained != "" {
			m.explanation, err = explain(c, site, output, explained, stays.file)
		}
		return m.problems, err
	})
	return m, err
}
