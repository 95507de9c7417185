// Package stencil makes pages from templates of html/template, with the same
// bytes and without its cost: a template is cut once for the type of what it
// shows, and then prints page after page without reflection.
//
// html/template stays the parser and the escaper. Once it has executed a
// template, the pipelines of its parse tree name the escapers that each place
// needs; Compile turns this tree, and those of all that it calls, into a Program.
// What Compile does not know makes it refuse the whole template, and what a
// Program meets and cannot judge makes it refuse the page: html/template does
// then. Which of the two made a page shows in its cost and nowhere else, errors
// included: they are always html/template's.
//
// # The machine
//
// A Program is made of routines, one for each template and type of dot. A
// routine is a list of steps, closures that append to the page. It has
// registers, which hold the addresses of values: its dot in the first, then what
// with, range and variables put there. The type of each is known when the
// program is made, so a field is an address and an offset, a condition a
// comparison, a range a walk over an array.
//
//	step      func(*machine, registers)     appends to the page
//	value     what an expression gives: its type, how to find its address,
//	          its text or number, and whether it is true
//	routine   the steps of one template for one type of dot
//	machine   the page, the stack of registers, the results of functions
//
// A value is never changed and never outlives the page that it was found for.
//
// # What is known
//
// Text, if, with, range over a slice, template, variables that are declared;
// fields, also through pointers and embedded structs; methods that Known lists;
// and, or, not, eq, ne, lt, le, gt, ge, len, index, print, printf, println and
// functions of the shapes in call; the escapers of text, of RCDATA, of quoted
// attributes and of URLs in them, and that of a script for structs, as JSON. A
// value is printed when it is a string or a signed integer; template.HTML passes
// in text. An interface is opaque, unless Known tells what is inside.
//
// Maps, assignments, break, continue, templates called in an attribute or a
// script, and all else are refused.
package stencil
