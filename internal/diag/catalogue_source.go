package diag

import "essaim/internal/locale"

const (
	fr = locale.French
	en = locale.English
)

// sourceCatalogue words what the files of content/ and their front matter can
// have wrong before a single value is read.
var sourceCatalogue = map[Code]entry{
	"no-network-file": {
		fr: {"Le fichier content/network.yaml n’existe pas : c’est lui qui dit qui est le réseau.", "Créez-le (« essaim init » en écrit un), ou donnez avec --source le dossier qui contient content/."},
		en: {"There is no content/network.yaml, the file that says who the network is.", "Create it (“essaim init” writes one), or give the folder that holds content/ with --source."},
	},
	"unreadable-file": {
		fr: {"Ce fichier ne peut pas être lu : {reason}.", "Vérifiez qu’il existe et que vous avez le droit de le lire."},
		en: {"This file cannot be read: {reason}.", "Check that it exists and that you may read it."},
	},
	"symlink": {
		fr: {"C’est un lien symbolique : essaim ne les suit pas, ils pourraient mener hors du site.", "Remplacez-le par une copie du fichier."},
		en: {"This is a symbolic link: essaim does not follow them, they could lead out of the site.", "Replace it with a copy of the file."},
	},
	"not-a-file": {
		fr: {"Ce n’est pas un fichier ordinaire.", "Supprimez-le de content/."},
		en: {"This is not a regular file.", "Remove it from content/."},
	},
	"unknown-file": {
		fr: {"Rien ne lit ce fichier à cet endroit de content/.", "Les contenus vont dans l’un de ces dossiers : {folders} ; une image ou un fichier, dans le dossier de sa fiche (content/sheets/NOM/) ; un fichier du site, dans static/."},
		en: {"Nothing reads this file at this place of content/.", "Content goes into one of these folders: {folders}; an image or a file, into its sheet’s folder (content/sheets/NAME/); a file of the site, into static/."},
	},
	"misplaced-file": {
		fr: {"Rien ne lit ce fichier à cet endroit de content/.", "Déplacez-le : {where}"},
		en: {"Nothing reads this file at this place of content/.", "Move it: {where}"},
	},
	"file-beside-no-sheet": {
		fr: {"Ce fichier n’est dans le dossier d’aucune fiche : il n’est pas publié.", "Déplacez-le dans le dossier de sa fiche : content/sheets/NOM/{file}"},
		en: {"This file is in no sheet’s folder: it is not published.", "Move it into its sheet’s folder: content/sheets/NAME/{file}"},
	},
	"index-of-no-sheet": {
		fr: {"Le fichier index.md d’une fiche va dans un dossier qui porte le nom de la fiche.", "Déplacez-le : content/sheets/NOM/index.md"},
		en: {"A sheet’s index.md goes into a folder that has the sheet’s name.", "Move it: content/sheets/NAME/index.md"},
	},
	"bad-file-name": {
		fr: {"Le nom « {name} » ne peut pas faire une adresse : il y faut des minuscules sans accent, des chiffres et des traits d’union.", "Renommez le fichier : {rename}"},
		en: {"The name “{name}” cannot make an address: it takes lower-case letters without accents, digits and hyphens.", "Rename the file: {rename}"},
	},
	"bad-meeting-name": {
		fr: {"Le nom « {name} » ne commence pas par la date de la rencontre.", "Renommez le fichier d’après sa date, aussi précise que connue (2011-11-25.md, 2012-06.md) : {rename}"},
		en: {"The name “{name}” does not begin with the meeting’s date.", "Name the file after its date, as precise as known (2011-11-25.md, 2012-06.md): {rename}"},
	},
	"decomposed-name": {
		fr: {"Les accents de « {name} » sont décomposés (une lettre, puis son accent) : selon l’ordinateur, ce fichier ne se retrouve pas.", "Renommez le fichier sans accent : {rename}"},
		en: {"The accents of “{name}” are decomposed (a letter, then its accent): some computers will not find this file.", "Rename the file without accents: {rename}"},
	},
	"same-address": {
		fr: {"Deux fichiers donnent la même adresse, « {name} » : celui-ci et {other}.", "Renommez l’un des deux."},
		en: {"Two files give the same address, “{name}”: this one and {other}.", "Rename one of them."},
	},
	"active-file": {
		fr: {"Un fichier {extension} s’exécuterait dans le navigateur des lecteurs : il ne peut pas être joint à une fiche.", "Publiez-le autrement : un PDF, une image, un tableau."},
		en: {"A {extension} file would run in the readers’ browsers: it cannot lie beside a sheet.", "Publish it in another form: a PDF, an image, a table."},
	},
	"active-svg": {
		fr: {"Cette image SVG contient du code, ou appelle un autre site : elle ne peut pas être publiée.", "Enregistrez-la en SVG simple, sans script ni lien, ou en PNG."},
		en: {"This SVG image holds code, or calls another site: it cannot be published.", "Save it as plain SVG, without script or link, or as PNG."},
	},
	"file-too-big": {
		fr: {"Ce fichier dépasse {limit}, la limite d’un contenu.", "Coupez-le en plusieurs pages, ou joignez-le comme fichier à télécharger."},
		en: {"This file is over {limit}, the limit of a content file.", "Cut it into several pages, or attach it as a file to download."},
	},
	"empty-file": {
		fr: {"Ce fichier est vide.", "Écrivez-le (« essaim new » donne un modèle commenté), ou supprimez-le."},
		en: {"This file is empty.", "Write it (“essaim new” gives a commented model), or delete it."},
	},
	"utf-16": {
		fr: {"Ce fichier est enregistré en UTF-16, qu’essaim ne lit pas.", "Enregistrez-le en UTF-8 : « Enregistrer sous… », puis Encodage : UTF-8."},
		en: {"This file is saved as UTF-16, which essaim does not read.", "Save it as UTF-8: “Save as…”, then Encoding: UTF-8."},
	},
	"not-utf-8": {
		fr: {"Ce caractère n’est pas de l’UTF-8 : le fichier est sans doute enregistré dans un ancien encodage (Windows-1252, ISO-8859-1).", "Enregistrez-le en UTF-8 : « Enregistrer sous… », puis Encodage : UTF-8."},
		en: {"This character is not UTF-8: the file is probably saved in an old encoding (Windows-1252, ISO-8859-1).", "Save it as UTF-8: “Save as…”, then Encoding: UTF-8."},
	},
	"nul-character": {
		fr: {"Il y a un caractère nul ici : ce n’est pas un fichier de texte.", "Vérifiez que c’est bien du Markdown, et non un document d’un traitement de texte."},
		en: {"There is a NUL character here: this is no text file.", "Check that it is Markdown, not a word processor’s document."},
	},
	"lone-carriage-returns": {
		fr: {"Les fins de ligne de ce fichier sont celles d’anciens Macintosh (CR seul) : il se lit comme une seule ligne.", "Enregistrez-le avec des fins de ligne Unix (LF) ou Windows (CRLF)."},
		en: {"This file has the line ends of old Macintoshes (CR alone): it reads as one line.", "Save it with Unix (LF) or Windows (CRLF) line ends."},
	},
	"no-front-matter": {
		fr: {"L’en-tête manque : un contenu commence par une ligne « --- », puis des « clé: valeur », puis une ligne « --- ».", "Ajoutez en tête du fichier :\n---\ntitle: …\n---"},
		en: {"The front matter is missing: a content file begins with a line “---”, then “key: value” lines, then a line “---”.", "Add at the top of the file:\n---\ntitle: …\n---"},
	},
	"front-matter-opening": {
		fr: {"L’en-tête s’ouvre par « {text} », alors qu’il y faut exactement trois traits d’union.", "Écrivez : ---"},
		en: {"The front matter opens with “{text}” where exactly three hyphens are needed.", "Write: ---"},
	},
	"front-matter-not-closed": {
		fr: {"L’en-tête ouvert ici ne se referme pas : il manque la ligne « --- » entre les « clé: valeur » et le texte.", "Ajoutez une ligne --- après la dernière « clé: valeur »."},
		en: {"The front matter opened here is not closed: the line “---” between the “key: value” lines and the text is missing.", "Add a line --- after the last “key: value”."},
	},
	"indented-delimiter": {
		fr: {"Cette ligne « --- » est décalée par des espaces : elle ferme ou ouvre l’en-tête au mauvais endroit.", "Collez-la au bord si elle délimite l’en-tête ; dans un texte, écrivez ... ou *** à sa place."},
		en: {"This line “---” is indented: it closes or opens the front matter at the wrong place.", "Put it at the margin if it delimits the front matter; within a text, write ... or *** instead."},
	},
	"front-matter-not-a-map": {
		fr: {"On attend des lignes « clé: valeur », pas « {text} ».", "Écrivez par exemple : title: Un réseau d’échanges"},
		en: {"“key: value” lines are expected, not “{text}”.", "Write for instance: title: An exchange network"},
	},
}
