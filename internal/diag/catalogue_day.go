package diag

// dayCatalogue words what is found around meetings: decks, attendance, papers.
var dayCatalogue = map[Code]entry{
	"slides-shape": {
		fr: {"La forme des diapositives (slides) de cette fiche ne se comprend pas.", "Écrivez une liste de parties, dans l’ordre voulu : [contexte, chiffres, objectifs, moyens, enseignements], ou des diapositives à vous : {title: …, text: …, notes: …}. Sans slides, toutes les parties sont montrées."},
		en: {"The shape of this sheet’s slides cannot be understood.", "Write a list of parts, in the order wanted: [context, figures, objectives, means, lessons], or slides of your own: {title: …, text: …, notes: …}. Without slides, all parts are shown."},
	},
	"attendance-email": {
		fr: {"« {text} » est une adresse de courriel : la participation se compte, elle ne nomme personne. Une adresse est une donnée personnelle, qui serait publiée et resterait dans l’historique du dépôt.", "Écrivez des nombres (people: 11, elected: 4, agents: 7) et des identifiants de communes (communes: [luc, olemps]) ; gardez la feuille de présence ailleurs."},
		en: {"“{text}” is an e-mail address: attendance is counted, it names nobody. An address is personal data, which would be published and stay in the repository’s history.", "Write numbers (people: 11, elected: 4, agents: 7) and ids of communes (communes: [luc, olemps]); keep the attendance list elsewhere."},
	},
}
