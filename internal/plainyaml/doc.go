// Package plainyaml reads the plain part of YAML in which nearly all front matter
// is written, ten times as fast as the YAML library, which comes to the same nodes
// by way of tokens and events: block maps and lists of one-line values, flow lists
// and maps within them, quoted strings, blocks of text, comments.
//
// It reads nothing else. At whatever is not plain, doubtful or wrong, Read gives
// up, and its caller has the library read the text from its start: what YAML is,
// and what is wrong with a text that is none, is the library's to say. What Read
// takes has the library's own nodes, places included: the tests compare the two,
// on content, on pieces put together at random, and in FuzzRead.
//
// Not plain are a text that is no map, tabs and other controls, anchors, tags,
// directives, documents, `? ` keys, merges, values of several lines other than
// blocks of text, keys with punctuation, comments within brackets, pairs within
// lists, and more than MaxDepth maps and lists within each other.
//
// Beside it are the few functions with which a line of YAML is shown as it should be:
// its parts by the columns of nodes, and scalars between quotes.
//
// It gives values no meaning: what a file may say, and what its author should
// know, is decided by who asks.
package plainyaml
