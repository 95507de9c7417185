// Package preview watches a site and serves it while it is written. It has no
// pages of its own: a build.Session makes them on request, by the same plan and
// the same workers as a build, and nothing is written.
//
// # What is served
//
// For every address of the site, what `build --drafts` writes there, but that
// each page has one script element more (preview.js, in its head). While the
// content has errors each page also carries them as plain HTML at the top of its
// body. Besides there are, below the site's own base path,
//
//	workroom/               the animator's papers, as `essaim workroom` makes them, drafts
//	                        included; they lead to the pages that are served
//	essaim/preview.js       the script of pages, and of the worker that they share
//	essaim/preview.css      the look of the bar and of the errors
//	essaim/preview/events   server-sent events: something has changed
//	essaim/preview/state    what a page (?page=PATH) would show now
//
// # Errors
//
// A page whose file has an error is shown as it was when it last had none, if it
// was shown before; else as far as it can be read. Without layouts, or when one
// fails, a bare page speaks of the errors. Nothing that is in the site's folder
// ends the server.
//
// # Reloading
//
// An event says that the site was read again. Each tab then asks for its own
// state: the key of its page (the hash of its view), its style sheets, the
// errors, what the bar says. It reloads when the key is another one, exchanges
// style sheets and errors in place, and else stays as it is. The server keeps no
// list of tabs. Tabs share one stream of events in a worker: a browser allows
// six connections to a host, and people open more tabs than that.
//
// # Watching
//
// Folders are watched one by one, new ones as they appear, and changes gathered
// until they pause. Where the system gives no events (a network mount, no
// watches left) files are looked at every second. The site's folder itself may be
// replaced, by a checkout or another work tree: it is looked for by its name.
//
// # Safety
//
// Requests must name a host that is known, or else any web page could make a
// browser read the drafts (DNS rebinding). Only what is in the plan can be read;
// only GET and HEAD are answered.
package preview
