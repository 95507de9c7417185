// Package layout makes pages: HTML = f(view, layout). It reads nothing but the
// two folders that it is given, and holds no state of a build.
//
// # Files
//
// A layout is a file of html/template. There are three sorts:
//
//	base.html           the skeleton of every page; it calls the block "main"
//	KIND.html           one for each kind of page (see kinds); it defines "main"
//	parts/NAME.html     a piece, called by {{template "parts/NAME.html" .}}
//
// For each name there are two candidates and no other: the site's file, then
// the default one. A site may also add parts of its own. A file of the site
// that nothing can show is a warning, with the nearest name. One that Copy made
// says in its first line of which default, and is a warning when that has
// changed since.
//
// # What a layout sees
//
// The dot of base.html and of "main", always at hand as $, is a Page:
//
//	.Chrome   what all pages share (view.Chrome)
//	.Head     what the page says of itself (view.Head)
//	.Page     the view: view.SheetPage for sheet.html, and so on; fields of
//	          Head are found in it too
//	.Shared   three pieces made once for all pages of a section, see below
//	.Body T   the Markdown of a view.Text, cut into sections (Body)
//
// A part sees what its caller hands it. Three parts are executed once for each
// section of the site, not once a page: parts/head.html, parts/header.html and
// parts/footer.html. Their dot is a Frame, Chrome and the current Section, and
// holds nothing else, because nothing else may decide what they show.
//
// # Functions
//
//	t KEY ARG…      the words of KEY (internal/locale); a KEY that is written
//	                out, without ARG, costs nothing when pages are made
//	n KEY N ARG…    the same, singular or plural after the number N
//	shape ID        the drawing of a status, hidden from screen readers
//	mark ID X Y     the same inside a drawing, its top left at X, Y
//	dial PHONE      the digits of a phone number, for a tel: link
//	spoken FIGURE   a figure whose arrow, “147 → 30 g”, is read aloud as words
//
// and those of text/template. Views hold finished text: worded, with its
// typography, never HTML. All of it is escaped by context; only the HTML of
// Body, which internal/markdown made safe, goes through as it is.
//
// # Two ways, one page
//
// html/template escapes the layout of a kind when it is first asked for. Of that,
// package stencil makes a program for the kind's view, and this makes the pages
// at an eleventh of the cost. A layout that uses what stencil does not know (maps,
// assignments, a script, values in odd places) is html/template's for all its
// pages (see Left), and so is a page whose program gives up: errors are always
// html/template's. The bytes are the same, and Options.NoStencil makes all pages by
// html/template alone for who doubts it.
//
// # Errors
//
// A layout that cannot be parsed, that calls a function or a part that is not
// there, that names words that nobody wrote, or that asks a view for a field that it does not have is an error of
// the site, with its file and line; it is found by Load, which executes every
// page that one of the site's files may change with empty views and with full
// ones. What only shows with the real views comes out of Append as
// a Fault. An error page has no layout of its own: nothing is published when a
// layout fails.
package layout
