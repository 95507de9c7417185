package locale

// dayWords are what is said around a meeting: the deck, the booklet, the
// calendar and the year's report.
var dayWords = map[string]words{
	"page.slides":   {fr: "Diaporama", en: "Slides"},
	"page.booklet":  {fr: "Livret des fiches présentées", en: "Booklet of the sheets presented"},
	"page.calendar": {fr: "Ajouter à votre agenda", en: "Add to your calendar"},
	"day.title":     {fr: "{0}, {1}", en: "{0}, {1}"},
	"look.day":      {fr: "Documents de la rencontre", en: "Documents of the meeting"},
	"meetings.calendar": {
		fr: "Toutes les rencontres dans votre agenda", en: "All meetings in your calendar",
	},

	// The calendar.
	"calendar.cancelled": {fr: "Annulée\u00a0: {0}", en: "Cancelled: {0}"},
	"calendar.note":      {fr: "fichier iCalendar", en: "iCalendar file"},

	// The deck.
	"slides.description":  {fr: "Diaporama de la rencontre «\u202f{0}\u202f» ({1})\u00a0: programme, fiches présentées, besoins à satisfaire.", en: "Slides of the meeting “{0}” ({1}): programme, sheets presented, open needs."},
	"slides.keys":         {fr: "Flèches ou espace\u00a0: avancer et reculer. F\u00a0: plein écran. N\u00a0: notes. Échap\u00a0: lire comme un document.", en: "Arrows or space: forward and back. F: full screen. N: notes. Escape: read as a document."},
	"slides.continued":    {fr: "{0} (suite)", en: "{0} (continued)"},
	"slides.visit":        {fr: "Visite\u00a0: {0}", en: "Visit: {0}"},
	"slides.no-programme": {fr: "Le programme n’est pas encore fixé.", en: "The programme is not set yet."},
	"slides.seekers":      {fr: "Cherchent une réponse sur ce thème\u00a0: {0}.", en: "Looking for an answer in this theme: {0}."},
	"slides.closing":      {fr: "Qui peut aider\u202f?", en: "Who can help?"},
	"slides.closing-lead": {fr: "Ce que des communes du réseau cherchent encore.", en: "What communes of the network are still looking for."},
	"slides.no-need":      {fr: "Aucune commune n’a de besoin sans réponse aujourd’hui. Et la vôtre\u202f?", en: "No commune has an unanswered need today. What about yours?"},
	"slides.more-needs":   {fr: "et {n} autre besoin|et {n} autres besoins", en: "and {n} more need|and {n} more needs"},
	"slide.context":       {fr: "Le contexte", en: "Context"},
	"slide.figures":       {fr: "Les chiffres clés", en: "Key figures"},
	"slide.objectives":    {fr: "Objectifs et résultats", en: "Objectives and results"},
	"slide.means":         {fr: "Les moyens", en: "Means"},
	"slide.lessons":       {fr: "Ce qu’il faut en retenir", en: "What to remember"},
	"look.slides-notes":   {fr: "Notes", en: "Notes"},
	"look.slides-prev":    {fr: "Diapositive précédente", en: "Previous slide"},
	"look.slides-next":    {fr: "Diapositive suivante", en: "Next slide"},
	"look.slides-full":    {fr: "Plein écran", en: "Full screen"},
	"look.slides-read":    {fr: "Lire comme un document", en: "Read as a document"},
	"look.slides-show":    {fr: "Présenter", en: "Present"},
	"look.slides-place":   {fr: "Diapositive {0} sur {1}", en: "Slide {0} of {1}"},
	"look.slides-sheet":   {fr: "La fiche complète\u00a0:", en: "The whole sheet:"},

	// The booklet.
	"booklet.description":  {fr: "Les fiches présentées à la rencontre «\u202f{0}\u202f» ({1}), réunies en une page à imprimer.", en: "The sheets presented at the meeting “{0}” ({1}), on one page to print."},
	"look.booklet-none":    {fr: "Le programme de cette rencontre ne présente aucune fiche pour l’instant.", en: "The programme of this meeting presents no sheet yet."},
	"look.in-this-booklet": {fr: "Dans ce livret", en: "In this booklet"},
	"pdf.meeting-booklet":  {fr: "Livret de la rencontre", en: "Booklet of the meeting"},

	// The year's report.
	"report.title":              {fr: "Bilan de l’année {0}", en: "Report for the year {0}"},
	"report.description":        {fr: "Le bilan {0} de {1}\u00a0: rencontres, communes, actions, moyens et objectifs.", en: "The {0} report of {1}: meetings, communes, actions, means and objectives."},
	"report.lead":               {fr: "{1}\u00a0: ce qui a été fait en {0}, calculé à partir des fiches et des rencontres.", en: "{1}: what was done in {0}, computed from its sheets and meetings."},
	"report.adopted":            {fr: "reprise par {0}", en: "taken up by {0}"},
	"report.more-actions":       {fr: "et {n} autre action|et {n} autres actions", en: "and {n} more action|and {n} more actions"},
	"figure.communes-announced": {fr: "Communes annoncées", en: "Communes expected"},
	"report.more-meetings":      {fr: "et {n} autre rencontre|et {n} autres rencontres", en: "and {n} more meeting|and {n} more meetings"},
	"report.more-objectives":    {fr: "et {n} autre objectif|et {n} autres objectifs", en: "and {n} more objective|and {n} more objectives"},
	"report.more-results":       {fr: "et {n} autre indicateur|et {n} autres indicateurs", en: "and {n} more indicator|and {n} more indicators"},
	"report.more-communes":      {fr: "{n} autre|{n} autres", en: "{n} more|{n} more"},
	"figure.communes-active":    {fr: "Communes actives", en: "Active communes"},
	"figure.actions":            {fr: "Actions en place ou faites", en: "Actions in place or done"},
	"look.report-meetings":      {fr: "Les rencontres", en: "Meetings"},
	"look.report-communes":      {fr: "Les communes", en: "Communes"},
	"look.report-actions":       {fr: "Les actions", en: "Actions"},
	"look.report-means":         {fr: "Les moyens", en: "Means"},
	"look.report-none":          {fr: "Rien n’est enregistré pour cette année.", en: "Nothing is on record for this year."},
	"look.report-others":        {fr: "Bilans des autres années", en: "Reports of other years"},
	"look.objective":            {fr: "Objectif", en: "Objective"},
	"look.where":                {fr: "Où il en est", en: "Where it stands"},
}
