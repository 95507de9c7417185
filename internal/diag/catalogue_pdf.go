package diag

// pdfCatalogue words what making PDF files can find.
var pdfCatalogue = map[Code]entry{
	"letter-without-font": {
		fr: {"La police des PDF n’a pas le caractère « {letter} » ({code}) ; un carré le remplace.", "Remplacez ce caractère, ou laissez-le si la page suffit : elle l’affiche."},
		en: {"The font of PDF files does not have the character “{letter}” ({code}); a box stands for it.", "Replace this character, or leave it if the page is enough: it shows it."},
	},
	"unusable-image": {
		fr: {"L’image « {image} » n’est pas un fichier JPEG ou PNG lisible ; le PDF donne son texte de remplacement.", "Enregistrez-la à nouveau, en JPEG ou en PNG."},
		en: {"The image “{image}” is not a readable JPEG or PNG file; the PDF gives its alternative text.", "Save it again, as JPEG or PNG."},
	},
}
