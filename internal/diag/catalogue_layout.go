package diag

// layoutCatalogue words what the layouts of a site can have wrong.
var layoutCatalogue = map[Code]entry{
	"layout-unreadable": {
		fr: {"cette mise en page ne peut pas être lue : {cause}", "vérifiez que le fichier existe et que vous avez le droit de le lire"},
		en: {"this layout cannot be read: {cause}", "check that the file is there and that you may read it"},
	},
	"layout-broken": {
		fr: {"cette mise en page ne peut pas être utilisée : {cause}", "corrigez cette ligne, ou supprimez le fichier pour retrouver la mise en page d’origine"},
		en: {"this layout cannot be used: {cause}", "correct this line, or remove the file to get the default layout back"},
	},
	"layout-unknown-function": {
		fr: {"la fonction « {name} » n’existe pas dans les mises en page", "[[vouliez-vous dire « {near} » ?]]"},
		en: {"layouts have no function “{name}”", "[[did you mean “{near}”?]]"},
	},
	"layout-unknown-field": {
		fr: {"« {name} » n’existe pas dans {view}", "[[vouliez-vous dire « {near} » ?]]"},
		en: {"{view} has no “{name}”", "[[did you mean “{near}”?]]"},
	},
	"layout-unknown-words": {
		fr: {"aucun texte ne porte la clé « {key} »", "[[vouliez-vous dire « {near} » ?]] Vos propres textes s’écrivent directement dans la mise en page"},
		en: {"no words have the key “{key}”", "[[did you mean “{near}”?]] Words of your own are written out in the layout"},
	},
	"layout-unknown-part": {
		fr: {"le morceau « {name} » n’existe pas", "un morceau se range dans layouts/parts/ et s’appelle par son chemin : {{template \"parts/NOM.html\" .}}"},
		en: {"there is no part “{name}”", "a part lies in layouts/parts/ and is called by its path: {{template \"parts/NAME.html\" .}}"},
	},
	"layout-without-main": {
		fr: {"cette mise en page ne définit pas le bloc « main »", "placez son contenu entre {{ define \"main\" }} et {{ end }}"},
		en: {"this layout does not define the block “main”", "put its content between {{ define \"main\" }} and {{ end }}"},
	},
	"layout-unused": {
		fr: {"aucune page n’utilise {file}", "[[vouliez-vous dire layouts/{near} ?]] Une mise en page porte le nom de celle qu’elle remplace ; un morceau de plus doit être appelé"},
		en: {"no page uses {file}", "[[did you mean layouts/{near}?]] A layout has the name of the one that it replaces; a part of your own has to be called"},
	},
}
