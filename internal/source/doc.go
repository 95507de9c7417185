// Package source turns content/ into the domain, with the position of every
// value. It reads and checks every kind of file, derives no figure and knows
// no HTML.
//
// # Files
//
//	content/network.yaml                who we are, communes, themes, indicators, objectives
//	content/sheets/…/NAME.md            a sheet; or …/NAME/index.md
//	content/sheets/…/NAME/FILE          what lies beside it, down to any depth
//	content/meetings/DATE[-SUFFIX].md   DATE as precise as known, agreeing with `date`
//	content/communes/ID.md              the diagnostic of a commune
//	content/adoptions/NAME.md
//	content/pages/NAME.md               index.md is the home's text
//
// NAME is [a-z0-9]+(-[a-z0-9]+)*. Folders of sheets/ that have no sheet's name
// only group: they are no part of an address, so two groups cannot hold the
// same NAME. A file that belongs nowhere is a warning that says where it should
// be; names that begin with a dot, end with ~ or come from a file manager are
// passed over. Symbolic links are errors. So are, beside a sheet, files that a
// browser would run as part of the site: pages, scripts, drawings (SVG) with
// code in them.
//
// # Front matter
//
// A file is UTF-8. It begins with a line `---`, then YAML, then a line `---`,
// both without indentation, then Markdown. A byte-order mark, Windows line
// ends and blank lines before the first `---` change nothing, and positions
// are those of the file as stored: lines and columns from 1, columns in
// characters. network.yaml is YAML alone.
//
// A file in which git left two versions of some lines is not read: each conflict
// is an error, found in the lines as stored.
//
// Of YAML there are maps, lists and scalars: no anchor, alias, merge key, tag
// or second document. The YAML library stops at the first thing that is no
// YAML; package mend finds what the author meant, and the rest is read with it. Front
// matter in a plain part of YAML, which nearly all is, is read without it, ten
// times as fast (package plainyaml); all else, and all that is wrong, is the
// library's.
//
// # Keys
//
// Each map has a table (kind_*.go) that gives for every key its type, whether it
// is required and an example. The tables are the single source of decoding,
// messages and skeletons; how keys and values are spelled and what they mean is
// in the files of each language (internal/locale/languages). Keys, values of
// choices and known headings match in every language without case or accents,
// with `-`, `_` and space alike. Two spellings of a key in one map repeat it. A value that is nothing, "", ~ or null is absent. A key that no
// table has is an error, except under `extra`; one by which people often call
// another (meant.TABLE.KEY in the words of each language) is read as that one, so
// that all that is wrong is said at once.
//
// # Values
//
// A value is read from its text by its field's type, never by YAML's guess:
//
//	number     5.2  5,2  1 234,5 (a space groups exactly three digits)
//	amount     a number with its unit (39 h, 560 €), or with one of the same quantity; never negative
//	approx     environ, env., ≈, ~, about, approx before the number, or `approx: yes` beside it
//	target     a number with or without unit; with a sign, -7% is relative to the baseline
//	date       2010  2011-07  2011-11-25  25/11/2011  juillet 2011  début novembre 2011
//	time       09:00-17:00  9h-17h  9 h 30
//	boolean    oui non yes no true false
//	url        http, https, mailto; other schemes are dropped with a warning
//	code, text as written; codes keep their zeros
//
// # People
//
// A person's name is never needed: a contact, a speaker, whoever gave hours is
// a role. What begins like « Mme Martin » is a warning; images say whether the
// people on them agreed. Fields of e-mail addresses are those of services.
//
// # References
//
// An id is looked up once every file is read, so that files come in any order.
// One that is unknown is an error with the nearest known id, by spelling or by
// name; so is one of a draft, unless drafts are kept.
//
// # Limits
//
//	file          1 MiB
//	nesting       20 levels of maps and lists
//	list          10,000 items
//	line of text  1,000 characters (a title, a name, an id)
//	text          20,000 characters (a summary, a note)
//	year          1900 to 2199
//
// # Problems
//
// Read returns every problem of every file, sorted. What falsifies a figure,
// an address or a reference is an error; the rest are warnings, and so is all
// that is wrong with a draft. The Network is as complete as it can be, and
// holds no id that leads nowhere.
//
// # Bodies
//
// A body is scanned once, for the known sections that say something and for
// whatever might be a link's destination, and then let go: network.Body keeps
// where it begins and its hash, and ReadBody reads it again.
package source
