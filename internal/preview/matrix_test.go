package preview

import (
	"os"
	"strings"
	"testing"
)

// Everything that is done to a site, in each way in which editors save, shows.
// Each step goes on from the one before; in the end all is as a build makes it.
func TestWhateverIsSavedShows(t *testing.T) {
	for name, save := range savings {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := serve(t)
			remove := func(path string) { b.Helper(); b.must(os.RemoveAll(b.full(path))) }
			rename := func(from, to string) { b.Helper(); b.must(os.Rename(b.full(from), b.full(to))) }

			// A sheet.
			save(b, "content/sheets/un.md", sheet("Fiche un", "dechets", "Un autre texte."))
			b.shows("fiches/un/", "Un autre texte.")
			save(b, "content/sheets/un.md", sheet("Un autre titre", "dechets", "Un autre texte."))
			b.shows("fiches/", "Un autre titre")
			save(b, "content/sheets/trois.md", sheet("Fiche trois", "eau", "Texte trois."))
			b.shows("fiches/trois/", "Texte trois.")
			b.shows("themes/eau/", "Fiche trois")
			rename("content/sheets/trois.md", "content/sheets/quatre.md")
			b.shows("fiches/quatre/", "Texte trois.")
			b.missing("fiches/trois/")
			remove("content/sheets/quatre.md")
			b.missing("fiches/quatre/")
			b.lacks("themes/eau/", "Fiche trois")

			// A meeting.
			const meeting = "---\ntitle: Journée\ndate: 2012-03-01\nstatus: held\nattendance: {people: 9, communes: 1}\n---\n\n"
			save(b, "content/meetings/2012-03-01.md", meeting+"Les échanges.\n")
			b.shows("rencontres/2012-03-01/", "Les échanges.")
			save(b, "content/meetings/2012-03-01.md", meeting+"Les débats.\n")
			b.shows("rencontres/2012-03-01/", "Les débats.")
			rename("content/meetings/2012-03-01.md", "content/meetings/2012-03-01-bis.md")
			b.shows("rencontres/2012-03-01-bis/", "Les débats.")
			remove("content/meetings/2012-03-01-bis.md")
			b.missing("rencontres/2012-03-01-bis/")

			// A commune.
			save(b, "content/communes/aubrac.md", "---\npractices: [{theme: eau, text: Citerne}]\nneeds: none\n---\n\nLa commune d'en haut.\n")
			b.shows("communes/aubrac/", "Citerne")
			remove("content/communes/aubrac.md")
			b.lacks("communes/aubrac/", "Citerne")
			save(b, "content/communes/aubrac.md", village["content/communes/aubrac.md"])
			b.shows("communes/aubrac/", "Récupérateur")
			rename("content/communes/aubrac.md", "content/communes/ailleurs.md") // a commune that is not there
			b.lacks("communes/aubrac/", "Récupérateur")
			b.shows("", "content/communes/ailleurs.md:1:1")
			rename("content/communes/ailleurs.md", "content/communes/aubrac.md")
			b.shows("communes/aubrac/", "Récupérateur")
			b.lacks("", errorsID)

			// network.yaml.
			save(b, "content/network.yaml", strings.ReplaceAll(village["content/network.yaml"], "Réseau d'essai", "Réseau nouveau"))
			b.shows("", "Réseau nouveau")
			save(b, "content/network.yaml", strings.ReplaceAll(village["content/network.yaml"], "{id: eau", "{id: air, name: Air}, {id: eau"))
			b.shows("themes/", "Air")
			rename("content/network.yaml", "content/reseau.yaml")
			b.shows("themes/", errorsID)
			b.shows("themes/", "Air")
			rename("content/reseau.yaml", "content/network.yaml")
			b.lacks("themes/", errorsID)
			remove("content/network.yaml")
			b.shows("themes/", errorsID)
			save(b, "content/network.yaml", village["content/network.yaml"])
			b.lacks("themes/", "Air")
			b.lacks("themes/", errorsID)

			// A layout.
			const layout = "layouts/page.html"
			save(b, layout, `{{define "main"}}<h1>{{.Head.Title}}</h1><p>Un gabarit à nous.</p>{{end}}`)
			b.shows("a-propos/", "Un gabarit à nous.")
			save(b, layout, `{{define "main"}}<h1>{{.Head.Title}}</h1><p>Un gabarit retouché.</p>{{end}}`)
			b.shows("a-propos/", "Un gabarit retouché.")
			rename(layout, "layouts/autre.html")
			b.shows("a-propos/", "Qui nous sommes.")
			rename("layouts/autre.html", layout)
			b.shows("a-propos/", "Un gabarit retouché.")
			remove("layouts")
			b.shows("a-propos/", "Qui nous sommes.")

			// A static file.
			save(b, "static/notes.txt", "D'autres notes.\n")
			b.shows("notes.txt", "D'autres notes.")
			save(b, "static/dossier/plan.txt", "Le plan.\n")
			b.shows("dossier/plan.txt", "Le plan.")
			rename("static/dossier/plan.txt", "static/dossier/carte.txt")
			b.shows("dossier/carte.txt", "Le plan.")
			remove("static/dossier/carte.txt")
			b.missing("dossier/carte.txt")

			// Folders.
			save(b, "content/sheets/groupe/cinq/index.md", sheet("Fiche cinq", "eau", "Texte cinq."))
			b.shows("fiches/cinq/", "Texte cinq.")
			save(b, "content/sheets/groupe/cinq/affiche.txt", "L'affiche.\n")
			b.shows("fiches/cinq/affiche.txt", "L'affiche.")
			rename("content/sheets/groupe", "content/sheets/autre-groupe")
			save(b, "content/sheets/autre-groupe/cinq/index.md", sheet("Fiche cinq", "eau", "Texte cinq, déplacé."))
			b.shows("fiches/cinq/", "Texte cinq, déplacé.")
			rename("content/sheets/autre-groupe/cinq", "content/sheets/autre-groupe/six")
			b.shows("fiches/six/", "Texte cinq, déplacé.")
			b.missing("fiches/cinq/")
			remove("content/sheets/autre-groupe")
			b.missing("fiches/six/")

			b.sameAsBuilt()
		})
	}
}

// A content folder that goes away leaves the pages as they were, with the error;
// it may come back.
func TestAContentFolderGoesAndComesBack(t *testing.T) {
	b := serve(t)
	b.must(os.Rename(b.full("content"), b.full("ailleurs")))
	b.shows("fiches/", errorsID)
	b.shows("fiches/", "Fiche un")
	b.must(os.Rename(b.full("ailleurs"), b.full("content")))
	b.lacks("fiches/", errorsID)
	savings["by a plain write"](b, "content/sheets/un.md", sheet("Fiche un", "dechets", "Après le retour."))
	b.shows("fiches/un/", "Après le retour.")
	b.sameAsBuilt()
}
