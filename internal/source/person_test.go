package source

import "testing"

// Addresses of services are not to be taken for people's, nor those of places.
func TestIsPersonal(t *testing.T) {
	for _, address := range []string{
		"claire.martin@example.org", "c.martin@example.org", "claire_martin@example.org", "claire-martin@example.org",
		"Claire.Martin@Example.org", "anne-marie.durand@example.org", "claire.martin2@example.org",
	} {
		if !isPersonal(address) {
			t.Errorf("%s is a person's", address)
		}
	}
	for _, address := range []string{
		"contact@example.org", "mairie@example.org", "mairie.luc@example.org", "mairie-de-luc@example.org", "service.environnement@example.org",
		"prevention-dechets@example.org", "environnement_rodez@example.org", "developpement.durable@example.org", "ccas.olemps@example.org",
		"saint-affrique@example.org", "grand-rodez@example.org", "sivom.vallee@example.org", "info.tri@example.org", "no-reply@example.org",
		"maitres.composteurs@example.org", "eco-ecole@example.org", "plan.climat@example.org", "zero.dechet@example.org", "pole-dechets@example.org",
		"rodez.agglo@rodez.fr", "onet.villages@onet.fr", "vie.locale@example.org", "open.data@example.org", "waste.team@example.org",
		"claire@example.org", "a.b@example.org", "2024.2025@example.org", "claire.martin", "reseau.a.b@example.org",
	} {
		if isPersonal(address) {
			t.Errorf("%s is no person's", address)
		}
	}
}

// Nobody is sent to a mailbox of who gives mailboxes to everybody.
func TestPersonalArgs(t *testing.T) {
	for address, host := range map[string]string{
		"claire.martin@mairie-luc.fr": "mairie-luc.fr", "claire.martin@orange.fr": "", "Claire.Martin@Gmail.com": "", "c.martin@yahoo.co.uk": "",
	} {
		if got := personalArgs(address)["host"]; got != host {
			t.Errorf("%s: contact@%s, want %q", address, got, host)
		}
	}
}

// What says little is not what says nothing.
func TestEmptyNames(t *testing.T) {
	for name, empty := range map[string]bool{
		"ici": true, "Ici.": true, "« ici »": true, "CLIQUEZ  ICI": true, "Lien": true, "En savoir plus →": true, "Read more…": true,
		"ici, à Rodez": false, "lien social": false, "Guide": false, "": false, "la fiche": false, "https://example.org/ici": false,
	} {
		if IsEmptyName(name) != empty {
			t.Errorf("%q: %t", name, !empty)
		}
	}
	for alt, empty := range map[string]bool{
		"image": true, "Photo": true, "photo n° 3": true, "Une photo": true, "bac.jpg": true, "BAC.JPG": true, "bac": true, "IMG_20240312": true, "autre.png": true, "Picture of": true,
		"Bac": false, "Photo d'un bac": false, "Un bac, vu de dessus.": false, "": false, "Le logo de la commune": false, "Schéma du tri en cinq étapes": false, "3": false,
	} {
		if IsEmptyAlt(alt, "images/bac.jpg") != empty {
			t.Errorf("%q: %t", alt, !empty)
		}
	}
}
