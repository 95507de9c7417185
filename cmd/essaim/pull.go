package main

import (
	"context"
	"errors"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"essaim/internal/build"
	"essaim/internal/diag"
	"essaim/internal/federation"
	"essaim/internal/folders"
	"essaim/internal/network"
	"essaim/internal/source"
	"essaim/internal/wording"
)

// pullFlags are those of essaim pull.
type pullFlags struct {
	strict bool
	hosts  []string
}

func pullCommand(t *tool) *cobra.Command {
	var f pullFlags
	c := &cobra.Command{
		Use:   "pull [--strict] [--allow-host HOST] [NETWORK…]",
		Short: t.words.T("command.pull"),
		Long:  t.words.T("command.pull.long"),
		RunE:  func(c *cobra.Command, args []string) error { return puller{t}.pull(c.Context(), args, f) },
	}
	c.Flags().BoolVar(&f.strict, "strict", false, t.words.T("flag.pull-strict"))
	c.Flags().StringArrayVar(&f.hosts, "allow-host", nil, t.words.T("flag.pull-allow-host"))
	return c
}

// A puller is the tool that pulls.
type puller struct{ *tool }

// pull brings the portal's copies of other networks' open data up to date, and says of
// each what became of it.
func (t puller) pull(ctx context.Context, ids []string, f pullFlags) error {
	at, err := now()
	if err != nil {
		return err
	}
	root, err := t.openSite()
	if err != nil {
		return err
	}
	defer root.Close()
	site := folders.Regular(root)
	n, problems := source.Read(site, source.Options{Drafts: true, Version: versionOf()})
	// What is wrong with sheets keeps no other network's from coming.
	problems = slices.DeleteFunc(problems, func(p diag.Problem) bool {
		return p.File != path.Join("content", "network.yaml") || p.Severity != diag.Error
	})
	if len(problems) > 0 {
		if err := t.problems(problems, false, sourceLines(site)); err != nil {
			return err
		}
		return build.ErrContent
	}
	remotes, err := t.remotes(n, ids)
	if err != nil {
		return err
	}
	outcomes, err := federation.Pull(ctx, root, remotes, federation.Options{
		AllowHosts: f.hosts, Now: at, Version: versionOf(),
		Progress: func(done, total int) { t.advance("pull", done, total) },
	})
	if err != nil {
		return err
	}
	if len(ids) == 0 {
		if err := t.left(root, remotes); err != nil {
			return err
		}
	}
	return t.pulled(outcomes, f.strict)
}

// left says what became of the copies of networks that network.yaml no longer names.
func (t puller) left(root *os.Root, remotes []*network.Remote) error {
	leavers, err := federation.Leave(root, remotes)
	if err != nil {
		return err
	}
	t.clear()
	for _, l := range leavers {
		if l.Removed {
			t.result(t.words.T("pull.left", l.ID))
		} else {
			t.result(t.words.T("pull.left-behind", l.ID, path.Join(federation.Folder, l.ID)))
		}
	}
	return nil
}

// remotes are the networks of a portal that have these ids, all without one.
func (t puller) remotes(n *network.Network, ids []string) ([]*network.Remote, error) {
	if n.Portal == nil || len(n.Portal.Networks) == 0 {
		return nil, wrong("usage.no-portal", t.words.Spelling("key.portal")+": "+t.words.Field("network.portal.example"))
	}
	all := n.Portal.Networks
	if len(ids) == 0 {
		return all, nil
	}
	names := make([]string, len(all))
	for i, r := range all {
		names[i] = r.ID
	}
	var chosen []*network.Remote
	for _, id := range ids {
		i := slices.Index(names, id)
		if i < 0 {
			return nil, &usageError{key: "usage.unknown-network", args: []any{id, strings.Join(names, ", ")}, near: near(id, names)}
		}
		if !slices.Contains(chosen, all[i]) {
			chosen = append(chosen, all[i])
		}
	}
	return chosen, nil
}

// pulled says what became of each network. It fails when one did and none may, or when
// all did.
func (t puller) pulled(outcomes []federation.Outcome, strict bool) error {
	t.clear()
	words := wording.Words{Locale: t.words}
	failed := 0
	for _, o := range outcomes {
		switch o.State {
		case federation.Failed:
			failed++
			line := t.words.T("pull.failed", o.Remote.ID, t.why(o.Why, words))
			if o.Kept {
				line += " " + t.words.T("pull.kept")
			}
			t.result(line)
		case federation.Same:
			t.result(t.words.T("pull.same", o.Remote.ID, words.Day(o.AsOf)))
		default:
			t.result(t.words.T("pull."+string(o.State), o.Remote.ID, words.Day(o.AsOf), t.words.N("pull.sheets", float64(o.Sheets))))
		}
		if o.Mute {
			t.result(t.words.T("pull.mute", o.Remote.ID))
		}
	}
	if failed > 0 && (strict || failed == len(outcomes)) {
		return build.ErrContent
	}
	return nil
}

// why words the reason for which a network's data were not taken.
func (t puller) why(err error, words wording.Words) string {
	var e *federation.Error
	if !errors.As(err, &e) {
		return err.Error()
	}
	file := "data/v1/" + e.File
	if m := e.Misfit; m != nil {
		place := ""
		if m.Row > 0 {
			place = t.words.T("pull.row", t.words.Number(float64(m.Row)))
		}
		if m.Path != "" {
			place += t.words.T("pull.path", m.Path)
		}
		return t.words.T("pull.why.misfit", file+place, t.words.T("pull.misfit."+string(m.Why), m.Text))
	}
	day := ""
	if e.Day != 0 {
		day = words.Day(e.Day)
	}
	return t.words.T("pull.why."+string(e.Code), file, e.Text, day, e.Most)
}
