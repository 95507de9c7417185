package sample

import (
	"fmt"
	"strings"
)

// essaim writes all but the sheets.
func (n *Network) essaim(w *writer) {
	if n.profile != Plain {
		n.essaimRich(w)
		return
	}
	var b strings.Builder
	b.WriteString(`name: Réseau du banc d'essai
description: Un réseau inventé, qui mesure le temps qu'il faut pour le construire.
base_url: https://reseau.example.org/
organisation: {name: Communauté du banc d'essai, address: "1 place de la Mairie, 00000 Ville", phone: 05 00 00 00 00, siren: "299999904"}
contact: {role: Animation du réseau, email: reseau@example.org}
programme: {from: 2015, to: 2024}
as_of: 2024-12-31
legal:
  publication_director: La présidence
  host: {name: Hébergeur, address: "1 rue de l'Exemple, 00000 Ville", phone: 05 00 00 00 01}
communes:
`)
	for _, c := range n.Communes {
		fmt.Fprintf(&b, "  - {id: %s, name: %s, code: \"%s\", population: %d}\n", c.ID, c.Name, c.Code, c.Population)
	}
	b.WriteString("themes:\n")
	for _, t := range n.Themes {
		fmt.Fprintf(&b, "  - {id: %s, name: %s}\n", t.ID, quote(t.Name))
	}
	b.WriteString("indicators:\n")
	for _, i := range n.Indicators {
		fmt.Fprintf(&b, "  - {id: %s, name: %s, unit: %s, total: sum}\n", i.ID, i.Name, i.Unit)
	}
	b.WriteString("objectives:\n")
	for _, o := range n.Objectives {
		fmt.Fprintf(&b, "  - {id: %s, name: %s, indicator: %s, target: %d, per: year}\n", o.ID, quote(o.Name), o.Indicator, o.Target)
	}
	w.file("content/network.yaml", b.String())
	for _, m := range n.Meetings {
		w.file("content/meetings/"+m.Date+".md", fmt.Sprintf("---\ntitle: %s\ndate: %s\nkind: exchange\nstatus: held\nattendance: {communes: [%s]}\n---\n\nUne journée.\n",
			quote(m.Title), m.Date, strings.Join(m.Communes, ", ")))
	}
}

// essaimFile is the file of a sheet.
func essaimFile(s Sheet) string {
	text := "---\n" + essaimSheet(s) + "---\n\n" + s.Body + s.picture
	if s.windows {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// essaimSheet is the front matter of a sheet as an editor of essaim writes it.
func essaimSheet(s Sheet) string {
	if s.front != "" {
		return s.front
	}
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\nsummary: %s\ncommune: %s\ntheme: [%s]\nstatus: %s\ndate: %s\nperiod: {from: %s, to: %s}\n",
		quote(s.Title), quote(s.Summary), s.Commune, strings.Join(s.Themes, ", "), s.Status, s.Date, s.From, s.Until)
	fmt.Fprintf(&b, "objectives:\n  general: %s\n", quote(s.General))
	b.WriteString("planning:\n")
	for _, p := range s.Planning {
		fmt.Fprintf(&b, "  - {date: %s, text: %s}\n", p.Date, quote(p.Text))
	}
	fmt.Fprintf(&b, "means:\n  people: [{who: Services techniques, hours: %d}]\n  cost: {amount: %d, kind: investment, note: %s}\n  technical: none\n", s.Hours, s.Cost, quote(s.CostNote))
	b.WriteString("results:\n")
	for _, r := range s.Results {
		fmt.Fprintf(&b, "  - {indicator: %s, year: %d, value: %d, note: %s}\n", r.Indicator, r.Year, r.Value, quote(r.Note))
	}
	fmt.Fprintf(&b, "partners: %s\nreproducible: {conditions: %s}\n", listOf(s.Partners), quote(s.Conditions))
	return b.String()
}
