package plan

// policy lets a page load nothing but the site's own files: no inline script
// or style, no frame, no form to elsewhere.
const Policy = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; font-src 'none'; base-uri 'none'; form-action 'self'"
