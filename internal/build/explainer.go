package build

import (
	"path"
	"slices"
	"strings"
	"time"

	"essaim/internal/address"
	"essaim/internal/plan"
	"essaim/internal/publish"
)

// askedPath is the path that is to be explained; "" for none. Files of the index
// are known later.
func askedPath(opt Options, site *planned) (string, error) {
	if opt.Explain == "" {
		return "", nil
	}
	p, found := opt.published(site.plan.Chrome.BasePath, func(p string) bool {
		_, planned := site.plan.Output(p)
		return planned || strings.HasPrefix(p, address.IndexFolder+"/") && path.Ext(p) == ".bin"
	})
	if found {
		return p, nil
	}
	var paths []string
	for _, o := range site.plan.Outputs {
		paths = append(paths, o.Path)
	}
	return "", &NotPublishedError{opt.Explain, near(p, paths)}
}

// about says what a published file is.
func about(site *planned, path string) *Explanation {
	o, planned := site.plan.Output(path)
	e := &Explanation{Path: path, Layout: o.Layout, Files: filesOf(o)}
	switch {
	case !planned:
		e.Kind = IndexFile
	case o.View != nil:
		e.Kind = PageFile
	case isPaper(o):
		e.Kind = PaperFile
	case o.Copy.Path != "":
		e.Kind, e.Files = CopiedFile, []string{o.Copy.Path}
	default:
		e.Kind = ComputedFile
	}
	return e
}

// explainUnchanged explains a file of a build that has nothing to do.
func explainUnchanged(c changes, site *planned, path string) (*Explanation, error) {
	if !slices.Contains(c.last.files, path) {
		return nil, &NotPublishedError{path, near(path, c.last.files)}
	}
	e := about(site, path)
	e.because(NothingChanged, c.last.InputAt.Local().Format(time.DateTime))
	return e, nil
}

// An explainer knows a build that has made its files, before the switch to the new
// site.
type explainer struct {
	changes
	site   *planned
	output *publish.Output
	texts  bool // only texts changed since the previous build
}

// explain explains a file, but those of the index (see explainIndex). stays says
// that it was not even compared.
func (x explainer) explain(path string, stays bool) (*Explanation, error) {
	e := about(x.site, path)
	if e.Kind == IndexFile {
		return e, nil
	}
	o, _ := x.site.plan.Output(path)
	now, first := x.output.State(path)
	e.Made, e.Written = !stays, now.Written
	key, view, err := x.site.keyOf(o)
	switch {
	case err != nil:
		return nil, err
	case stays:
		e.because(OtherTexts)
	case first:
		e.because(FirstBuild)
	case !now.Known:
		e.because(NewFile)
	case !now.Intact:
		e.because(Altered)
	case key == unknown:
		e.because(NoKey)
	case now.Key == unknown:
		e.because(HadProblems)
	case now.Key == key:
		e.Made = false
		e.because(SameKey)
	case !x.knows():
		e.because(NotKnown)
	case e.Kind == PageFile:
		x.comparePage(e, o, now.Key, view)
	default:
		x.comparePaper(e, o)
	}
	return e, nil
}

// explainIndex explains a file of the index once it is made. Documents are not
// compared one by one.
func (e *Explanation) explainIndex(made bool, output *publish.Output) error {
	now, first := output.State(e.Path)
	e.Made, e.Written = made && now.Written, now.Written
	switch {
	case !now.Known && !now.Written:
		return &NotPublishedError{Path: e.Path}
	case !e.Made:
		e.because(SameKey)
	case first:
		e.because(FirstBuild)
	default:
		e.because(Documents)
	}
	return nil
}

// knows is true when the last state is that of the output folder as it is.
func (c changes) knows() bool { return c.last != nil && c.last.Folder == c.folder }

// keyOf is the key of a page or a PDF, and that of the view alone; unknown for other
// files.
func (p *planned) keyOf(o plan.Output) (whole, view uint64, err error) {
	switch {
	case o.View != nil:
		view, err = key(o.View())
		return combine(p.common.sum(), view), view, err
	case o.Booklet != nil:
		whole, _, err = (&paperMaker{planned: p}).bookletKey(o.Booklet())
	case o.Paper != nil:
		whole, err = p.sheetKey(o.Paper())
	case o.Report != nil:
		whole, err = paperKey(o.Report())
	case o.Letters != nil:
		whole, err = paperKey(o.Letters())
	}
	return whole, unknown, err
}

// comparePage finds the parts of a page's key that differ: the previous common part
// and the view as it is now make the previous key, or the view differs.
func (x explainer) comparePage(e *Explanation, o plan.Output, previous, view uint64) {
	was, is := x.last.Common, x.site.common
	if combine(was.sum(), view) != previous {
		x.compareView(e, o)
	}
	if was.Format != is.Format {
		e.because(FormatChanged)
	}
	if was.Layouts != is.Layouts {
		e.because(LayoutsChanged)
	}
	if was.Chrome == is.Chrome {
		return
	}
	day, version := x.site.situation.AsOf, x.version
	if x.last.Version != version {
		e.because(VersionChanged, x.last.Version, version)
	}
	if x.last.Day != day {
		e.because(DayChanged, x.last.Day.ISO(), day.ISO())
	}
	if x.last.Version == version && x.last.Day == day {
		e.because(ChromeChanged)
	}
}

func (x explainer) comparePaper(e *Explanation, o plan.Output) {
	if x.last.Common.Format != format {
		e.because(FormatChanged)
	}
	x.compareView(e, o)
}

// compareView says what is known of a view that differs: the texts that it shows,
// and which files were saved since the previous build.
func (x explainer) compareView(e *Explanation, o plan.Output) {
	var texts, saved []string
	for _, body := range o.Bodies {
		if was, known := x.last.texts[body.File]; known && was != body.Hash {
			texts = append(texts, body.File)
		}
	}
	switch {
	case len(texts) == 0:
		e.because(ViewChanged)
	case x.texts:
		e.because(TextChanged, texts...)
		return
	default:
		e.because(TextChanged, texts...)
		e.because(ViewMayChange)
	}
	for i, s := range x.stats {
		if s.date.After(x.last.InputAt) {
			saved = append(saved, x.inputs[i])
		}
	}
	if len(saved) > 0 {
		e.because(SavedSince, saved...)
	}
}
