// Package pdf writes documents for people: the PDF of a sheet and booklets of
// several sheets, from the same views as the pages. It is a writer of tagged
// text, not a general PDF library.
//
// # The way of a document
//
//	view ──▶ flow ──▶ pieces ──▶ pages ──▶ painter ──▶ objects ──▶ bytes
//	         sets paragraphs,  cuts them   marks and   packs and
//	         lists, tables…    into pages  draws       deflates
//
// A flow lays pieces out (a line, a row of a table, an image), one below the
// other; a piece is not cut, and may be glued to the next one: headings to what
// follows them, the first and last two lines of a paragraph to each other, what
// is in a small frame. paginate cuts the pieces into pages. A painter draws
// them, and makes the structure tree on its way: the order of the tree is the
// order of the pages. All lengths are whole thousandths of a point.
//
// A booklet has pages of its own, then those of its sheets: finished files are read
// again (Finished), what is painted on their pages is taken over byte by byte,
// and their structure, links, bookmarks and images get other numbers. That is why
// a letter has the same code in all files (face.number), and why the lines at the
// top and at the bottom of a page are streams apart.
//
// # What a file keeps (PDF 1.7, PDF/UA-1)
//
//   - The structure tree leads to all that is text: Document, H1 to H6 without
//     gaps, P, L, Table with the scope of header cells, Link with its
//     annotation, Figure with its alternative, Note with its ID, BlockQuote,
//     Code, TOC. The outline is that of the sheet's page.
//   - All else is an artifact: lines, bars, the header and footer of a page, a
//     table's header when it comes again.
//   - What is seen is said: a status has its word beside its shape, a bar its
//     sentence under it.
//   - Title, language, XMP with the identifier of PDF/UA, bookmarks, tab order.
//   - Fonts are embedded, each cut to the letters that the document uses, with
//     what these letters are. The space at which a line is broken stays in the
//     text.
//   - A letter that no face has is drawn as a box, read as what it is (ActualText), and reported
//     (Made.Missing); .notdef is never shown. An image that cannot be read
//     leaves its alternative text and is reported (Made.Unusable); one in a format
//     that PDF does not know (SVG, WebP, GIF) leaves its alternative text too.
//
// conditions_test.go lists the conditions by their numbers in the Matterhorn
// Protocol, and looks for each in every file of the demo.
//
// # Bytes
//
// A file is a function of its view, its bodies and its images: no clock, no
// random number, no order of a map. Its dates come from the view and its
// identifier from its bytes. Objects are packed in object streams behind a
// cross-reference stream, deflated; a sheet of three pages is about 25 KB.
//
// # Cost
//
// Fonts are parsed once for all (LoadFonts). A Writer is for one goroutine and
// keeps its buffers from one document to the next; a sheet takes about 1.5 ms, a
// third of which is deflate, a sheet in a booklet a third of that. Time and memory are
// in proportion to the text:
// rows that are higher than a page are cut by lines, words that are wider than
// a line by letters, and an image is decoded only when it lets something
// through or is interlaced, up to 25 million pixels.
package pdf
