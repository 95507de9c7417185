package locale

// commandWords are what the command line says: its help, its errors, its
// reports. {0}… are names of files, commands or flags.
var commandWords = map[string]words{
	// Help.
	"help.about":    {fr: "essaim compile des fiches de pratiques en un site.", en: "essaim compiles practice sheets into a site."},
	"help.usage":    {fr: "Utilisation :", en: "Usage:"},
	"help.commands": {fr: "Commandes :", en: "Commands:"},
	"help.flags":    {fr: "Options :", en: "Flags:"},
	"help.common":   {fr: "Options communes :", en: "Common flags:"},
	"help.default":  {fr: "(par défaut : {0})", en: "(default: {0})"},
	"help.more":     {fr: "« {0} » détaille une commande.", en: "“{0}” tells more about a command."},
	"help.exit": {
		fr: "Code de sortie : 0, c’est fait ; 1, le contenu est à corriger ; 2, la commande est à corriger ; 3, la machine a échoué.",
		en: "Exit code: 0, done; 1, the content has problems; 2, wrong usage; 3, the machine failed.",
	},

	"command.help":    {fr: "expliquer une commande", en: "explain a command"},
	"command.version": {fr: "donner la version d’essaim", en: "tell the version of essaim"},
	"command.init":    {fr: "créer un site", en: "create a site"},
	"command.init.long": {
		fr: "Crée dans DIR (par défaut, le dossier courant) de quoi commencer un site : network.yaml, les dossiers du contenu et les fichiers qui le publient depuis GitLab ou GitHub. Aucun fichier existant n’est remplacé.",
		en: "Creates in DIR (by default the current folder) what a site starts from: network.yaml, the folders of the content and the files that publish it from GitLab or GitHub. No existing file is replaced.",
	},
	"command.new": {fr: "créer un fichier à remplir", en: "create a file to fill in"},
	"command.new.long": {
		fr: "Crée dans content/ un fichier commenté, prêt à remplir. NAME est le nom du fichier sans .md : en minuscules, sans accents ni espaces ; pour une rencontre, sa date (2012-06-14) ; pour une commune, son identifiant.",
		en: "Creates in content/ a commented file, ready to be filled in. NAME is the file’s name without .md: small letters, without accents or spaces; for a meeting, its date (2012-06-14); for a commune, its id.",
	},
	"command.check": {fr: "vérifier le contenu sans rien publier", en: "check the content, publish nothing"},
	"command.build": {fr: "construire le site", en: "build the site"},
	"command.build.long": {
		fr: "Construit le site dans le dossier de sortie. Si le contenu a des erreurs, rien n’y change : le dernier site reste en place.",
		en: "Builds the site into the output folder. If the content has errors, nothing changes there: the last site stays.",
	},

	"flag.help":       {fr: "afficher cette aide", en: "show this help"},
	"flag.version":    {fr: "donner la version d’essaim", en: "tell the version of essaim"},
	"flag.source":     {fr: "dossier du site, celui qui contient content/", en: "the site’s folder, the one that holds content/"},
	"flag.lang":       {fr: "langue des messages : fr ou en (par défaut : celle du réseau)", en: "language of the messages: fr or en (default: the network’s)"},
	"flag.quiet":      {fr: "ne dire que ce qui empêche d’aboutir", en: "tell only what prevents the result"},
	"flag.timing":     {fr: "donner la durée de chaque étape", en: "tell how long each stage takes"},
	"flag.cpuprofile": {fr: "écrire dans ce fichier où passe le temps de calcul (pprof)", en: "write to this file where processor time goes (pprof)"},
	"flag.memprofile": {fr: "écrire dans ce fichier ce qui prend de la mémoire (pprof)", en: "write to this file what takes memory (pprof)"},
	"flag.demo":       {fr: "créer le réseau fictif de démonstration", en: "create the fictional demonstration network"},
	"flag.format":     {fr: "présentation des problèmes : text ou json", en: "how problems are laid out: text or json"},
	"flag.strict":     {fr: "refuser aussi les avertissements", en: "refuse warnings too"},
	"flag.output":     {fr: "dossier où publier (par défaut : public, dans le dossier du site)", en: "folder to publish to (default: public, in the site’s folder)"},
	"flag.base-url":   {fr: "adresse du site, au lieu de celle de network.yaml", en: "address of the site, instead of network.yaml’s"},
	"flag.as-of":      {fr: "jour dont le site donne la situation (AAAA-MM-JJ)", en: "day whose situation the site tells (YYYY-MM-DD)"},
	"flag.drafts":     {fr: "publier aussi les brouillons", en: "publish drafts too"},
	"flag.no-pdf":     {fr: "ne pas produire les fichiers PDF", en: "make no PDF file"},

	// Wrong usage.
	"usage.error":           {fr: "Erreur :", en: "Error:"},
	"usage.near":            {fr: "Vouliez-vous dire « {0} » ?", en: "Did you mean “{0}”?"},
	"usage.no-command":      {fr: "il manque une commande ; voir « {0} ».", en: "a command is missing; see “{0}”."},
	"usage.unknown-command": {fr: "la commande « {0} » n’existe pas.", en: "there is no command “{0}”."},
	"usage.unknown-flag":    {fr: "l’option « {0} » n’existe pas.", en: "there is no flag “{0}”."},
	"usage.flag-value":      {fr: "l’option « {0} » attend une valeur.", en: "the flag “{0}” needs a value."},
	"usage.bad-flag":        {fr: "l’option « {0} » n’accepte pas « {1} ».", en: "the flag “{0}” does not accept “{1}”."},
	"usage.bad-choice":      {fr: "l’option « {0} » n’accepte pas « {1} », mais {2}.", en: "the flag “{0}” does not accept “{1}”, but {2}."},
	"usage.later-format":    {fr: "la présentation « {0} » n’existe pas encore : cette version connaît text et json.", en: "the layout “{0}” does not exist yet: this version knows text and json."},
	"usage.arguments":       {fr: "la commande s’écrit « {0} ».", en: "the command is written “{0}”."},
	"usage.unknown-kind":    {fr: "« {0} » n’est pas une sorte de fichier : sheet, meeting, commune ou adoption.", en: "“{0}” is not a kind of file: sheet, meeting, commune or adoption."},
	"usage.bad-name":        {fr: "{0}", en: "{0}"},
	"usage.no-folder":       {fr: "le dossier « {0} » n’existe pas.", en: "there is no folder “{0}”."},
	"usage.no-content":      {fr: "« {0} » ne contient pas de dossier content/. « essaim init » crée un site.", en: "“{0}” has no folder content/. “essaim init” creates a site."},
	"usage.bad-date":        {fr: "« {0} » n’est pas un jour : écrivez par exemple 2012-05-31.", en: "“{0}” is not a day: write for example 2012-05-31."},
	"usage.bad-url":         {fr: "« {0} » n’est pas l’adresse d’un site : écrivez par exemple https://reseau.example.org/.", en: "“{0}” is not the address of a site: write for example https://network.example.org/."},
	"usage.bad-epoch":       {fr: "SOURCE_DATE_EPOCH vaut « {0} », qui n’est pas un nombre de secondes.", en: "SOURCE_DATE_EPOCH is “{0}”, which is not a number of seconds."},
	"usage.file-exists":     {fr: "« {0} » existe déjà : rien n’a été écrit.", en: "“{0}” exists already: nothing was written."},
	"usage.foreign-folder": {
		fr: "« {0} » n’a pas été écrit par essaim : le dossier de sortie doit être vide, ou être celui d’un site construit par essaim. Rien n’a été changé.",
		en: "“{0}” was not written by essaim: the output folder must be empty, or that of a site built by essaim. Nothing was changed.",
	},
	"usage.foreign-manifest": {
		fr: "« {0} » n’est pas une liste de fichiers que cette version d’essaim sait lire. Choisissez un autre dossier de sortie, ou supprimez celui-ci s’il ne contient que le site.",
		en: "“{0}” is not a list of files that this version of essaim can read. Choose another output folder, or delete this one if it holds nothing but the site.",
	},

	// Failures of the machine.
	"machine.error":       {fr: "La machine a échoué : {0}", en: "The machine failed: {0}"},
	"machine.full":        {fr: "Le disque est plein : {0}", en: "The disk is full: {0}"},
	"machine.permission":  {fr: "Permission refusée : {0}", en: "Permission denied: {0}"},
	"machine.busy":        {fr: "Une autre construction écrit en ce moment dans le dossier de sortie. Attendez qu’elle ait fini.", en: "Another build is writing to the output folder. Wait until it has ended."},
	"machine.during":      {fr: " (pendant l’étape : {0})", en: " (stage: {0})"},
	"machine.interrupted": {fr: "Interrompu. Le dernier site reste en place.", en: "Interrupted. The last site stays."},

	// Reports.
	"report.clean":     {fr: "Aucun problème.", en: "No problem."},
	"report.errors":    {fr: "{n} erreur|{n} erreurs", en: "{n} error|{n} errors"},
	"report.warnings":  {fr: "{n} avertissement|{n} avertissements", en: "{n} warning|{n} warnings"},
	"report.problems":  {fr: "{0}, {1}.", en: "{0}, {1}."},
	"report.nothing":   {fr: "Rien n’a été publié : le dernier site reste en place.", en: "Nothing was published: the last site stays."},
	"report.pages":     {fr: "{n} page|{n} pages", en: "{n} page|{n} pages"},
	"report.rendered":  {fr: "{n} refaite|{n} refaites", en: "{n} made again"},
	"report.written":   {fr: "{n} fichier écrit|{n} fichiers écrits", en: "{n} file written|{n} files written"},
	"report.unchanged": {fr: "{n} inchangé|{n} inchangés", en: "{n} unchanged"},
	"report.removed":   {fr: "{n} supprimé|{n} supprimés", en: "{n} removed"},
	"report.done":      {fr: "{0} dont {1} ; {2}, {3}, {4} en {5} s. Le site est dans {6}", en: "{0}, {1}; {2}, {3}, {4} in {5} s. The site is in {6}"},
	"report.created":   {fr: "Le site est créé dans {0}. Pour le construire : {1}", en: "The site is created in {0}. To build it: {1}"},
	"report.kept":      {fr: "{0} existe déjà et n’est pas changé.", en: "{0} exists already and is not changed."},

	// Stages of a build.
	"stage.look":      {fr: "recherche de ce qui a changé", en: "looking for what has changed"},
	"stage.remember":  {fr: "empreinte pour la prochaine fois", en: "a stamp for the next time"},
	"stage.read":      {fr: "lecture du contenu", en: "reading the content"},
	"stage.derive":    {fr: "calcul de la situation", en: "working out the situation"},
	"stage.plan":      {fr: "plan du site", en: "planning the site"},
	"stage.layouts":   {fr: "lecture des gabarits", en: "reading the layouts"},
	"stage.proofread": {fr: "relecture des textes", en: "proofreading the texts"},
	"stage.pdf":       {fr: "fichiers PDF", en: "PDF files"},
	"stage.render":    {fr: "mise en page", en: "making the pages"},
	"stage.index":     {fr: "index de recherche", en: "the search index"},
	"stage.publish":   {fr: "publication", en: "publishing"},
	"stage.progress":  {fr: "{0} : {1} sur {2}", en: "{0}: {1} of {2}"},
}
