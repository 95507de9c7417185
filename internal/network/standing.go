package network

// Standing is where an objective is today, in one word, for a page that shows all
// of them together. It is the overall status; of what is in progress, it says what
// goes well from what does not:
//
//   - behind: one of the rows that run today is behind what is expected today, or is
//     missed already, as a ceiling that was passed is;
//   - on-track: all rows that run today have a value that is at or beyond what is
//     expected today, or are reached already;
//   - in-progress: anything else. A row without value, or without a line to hold it
//     against, proves nothing: what is unknown is neither late nor on track.
//
// Years that are over do not make it late, for nobody can catch up with them: their
// own statuses say how they ended. One commune that is behind does, where each has
// its own row: the objective asks something of each of them.
type Standing string

const (
	OnTrack Standing = "on-track"
	Behind  Standing = "behind"
)

// Standings are all of them, from what is reached to what has not begun.
var Standings = []Standing{
	Standing(Reached), Standing(Partly), OnTrack, Standing(InProgress), Behind, Standing(Missed), Standing(NotReported), Standing(NotStarted),
}

// Standing is where the objective is at AsOf.
func (p *Progress) Standing() Standing {
	if p.Status != InProgress {
		return Standing(p.Status)
	}
	standing, today := OnTrack, false
	for _, r := range p.Rows {
		if r.From > p.AsOf || r.To != 0 && r.To < p.AsOf {
			continue
		}
		today = true
		switch r.Standing(p.Objective.Down) {
		case Behind, Standing(Missed):
			return Behind
		case OnTrack, Standing(Reached):
		default:
			standing = Standing(InProgress)
		}
	}
	if !today {
		return Standing(InProgress)
	}
	return standing
}

// Standing is where the row is: its status, and of one in progress whose value and
// whose line are known, whether it is behind that.
func (r Row) Standing(down bool) Standing {
	switch {
	case r.Status != InProgress || r.Value == nil || r.Expected == nil:
		return Standing(r.Status)
	case r.OnTrack(down):
		return OnTrack
	}
	return Behind
}
