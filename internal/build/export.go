package build

import (
	"context"

	"essaim/internal/diag"
	"essaim/internal/site"
)

// Tables are those of data/v1, as Run would publish them; nothing is published.
// With AsOf they hold what is known today, up to that day: what is dated later
// is left out. With ErrContent the report's problems say why there are none.
func Tables(ctx context.Context, opt Options) ([]site.Table, Report, error) {
	b := &build{Options: opt}
	err := b.do(ctx, step{Read, b.read}, step{Derive, b.derive})
	if errors, _ := diag.Count(b.problems); err == nil && errors > 0 {
		err = ErrContent
	}
	if err != nil {
		return nil, b.finish(), err
	}
	in := site.Input{Situation: b.situation, Locale: b.locale, BaseURL: b.BaseURL, Version: b.Version}
	return site.Tables(in, opt.AsOf), b.finish(), nil
}
