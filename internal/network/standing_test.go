package network

import "testing"

// What an objective's rows of today say of it as a whole, on 31 May 2012: five
// twelfths of the year are gone.
func TestStanding(t *testing.T) {
	for _, c := range []struct{ why, facts, want string }{
		{"its only row is behind the line", "objective i target=12 span=2012..2012\nsheet s luc done result=i:2012:1", "behind"},
		{"on it", "objective i target=12 span=2012..2012\nsheet s luc done result=i:2012:6", "on-track"},
		{"over it already", "objective i target=12 span=2012..2012\nsheet s luc done result=i:2012:12", "reached"},
		{"nothing known is neither", "objective i target=12 span=2012..2012", "in-progress"},
		{"a ceiling without a line", "objective i target=12 down span=2012..2012\nsheet s luc done result=i:2012:6", "in-progress"},
		{"missed in a year that is over, on track in this one", "objective i target=12 per-year span=2011..2012\nsheet s luc done result=i:2011:1 result=i:2012:6", "on-track"},
		{"reached in a year that is over, behind in this one", "objective i target=12 per-year span=2011..2012\nsheet s luc done result=i:2011:12 result=i:2012:1", "behind"},
		{"reached in this year, others to come", "objective i target=12 per-year span=2012..2014\nsheet s luc done result=i:2012:12", "on-track"},
		{"a ceiling passed in this year, others to come", "objective i target=12 down per-year span=2012..2014\nsheet s luc done result=i:2012:13", "behind"},
		{"one commune is behind", "objective i target=12 for-each span=2012..2012\nsheet s luc done result=i:2012:6\nsheet r rodez done result=i:2012:1", "behind"},
		{"one commune says nothing", "objective i target=12 for-each span=2012..2012\nsheet s luc done result=i:2012:6", "in-progress"},
		{"all communes are on the line", "objective i target=12 for-each span=2012..2012\nsheet s luc done result=i:2012:6\nsheet r rodez done result=i:2012:7", "on-track"},
		{"over, one year of two reached", "objective i target=12 per-year span=2010..2011\nsheet s luc done result=i:2010:12 result=i:2011:1", "partly"},
		{"to come", "objective i target=12 span=2013..2013", "not-started"},
	} {
		s := situation(t, "as_of 2012-05-31\nindicator i sum\ncommune luc\ncommune rodez\n"+c.facts)
		if got := s.Progress()[0].Standing(); string(got) != c.want {
			t.Errorf("%s: %s, want %s", c.why, got, c.want)
		}
	}
}
