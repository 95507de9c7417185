package diag

// ruleCatalogue words what is well written and cannot be true, or leads
// nowhere.
var ruleCatalogue = map[Code]entry{
	"unknown-commune": {
		fr: {"La commune « {id} » n’est pas dans network.yaml.", "[[Vouliez-vous dire « {near} » ? ]][[Les communes sont : {known}. ]]On écrit l’identifiant, pas le nom."},
		en: {"The commune “{id}” is not in network.yaml.", "[[Did you mean “{near}”? ]][[The communes are: {known}. ]]Write its id, not its name."},
	},
	"unknown-theme": {
		fr: {"Le thème « {id} » n’est pas dans network.yaml.", "[[Vouliez-vous dire « {near} » ? ]][[Les thèmes sont : {known}.]]"},
		en: {"The theme “{id}” is not in network.yaml.", "[[Did you mean “{near}”? ]][[The themes are: {known}.]]"},
	},
	"unknown-indicator": {
		fr: {"L’indicateur « {id} » n’est pas dans network.yaml.", "[[Vouliez-vous dire « {near} » ? ]]Ajoutez-le aux indicateurs, ou écrivez un résultat en texte (text)."},
		en: {"The indicator “{id}” is not in network.yaml.", "[[Did you mean “{near}”? ]]Add it to the indicators, or write the result as a text."},
	},
	"unknown-objective": {
		fr: {"L’objectif « {id} » n’est pas dans network.yaml.", "[[Vouliez-vous dire « {near} » ? ]][[Les objectifs sont : {known}.]]"},
		en: {"The objective “{id}” is not in network.yaml.", "[[Did you mean “{near}”? ]][[The objectives are: {known}.]]"},
	},
	"unknown-sheet": {
		fr: {"Aucune fiche ne s’appelle « {id} ».", "[[Vouliez-vous dire « {near} » ? ]]On écrit le nom de son fichier, sans .md."},
		en: {"No sheet is called “{id}”.", "[[Did you mean “{near}”? ]]Write the name of its file, without .md."},
	},
	"unknown-adoption": {
		fr: {"Aucune adoption ne s’appelle « {id} ».", "[[Vouliez-vous dire « {near} » ? ]]On écrit le nom de son fichier dans content/adoptions/, sans .md."},
		en: {"No adoption is called “{id}”.", "[[Did you mean “{near}”? ]]Write the name of its file in content/adoptions/, without .md."},
	},
	"reference-to-draft": {
		fr: {"« {id} » est un brouillon : il n’est pas publié, et ce renvoi ne mènerait nulle part.", "Publiez {file} (retirez draft), ou retirez le renvoi d’ici là."},
		en: {"“{id}” is a draft: it is not published, and this reference would lead nowhere.", "Publish {file} (remove draft), or remove the reference until then."},
	},
	"duplicate-id": {
		fr: {"L’identifiant « {id} » est déjà pris : {file}, ligne {line}.", "Donnez-en un autre à l’un des deux."},
		en: {"The id “{id}” is already taken: {file}, line {line}.", "Give one of them another."},
	},
	"person-named": {
		fr: {"« {text} » semble nommer une personne : le site n’en a jamais besoin.", "Écrivez sa fonction : « Animatrice », « Service technique », « Adjoint à l’environnement »."},
		en: {"“{text}” seems to name a person: the site never needs that.", "Write the role: “Animator”, “Technical service”, “Deputy for the environment”."},
	},
	"legal-facts-missing": {
		fr: {"Un site public doit dire qui le publie et qui l’héberge ; les pages affichent « à compléter » pour : {missing}.", "Complétez organisation et legal dans network.yaml."},
		en: {"A public site must say who publishes and who hosts it; the pages show “to be completed” for: {missing}.", "Complete organisation and legal in network.yaml."},
	},
	"level-without-audit": {
		fr: {"Le site se dit « {text} », mais aucun audit ne le prouve : il s’affiche « non conforme ».", "Donnez l’adresse de l’audit dans legal.accessibility.audit."},
		en: {"The site claims to be “{text}”, but no audit proves it: it shows “non-compliant”.", "Give the audit’s address in legal.accessibility.audit."},
	},
	"measure-and-indicator": {
		fr: {"Un objectif suit « {first} » ou « {second} », pas les deux.", "Retirez l’un des deux."},
		en: {"An objective follows “{first}” or “{second}”, not both.", "Remove one of them."},
	},
	"neither-measure-nor-indicator": {
		fr: {"Rien ne dit ce que suit cet objectif : il lui faut « {first} » ou « {second} ».", "Ajoutez par exemple : {first}: meetings-held"},
		en: {"Nothing says what this objective follows: it needs “{first}” or “{second}”.", "Add for instance: {first}: meetings-held"},
	},
	"target-without-baseline": {
		fr: {"La cible « {text} » est relative, et il manque la valeur de départ.", "Ajoutez à un objectif du réseau : baseline: {year: 2009, value: 310}"},
		en: {"The target “{text}” is relative, and the value to start from is missing.", "Add to an objective of the network: baseline: {year: 2009, value: 310}"},
	},
	"target-over-whole": {
		fr: {"La cible, {target}, dépasse le total possible, {whole}.", "Corrigez l’une des deux valeurs."},
		en: {"The target, {target}, is over the possible total, {whole}.", "Correct one of the two values."},
	},
	"target-of-the-network": {
		fr: {"« {key} » est ignorée : la cible d’un objectif du réseau est celle de network.yaml.", "Retirez-la."},
		en: {"“{key}” is ignored: the target of an objective of the network is that of network.yaml.", "Remove it."},
	},
	"one-kind-of-target": {
		fr: {"Une cible de fiche suit un seul de ces trois : « {objective} », « {indicator} » ou « {text} ».", "Gardez-en un, et faites des autres des cibles à part."},
		en: {"A sheet’s target follows exactly one of these three: “{objective}”, “{indicator}” or “{text}”.", "Keep one, and make the others targets of their own."},
	},
	"wrong-quantity": {
		fr: {"L’unité « {unit} » ne se convertit pas en celle de l’indicateur {indicator}[[, « {wanted} »]].", "Donnez la valeur dans l’unité de l’indicateur, ou dans une unité de la même grandeur."},
		en: {"The unit “{unit}” does not convert to that of the indicator {indicator}[[, “{wanted}”]].", "Give the value in the indicator’s unit, or in a unit of the same quantity."},
	},
	"result-of-nothing": {
		fr: {"Ce résultat ne dit pas ce qu’il mesure : il lui faut « {first} » ou « {second} ».", "Ajoutez par exemple : {second}: Bacs distribués"},
		en: {"This result does not say what it measures: it needs “{first}” or “{second}”.", "Add for instance: {second}: Bins handed out"},
	},
	"result-without-value": {
		fr: {"Ce résultat de l’indicateur {indicator} n’a pas de valeur.", "Ajoutez-la ({key}: …), ou retirez le résultat tant qu’il n’est pas mesuré."},
		en: {"This result of the indicator {indicator} has no value.", "Add it ({key}: …), or remove the result until it is measured."},
	},
	"result-without-year": {
		fr: {"Ce résultat de l’indicateur {indicator} n’a pas d’année : il ne compte dans aucune période.", "Ajoutez-la : {key}: 2011"},
		en: {"This result of the indicator {indicator} has no year: it counts in no period.", "Add it: {key}: 2011"},
	},
	"value-over-whole": {
		fr: {"La valeur, {value}, dépasse le total qu’elle est censée partager, {whole}.", "Corrigez l’une des deux."},
		en: {"The value, {value}, is over the whole that it should be a part of, {whole}.", "Correct one of them."},
	},
	"tie": {
		fr: {"Deux résultats de {indicator} pour {year}[[ et pour {commune}]] se valent : on ne sait pas lequel est le dernier. L’autre est à {file}, ligne {line}.", "Gardez-en un, ou corrigez l’année de l’un des deux."},
		en: {"Two results of {indicator} for {year}[[ and for {commune}]] tie: nothing tells which is the last. The other is in {file}, line {line}.", "Keep one, or correct the year of one of them."},
	},
	"image-without-alt": {
		fr: {"L’image[[ {file}]] n’a pas de texte de remplacement : qui ne la voit pas n’en saura rien.", "Ajoutez alt: et ce qu’elle montre, en une phrase."},
		en: {"The image[[ {file}]] has no alternative text: those who do not see it will know nothing of it.", "Add alt: and what it shows, in a sentence."},
	},
	"image-people": {
		fr: {"Rien ne dit si des personnes se reconnaissent sur l’image[[ {file}]].", "Ajoutez people: none s’il n’y en a pas, ou people: consent si elles ont donné leur accord."},
		en: {"Nothing says whether people can be recognised in the image[[ {file}]].", "Add people: none if there are none, or people: consent if they agreed."},
	},
	"exemplary-not-done": {
		fr: {"La fiche se dit exemplaire, alors que l’action n’est pas faite.", "Retirez exemplary, ou corrigez le statut."},
		en: {"The sheet claims to be exemplary, while the practice is not done.", "Remove exemplary, or correct the status."},
	},
	"commune-twice": {
		fr: {"La commune « {commune} » est écrite deux fois : elle compterait double.", "Gardez-la une fois."},
		en: {"The commune “{commune}” is written twice: it would count double.", "Keep it once."},
	},
	"theme-twice": {
		fr: {"Le thème « {theme} » est écrit deux fois : la fiche y serait deux fois dans sa liste.", "Gardez-le une fois."},
		en: {"The theme “{theme}” is written twice: the sheet would be in its list twice.", "Keep it once."},
	},
	"too-many-communes": {
		fr: {"{count} communes présentes, alors que le réseau n’en a que {communes}.", "Corrigez le nombre, ou ajoutez les communes à network.yaml."},
		en: {"{count} communes present, while the network has {communes} only.", "Correct the number, or add the communes to network.yaml."},
	},
	"attendance-sum": {
		fr: {"Il y a {people} personnes en tout, mais {elected} élus et {agents} agents.", "Corrigez l’un de ces nombres."},
		en: {"There are {people} people in all, but {elected} elected members and {agents} agents.", "Correct one of these numbers."},
	},
	"agenda-of-nothing": {
		fr: {"Ce point de l’ordre du jour ne présente rien : il lui faut « {first} » ou « {second} ».", "Ajoutez par exemple : {second}: Accueil"},
		en: {"This item of the agenda presents nothing: it needs “{first}” or “{second}”.", "Add for instance: {second}: Welcome"},
	},
	"date-not-in-name": {
		fr: {"La date « {text} » ne s’accorde pas avec le nom du fichier, {name}.", "Corrigez la date, ou renommez le fichier : content/meetings/{iso}.md"},
		en: {"The date “{text}” does not agree with the file’s name, {name}.", "Correct the date, or rename the file: content/meetings/{iso}.md"},
	},
	"states-out-of-order": {
		fr: {"« {state} » ({date}) précède « {before} » ({earlier}) : l’ordre des étapes est renversé.", "Corrigez l’une des deux dates."},
		en: {"“{state}” ({date}) comes before “{before}” ({earlier}): the steps are in the wrong order.", "Correct one of the two dates."},
	},
	"adoption-without-state": {
		fr: {"Cette adoption n’a aucune date : elle ne compte nulle part.", "Ajoutez la date de l’étape atteinte : {considered}, {started} ou {in_place}."},
		en: {"This adoption has no date: it counts nowhere.", "Add the date of the step reached: {considered}, {started} or {in_place}."},
	},
	"adopted-twice": {
		fr: {"{commune} a déjà adopté la fiche {sheet} : {file}.", "Réunissez les deux fichiers : une adoption garde la date de chacune de ses étapes."},
		en: {"{commune} already adopted the sheet {sheet}: {file}.", "Bring the two files together: one adoption keeps the date of each of its steps."},
	},
	"adopts-its-own": {
		fr: {"{commune} adopte la fiche {sheet}, qu’elle porte elle-même : l’action compterait double.", "Retirez l’adoption, ou corrigez la commune."},
		en: {"{commune} adopts the sheet {sheet}, which it carries itself: the practice would count double.", "Remove the adoption, or correct the commune."},
	},
	"learnt-from-nobody": {
		fr: {"La commune « {from} », de qui l’action serait apprise, ne porte pas la fiche {sheet} et ne l’a pas adoptée.", "Corrigez la commune, ou ajoutez son adoption."},
		en: {"The commune “{from}”, from which the practice would be learnt, neither carries the sheet {sheet} nor adopted it.", "Correct the commune, or add its adoption."},
	},
	"adoption-cycle": {
		fr: {"Les adoptions de {sheet} tournent en rond : {chain}.", "Une commune a appris l’action ailleurs : corrigez « from » dans l’une de ces adoptions."},
		en: {"The adoptions of {sheet} go round in circles: {chain}.", "One commune learnt the practice elsewhere: correct “from” in one of these adoptions."},
	},
}
