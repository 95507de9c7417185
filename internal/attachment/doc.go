// Package attachment says whether a file may be published beside a sheet. Who
// proposes a sheet may be a stranger, and whatever lies beside it is served byte
// for byte from the address of the site, where a browser that takes it for a page
// would run what it holds.
//
// A list of what is dangerous is never whole; so there is a list of what is
// allowed (kinds), each known by its extension and by its content:
//
//   - the name has one extension, of a kind that no browser runs;
//   - the content begins as that kind does. Text begins with nothing that a
//     browser, left without a type by its server, takes for HTML or XML;
//   - an SVG image, which browsers do run, is read as XML and holds nothing but
//     the elements and attributes of a drawing (svg.go), in a style that asks for
//     nothing (css.go).
//
// A file that is of its kind but was cut short is a warning: it harms nobody, and
// nobody can open it.
//
// Only the head and the tail of a file are read, SVG images apart. Nothing is
// decoded, and a format's own code (macros of a document, scripts of a PDF) is
// left to the programs that open it.
package attachment
