package locale

// pdfWords are what PDF files say besides the words of pages, and what pages
// say of them.
var pdfWords = map[string]words{
	"pdf.take-away":       {fr: "Emporter cette fiche", en: "Take this sheet away"},
	"pdf.format":          {fr: "Format PDF", en: "PDF format"},
	"pdf.booklet":         {fr: "Livret à imprimer, format PDF", en: "Booklet to print, PDF format"},
	"pdf.report":          {fr: "Bilan à imprimer, format PDF", en: "Report to print, PDF format"},
	"pdf.pages":           {fr: "{n} page|{n} pages", en: "{n} page|{n} pages"},
	"pdf.language":        {fr: "en français", en: "in English"},
	"pdf.page":            {fr: "Page {0} sur {1}", en: "Page {0} of {1}"},
	"pdf.booklet-title":   {fr: "{0}\u00a0: {1}", en: "{0}: {1}"},
	"pdf.colon":           {fr: "\u00a0: ", en: ": "},
	"pdf.online":          {fr: "Cette fiche en ligne\u00a0:", en: "This sheet online:"},
	"pdf.booklet-online":  {fr: "En ligne\u00a0:", en: "Online:"},
	"pdf.contents":        {fr: "Sommaire", en: "Contents"},
	"pdf.theme-booklet":   {fr: "Livret du thème", en: "Booklet of the theme"},
	"pdf.commune-booklet": {fr: "Livret de la commune", en: "Booklet of the commune"},
	"pdf.network-booklet": {fr: "Livret du réseau", en: "Booklet of the network"},
}
