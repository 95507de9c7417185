package network

// Involvement is how far a commune takes part in the network. It is said of
// what a commune does: the least of them only says that it is a member.
type Involvement string

const (
	Shares    Involvement = "shares"     // carries a sheet that is more than planned
	Adopts    Involvement = "adopts"     // took up another's practice
	TakesPart Involvement = "takes-part" // took part in a meeting, or hosted one
	Belongs   Involvement = "belongs"    // is a member
)

// Involvements lists them, the deepest first.
var Involvements = []Involvement{Shares, Adopts, TakesPart, Belongs}

// involvementBy is what each kind of fact makes of a commune.
var involvementBy = map[EvidenceKind]Involvement{FromSheet: Shares, FromAdoption: Adopts, FromMeeting: TakesPart}

// InvolvementOf says how far a commune takes part at AsOf; the same facts make
// the measure communes-involved.
func (s *Situation) InvolvementOf(communeID string) Involvement { return s.involvement()[communeID] }

func (s *Situation) workOutInvolvement() map[string]Involvement {
	deepest := make(map[string]Involvement, len(s.Communes))
	for _, c := range s.Communes {
		deepest[c.ID] = Belongs
	}
	depth := map[Involvement]int{}
	for i, kind := range Involvements {
		depth[kind] = i
	}
	for _, f := range (window{1, s.AsOf, true}).of(s.measured(CommunesInvolved)) {
		for _, commune := range f.communes {
			if kind := involvementBy[f.kind]; depth[kind] < depth[deepest[commune]] {
				deepest[commune] = kind
			}
		}
	}
	return deepest
}
