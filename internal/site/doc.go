// Package site is the plan of what is published: every output file with its
// address, the layout that shows it and the view that it shows.
//
// A view is a plain value that holds all that its page depends on, already
// worded in the site's language: the page is a function of its view and its
// layout, so a page whose view is that of the last build is not made again.
// Views are built on demand, shown and dropped; the plan holds none.
//
// Views are what a site's own layouts rely on: fields are added, never
// renamed. Text is plain (layouts escape it) with its typography done; every
// URL is root-relative and honours the path of base_url, unless it leads out.
//
// Two files that claim one address are found here. Nothing is rendered here.
package site
