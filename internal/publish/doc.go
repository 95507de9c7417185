// Package publish is the output folder: atomic, only what changed, only what
// is ours. It knows nothing of pages: it is given paths, keys and bytes.
//
// A build opens the folder (Open), is given for each file of the site either that
// it stays (Reuse) or what it holds (Put, PutPieces), then switches to the new site
// (Commit) or gives up (Abort). These are the guarantees:
//
//   - Whole or not at all. Bytes go to a staging folder inside the output
//     folder, hence on the same file system; Commit only renames and removes.
//     Until Commit nothing that a reader can see has changed, and a file never
//     appears half written.
//   - Only what changed. A file whose bytes are those of the last build is not
//     touched, not even its date. What "the last build" wrote is known from the
//     manifest, and believed only after reading the file (unless the caller has
//     found out otherwise, see Trust): one that was altered or deleted by hand
//     comes back.
//   - Only what is ours. A folder without our manifest is refused unless it
//     holds nothing but dot files, which stay. Only files that the manifest
//     lists are ever replaced or removed; a folder goes when the removal of our
//     files has left it empty. The folder that the user named is never emptied.
//   - Inside. Every access goes through an os.Root: a path, or a symbolic link
//     that someone put in the folder, never leads outside. Paths are relative,
//     slash-separated and without dot files.
//   - One at a time. A second build in the same folder is refused (ErrBusy).
//   - A crash costs nothing. Before the first rename the manifest is replaced
//     by one that also lists the files to come, so that the next build owns
//     whatever it finds; what is left in the staging folder is dropped then.
//     Files are not synced to the disk: a site can be built again.
//
// # The manifest
//
// OUTPUT/.essaim.json lists our files, sorted by path, each with "KEY SIZE DIGEST":
// the key that the build gave, the size in bytes and the digest of the bytes
// (package digest). The size is decimal, the two others are hexadecimal. It holds
// neither dates nor machine names, so two builds of the same content give the same
// manifest. It ends with a digest of itself: who knows from elsewhere which files are
// ours says so (Open), and a manifest that was damaged costs no more than time.
// After the digest of a file may come a note, which the caller gave (Note) and finds
// again in the next build (Former); "gone" has those of files that the site had once,
// for as long as the caller notes them again.
//
// # Errors
//
// *ForeignError means that the folder, or a file in the way, is not ours: the
// user named the wrong folder. Any other error is the machine's (disk full,
// read-only, ErrBusy).
package publish
