package source

import (
	"slices"

	"essaim/internal/diag"
	"essaim/internal/network"
)

// checkNamesakes warns of sheets that bear the id of a declared practice and name none:
// the address of their evidence is that practice's, which does not have them.
func (x *index) checkNamesakes(documents []document) {
	if len(x.network.Practices) == 0 {
		return
	}
	declared := map[string]bool{}
	for _, p := range x.network.Practices {
		declared[p.ID] = true
	}
	for _, d := range documents {
		if s := d.sheet; s != nil && s.Practice == "" && declared[s.ID] {
			d.file.report(diag.Warning, s.Pos, "practice-namesake", diag.Args{"id": s.ID, "key": d.file.spell("key.practice")})
		}
	}
}

// checkMeasureName reports an indicator whose id is that of a measure which every case has:
// the rows of both would have one key in the table of cases.
func checkMeasureName(f *file, m *mapping, i *network.Indicator) {
	if slices.Contains(network.MeasurandKinds, network.MeasurandKind(i.ID)) {
		f.err(m.value("id"), "reserved-measure", diag.Args{"id": i.ID})
	}
}
