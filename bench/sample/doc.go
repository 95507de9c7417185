// Package sample makes up a network of any size, the same on every machine for
// a number of sheets and a seed, and writes it as the source of a site for
// essaim, for Hugo and for Eleventy.
//
// It is made to cost what a real network costs. A sheet is about 5.7 KB: front
// matter with means, results, planning and partners, then six sections with
// lists, emphasis and links to other sheets. Its words are French words and
// made-up ones that look French, drawn by Zipf's law, so that a search index
// meets a few words everywhere and a long tail of rare ones.
//
// A sheet depends on its number and on the seed only: the first thousand of ten
// thousand are those of a thousand. Themes, communes, indicators and objectives
// are as many at any size.
package sample
