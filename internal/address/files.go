package address

const PapersStyle = "essaim/papers.css"

// accentFile is the style sheet that carries a network's own colour: the
// policy allows no style in a page.
const AccentSheet = "essaim/accent.css"
