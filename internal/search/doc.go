// Package search makes the index that static/essaim/search reads in the
// browser. There is no server: a query fetches the few small files that hold
// its words, then the few that hold what is shown of its results.
//
// # Documents
//
// A document is a page that readers look up: a sheet, a meeting, a commune, a
// theme, an objective, a free page (view.Entry). Documents are numbered from 0,
// sheets first and the newest of them before, so that a number is also what
// equal scores are ordered by, and what "newest first" means.
//
// # Words
//
// A word is a run of letters, digits and marks; all else separates. So l'eau
// is "l" and "eau", and éco-exemplarité two words. Invisible characters (soft
// hyphen, zero-width space and joiners) are in words and ignored; raised and lowered
// digits are digits (m², CO₂). A word is put in lower case and composed (NFC), cut to
// 40 characters, and becomes one or two terms:
//
//	fold(stem(word))   what a query written with its accents asks for
//	stem(fold(word))   what a query written without them asks for
//
// fold is locale.Fold; stem is Snowball's stemmer of the site's language, if it has one,
// which in French loses the s after i, o and u first. A word with a digit is a term as
// it is. Weak words, of one letter or that mean little (locale's "weak"), are asked for
// only by a query that has no other, or that ends with one.
//
// # Groups
//
// Some words that stand side by side are one word too, without what separates them
// (groups.go): micro-crèche, 1 500, 05.65.11.22.33, RD 988, C.C.A.S. A reader who
// types a group finds what has its words or the whole; who types the whole finds both.
//
// # Titles
//
// The words of a title, folded, with a space between two, cut to 60 characters, make
// one more term, which begins with "=": a query that is all of a title shows its pages
// first. It lies in the file of the term of its longest word (the first of several),
// so that no reader has to fetch another file for it.
//
// # Weights
//
// A term's weight in a document is the sum of the weights of its places: 12 in
// the title, 4 in summary, theme or commune, 3 in a heading, 1 elsewhere. What
// a document owes to a term is BM25's saturation of that weight, times the
// weight of its kind,
//
//	impact = kind · w·(k+1) / (w + k·(1-b + b·length/mean length))   k = 4, b = 0.5
//
// kept in 15 levels of a third (of a term that more than a quarter of the documents have,
// in every fourth of them, from 2); a weak word has the highest where it is in a title, and
// the lowest elsewhere. A reader multiplies the level by the rarity of
// the term, ln(1 + (N-n+0.5)/(n+0.5)), and adds up.
//
// # Files
//
// All are below essaim/index/. Each begins with four bytes, the FNV-1a hash of
// the rest, little-endian, so that a damaged file is distinguished from a word that
// nobody wrote. "deflated" is raw DEFLATE of UTF-8 text. A file is found without
// a table of contents: its number is a hash of what is looked up, modulo the
// number of such files, which the number of documents N alone decides: the
// smallest power of two that is at least N/3 (terms) or N/80 (words), and 4.
//
//	terms/H.bin    terms whose FNV-1a hash is H modulo their number
//	start/H.bin    words by the hash of their first two letters; and, by that of one
//	               letter, the 40 words that begin with it which most documents have
//	end/H.bin      words by the hash of their last three letters
//	page/K.bin     what is shown of documents 3K to 3K+2, by eights when they
//	               are 80 at most
//	filters.bin    what sheets are filtered and sorted by
//
// terms: a varint, N; then for each term, sorted: its length in a byte, its
// bytes, a varint 2n or 2n+1 (n documents have it; the odd one says that it is a
// word too, so that what only begins words is distinguished from it), a varint (bytes of its postings);
// then the postings of each. Postings are bits, the highest of a byte first,
// grouped by level from the highest: 4 bits, the level; then the number m of
// its documents, written as many zeros as it has binary digits less one and
// these digits (Elias's gamma code); then m times the gap to the document
// before (from -1, less one), written in Rice's code: gap>>k in ones closed by
// a zero, then the k low bits, with k = ⌊log2(N/(m+1))⌋. Groups follow until n
// documents are reported.
//
// start and end: deflated lines, "word n", folded words of three letters or
// more, sorted, n being the greatest number of documents that one of its terms
// has. With one typing error a word keeps its first two letters or its last
// three, so that two files hold whatever it may have meant.
//
// page: deflated JSON, a list of [url, title, summary, kind, communes, theme,
// year, exemplary, status, photo, facts, result, id, text, lang]; url and photo are below the
// site's base path, status, facts ("1 720 habitants", "410 €") and result are those of a
// sheet's card, id is that of a sheet of another network, whose address does not end with
// it, text is how the bodies begin, of which results show a passage, and lang, which
// nearly none has, is the language of title, summary and text when it is not the site's.
//
// filters: deflated JSON, {documents, sheets, facets}: N, how many of the first
// documents are sheets, and a list of {name, kind, choices, sorted, places, ids, of}, which
// says all that a reader has to know of a facet. kind is how it is asked
// (view.FacetKind), choices are the values of a list or the ranges of a number,
// sorted is true when sheets can be put in the order of its number, ids are
// [id, name] of those that sheets have; what is empty is left out. of holds what each
// sheet answers, by number: a number, null for none, or a list of several; of ids,
// places among the ids, of a list, places among the choices, of yes, 1 or 0. An
// address of the search page says NAME=VALUE: an id, a value of the list, a range
// "from-to" or "from" (both included), a number, or 1. Of like, whose places are the
// communes with their populations and where they lie, VALUE is an id too: it keeps the
// sheets of other communes from a third to three times as large. They are shown first by
// size, in steps of half as much again, then by distance.
//
// # What it does not do
//
// No phrases, no synonyms. The index is a pure function of documents and language:
// it does not depend on the order in which they are added, nor on the number of
// collectors, nor on what is reused of the previous index (state.go).
package search
