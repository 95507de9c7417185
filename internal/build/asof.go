package build

import (
	"time"

	"essaim/internal/network"
)

// asOf is the day of which the site tells the figures: the caller's choice,
// else the network's, else today where the network is.
func (b *build) asOf() network.Day {
	if b.AsOf != 0 {
		return b.AsOf
	}
	if b.network.AsOf != 0 {
		return b.network.AsOf
	}
	return Today(b.Now, b.network.TimeZone)
}

// Today is the day that an instant falls on in a time zone. A zone that is not
// known, which source reports, counts as UTC.
func Today(now time.Time, zone string) network.Day {
	place, err := time.LoadLocation(zone)
	if err != nil {
		place = time.UTC
	}
	y, m, d := now.In(place).Date()
	return network.DayOf(y, int(m), d)
}
