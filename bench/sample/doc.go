// Package sample makes up a network of any size, the same on every machine for
// a number of sheets and a seed, and writes it as the source of a site for
// essaim, for Hugo and for Eleventy.
//
// It is made to cost what a real network costs, in one of three profiles. Its
// words are French words and made-up ones that look French, drawn by Zipf's law,
// so that a search index meets a few words everywhere and a long tail of rare
// ones.
//
//   - plain: a sheet is about 5.7 KB: front matter with means, results, planning
//     and partners, then six sections with lists, emphasis and links to other
//     sheets. Each thing is written in one form only.
//   - rich: about 8 KB, written as people do. Keys are in French or in English,
//     maps on one line or on several, quotes of both kinds or none, with
//     comments; numbers are about right, in several units; dates are loose. A
//     table stands in half of the sheets; notes, quotations, nested lists, tasks,
//     links to parts of sheets and to meetings, entities, <, ~, \, code and lines
//     of Windows come now and then. Forty photos lie beside sheets. Three sheets
//     of a hundred have one thing to be warned of, and so has the legal notice;
//     nothing is an error. There are diagnostics and adoptions.
//   - large: rich sheets of 40 KB, 200 communes and 40 objectives.
//
// A sheet depends on the profile, its number and the seed only: the first
// thousand of ten thousand are those of a thousand. Themes, communes, indicators
// and objectives are as many at any size.
package sample
