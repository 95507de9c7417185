package opendata

import (
	"encoding/json"
	"fmt"
	"testing"

	"essaim/internal/network"
	"essaim/internal/network/networktest"
)

// Communes stay in `commune`; other bodies stand beside it, and a result of one
// carrier alone names that one.
func TestCarriersInData(t *testing.T) {
	n := networktest.Sample()
	result := func(id, carrier string) network.Result {
		return network.Result{ID: id, Indicator: "eau", Year: 2011, Value: &network.Amount{Interval: network.Point(1)}, Carrier: carrier}
	}
	n.Institutions = []*network.Institution{{Commune: network.Commune{ID: "sydom", Name: "SYDOM", Area: &network.Amount{Interval: network.Point(2.4)}}, Kind: network.Syndicate}}
	n.Sheets[0].Institutions = []string{"sydom"}
	n.Sheets[0].Results = []network.Result{result("all", ""), result("luc", "luc"), result("sydom", "sydom")}
	n.Sheets[0].Partners = network.Answer[network.Partner]{Items: []network.Partner{{Name: "École"}, {Name: "Association", Role: "Animation"}}}
	n.Sheets[1].Communes, n.Sheets[1].Institutions = nil, []string{"sydom"}
	n.Sheets[1].Partners = network.Answer[network.Partner]{Items: []network.Partner{}}
	n.Adoptions[0].From = "sydom"
	n.Objectives = []*network.Objective{{ID: "o", Name: "O", Measure: network.ActionsDone, Target: network.Target{Value: 1}}}
	n.Sheets[1].Status, n.Sheets[1].Period = network.InPlace, network.Span{From: network.Date{Year: 2011}}

	rows := map[string][]map[string]any{}
	for _, table := range tablesOf(n) {
		var document map[string]json.RawMessage
		var list []map[string]any
		if err := json.Unmarshal(written(t, table.JSON), &document); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(document[table.Name], &list); err != nil {
			t.Fatal(err)
		}
		rows[table.Name] = list
	}
	period := rows["objectives"][0]["periods"].([]any)[0].(map[string]any)
	for _, c := range []struct {
		what string
		got  any
		want string
	}{
		{"a joint sheet's communes", rows["sheets"][0]["commune"], "[luc]"},
		{"its other carriers", rows["sheets"][0]["organisations"], "[sydom]"},
		{"a body's sheet has no commune", rows["sheets"][1]["commune"], "[]"},
		{"and its body", rows["sheets"][1]["organisations"], "[sydom]"},
		{"the organisation's own", rows["sheets"][2]["commune"], "[network]"},
		{"has no body", rows["sheets"][2]["organisations"], "[]"},
		{"partners stay names", rows["sheets"][0]["partners"], "[École Association]"},
		{"their roles, in the same order", rows["sheets"][0]["partner_roles"], "[ Animation]"},
		{"no partner", rows["sheets"][1]["partner_roles"], "[]"},
		{"not told", rows["sheets"][2]["partner_roles"], "<nil>"},
		{"a joint result", rows["results"][0]["commune"], "[luc]"},
		{"a joint result's bodies", rows["results"][0]["organisations"], "[sydom]"},
		{"luc's alone", rows["results"][1]["commune"], "[luc]"},
		{"is no body's", rows["results"][1]["organisations"], "[]"},
		{"the body's alone", rows["results"][2]["organisations"], "[sydom]"},
		{"is no commune's", rows["results"][2]["commune"], "[]"},
		{"whose alone, on the sheet", rows["sheets"][0]["results"].([]any)[1].(map[string]any)["commune"], "luc"},
		{"all carriers', on the sheet", rows["sheets"][0]["results"].([]any)[0].(map[string]any)["commune"], "<nil>"},
		{"learnt from no commune", rows["adoptions"][0]["from"], "<nil>"},
		{"but from a body", rows["adoptions"][0]["from_organisation"], "sydom"},
		{"a body", rows["organisations"][0]["id"], "sydom"},
		{"its kind", rows["organisations"][0]["kind"], "syndicate"},
		{"its page", rows["organisations"][0]["url"], "/essai/organisations/sydom/"},
		{"its sheets", rows["organisations"][0]["sheets"], "2"},
		{"its area", rows["organisations"][0]["area"], "2.4"},
		{"why less is counted", period["reason"], "of-organisations"},
		{"in a sentence", period["reason_text"], "Une action portée par un organisme qui n’est pas une commune n’est pas comptée."},
	} {
		if got := fmt.Sprint(c.got); got != c.want {
			t.Errorf("%s: %s, not %s", c.what, got, c.want)
		}
	}
}
