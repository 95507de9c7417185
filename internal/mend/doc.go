// Package mend finds what an author meant by YAML that cannot be read, or not as it was
// meant. It works on the lines, on what the YAML library says of them, and on the keys
// that there are; it opens no file and knows no table of fields.
//
// A Text is mended in steps, between which its caller reads it:
//
//	Spaces      no-break spaces where YAML wants spaces
//	Misread     what YAML reads without a word, and not as it was meant: characters that
//	            it takes for ends of lines, dashes that are none, a quote that swallows
//	            the lines below it
//	Unreadable  what stands where YAML stopped, again and again, until it reads to the end
//
// Each gives the slips that it found, with lines as they should be in their arguments,
// and YAML is the text as it is to be read from then on. A text keeps its lines: what
// stands on one is mended there, so that all later positions are true; Column is where
// a column was before.
//
// A mend is only ever shown when YAML reads further with it. Of several the one that
// leads furthest is taken, and of equals the first, in the order of how often people
// make the slip. Where there is none, or the text is longer than is read again and
// again, the slip is what the library says, translated into what the author did.
//
// Conflicts are apart: what git left between two versions of some lines is no slip, is
// looked for in the whole file, and leaves nothing to be read.
package mend
