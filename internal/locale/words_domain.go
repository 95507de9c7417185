package locale

// domainWords name what the domain's identifiers stand for: KIND.IDENTIFIER.
// They begin with a capital where they stand alone (a badge, a heading) and
// with a small letter where they end a sentence (statuses of objectives,
// reasons, parts of a sheet).
var domainWords = map[string]words{
	// Where a practice stands.
	"sheet-status.planned":   {fr: "Prévue", en: "Planned"},
	"sheet-status.ongoing":   {fr: "En cours de mise en place", en: "Being set up"},
	"sheet-status.in-place":  {fr: "En place", en: "In place"},
	"sheet-status.done":      {fr: "Terminée", en: "Completed"},
	"sheet-status.abandoned": {fr: "Abandonnée", en: "Abandoned"},

	// Where an objective stands.
	"status.not-started":          {fr: "pas commencé", en: "not started"},
	"status.not-reported":         {fr: "non renseigné", en: "not reported"},
	"status.reached":              {fr: "atteint", en: "reached"},
	"status.missed":               {fr: "non atteint", en: "missed"},
	"status.in-progress":          {fr: "en cours", en: "in progress"},
	"status.in-progress.on-track": {fr: "en cours, en bonne voie", en: "in progress, on track"},
	"status.in-progress.late":     {fr: "en cours, en retard", en: "in progress, behind"},
	"status.partly":               {fr: "atteint en partie", en: "partly reached"},

	// What a meeting is for, and whether it took place.
	"meeting-kind.exchange":    {fr: "Réunion d’échange", en: "Exchange meeting"},
	"meeting-kind.preparation": {fr: "Réunion de préparation", en: "Preparatory meeting"},
	"meeting-kind.visit":       {fr: "Visite", en: "Site visit"},
	"meeting-kind.steering":    {fr: "Comité de pilotage", en: "Steering committee"},
	"meeting-status.planned":   {fr: "Prévue", en: "Planned"},
	"meeting-status.held":      {fr: "Tenue", en: "Held"},
	"meeting-status.cancelled": {fr: "Annulée", en: "Cancelled"},
	"duration.half-day":        {fr: "une demi-journée", en: "half a day"},
	"duration.day":             {fr: "une journée", en: "a day"},

	// What the network counts by itself, and the unit of each count.
	"measure.meetings-held":     {fr: "Réunions d’échange tenues", en: "Exchange meetings held"},
	"measure.communes-involved": {fr: "Communes impliquées", en: "Communes involved"},
	"measure.communes-present":  {fr: "Communes présentes aux réunions", en: "Communes present at meetings"},
	"measure.communes-surveyed": {fr: "Communes enquêtées", en: "Communes surveyed"},
	"measure.actions-done":      {fr: "Actions réalisées", en: "Actions carried out"},
	"measure.sheets-published":  {fr: "Fiches publiées", en: "Sheets published"},
	"measure.needs-met":         {fr: "Besoins satisfaits", en: "Needs met"},
	"unit-of.meetings-held":     {fr: "réunion|réunions", en: "meeting|meetings"},
	"unit-of.communes-involved": {fr: "commune|communes", en: "commune|communes"},
	"unit-of.communes-present":  {fr: "commune|communes", en: "commune|communes"},
	"unit-of.communes-surveyed": {fr: "commune|communes", en: "commune|communes"},
	"unit-of.actions-done":      {fr: "action|actions", en: "action|actions"},
	"unit-of.sheets-published":  {fr: "fiche|fiches", en: "sheet|sheets"},
	"unit-of.needs-met":         {fr: "besoin|besoins", en: "need|needs"},

	// How results of one indicator make one figure.
	"total.sum":  {fr: "cumul", en: "sum"},
	"total.last": {fr: "dernière valeur connue", en: "latest known value"},
	"total.max":  {fr: "maximum", en: "highest value"},
	"total.mean": {fr: "moyenne", en: "average"},

	// Why a figure cannot be computed.
	"reason.no-result":    {fr: "aucune fiche ni reprise ne donne de résultat pour cet indicateur sur cette période", en: "no sheet or adoption gives a result for this indicator in this period"},
	"reason.no-action":    {fr: "aucune action n’est enregistrée sur cette période", en: "no action is on record in this period"},
	"reason.not-begun":    {fr: "la période n’a pas commencé", en: "the period has not begun"},
	"reason.no-baseline":  {fr: "la valeur de référence manque", en: "the baseline is missing"},
	"reason.not-a-member": {fr: "la commune n’était pas membre du réseau", en: "the commune was not a member of the network"},

	// What a commune told, offers and takes up.
	"interview-status.done":     {fr: "Entretien réalisé", en: "Interviewed"},
	"interview-status.planned":  {fr: "Entretien prévu", en: "Interview planned"},
	"interview-status.declined": {fr: "Entretien refusé", en: "Interview declined"},
	"offer.visit":               {fr: "une visite", en: "a visit"},
	"offer.document":            {fr: "un document", en: "a document"},
	"offer.talk":                {fr: "un témoignage", en: "a talk"},
	"adoption-state.considered": {fr: "Envisagée", en: "Considered"},
	"adoption-state.started":    {fr: "Commencée", en: "Started"},
	"adoption-state.in-place":   {fr: "En place", en: "In place"},
	"adoption-state.done":       {fr: "Terminée", en: "Completed"},
	"adoption-state.abandoned":  {fr: "Abandonnée", en: "Abandoned"},

	// What a practice took.
	"cost-kind.staff":      {fr: "temps de personnel", en: "staff time"},
	"cost-kind.operating":  {fr: "fonctionnement", en: "operating cost"},
	"cost-kind.investment": {fr: "investissement", en: "investment"},

	// Why another sheet is proposed.
	"related.shared-theme":       {fr: "même thème", en: "same theme"},
	"related.same-commune":       {fr: "même commune", en: "same commune"},
	"related.same-indicator":     {fr: "même indicateur", en: "same indicator"},
	"related.similar-population": {fr: "population comparable", en: "similar population"},

	// The known sections of a sheet's body.
	"section.context":         {fr: "Contexte", en: "Context"},
	"section.objectives":      {fr: "Objectifs", en: "Objectives"},
	"section.qualitative":     {fr: "Résultats qualitatifs", en: "Qualitative results"},
	"section.success-factors": {fr: "Facteurs de réussite", en: "Success factors"},
	"section.difficulties":    {fr: "Difficultés rencontrées", en: "Difficulties"},
	"section.recommendations": {fr: "Recommandations", en: "Recommendations"},

	// The parts of a sheet, as its completeness names them.
	"part.summary":            {fr: "résumé", en: "summary"},
	"part.date":               {fr: "date de publication", en: "publication date"},
	"part.period":             {fr: "période", en: "period"},
	"part.checked":            {fr: "date de vérification", en: "date of the last check"},
	"part.contact":            {fr: "contact", en: "contact"},
	"part.objectives":         {fr: "objectifs", en: "objectives"},
	"part.objectives.general": {fr: "objectif général", en: "general objective"},
	"part.objectives.targets": {fr: "objectifs chiffrés", en: "quantified objectives"},
	"part.planning":           {fr: "calendrier", en: "planning"},
	"part.means":              {fr: "moyens", en: "means"},
	"part.means.people":       {fr: "moyens humains", en: "people’s time"},
	"part.means.cost":         {fr: "coût", en: "cost"},
	"part.means.funding":      {fr: "financements", en: "funding"},
	"part.means.technical":    {fr: "moyens techniques", en: "technical means"},
	"part.results":            {fr: "résultats chiffrés", en: "measured results"},
	"part.partners":           {fr: "partenaires", en: "partners"},
	"part.reproducible":       {fr: "conditions de reproductibilité", en: "conditions for reproducing it"},
	"part.images":             {fr: "images", en: "images"},
	"part.files":              {fr: "documents à télécharger", en: "files to download"},
	"part.links":              {fr: "liens", en: "links"},
	"part.source":             {fr: "source", en: "source"},
	"part.context":            {fr: "contexte", en: "context"},
	"part.qualitative":        {fr: "résultats qualitatifs", en: "qualitative results"},
	"part.success-factors":    {fr: "facteurs de réussite", en: "success factors"},
	"part.difficulties":       {fr: "difficultés rencontrées", en: "difficulties"},
	"part.recommendations":    {fr: "recommandations", en: "recommendations"},

	// Figures, and how they are told.
	"none":         {fr: "aucun", en: "none"},
	"situation-on": {fr: "Situation au {0}", en: "Situation on {0}"},
	"days":         {fr: "{n} jour|{n} jours", en: "{n} day|{n} days"},
	"minutes":      {fr: "{n}\u202fmin", en: "{n}\u00a0min"},
	"bytes":        {fr: "{n} octet|{n} octets", en: "{n} byte|{n} bytes"},
	"out-of":       {fr: "{0} sur {1}", en: "{0} out of {1}"},

	// What rendering Markdown adds to a text.
	"footnotes":           {fr: "Notes", en: "Notes"},
	"footnote":            {fr: "Note {0}", en: "Note {0}"},
	"footnote-back":       {fr: "Retour au texte, note {0}", en: "Back to the text, note {0}"},
	"footnote-back-again": {fr: "Retour au texte, note {0}, appel {1}", en: "Back to the text, note {0}, reference {1}"},
	"table":               {fr: "Tableau {0}", en: "Table {0}"},
	"table-under":         {fr: "Tableau {0}\u00a0: {1}", en: "Table {0}: {1}"},
	"task-done":           {fr: "fait", en: "done"},
	"task-to-do":          {fr: "à faire", en: "to do"},
}
