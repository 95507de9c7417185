package diag

// fieldCatalogue words what keys and the text of values can have wrong.
var fieldCatalogue = map[Code]entry{
	"unknown-key": {
		fr: {"La clé « {key} » n’existe pas ici.", "[[Vouliez-vous dire « {near} » ? ]]Ce qui n’est pas prévu peut aller sous « extra: »."},
		en: {"There is no key “{key}” here.", "[[Did you mean “{near}”? ]]What is not foreseen can go under “extra:”."},
	},
	"missing-key": {
		fr: {"Il manque « {key} » : {about}.", "Écrivez par exemple : {key}: {example}"},
		en: {"“{key}” is missing: {about}.", "Write for instance: {key}: {example}"},
	},
	"empty-key": {
		fr: {"« {key} » n’a pas de valeur, et il en faut une : {about}.", "Écrivez par exemple : {key}: {example}"},
		en: {"“{key}” has no value, and it needs one: {about}.", "Write for instance: {key}: {example}"},
	},
	"empty-item": {
		fr: {"Un élément de cette liste est vide.", "Complétez-le, ou retirez-le."},
		en: {"An item of this list is empty.", "Fill it in, or remove it."},
	},
	"text-not-list": {
		fr: {"On attend ici un texte, pas une liste.", "Écrivez le texte sur la ligne de sa clé ; s’il commence par un tiret ou un crochet, mettez-le entre guillemets droits."},
		en: {"A text is expected here, not a list.", "Write the text on the line of its key; if it begins with a dash or a bracket, put it between double quotes."},
	},
	"text-not-map": {
		fr: {"On attend ici un texte, pas des « clé: valeur ».", "Écrivez le texte sur la ligne de sa clé ; s’il contient un deux-points ou commence par une accolade, mettez-le entre guillemets droits."},
		en: {"A text is expected here, not “key: value” lines.", "Write the text on the line of its key; if it holds a colon or begins with a brace, put it between double quotes."},
	},
	"list-not-text": {
		fr: {"On attend ici une liste, pas « {text} ».", "Mettez chaque élément sur sa ligne, après un tiret et une espace, ou entre crochets : [un, deux]"},
		en: {"A list is expected here, not “{text}”.", "Put each item on a line of its own, after a dash and a space, or within brackets: [one, two]"},
	},
	"list-none": {
		fr: {"On attend ici une liste, pas « {text} ».", "S’il n’y a rien à y mettre, écrivez une liste vide : []"},
		en: {"A list is expected here, not “{text}”.", "If there is nothing to put into it, write an empty list: []"},
	},
	"list-not-map": {
		fr: {"On attend ici une liste, même d’un seul élément.", "Commencez l’élément par un tiret : {line}"},
		en: {"A list is expected here, even of one item.", "Begin the item with a dash: {line}"},
	},
	"not-a-map": {
		fr: {"On attend ici des « clé: valeur », pas « {text} ».", "Écrivez par exemple : { {keys} }"},
		en: {"“key: value” pairs are expected here, not “{text}”.", "Write for instance: { {keys} }"},
	},
	"list-too-long": {
		fr: {"Cette liste a {length} éléments ; la limite est de {limit}.", "Retirez ce qui n’y a pas sa place."},
		en: {"This list has {length} items; the limit is {limit}.", "Remove what does not belong in it."},
	},
	"too-long": {
		fr: {"Ce texte a {length} caractères ; la limite de ce champ est de {limit}.", "Raccourcissez-le : un long texte va sous l’en-tête, après la ligne ---."},
		en: {"This text has {length} characters; this field’s limit is {limit}.", "Shorten it: a long text goes under the front matter, after the line ---."},
	},
	"control-character": {
		fr: {"Ce texte contient des caractères de commande invisibles : ils sont retirés.", "Effacez-les et retapez les caractères voisins."},
		en: {"This text holds invisible control characters: they are taken out.", "Delete them and type the characters around them again."},
	},
	"bad-choice": {
		fr: {"« {text} » n’est pas une des valeurs possibles.", "[[Vouliez-vous dire « {near} » ? ]]Les valeurs sont : {choices}."},
		en: {"“{text}” is none of the possible values.", "[[Did you mean “{near}”? ]]The values are: {choices}."},
	},
	"not-a-boolean": {
		fr: {"« {text} » n’est ni oui ni non.", "Écrivez oui ou non."},
		en: {"“{text}” is neither yes nor no.", "Write yes or no."},
	},
	"not-a-number": {
		fr: {"« {text} » n’est pas un nombre.", "Écrivez des chiffres, avec au besoin une virgule, l’unité après et « environ » devant : 5,2 ; 1 234,5 ; environ 39 h"},
		en: {"“{text}” is not a number.", "Write digits, if need be with a decimal point, the unit after and “about” before: 5.2; 1 234.5; about 39 h"},
	},
	"not-a-count": {
		fr: {"« {text} » ne compte rien : on attend ici un nombre entier, sans unité étrangère.", "Écrivez par exemple : 12"},
		en: {"“{text}” counts nothing: a whole number is expected here, without a foreign unit.", "Write for instance: 12"},
	},
	"not-a-year": {
		fr: {"« {text} » n’est pas une année.", "Écrivez l’année seule, en quatre chiffres : 2011"},
		en: {"“{text}” is not a year.", "Write the year alone, in four digits: 2011"},
	},
	"negative": {
		fr: {"« {text} » est négatif, et cette quantité ne peut pas l’être.", "Retirez le signe, ou corrigez la valeur."},
		en: {"“{text}” is negative, and this quantity cannot be.", "Remove the sign, or correct the value."},
	},
	"wrong-unit": {
		fr: {"L’unité « {unit} » ne convient pas ici[[ : on y compte en {wanted}]].", "Convertissez la valeur, ou écrivez-la sans unité."},
		en: {"The unit “{unit}” does not fit here[[: it counts in {wanted}]].", "Convert the value, or write it without unit."},
	},
	"time-under-other-key": {
		fr: {"« {text} » : les heures et les jours de travail ne se convertissent pas, et chacun a sa clé.", "Écrivez-le sous « {key} »."},
		en: {"“{text}”: hours and days of work do not convert into each other, and each has its key.", "Write it under “{key}”."},
	},
	"two-units": {
		fr: {"Deux unités se contredisent : « {first} » après la valeur et « {second} » à côté.", "Gardez l’une des deux."},
		en: {"Two units contradict each other: “{first}” after the value and “{second}” beside it.", "Keep one of them."},
	},
	"not-a-date": {
		fr: {"« {text} » ne se lit pas comme une date.", "Écrivez-la aussi précisément que vous la connaissez : 2011, 2011-11, 2011-11-25, 25/11/2011, novembre 2011, début novembre 2011."},
		en: {"“{text}” does not read as a date.", "Write it as precisely as you know it: 2011, 2011-11, 2011-11-25, 25/11/2011 (day first), November 2011, early November 2011."},
	},
	"no-such-day": {
		fr: {"Aucun calendrier n’a de « {text} ».", "[[Le dernier jour de ce mois est : {last}. ]]Corrigez la date, ou n’en donnez que le mois ou l’année."},
		en: {"No calendar has “{text}”.", "[[The last day of that month is: {last}. ]]Correct the date, or give its month or its year only."},
	},
	"not-a-day": {
		fr: {"« {text} » n’est pas un jour précis, et il en faut un ici.", "Écrivez le jour entier : 2012-05-31"},
		en: {"“{text}” is no exact day, and one is needed here.", "Write the whole day: 2012-05-31"},
	},
	"not-a-time": {
		fr: {"« {text} » ne se lit pas comme des horaires.", "Écrivez par exemple 09:00-17:00, 9h-17h ou 9 h 30."},
		en: {"“{text}” does not read as a time of day.", "Write for instance 09:00-17:00, 9h-17h or 9:30."},
	},
	"ends-before-it-begins": {
		fr: {"Cela se termine (« {to} ») avant de commencer[[ (« {from} »)]].", "Échangez les deux, ou corrigez l’une."},
		en: {"This ends (“{to}”) before it begins[[ (“{from}”)]].", "Swap them, or correct one."},
	},
	"range-upside-down": {
		fr: {"L’intervalle va de {from} à {to} : il est à l’envers.", "Échangez les deux bornes."},
		en: {"The range goes from {from} to {to}: it is upside down.", "Swap its ends."},
	},
	"bad-id": {
		fr: {"« {id} » ne peut pas être un identifiant : il y faut des minuscules sans accent, des chiffres et des traits d’union.", "[[Écrivez : {slug}]]"},
		en: {"“{id}” cannot be an id: it takes lower-case letters without accents, digits and hyphens.", "[[Write: {slug}]]"},
	},
	"reserved-id": {
		fr: {"« {id} » désigne déjà le réseau lui-même.", "Donnez à la commune un autre identifiant."},
		en: {"“{id}” already stands for the network itself.", "Give the commune another id."},
	},
	"bad-url": {
		fr: {"« {text} » n’est pas une adresse web.", "Recopiez-la depuis la barre d’adresse du navigateur : https://exemple.fr/page"},
		en: {"“{text}” is not a web address.", "Copy it from the browser’s address bar: https://example.org/page"},
	},
	"url-without-scheme": {
		fr: {"L’adresse « {text} » ne dit pas si elle commence par https:// ou http://.", "Écrivez : {url}"},
		en: {"The address “{text}” does not say whether it begins with https:// or http://.", "Write: {url}"},
	},
	"url-scheme": {
		fr: {"Une adresse en « {scheme}: » n’est pas publiée : le lien est retiré.", "Donnez une adresse qui commence par l’un de ceux-ci : {schemes}."},
		en: {"An address in “{scheme}:” is not published: the link is dropped.", "Give an address that begins with one of these: {schemes}."},
	},
	"url-with-password": {
		fr: {"Cette adresse contient un nom d’utilisateur ou un mot de passe, qui serait publié.", "Retirez ce qui précède le « @ »."},
		en: {"This address holds a user name or a password, which would be published.", "Remove what stands before the “@”."},
	},
	"bad-path": {
		fr: {"« {text} » n’est pas une adresse du site.", "Écrivez le chemin seul, à partir de la racine : /ancienne-adresse/"},
		en: {"“{text}” is not an address of the site.", "Write the path alone, from the root: /old-address/"},
	},
	"bad-email": {
		fr: {"« {text} » n’est pas une adresse électronique.", "Écrivez une adresse de service : prevention@exemple.fr"},
		en: {"“{text}” is not an e-mail address.", "Write the address of a service: prevention@example.org"},
	},
	"bad-phone": {
		fr: {"« {text} » ne ressemble pas à un numéro de téléphone.", "Écrivez des chiffres : 05 00 00 00 00"},
		en: {"“{text}” does not look like a phone number.", "Write digits: 05 00 00 00 00"},
	},
	"bad-colour": {
		fr: {"« {text} » n’est pas une couleur.", "Écrivez un # et six chiffres hexadécimaux, entre guillemets : \"#1f6f54\""},
		en: {"“{text}” is not a colour.", "Write a # and six hexadecimal digits, between quotes: \"#1f6f54\""},
	},
	"low-contrast": {
		fr: {"La couleur {text} se lit mal sur fond blanc : contraste de {ratio} pour 1, et il en faut 4,5.", "Prenez une teinte plus foncée."},
		en: {"The colour {text} is hard to read on white: its contrast is {ratio} to 1, and 4.5 is needed.", "Take a darker shade."},
	},
	"bad-time-zone": {
		fr: {"« {text} » n’est pas un fuseau horaire connu.", "Écrivez un nom de la base IANA : Europe/Paris"},
		en: {"“{text}” is not a known time zone.", "Write a name of the IANA database: Europe/Paris"},
	},
	"bad-coordinate": {
		fr: {"« {text} » n’est pas une coordonnée : elle va de -{limit} à {limit} degrés.", "Vérifiez que lat et lon ne sont pas échangées."},
		en: {"“{text}” is not a coordinate: it goes from -{limit} to {limit} degrees.", "Check that lat and lon are not swapped."},
	},
	"half-a-place": {
		fr: {"Il faut lat et lon ensemble pour placer la commune : elle n’est pas située.", "Ajoutez celle qui manque, ou retirez l’autre."},
		en: {"Both lat and lon are needed to place the commune: it is not located.", "Add the one that is missing, or remove the other."},
	},
	"code-lost-zero": {
		fr: {"Le code « {text} » n’a que quatre chiffres : un tableur a sans doute retiré le zéro de tête.", "Écrivez : code: \"{code}\""},
		en: {"The code “{text}” has four digits only: a spreadsheet probably took its leading zero.", "Write: code: \"{code}\""},
	},
	"file-outside": {
		fr: {"« {file} » sort du dossier.", "Donnez le nom d’un fichier placé dans ce dossier, sans « .. » ni barre oblique au début."},
		en: {"“{file}” leads out of the folder.", "Give the name of a file in this folder, without “..” or a leading slash."},
	},
	"not-in-static": {
		fr: {"« {file} » n’est pas dans static/.", "Placez le fichier dans static/, et écrivez par exemple : static/logo.svg"},
		en: {"“{file}” is not in static/.", "Put the file into static/, and write for instance: static/logo.svg"},
	},
	"file-not-there": {
		fr: {"Le fichier {path} n’existe pas.", "[[Vouliez-vous dire « {near} » ? ]]Vérifiez son nom, majuscules et accents compris, et ajoutez-le au dépôt."},
		en: {"There is no file {path}.", "[[Did you mean “{near}”? ]]Check its name, capitals and accents included, and add it to the repository."},
	},
}
