// Package network is the domain: a network of local authorities, its communes,
// themes, indicators and objectives, the practice sheets, the meetings that
// present them, each commune's diagnostic and the adoptions. It also holds
// everything that is derived from them: the progress of objectives, the
// completeness of a sheet, related sheets, totals of means, roll-ups of results,
// which practices share the theme of a need, how a sheet spread, what a commune might do next.
//
// It is pure: values in, values out. It reads no file, knows neither YAML nor
// HTML nor the clock, and words nothing (words are locale's): a status, a
// reason or a kind is an identifier.
//
// A Network is what content/ says; only texts and words are set in it afterwards,
// by source.Reader.SetTexts. A Situation is that network seen on one day (as_of);
// all derived figures hang on it. Entities refer to each other by id; source
// guarantees that every id that is kept refers to something that is there.
package network
