package diag

// yamlCatalogue words the slips of people who write YAML by hand.
var yamlCatalogue = map[Code]entry{
	"colon-in-text": {
		fr: {"Le texte contient « : » suivi d’une espace, que YAML prend pour une nouvelle clé.", "Mettez-le entre guillemets droits : {line}"},
		en: {"The text holds a colon followed by a space, which YAML takes for a new key.", "Put it between double quotes: {line}"},
	},
	"colon-without-space": {
		fr: {"Il manque une espace après le deux-points : YAML ne voit pas de clé.", "Écrivez : {line}"},
		en: {"A space is missing after the colon: YAML sees no key.", "Write: {line}"},
	},
	"no-break-space": {
		fr: {"L’espace qui suit le deux-points est insécable : YAML n’y voit pas d’espace.", "Remplacez-la par une espace ordinaire : {line}"},
		en: {"The space after the colon is a no-break space: YAML sees none.", "Replace it with an ordinary space: {line}"},
	},
	"line-without-key": {
		fr: {"La ligne « {text} » n’est ni « clé: valeur », ni un élément de liste, ni la suite décalée d’un texte.", "Ajoutez sa clé et un deux-points, ou décalez-la sous le texte qu’elle continue."},
		en: {"The line “{text}” is neither “key: value”, nor an item of a list, nor the indented rest of a text.", "Add its key and a colon, or indent it under the text that it continues."},
	},
	"tab": {
		fr: {"Il y a une tabulation au début de la ligne : YAML ne décale les lignes qu’avec des espaces.", "Remplacez-la par deux espaces : {line}"},
		en: {"There is a tab at the beginning of the line: YAML indents with spaces only.", "Replace it with two spaces: {line}"},
	},
	"leading-character": {
		fr: {"Une valeur sans guillemets ne peut pas commencer par « {mark} ».", "Mettez-la entre guillemets droits : {line}"},
		en: {"A value without quotes cannot begin with “{mark}”.", "Put it between double quotes: {line}"},
	},
	"quote-not-closed": {
		fr: {"Le guillemet {mark} ouvert ici ne se referme pas.", "Fermez-le en fin de valeur : {line}"},
		en: {"The quote {mark} opened here is not closed.", "Close it at the end of the value: {line}"},
	},
	"apostrophe": {
		fr: {"L’apostrophe ferme le texte, ouvert par une apostrophe.", "Mettez le texte entre guillemets doubles[[ : {line}]]"},
		en: {"The apostrophe closes the text, which an apostrophe opened.", "Put the text between double quotes[[: {line}]]"},
	},
	"text-after-quote": {
		fr: {"Il reste du texte après le guillemet fermant.", "Mettez toute la valeur entre apostrophes droites : {line}"},
		en: {"There is text left after the closing quote.", "Put the whole value between single quotes: {line}"},
	},
	"backslash": {
		fr: {"Entre guillemets doubles, la barre oblique inverse commence un code, et celui-ci n’existe pas.", "Doublez-la (\\\\), ou mettez le texte entre apostrophes droites[[ : {line}]]"},
		en: {"Between double quotes, a backslash begins a code, and there is no such code.", "Double it (\\\\), or put the text between single quotes[[: {line}]]"},
	},
	"bracket-not-closed": {
		fr: {"Le crochet ou l’accolade « {mark} » ouvert ici ne se referme pas, ou il manque une virgule entre deux éléments.", "Ajoutez « {closing} » après le dernier élément, et une virgule entre chacun."},
		en: {"The bracket “{mark}” opened here is not closed, or a comma is missing between two items.", "Add “{closing}” after the last item, and a comma between each."},
	},
	"comma-twice": {
		fr: {"Il y a une virgule de trop.", "Retirez-la, ou écrivez ce qui manque avant elle."},
		en: {"There is a comma too many.", "Remove it, or write what is missing before it."},
	},
	"hash-in-brackets": {
		fr: {"Précédé d’une espace, « # » commence un commentaire : le crochet fermant n’est pas lu.", "Mettez entre guillemets droits le texte qui contient « # »."},
		en: {"After a space, “#” begins a comment: the closing bracket is not read.", "Put the text that holds “#” between double quotes."},
	},
	"block-text": {
		fr: {"Après « {mark} », le texte commence à la ligne suivante, décalé.", "Passez à la ligne, ou écrivez : {line}"},
		en: {"After “{mark}”, the text begins on the next line, indented.", "Start a new line, or write: {line}"},
	},
	"list-beside-key": {
		fr: {"Une liste à tirets commence à la ligne qui suit sa clé.", "Écrivez :\n{line}"},
		en: {"A list with dashes begins on the line after its key.", "Write:\n{line}"},
	},
	"dash-without-space": {
		fr: {"Il manque une espace après le tiret : YAML lit un texte, pas une liste.", "Écrivez : {line}"},
		en: {"A space is missing after the dash: YAML reads a text, not a list.", "Write: {line}"},
	},
	"odd-dash": {
		fr: {"« {mark} » n’est pas le tiret d’une liste : YAML ne connaît que le trait d’union du clavier.", "Écrivez : {line}"},
		en: {"“{mark}” is not a list’s dash: YAML knows the keyboard's hyphen only.", "Write: {line}"},
	},
	"delimiter-dashes": {
		fr: {"« {text} » ne ferme pas l’en-tête : il y faut exactement trois traits d’union.", "Écrivez : ---"},
		en: {"“{text}” does not close the front matter: exactly three hyphens are needed.", "Write: ---"},
	},
	"list-indentation": {
		fr: {"Cette ligne devrait continuer la liste qui précède, et ne commence pas par un tiret aligné avec les autres.", "Alignez son tiret avec ceux du dessus, ou ramenez la ligne au niveau de la clé."},
		en: {"This line should continue the list above, and does not begin with a dash aligned with the others.", "Align its dash with those above, or bring the line back to the level of the key."},
	},
	"indentation": {
		fr: {"Cette ligne n’est alignée avec aucune de celles qui la précèdent.", "Décalez-la du même nombre d’espaces que ses voisines ; ce qui dépend d’une clé se décale de deux espaces sous elle."},
		en: {"This line is aligned with none of those above.", "Indent it by as many spaces as its neighbours; what belongs to a key goes two spaces in, under it."},
	},
	"duplicate-key": {
		fr: {"La clé « {key} » répète « {first} », déjà écrite à la ligne {line} : une seule peut compter.", "Gardez l’une des deux, ou réunissez leurs valeurs."},
		en: {"The key “{key}” repeats “{first}”, already written on line {line}: only one can count.", "Keep one of them, or bring their values together."},
	},
	"number-split": {
		fr: {"Entre accolades, la virgule sépare : « {left},{right} » devient deux éléments.", "Écrivez {key}: {left}.{right}, ou mettez le nombre entre guillemets : {key}: \"{left},{right}\""},
		en: {"Within braces a comma separates: “{left},{right}” becomes two items.", "Write {key}: {left}.{right}, or put the number between quotes: {key}: \"{left},{right}\""},
	},
	"text-split": {
		fr: {"Entre accolades, la virgule sépare : « {right} » devient une clé.", "Mettez le texte entre guillemets droits : {key}: \"{left}, {right}\""},
		en: {"Within braces a comma separates: “{right}” becomes a key.", "Put the text between double quotes: {key}: \"{left}, {right}\""},
	},
	"cut-by-comment": {
		fr: {"Précédé d’une espace, « # » commence un commentaire : il ne reste que « {text} », sans « {lost} ».", "Si ce n’en est pas un, mettez la valeur entre guillemets droits : {line}"},
		en: {"After a space, “#” begins a comment: only “{text}” is left, without “{lost}”.", "If it is none, put the value between double quotes: {line}"},
	},
	"several-documents": {
		fr: {"La ligne « {text} » commence un second document YAML : un fichier n’en contient qu’un.", "Supprimez cette ligne, ou mettez-la dans le texte qui suit l’en-tête."},
		en: {"The line “{text}” begins a second YAML document: a file holds one only.", "Delete this line, or put it into the text after the front matter."},
	},
	"yaml-alias": {
		fr: {"« {text} » est une ancre ou un renvoi de YAML, qu’essaim refuse.", "Recopiez la valeur ; si c’est un texte, mettez-le entre guillemets droits : {line}"},
		en: {"“{text}” is a YAML anchor or alias, which essaim refuses.", "Write the value again; if it is a text, put it between double quotes: {line}"},
	},
	"yaml-merge": {
		fr: {"La clé « << » fusionne des listes de clés en YAML : essaim la refuse.", "Recopiez les clés voulues."},
		en: {"The key “<<” merges maps in YAML: essaim refuses it.", "Write the wanted keys again."},
	},
	"yaml-tag": {
		fr: {"« {text} » est un type de YAML, qu’essaim refuse : le type d’une valeur est celui de sa clé.", "Retirez-le ; si c’est un texte, mettez-le entre guillemets droits : {line}"},
		en: {"“{text}” is a YAML tag, which essaim refuses: a value’s type is that of its key.", "Remove it; if it is a text, put it between double quotes: {line}"},
	},
	"too-deep": {
		fr: {"Les listes et les clés sont emboîtées sur plus de {limit} niveaux.", "Simplifiez cette partie : aucun champ n’en demande tant."},
		en: {"Lists and maps are nested over {limit} levels deep.", "Simplify this part: no field needs as many."},
	},
	"odd-line-break": {
		fr: {"Il y a ici une fin de ligne invisible, souvent collée depuis un traitement de texte.", "Effacez-la et refaites le passage à la ligne avec la touche Entrée."},
		en: {"There is an invisible line break here, often pasted from a word processor.", "Delete it and make the line break again with the Enter key."},
	},
	"raw-control-character": {
		fr: {"Il y a ici un caractère de commande invisible.", "Effacez-le et retapez les caractères voisins."},
		en: {"There is an invisible control character here.", "Delete it and type the characters around it again."},
	},
	"key-not-text": {
		fr: {"Une clé est un mot suivi d’un deux-points, pas une liste.", "Écrivez : clé: valeur"},
		en: {"A key is a word followed by a colon, not a list.", "Write: key: value"},
	},
	"yaml-syntax": {
		fr: {"Cette ligne ne se lit pas comme « clé: valeur » ni comme un élément de liste.", "Comparez-la avec ses voisines : deux-points suivi d’une espace, guillemets et crochets fermés, décalage par des espaces."},
		en: {"This line reads neither as “key: value” nor as an item of a list.", "Compare it with its neighbours: a colon followed by a space, quotes and brackets closed, indentation with spaces."},
	},
}
