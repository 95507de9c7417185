package network

import "sync"

// Situation is the network on one day: nothing dated after AsOf counts.
// It is built once (At, On), is safe for concurrent use, and derives on demand.
// The slices and pointers that it gives are shared: callers only read them.
type Situation struct {
	*index
	AsOf Day

	progress    func() []Progress
	progressFor func() map[string][]rowPlace // the rows of each commune, in the order of progress
	exchange    func() *exchange
	involvement func() map[string]Involvement
	gatherings  func() *gatherings
	located     func() []memberAt // of members, by latitude
	activeYears func() []int
	taken       func() *allTaken
}

// At sees the network on the day asOf.
func (n *Network) At(asOf Day) *Situation { return n.index().at(asOf) }

// On sees the same network on another day. What holds on any day is not worked
// out again.
func (s *Situation) On(day Day) *Situation { return s.index.at(day) }

func (r *index) at(asOf Day) *Situation {
	s := &Situation{index: r, AsOf: asOf}
	s.progress = sync.OnceValue(rowsOf{s}.all)
	s.progressFor = sync.OnceValue(ByCommune{s}.places)
	s.exchange = sync.OnceValue(matching{s}.meet)
	s.involvement = sync.OnceValue(s.workOutInvolvement)
	s.located = sync.OnceValue(func() []memberAt { return membersByLatitude(s) })
	s.activeYears = sync.OnceValue(func() []int { return findActiveYears(s) })
	s.gatherings = sync.OnceValue(Practices{s}.gather)
	s.taken = sync.OnceValue(stepsOf{s}.takenUp)
	return s
}

// Members are the communes that belong to the network on a day, in the order
// of network.yaml. A commune without `member` always belongs.
func (s *index) Members(day Day) []*Commune {
	var members []*Commune
	for _, c := range s.Communes {
		if c.Member.Contains(day) {
			members = append(members, c)
		}
	}
	return members
}

// ObjectivesOfTheme are the objectives that keep to one theme, in the order of
// network.yaml.
func (s *index) ObjectivesOfTheme(id string) []*Objective {
	var list []*Objective
	for _, o := range s.Objectives {
		if o.Theme == id {
			list = append(list, o)
		}
	}
	return list
}
