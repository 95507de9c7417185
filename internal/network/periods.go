package network

// Periods are an objective's periods in the order of time, each as an objective of
// its own: of one with rows for communes, those of all communes in it.
func (p *Progress) Periods() []Progress {
	var periods []Progress
	for rows := p.Rows; len(rows) > 0; {
		n := 1
		for n < len(rows) && rows[n].From == rows[0].From {
			n++
		}
		period := *p
		period.Rows = rows[:n:n]
		period.Status, period.Reached, period.Of = overall(period.Rows)
		periods, rows = append(periods, period), rows[n:]
	}
	return periods
}

// Begun are the periods that have begun; the first of all when none has.
func Begun(periods []Progress) []Progress {
	n := 0
	for n < len(periods) && periods[n].Status != NotStarted {
		n++
	}
	return periods[:min(max(n, 1), len(periods))]
}

// Latest is the last of periods of which something is known, else the last; nil
// when there is none.
func Latest(periods []Progress) *Progress {
	for i := len(periods) - 1; i >= 0; i-- {
		for _, r := range periods[i].Rows {
			if r.Value != nil {
				return &periods[i]
			}
		}
	}
	if len(periods) == 0 {
		return nil
	}
	return &periods[len(periods)-1]
}

// EndedBadly reports whether the last period that is over was missed, or nobody
// reported it: while today's says nothing, that is what one knows.
func (p *Progress) EndedBadly() bool {
	periods := p.Periods()
	for i := len(periods) - 1; i >= 0; i-- {
		switch periods[i].Status {
		case Missed, NotReported:
			return true
		case Reached, Partly:
			return false
		}
	}
	return false
}

// Did reports whether a row shows what someone did: it is reached, or under way
// with something to show. Nothing else is said of a commune.
func (r Row) Did() bool {
	return r.Status == Reached || r.Status == InProgress && r.Value != nil && *r.Value > 0
}
