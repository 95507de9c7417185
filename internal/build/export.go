package build

import (
	"cmp"
	"context"

	"essaim/internal/address"
	"essaim/internal/diag"
	"essaim/internal/opendata"
	"essaim/internal/wording"
)

// Tables are those of data/v1, as Run would publish them; nothing is published.
// With AsOf they hold what is known today, up to that day: what is dated later
// is left out. With ErrContent the report's problems say why there are none.
func Tables(ctx context.Context, opt Options) ([]opendata.Table, Report, error) {
	b := &build{Options: opt}
	err := b.do(ctx, step{Read, b.read}, step{Derive, b.derive})
	if errors, _ := diag.Count(b.problems); err == nil && errors > 0 {
		err = ErrContent
	}
	if err != nil {
		return nil, b.finish(), err
	}
	words := wording.New(b.situation, b.locale, address.New(b.locale, cmp.Or(b.BaseURL, b.network.BaseURL)))
	return opendata.Tables(words, opt.AsOf), b.finish(), nil
}
