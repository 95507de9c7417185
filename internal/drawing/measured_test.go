package drawing

import (
	"testing"

	"essaim/internal/address"
	"essaim/internal/locale"
	"essaim/internal/network"
	"essaim/internal/network/networktest"
	"essaim/internal/wording"
)

func TestMeasured(t *testing.T) {
	amount := func(n float64, unit string) *network.Amount {
		return &network.Amount{Interval: network.Point(n), Unit: unit}
	}
	n := networktest.Sample()
	n.Indicators = append(n.Indicators, &network.Indicator{ID: "dechets", Name: "Déchets", Unit: "t", Total: network.Sum})
	loc := locale.For(locale.French)
	w := wording.New(n.At(network.DayOf(2012, 5, 31)), loc, address.New(loc, ""))
	trends := Measured(wording.Results{Words: w}, []network.Result{
		{Indicator: "dechets", Year: 2011, Value: amount(500, "kg")},
		{Text: "Repas", Year: 2011, Value: amount(410, "")},
		{Indicator: "dechets", Year: 2009, Value: amount(1, "t")},
		{Text: "Visites", Year: 2010, Value: amount(3, "visites")},
		{Text: "Visites", Year: 2011, Value: amount(2, "classes")},
		{Text: "Les enfants se servent moins"},
	})
	if len(trends) != 4 {
		t.Fatalf("%d things measured: %+v", len(trends), trends)
	}
	if waste := trends[0]; waste.Value != "500\u202fkg" || waste.First != "2009" || waste.Last != "2011" || len(waste.Columns) != 2 ||
		waste.Columns[0].Rise != 42 || waste.Columns[1].Rise != 21 || waste.Columns[1].X != 160 {
		t.Errorf("tonnes and kilograms on one scale, a year without a figure between them: %+v", waste)
	}
	for _, single := range trends[1:] {
		if single.Columns != nil {
			t.Errorf("nothing to compare: %+v", single)
		}
	}
}
