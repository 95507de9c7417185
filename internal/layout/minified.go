package layout

import (
	"bytes"
	"path"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
)

var minifier = minify.New()

func init() {
	minifier.AddFunc(".css", css.Minify)
	minifier.AddFunc(".js", js.Minify)
}

// Minified is a script or a style sheet without what only people read: comments, space,
// long names. What its syntax does not allow is left as it is: a site may have its own.
func Minified(name string, text []byte) []byte {
	var made bytes.Buffer
	if err := minifier.Minify(path.Ext(name), &made, bytes.NewReader(text)); err != nil {
		return text
	}
	return made.Bytes()
}
