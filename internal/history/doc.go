// Package history says when the files of a site were last changed, as the git
// repository that they are in has it: for "updated on", and for nothing else. Who
// changed them is never asked.
//
// # What is asked of git
//
// One pass of `git log` for all files, and none while the commit at hand is the one
// that is known already: HEAD is read from the repository's own files.
//
// A repository may come from a stranger, and its .git/config can name programs that git
// then runs (core.fsmonitor, core.pager, diff.external, textconv, ssh commands…). So git
// is not given that repository but an empty one of ours, in a temporary folder, whose
// only tie to it is where its objects are. It reads no configuration of the machine or
// of the user either, no replacements, no attributes, and fetches nothing.
//
// # What a date is
//
// That of the latest commit that changed the file's text, as its author has it: a
// commit that only renames the file is passed over, and what was before it counts.
// Edits that are not committed have no date. The dates of a commit do not depend on
// what was known before.
//
// A shallow clone does not know when a file was changed: it takes its first commit for
// the one that wrote everything. It has no dates. Nor has a repository that keeps its
// references in the reftable format, which is not read.
package history
