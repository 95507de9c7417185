package source

import (
	"strings"
	"testing"

	"essaim/internal/locale"
	"essaim/internal/network"
)

// Headings as sheets really have them, and what they mean: a section, two of
// them, "near" one, or one of the author's own.
func TestHeadingOf(t *testing.T) {
	for heading, want := range map[string]string{
		// What people put around a name.
		"Contexte": "context", "CONTEXTE :": "context", "Le contexte": "context", "1. Contexte": "context", "1.2 Contexte": "context",
		"I. Le contexte": "context", "a) Contexte": "context", "2 - Les difficultés": "difficulties", "**Contexte**": "context", "📌 Contexte": "context",
		"Les difficultés": "difficulties", "Nos objectifs": "objectives", "L’objectif": "objectives", "L'enjeu": "context", "Our goals": "objectives",
		"Principales difficultés": "difficulties", "Difficultés identifiées": "difficulties", "Premiers résultats": "qualitative",
		"Recommandations éventuelles": "recommendations", "Recommandation": "recommendations", "The main obstacles": "difficulties",
		// What they go on with.
		"Difficultés rencontrées et solutions": "difficulties +", "Contexte du projet": "context +", "Contexte et mode de gestion": "context +",
		"Contexte : une commune rurale": "context +", "Recommandations aux autres communes": "recommendations +", "Conseils pour se lancer": "recommendations +",
		"Difficultés (et comment les lever)": "difficulties +", "Objectifs de l’action": "objectives +", "Advice to other towns": "recommendations +",
		"Results for schools": "qualitative +", "Freins à lever": "difficulties +", "Résultats – ce que disent les usagers": "qualitative +",
		// Two sections in one: the first is begun, both are said.
		"Freins et leviers": "success-factors difficulties +", "Contexte et objectifs": "context objectives +", "Contexte / Les objectifs": "context objectives +",
		"Strengths and weaknesses": "success-factors difficulties +", "Difficultés & recommandations": "difficulties recommendations +",
		// Other names.
		"Situation initiale": "context", "Enjeux": "context", "État des lieux": "context", "Constats": "context", "Pourquoi ce projet ?": "context",
		"Background": "context", "Starting point": "context", "Finalités": "objectives", "Buts": "objectives", "Résultats attendus": "objectives",
		"Expected outcomes": "objectives", "What we set out to do": "objectives", "Bilan": "qualitative", "Retombées": "qualitative", "Évaluation qualitative": "qualitative",
		"Outcomes": "qualitative", "What changed": "qualitative", "Leviers": "success-factors", "Facteurs clés de succès": "success-factors", "Points forts": "success-factors",
		"Clés de la réussite": "success-factors", "Ce qui a marché": "success-factors", "What worked well": "success-factors", "Enablers": "success-factors",
		"Freins": "difficulties", "Points de vigilance": "difficulties", "Points d’attention": "difficulties", "Ce qui n’a pas marché": "difficulties",
		"Barriers": "difficulties", "What didn't work": "difficulties", "Pitfalls": "difficulties", "Conseils": "recommendations", "Préconisations": "recommendations",
		"Retours d’expérience": "recommendations", "Enseignements": "recommendations", "Si c’était à refaire": "recommendations", "À retenir": "recommendations",
		"Lessons learned": "recommendations", "Lessons Learnt:": "recommendations", "Key takeaways": "recommendations", "Tips": "recommendations",
		"Pourquoi agir ?": "context", "Le problème": "context", "Problèmes rencontrés et solutions": "difficulties +", "Facteurs clefs de réussite": "success-factors",
		"Les difficultés que nous avons rencontrées": "difficulties +", "Challenges we faced": "difficulties +", "Lessons we learned": "recommendations +",
		"Quelques éléments de contexte": "context", "Points forts / points faibles": "success-factors difficulties +", "Early results": "qualitative",
		// Near a section.
		"Contexte réglementaire": "near context", "Contxete": "near context", "Quelques difficultés": "difficulties", "Objectif zéro phyto": "near objectives",
		"Résultats chiffrés": "near qualitative", "Recomandations": "near recommendations", "Our biggest success": "near success-factors",
		"Difficulté technique": "near difficulties", "Bakground": "near context",
		// Of the author's own.
		"Public visé": "", "Portrait socioéconomique": "", "Budget": "", "Conseil municipal": "", "Le conseil des sages": "", "Bilan carbone": "",
		"Description": "", "Mise en œuvre": "", "Et après ?": "", "Calendrier": "", "2. Moyens": "", "Gaz à effet de serre": "", "…": "", "12": "",
		"Ce que nous avons fait": "", "Ce que nous prévoyons": "", "Ce que nous avons changé": "", "Formes": "", "Acteurs": "", "Objet": "", "Partenaires": "",
		"Présentation": "", "Contacts": "", "Contact": "", "Descriptif": "", "Partenariats": "", "Financements": "", "Implementation": "", "Communication": "",
		"Perspectives": "", "Next steps": "", "Contenu": "", "Contents": "", "Constantes": "", "Le projet": "", "Cooking lessons": "", "Situation géographique": "",
	} {
		if got := meaning(heading); got != want {
			t.Errorf("%q is %q, want %q", heading, got, want)
		}
	}
}

func meaning(heading string) string {
	h := HeadingOf(heading)
	if h.Section == "" {
		if near, ok := NearSection(heading); ok {
			return "near " + string(near)
		}
		return ""
	}
	var names []string
	for _, s := range network.Sections {
		if h.Names.Has(s) {
			names = append(names, string(s))
		}
	}
	if h.More {
		names = append(names, "+")
	}
	return strings.Join(names, " ")
}

// Each section has many names in each language; none of them is another's, and
// the usual one, which messages propose, is one.
func TestHeadingNames(t *testing.T) {
	owner := map[string]network.Section{}
	for _, section := range network.Sections {
		for _, lang := range locale.Languages {
			names := locale.For(lang).Spelled("heading." + string(section))
			if len(names) < 15 {
				t.Errorf("%s has %d names in %s", section, len(names), lang)
			}
			for _, name := range names {
				words := strings.Join(headingWords(name), " ")
				if before, taken := owner[words]; taken && before != section {
					t.Errorf("%q is both %s and %s", name, before, section)
				}
				owner[words] = section
				if h := HeadingOf(name); h.Section != section || h.More {
					t.Errorf("%q is %+v, want %s", name, h, section)
				}
			}
		}
	}
}
