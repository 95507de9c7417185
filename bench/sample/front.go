package sample

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A front writes front matter as people do: keys in one language or in the
// other, maps on a line or on several, no quotes or either kind, comments.
type front struct {
	strings.Builder
	r      *rand.Rand
	french int // of a hundred keys, how many are in French
	flow   int // of a hundred maps, how many are on one line
}

// fields is a map in its order; a value is a text, a number, a verbatim, fields
// or a list of these. An empty one is left out.
type (
	fields []pair
	pair   struct {
		key   string
		value any
	}
	list     []any
	verbatim string // stands as it is
)

// frenchKeys are those of essaim; pairs whose key has two in two places write
// both, with a bar between.
var frenchKeys = map[string]string{
	"title": "titre", "theme": "thème", "summary": "résumé", "status": "statut", "period": "période", "from": "du", "to": "au",
	"checked": "vérifié", "exemplary": "exemplaire", "role": "fonction", "email": "courriel", "phone": "téléphone",
	"objectives": "objectifs", "objective": "objectif", "general": "général", "targets": "cibles", "target": "cible",
	"indicator": "indicateur", "year": "année", "value": "valeur", "out_of": "sur", "text": "texte", "results": "résultats",
	"planning": "calendrier", "means": "moyens", "people": "humains", "who": "qui", "hours": "heures", "days": "jours",
	"cost": "coût", "amount": "montant", "kind": "nature", "funding": "financements", "technical": "techniques",
	"partners": "partenaires", "reproducible": "reproductible", "files": "fichiers", "file": "fichier", "credit": "crédit",
	"links": "liens", "aliases": "anciennes-adresses", "direction": "sens", "name": "nom",
}

func (f *front) chance(percent int) bool { return f.r.IntN(100) < percent }

func (f *front) key(key string) string {
	english, french, two := strings.Cut(key, "|")
	if !two {
		french = frenchKeys[key]
	}
	if french != "" && f.chance(f.french) {
		return french
	}
	return english
}

// block writes fields one under the other.
func (f *front) block(indent string, all fields) {
	for _, p := range all {
		if !empty(p.value) {
			f.pair(indent, p)
		}
	}
}

func (f *front) pair(indent string, p pair) {
	f.WriteString(indent + f.key(p.key) + ":")
	switch v := p.value.(type) {
	case fields:
		if f.short(v) {
			f.WriteString(" " + f.inline(v) + "\n")
			return
		}
		f.WriteByte('\n')
		f.block(indent+"  ", v)
	case list:
		f.list(indent, v)
	case string:
		if p.key != "title" && utf8.RuneCountInString(v) > 60 && f.chance(8) {
			f.folded(indent+"  ", v)
			return
		}
		f.WriteString(" " + f.scalar(v, false) + f.remark() + "\n")
	default:
		f.WriteString(" " + f.scalar(v, false) + f.remark() + "\n")
	}
}

// short reports whether a map is written on one line; one that holds a map is not.
func (f *front) short(all fields) bool {
	size := 0
	for _, p := range all {
		switch v := p.value.(type) {
		case fields, list:
			return false
		case string:
			size += len(v)
		}
	}
	return size < 200 && f.chance(f.flow)
}

func (f *front) list(indent string, all list) {
	if _, maps := all[0].(fields); !maps {
		if f.chance(f.flow) {
			f.WriteString(" " + f.inline(all) + "\n")
			return
		}
		f.WriteByte('\n')
		for _, v := range all {
			f.WriteString(indent + "  - " + f.scalar(v, false) + "\n")
		}
		return
	}
	f.WriteByte('\n')
	onOneLine := f.chance(f.flow)
	for _, v := range all {
		f.WriteString(indent + "  - ")
		if onOneLine {
			f.WriteString(f.inline(v) + f.remark() + "\n")
			continue
		}
		item := front{r: f.r, french: f.french, flow: f.flow}
		item.block(indent+"    ", v.(fields))
		f.WriteString(strings.TrimPrefix(item.String(), indent+"    "))
	}
}

// inline is a value on one line.
func (f *front) inline(value any) string {
	var parts []string
	switch v := value.(type) {
	case fields:
		for _, p := range v {
			if !empty(p.value) {
				parts = append(parts, f.key(p.key)+": "+f.inline(p.value))
			}
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case list:
		for _, item := range v {
			parts = append(parts, f.inline(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return f.scalar(value, true)
}

// folded is a long text on several lines.
func (f *front) folded(indent, text string) {
	f.WriteString(" >-\n")
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && len(line)+len(word) > 80 {
			f.WriteString(indent + line + "\n")
			line = ""
		}
		line = strings.TrimPrefix(line+" "+word, " ")
	}
	f.WriteString(indent + line + "\n")
}

func (f *front) scalar(value any, inFlow bool) string {
	text, ok := value.(string)
	switch {
	case !ok:
		return fmt.Sprint(value)
	case mayBePlain(text, inFlow) && !f.chance(8):
		return text
	case strings.Contains(text, `"`) || !strings.Contains(text, "'") && f.chance(25):
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// mayBePlain is careful: who is in doubt writes quotes.
func mayBePlain(s string, inFlow bool) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return (unicode.IsLetter(first) || unicode.IsDigit(first)) && !strings.Contains(s, ": ") && !strings.Contains(s, " #") &&
		!strings.HasSuffix(s, ":") && !(inFlow && strings.ContainsAny(s, ",[]{}:"))
}

var remarks = []string{"à vérifier", "d'après le compte administratif", "relevé sur place", "hors taxes", "TODO", "chiffre du service"}

// remark is a comment at the end of a line, now and then.
func (f *front) remark() string {
	if !f.chance(1) {
		return ""
	}
	return strings.Repeat(" ", 1+f.r.IntN(8)) + "# " + pick(f.r, remarks)
}

func empty(value any) bool {
	switch v := value.(type) {
	case string:
		return v == ""
	case verbatim:
		return v == ""
	case fields:
		for _, p := range v {
			if !empty(p.value) {
				return false
			}
		}
		return true
	case list:
		return len(v) == 0
	}
	return value == nil
}
