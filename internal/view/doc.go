// Package view declares what layouts, PDF files and the animator's papers show:
// one struct for each kind of page, and the parts that they are made of.
//
// A view is a plain value that holds all that its page depends on, already
// worded in the site's language: the page is a function of its view and its
// layout, so a page whose view is that of the last build is not made again.
//
// Views are what a site's own layouts rely on: fields are added, never
// renamed. Text is plain (layouts escape it) with its typography done; every
// URL is root-relative and honours the path of base_url, unless it leads out.
//
// Nothing is computed here.
package view
