package schema

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"html"
	"strings"

	"essaim/internal/locale"
	"essaim/internal/network"
)

// formScript runs in the form's page before the editor does.
//
//go:embed form.js
var formScript string

// formStyle gives the editor its letters and its icons from beside it.
//
//go:embed form.css
var formStyle string

// EditorParts are what the form needs of the npm package of the editor: the program,
// letters and icons, and the words of its own buttons, which follow the browser's
// language.
var EditorParts = []string{"dist/sveltia-cms.js", "npm/assets/*.woff2", "locales/*.json"}

// formPage is the page of the form. It may connect to the site and to the network's
// forge, and to nothing else: the editor would ask other servers for its letters, its
// words and its latest version.
func formPage(n *network.Network, words *locale.Locale) []byte {
	forge := ""
	if r := n.Repository; r != nil {
		forge = forgeHosts(r)
	}
	policy := fmt.Sprintf("default-src 'none'; script-src 'self' 'sha256-%s'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:%s; media-src 'self' blob:; font-src 'self'; connect-src 'self' blob: data:%s; worker-src 'self' blob:; base-uri 'none'; form-action 'none'",
		scriptSum(formScript), forge, forge)
	var out bytes.Buffer
	fmt.Fprintf(&out, `<!doctype html>
<html lang="%s">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="%s">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>%s</title>
<style>
%s</style>
<script>%s</script>
</head>
<body>
<noscript>%s</noscript>
<script src="sveltia-cms.js"></script>
</body>
</html>
`, n.Lang, html.EscapeString(policy), html.EscapeString(words.Field("form.title", n.Name)), formStyle, formScript, html.EscapeString(words.Field("form.noscript")))
	return out.Bytes()
}

// scriptSum is what a policy calls a script that stands in the page.
func scriptSum(script string) string {
	sum := sha256.Sum256([]byte(script))
	return base64.StdEncoding.EncodeToString(sum[:])
}

// forgeHosts are the servers that the form talks to, each after a space.
func forgeHosts(r *network.Repository) string {
	_, origin := repositoryOf(r)
	switch {
	case origin == "":
		return ""
	case r.Forge == "github" && origin == "https://github.com":
		return " https://api.github.com https://*.githubusercontent.com"
	}
	return " " + origin
}

// signature is what essaim writes first into its files.
const signature = "essaim schema --cms sveltia"

// signed is a file whose first line is a comment with the sum of the others: it says
// whether somebody changed them, and whether they would be the same today.
func signed(open, close string, text []byte) []byte {
	return fmt.Appendf(nil, "%s%s, %s%s\n%s", open, signature, sumOf(text), close, text)
}

func sumOf(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:16])
}

// IsOwn reports whether a file of the form is as essaim wrote it, on whatever day.
func IsOwn(text []byte) bool {
	first, rest, _ := bytes.Cut(text, []byte("\n"))
	return strings.Contains(string(first), sumOf(rest))
}

// IsOutdated reports whether a file that essaim wrote, changed since or not, is made of
// something else than what it would be made of today.
func IsOutdated(text, today []byte) bool {
	line := func(text []byte) string {
		first, _, _ := strings.Cut(string(text), "\n")
		return strings.TrimSpace(first)
	}
	return strings.Contains(line(text), signature) && line(text) != line(today)
}
