package source

import (
	"strings"

	"essaim/internal/locale"
)

// aliases are the French spellings of keys, wherever the key stands; a table
// adds those that hold in one map only. The first is the one that skeletons
// write.
var aliases = map[string][]string{
	"title": {"titre"}, "theme": {"thème"}, "themes": {"thèmes"}, "summary": {"résumé"}, "status": {"statut"},
	"period": {"période"}, "from": {"du", "début"}, "to": {"au", "fin"}, "by": {"avant"}, "checked": {"vérifié"},
	"exemplary": {"exemplaire"}, "role": {"fonction"}, "email": {"courriel"}, "phone": {"téléphone"},
	"objectives": {"objectifs"}, "objective": {"objectif"}, "general": {"général"}, "targets": {"cibles"},
	"target": {"cible"}, "indicator": {"indicateur"}, "indicators": {"indicateurs"}, "year": {"année"},
	"value": {"valeur"}, "unit": {"unité"}, "out_of": {"sur"}, "text": {"texte"}, "results": {"résultats"},
	"planning": {"calendrier"}, "means": {"moyens"}, "people": {"humains"}, "who": {"qui"}, "hours": {"heures"},
	"days": {"jours"}, "cost": {"coût"}, "amount": {"montant"}, "kind": {"nature"}, "funding": {"financements"},
	"technical": {"techniques"}, "partners": {"partenaires"}, "reproducible": {"reproductible"},
	"files": {"fichiers"}, "file": {"fichier"}, "credit": {"crédit"}, "links": {"liens"},
	"aliases": {"anciennes-adresses"}, "draft": {"brouillon"}, "sheet": {"fiche"}, "considered": {"envisagée"},
	"started": {"commencée"}, "in-place": {"en-place"}, "done": {"faite"}, "abandoned": {"abandonnée"},
	"needs": {"besoins"}, "practices": {"pratiques"}, "interview": {"entretien"}, "offers": {"propose"},
	"since": {"depuis"}, "met": {"satisfait"}, "met_by": {"satisfait-par"}, "host": {"hôte"}, "place": {"lieu"},
	"time": {"horaires"}, "duration": {"durée"}, "agenda": {"ordre-du-jour"}, "speaker": {"intervenant"},
	"attendance": {"participation"}, "elected": {"élus"}, "excused": {"excusées"}, "visits": {"visites"},
	"commitments": {"engagements"}, "due": {"échéance"}, "slides": {"diapositives"}, "name": {"nom"},
	"lang": {"langue"}, "repository": {"dépôt"}, "legal": {"mentions"}, "measure": {"mesure"},
	"direction": {"sens"}, "per": {"par"}, "for_each": {"pour-chaque"}, "baseline": {"référence"},
	"total": {"cumul"}, "member": {"membre"}, "became": {"devenue"},
}

// fold is the form in which keys, values of choices and headings are matched:
// without case or accents, `-`, `_` and space alike.
func fold(s string) string {
	s = strings.TrimSpace(locale.Fold(s))
	if !strings.ContainsAny(s, "_ ") {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '_' || r == '-' || r == ' ' }), "-")
}
