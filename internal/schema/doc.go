// Package schema describes the files that authors write, for programs that help
// them: a JSON Schema (draft 7, which every editor knows) for each kind of file,
// made of the field tables of internal/source in one language.
//
// It describes what `essaim fmt` writes: one spelling of each key and of each value
// of an enumeration. What check refuses in such a file the schema refuses too, but
// for what concerns several files, or compares values, or is a matter of units; the
// tests keep the list. It refuses nothing that check accepts.
//
// The form in the browser (cms*.go, form.js, form.css) is a configuration of Sveltia CMS
// made of the same tables, and a page that loads it: see FormFiles. It shows files in
// the shape that `essaim fmt --form` writes; internal/source says which (shape.go).
//
// How numbers, dates and addresses are written is said by patterns, put together
// from the same words of all languages as the functions that read them. They keep to
// what RE2 and ECMAScript have in common: no look-ahead, no shorthand for spaces.
package schema
