package diag

// markdownCatalogue words what converting bodies can find.
var markdownCatalogue = map[Code]entry{
	"broken-link": {
		fr: {"Le lien « {link} » ne mène nulle part.", "Vérifiez le chemin, qui part du fichier où il est écrit, ou retirez le lien."},
		en: {"The link “{link}” leads nowhere.", "Check the path, which starts from the file that it is written in, or remove the link."},
	},
	"empty-heading": {
		fr: {"Ce titre est vide ; il est laissé de côté.", "Écrivez un titre après les dièses, ou retirez-les."},
		en: {"This heading is empty; it is left out.", "Write a heading after the hashes, or remove them."},
	},
	"empty-link": {
		fr: {"Ce lien n’a pas d’adresse ; seul son texte est gardé.", "Écrivez l’adresse entre les parenthèses, comme dans [texte](autre-fiche.md)."},
		en: {"This link has no address; only its text is kept.", "Write the address between the parentheses, as in [text](other-sheet.md)."},
	},
	"external-image": {
		fr: {"L’image « {image} » vient d’un autre site ; elle est remplacée par un lien.", "Enregistrez l’image à côté de la fiche, si sa licence le permet, et donnez son nom de fichier."},
		en: {"The image “{image}” comes from another site; a link replaces it.", "Save the image beside the sheet, if its licence allows it, and give its file name."},
	},
	"heading-one": {
		fr: {"Le titre « {title} » est de premier niveau, celui du titre de la page ; il est traité comme un titre de deuxième niveau.", "Écrivez « ## {title} »."},
		en: {"The heading “{title}” is of the first level, which is that of the page’s title; it is treated as one of the second level.", "Write “## {title}”."},
	},
	"body-image-without-alt": {
		fr: {"L’image « {image} » n’a pas de texte de remplacement.", "Décrivez-la entre les crochets, comme dans ![Un composteur de quartier](composteur.jpg)."},
		en: {"The image “{image}” has no alternative text.", "Describe it between the brackets, as in ![A neighbourhood composter](composter.jpg)."},
	},
	"link-too-long": {
		fr: {"L’adresse du lien « {link} » dépasse {most} octets ; seul son texte est gardé.", "Donnez l’adresse sans ce qui suit le point d’interrogation, ou celle de la page d’accueil."},
		en: {"The address of the link “{link}” is over {most} bytes; only its text is kept.", "Give the address without what follows the question mark, or that of the home page."},
	},
	"raw-html": {
		fr: {"Le HTML n’est pas repris : « {html} » est laissé de côté.", "Écrivez-le en Markdown, ou entre accents graves s’il faut le montrer."},
		en: {"HTML is not taken over: “{html}” is left out.", "Write it in Markdown, or between backticks if it has to be shown."},
	},
	"unsafe-link": {
		fr: {"Le lien « {link} » n’est pas d’une sorte admise ; seul son texte est gardé.", "Les liens commencent par https:, http:, mailto: ou tel:, ou mènent à un fichier du site."},
		en: {"The link “{link}” is not of a kind that is allowed; only its text is kept.", "Links begin with https:, http:, mailto: or tel:, or lead to a file of the site."},
	},
}
