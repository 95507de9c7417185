package network

// ReachedOn is the day on which a row of an objective was reached: the first
// whose dated evidence makes the target; when it takes what has no day, the last
// day that is known. What can go down again (a stock, a mean, a
// ceiling) is only reached when the period ends. It is 0 for a row that is not
// reached.
func (s *Situation) ReachedOn(o *Objective, row Row) Day {
	if row.Status != Reached {
		return 0
	}
	if j := (rowsOf{s}).judge(o); !o.Down && j.monotone {
		if row.Target <= 0 {
			return row.From
		}
		sum, last := 0.0, row.From
		for i := range row.Evidence.Len() { // by day
			e := row.Evidence.At(i)
			if e.Day == 0 {
				continue
			}
			last = max(last, e.Day)
			if sum = tidy(sum + e.Value); sum >= row.Target {
				return max(row.From, e.Day) // what lasts may have begun before
			}
		}
		return last
	}
	return row.To
}
