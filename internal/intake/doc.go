// Package intake lets content in without YAML: it makes forms to fill in with Word or
// LibreOffice, and drafts of the documents that come back, or of any others.
//
// # Forms
//
// A form is made of the field table of a kind of file, in the network's language: what
// one line says stands in a table (what is asked, the answer, help), each list has a
// table of its own, and the text its headings. Answers are content controls whose tag is
// the path of the place ("means/cost/amount"); what the network has (communes, themes,
// indicators, objectives, sheets) and enumerations are lists to choose from. A field
// that the table gets is in the form.
//
// A form is known by a property of the document, else by its title and its first line.
// Its answers are found by their tags, else, where a tool has dropped these, by the
// label before them or above them. What the form says by itself is made again when it
// is read, in every language, and left out wherever it stands, whatever style it has.
//
// # Documents
//
// Any other document is proposed as a sheet. Labels (« Commune : », a bold word before
// its answer, the first column of a table, the head of one, a heading with a list under
// it) lead to the places that they name: by the keys of every language, by the words of
// meant.TABLE.KEY, and by those of label.PATH. A value is what the author wrote; of
// money, hours, years and dates only whole ones are taken, where just one can be meant.
// « Objectif : 6 communes sur 8 » is proposed as a target, figures under results as
// results. All else is the text, as Markdown.
//
// # Tables and pages
//
// A row of a table is a sheet, or an item of a list of one, of a commune's diagnostic or
// of network.yaml. Its columns lead to places as labels do; a file of columns, once it is
// written, says it instead. What goes to a file that is there is proposed as a part to
// add. Pages are documents whose template is known: its groups of headings, and lists
// that stand in one paragraph.
//
// # Promises
//
//   - Every word of a document and every cell of a table is in the draft (its text, its
//     keys and values, a comment that quotes it) or in the report.
//   - No figure is made: each number of a value stands in the document.
//   - What check would call an error is no value: it becomes a comment.
//   - This package writes no file, and opens none but those of the site.
package intake
