package diag

// layoutCatalogue words what the layouts of a site can have wrong.
var layoutCatalogue = map[Code]entry{
	"layout-unreadable": {
		fr: {"Cette mise en page ne peut pas être lue : {cause}", "Vérifiez que le fichier existe et que vous avez le droit de le lire."},
		en: {"This layout cannot be read: {cause}", "Check that the file is there and that you may read it."},
	},
	"layout-broken": {
		fr: {"Cette mise en page ne peut pas être utilisée : {cause}", "Corrigez cette ligne, ou supprimez le fichier pour retrouver la mise en page d’origine."},
		en: {"This layout cannot be used: {cause}", "Correct this line, or remove the file to get the default layout back."},
	},
	"layout-unknown-function": {
		fr: {"La fonction « {name} » n’existe pas dans les mises en page.", "[[Vouliez-vous dire « {near} » ?]]"},
		en: {"Layouts have no function “{name}”.", "[[Did you mean “{near}”?]]"},
	},
	"layout-unknown-field": {
		fr: {"« {name} » n’existe pas dans {view}.", "[[Vouliez-vous dire « {near} » ?]]"},
		en: {"{view} has no “{name}”.", "[[Did you mean “{near}”?]]"},
	},
	"layout-unknown-words": {
		fr: {"Aucun texte ne porte la clé « {key} ».", "[[Vouliez-vous dire « {near} » ?]] Vos propres textes s’écrivent directement dans la mise en page."},
		en: {"No words have the key “{key}”.", "[[Did you mean “{near}”?]] Words of your own are written out in the layout."},
	},
	"layout-unknown-part": {
		fr: {"Le morceau « {name} » n’existe pas.", "Un morceau se range dans layouts/parts/ et s’appelle par son chemin : {{template \"parts/NOM.html\" .}}"},
		en: {"There is no part “{name}”.", "A part lies in layouts/parts/ and is called by its path: {{template \"parts/NAME.html\" .}}"},
	},
	"layout-without-main": {
		fr: {"Cette mise en page ne définit pas le bloc « main ».", "Placez son contenu entre {{ define \"main\" }} et {{ end }}"},
		en: {"This layout does not define the block “main”.", "Put its content between {{ define \"main\" }} and {{ end }}"},
	},
	"layout-unused": {
		fr: {"Aucune page n’utilise {file}.", "[[Vouliez-vous dire layouts/{near} ?]] Une mise en page porte le nom de celle qu’elle remplace ; un morceau de plus doit être appelé."},
		en: {"No page uses {file}.", "[[Did you mean layouts/{near}?]] A layout has the name of the one that it replaces; a part of your own has to be called."},
	},
}
