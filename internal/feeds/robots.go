package feeds

import (
	"bytes"
	"encoding/xml"
	"iter"
	"strings"

	"essaim/internal/address"
	"essaim/internal/network"
)

// SiteMap lists pages by their addresses (https://www.sitemaps.org/protocol.html),
// which have to be absolute, each with the day of its latest change, 0 when that is not
// known.
func SiteMap(pages iter.Seq2[string, network.Day]) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for page, changed := range pages {
		b.WriteString("<url><loc>")
		if err := xml.EscapeText(&b, []byte(page)); err != nil {
			return nil, err
		}
		b.WriteString("</loc>")
		if changed != 0 {
			b.WriteString("<lastmod>" + changed.ISO() + "</lastmod>")
		}
		b.WriteString("</url>\n")
	}
	b.WriteString("</urlset>\n")
	return b.Bytes(), nil
}

// Robots is robots.txt, which leads to the site map when there is one, and not to the
// form when the site has one.
func Robots(at address.Site, form bool) []byte {
	lines := []string{"User-agent: *", "Allow: /"}
	if form {
		lines = append(lines, "Disallow: "+at.File(address.FormFolder))
	}
	if at.Origin != "" {
		lines = append(lines, "Sitemap: "+at.Absolute(at.File("sitemap.xml")))
	}
	return []byte(strings.Join(lines, "\n") + "\n")
}
