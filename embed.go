// Package essaim holds the default look: the layouts and the static files that
// every site starts from, and may override one by one.
package essaim

import "embed"

// Look has two folders, layouts/ and static/, as a site's own folder may.
//
//go:embed layouts static
var Look embed.FS
