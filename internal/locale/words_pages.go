package locale

// pageWords are what the layouts say around the domain's words.
var pageWords = map[string]words{}
