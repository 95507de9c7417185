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
	case o.Photo != nil:
		e.Kind, e.Files = PhotoFile, []string{o.Photo.Path}
	case o.Copy != nil:
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

// explain explains a file, but those of the index (see explainIndex), once all are
// made and before the switch to the new site. stays is true for files that were not
// even compared.
func explain(c changes, site *planned, output *publish.Output, path string, stays func(plan.Output) bool) (*Explanation, error) {
	e := about(site, path)
	if e.isOfIndex() {
		return e, nil
	}
	o, _ := site.plan.Output(path)
	now, first := output.State(path)
	stayed := stays(o)
	e.Made, e.Written = !stayed, now.Written
	key, view, err := site.keyOf(o)
	switch {
	case err != nil:
		return nil, err
	case stayed && c.last.Common != site.common:
		e.because(OtherLayouts)
	case stayed:
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
	case !c.knows():
		e.because(NotKnown)
	case e.Kind == PhotoFile:
		e.because(PhotoChanged, o.Photo.Path)
	case e.Kind == PageFile:
		e.comparePage(c, site, o, now.Key, view)
	default:
		e.comparePaper(c, site, o)
	}
	return e, nil
}

func (e *Explanation) isOfIndex() bool { return e != nil && e.Kind == IndexFile }

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
	case o.Photo != nil && p.photos != nil:
		whole, err = p.photos.key(o.Photo.Path, o.Photo.Width)
	case o.Booklet != nil:
		whole, _, err = (&paperMaker{planned: p, sheets: newSheetPapers()}).bookletKey(o.Booklet())
	case o.Paper != nil:
		whole, err = p.sheetKey(o.Paper())
	case o.Note != nil:
		whole, err = p.paperKey(o.Note())
	case o.Report != nil:
		whole, err = p.paperKey(o.Report())
	case o.Letters != nil:
		whole, err = p.paperKey(o.Letters())
	}
	return whole, unknown, err
}

// comparePage finds the parts of a page's key that differ: the previous common part
// and the view as it is now make the previous key, or the view differs.
func (e *Explanation) comparePage(c changes, site *planned, o plan.Output, previous, view uint64) {
	was, is := c.last.Common, site.common
	if combine(was.sum(), view) != previous {
		e.compareView(c, site, o)
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
	day, version := site.situation.AsOf, c.version
	if c.last.Version != version {
		e.because(VersionChanged, c.last.Version, version)
	}
	if c.last.Day != day {
		e.because(DayChanged, c.last.Day.ISO(), day.ISO())
	}
	if c.last.Version == version && c.last.Day == day {
		e.because(ChromeChanged)
	}
}

func (e *Explanation) comparePaper(c changes, site *planned, o plan.Output) {
	if c.last.Common.Format != site.format {
		e.because(FormatChanged)
	}
	e.compareView(c, site, o)
}

// compareView says what is known of a view that differs: the texts that it shows,
// and which files were saved since the previous build.
func (e *Explanation) compareView(c changes, site *planned, o plan.Output) {
	var texts, saved []string
	for _, body := range o.Bodies {
		if was, known := c.last.texts[body.File]; known && was.text != body.Hash {
			texts = append(texts, body.File)
		}
	}
	switch {
	case len(texts) == 0:
		e.because(ViewChanged)
	case c.sameFacts(site):
		e.because(TextChanged, texts...)
		return
	default:
		e.because(TextChanged, texts...)
		e.because(ViewMayChange)
	}
	for _, in := range c.inputs {
		if in.changed {
			saved = append(saved, in.name)
		}
	}
	if len(saved) > 0 {
		e.because(SavedSince, saved...)
	}
}
