package attachment

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"essaim/test/loop"
)

// laughs are ten levels, each of which draws ten times the one before. level makes the
// element that is known as #LEVEL and draws #BEFORE ten times.
func laughs(level func(id, before string) string) string {
	var b strings.Builder
	b.WriteString(`<rect id="l0" width="9" height="9"/>`)
	for i := range 10 {
		b.WriteString(level(fmt.Sprint("l", i+1), fmt.Sprint("l", i)))
	}
	return image(b.String() + `<rect width="9" height="9" fill="url(#l10)" mask="url(#l10)"/><use href="#l10"/>`)
}

func image(inside string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">` + inside + `</svg>`
}

func tenTimes(s string) string { return strings.Repeat(s, 10) }

// What draws itself without an end, or more than a browser draws, is refused; what
// people draw is not, and neither takes long to find out.
func TestDrawnTooOften(t *testing.T) {
	path := strings.Repeat("1 1 ", 50_000)
	wrap := func(element, property string) func(id, before string) string {
		return func(id, before string) string {
			return fmt.Sprintf(`<%s id="%s">%s</%[1]s>`, element, id, tenTimes(fmt.Sprintf(`<path d="M0 0" %s="url(#%s)"/>`, property, before)))
		}
	}
	refused := map[string]string{
		"use": laughs(func(id, before string) string {
			return `<g id="` + id + `">` + tenTimes(`<use href="#`+before+`"/>`) + `</g>`
		}),
		"use, xlink": laughs(func(id, before string) string {
			return `<g id="` + id + `">` + tenTimes(`<use xlink:href="#`+before+`"/>`) + `</g>`
		}),
		"use, escaped": laughs(func(id, before string) string {
			return `<g id="` + id + `">` + tenTimes(`<use href="#%6C`+before[1:]+`"/>`) + `</g>`
		}),
		"use of symbol": laughs(func(id, before string) string {
			return `<symbol id="` + id + `">` + tenTimes(`<use href="#`+before+`"/>`) + `</symbol>`
		}),
		"pattern": laughs(wrap("pattern", "fill")),
		"stroke":  laughs(wrap("pattern", "stroke")),
		"mask":    laughs(wrap("mask", "mask")),
		"clip":    laughs(wrap("clipPath", "clip-path")),
		"marker":  laughs(wrap("marker", "marker-start")),
		"filter": laughs(func(id, before string) string {
			return `<filter id="f` + id + `">` + tenTimes(`<feImage href="#`+before+`"/>`) + `</filter><g id="` + id + `">` + tenTimes(`<rect filter="url(#f`+id+`)"/>`) + `</g>`
		}),
		"style": laughs(func(id, before string) string {
			return `<pattern id="` + id + `">` + tenTimes(`<rect style="opacity: 1; FILL : URL( '#`+before+`' )"/>`) + `</pattern>`
		}),
		"class": laughs(func(id, before string) string {
			return `<style>.x, g > .` + id + `:hover { fill/**/: url(#` + before + `) }</style><pattern id="` + id + `">` + tenTimes(`<rect class="a `+id+`"/>`) + `</pattern>`
		}),
		"variable": laughs(func(id, before string) string {
			return `<style>.` + id + ` { --v2: url(#` + before + `); mask: var(--v2) }</style><mask id="` + id + `">` + tenTimes(`<rect class="`+id+`"/>`) + `</mask>`
		}),
		"within itself":     image(`<g id="a"><use href="#a"/></g>`),
		"within each other": image(`<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>`),
		"pattern in itself": image(`<pattern id="a"><rect fill="url(#a)"/></pattern>`),
		"mask in itself":    image(`<mask id="a"><rect mask="url(#b)"/></mask><g id="b"><rect mask="url(#a)"/></g><style>#b{mask:url(#a)}</style>`),
		"whole in itself":   strings.Replace(image(`<use href="#all"/>`), "<svg", `<svg id="all"`, 1),
		"square":            image(`<g id="a">` + strings.Repeat(`<rect/>`, 2000) + `</g>` + strings.Repeat(`<use href="#a"/>`, 2000)),
		"pattern of all":    image(`<pattern id="a">` + strings.Repeat(`<rect/>`, 2000) + `</pattern><g fill="url(#a)">` + strings.Repeat(`<rect/>`, 2000) + `</g>`),
		"rule for all":      image(`<style>* { mask: url(#a) }</style><defs><mask id="a">` + strings.Repeat(`<path d="M0 0"/>`, 2000) + `</mask></defs>`),
		"marker of vertex":  image(`<marker id="a">` + strings.Repeat(`<rect/>`, 100) + `</marker><path marker-mid="url(#a)" d="M` + path + `"/>`),
		"marker of group":   image(`<marker id="a">` + strings.Repeat(`<rect/>`, 100) + `</marker><g style="marker: url(#a)"><path d="M` + path + `"/></g>`),
	}
	kept := map[string]string{
		"symbols":     image(`<symbol id="a">` + strings.Repeat(`<path d="M0 0"/>`, 20) + `</symbol>` + strings.Repeat(`<use href="#a"/>`, 5000)),
		"gradients":   image(`<linearGradient id="a">` + strings.Repeat(`<stop/>`, 50) + `</linearGradient><linearGradient id="b" href="#a"/><style>rect { fill: url(#b) }</style>` + strings.Repeat(`<rect/>`, 20_000)),
		"clips":       image(`<clipPath id="a"><rect/></clipPath>` + strings.Repeat(`<g clip-path="url(#a)"><path d="M0 0"/></g>`, 10_000)),
		"hatching":    image(`<pattern id="a"><path d="M0 0"/></pattern><g fill="url(#a)">` + strings.Repeat(`<rect/>`, 10_000) + `</g>`),
		"arrows":      image(`<marker id="a"><path d="M0 0"/></marker>` + strings.Repeat(`<path d="M0 0 L1 1" marker-end="url(#a)"/>`, 5000)),
		"long arrows": image(`<marker id="a"><path d="M0 0"/></marker>` + strings.Repeat(`<path d="M`+path[:20_000]+`" marker-end="url(#a)"/>`, 200)),
		"no target":   image(`<use href="#nowhere"/><rect fill="url(#nowhere) red"/>`),
		"moved along": image(`<path id="a" d="M0 0"><animateMotion><mpath href="#a"/></animateMotion></path><text><textPath href="#a">x</textPath></text>`),
		"linked":      image(`<g id="a"><a href="#a"><rect/></a></g>`),
	}
	for name, text := range refused {
		if found := timed(t, name, text); found == nil || found.code != "svg-drawn-too-often" || found.text == "" {
			t.Errorf("%s: %+v", name, found)
		}
	}
	for name, text := range kept {
		if found := timed(t, name, text); found != nil {
			t.Errorf("%s: %+v", name, *found)
		}
	}
}

// timed reads an image, which no drawing may make long.
func timed(t *testing.T, name, text string) *fault {
	t.Helper()
	var found *fault
	loop.Within(t, 10*time.Second, name, func() { found = readSVG([]byte(text)) })
	return found
}
