package locale

// previewWords are what essaim serve says, in the browser and on the terminal.
var previewWords = map[string]words{
	"preview.bar":          {fr: "Aperçu", en: "Preview"},
	"preview.draft":        {fr: "Brouillon : non publié", en: "Draft: not published"},
	"preview.told":         {fr: "Fiche renseignée : {0} rubriques sur {1}", en: "Sheet filled in: {0} parts of {1}"},
	"preview.warnings":     {fr: "{n} avertissement|{n} avertissements", en: "{n} warning|{n} warnings"},
	"preview.file":         {fr: "À modifier : {0}", en: "To edit: {0}"},
	"preview.errors":       {fr: "Le contenu a {n} erreur|Le contenu a {n} erreurs", en: "The content has {n} error|The content has {n} errors"},
	"preview.more":         {fr: "et {n} autre ; le terminal les donne toutes.|et {n} autres ; le terminal les donne toutes.", en: "and {n} more; the terminal lists all.|and {n} more; the terminal lists all."},
	"preview.no-page":      {fr: "Page impossible à afficher", en: "This page cannot be shown"},
	"preview.no-page.text": {fr: "Le message ci-dessus, ou celui du terminal, dit pourquoi. La page revient d’elle-même ensuite.", en: "The message above, or the terminal’s, says why. The page comes back by itself then."},
	"preview.host":         {fr: "L’aperçu ne répond pas au nom « {0} ». S’il doit le faire, lancez « essaim serve --allow-host NOM ».", en: "The preview does not answer to the name “{0}”. If it should, run “essaim serve --allow-host NAME”."},
	"preview.method":       {fr: "L’aperçu se lit seulement.", en: "The preview can only be read."},

	"command.serve": {fr: "prévisualiser le site pendant qu’on l’écrit", en: "preview the site while it is written"},
	"command.serve.long": {
		fr: "Sert le site à l’adresse indiquée, brouillons compris. Chaque fichier enregistré se voit aussitôt dans le navigateur, les erreurs du contenu aussi. Rien n’est écrit. Sans autre indication, seule cette machine y accède.",
		en: "Serves the site at the given address, drafts included. Each file shows in the browser as soon as it is saved, and so do errors of the content. Nothing is written. Unless told otherwise, only this machine has access.",
	},
	"flag.addr":       {fr: "adresse et port à écouter ; le port 0 en choisit un libre", en: "address and port to listen to; port 0 picks a free one"},
	"flag.allow-host": {fr: "autre nom sous lequel on peut appeler l’aperçu", en: "another name by which the preview may be called"},
	"flag.poll":       {fr: "relire les fichiers chaque seconde, là où le système ne signale pas les changements", en: "look at the files every second, where the system does not tell of changes"},
	"flag.open":       {fr: "ouvrir le navigateur", en: "open the browser"},
	"usage.bad-addr":  {fr: "« {0} » n’est pas une adresse à écouter : écrivez par exemple 127.0.0.1:4444.", en: "“{0}” is not an address to listen to: write for example 127.0.0.1:4444."},
	"machine.port": {
		fr: "Le port est déjà pris ({0}). « essaim serve --addr 127.0.0.1:0 » en choisit un libre, « --addr 127.0.0.1:4445 » en prend un autre.",
		en: "The port is taken ({0}). “essaim serve --addr 127.0.0.1:0” picks a free one, “--addr 127.0.0.1:4445” takes another.",
	},

	"preview.ready":   {fr: "Aperçu : {0} (Ctrl-C pour arrêter)", en: "Preview: {0} (Ctrl-C to stop)"},
	"preview.polling": {fr: "Le système ne signale pas les changements ({0}) : les fichiers sont relus chaque seconde.", en: "The system does not tell of changes ({0}): files are looked at every second."},
	"preview.failed":  {fr: "L’aperçu continue, mais la machine a échoué : {0}", en: "The preview goes on, but the machine failed: {0}"},
	"preview.browser": {fr: "Le navigateur n’a pas pu être ouvert : {0}", en: "The browser could not be opened: {0}"},
}
