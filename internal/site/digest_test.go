package site

import (
	"reflect"
	"testing"
)

type hashing interface{ Hash() (uint64, error) }

// Whatever field of them changes, so does their digest; what holds the same
// texts in other fields has another one.
func TestDigestsTellEveryField(t *testing.T) {
	for _, empty := range []hashing{Card{}, Figure{}, LinkedData{}} {
		seen := map[uint64]string{}
		tell := func(what string, v reflect.Value) {
			h, err := v.Interface().(hashing).Hash()
			if first, taken := seen[h]; taken || err != nil {
				t.Errorf("%T: %s has the digest of %s (%v)", empty, what, first, err)
			}
			seen[h] = what
		}
		tell("none", reflect.ValueOf(empty))
		for what, changed := range changes(t, reflect.TypeOf(empty), 3) {
			tell(what, changed)
		}
	}
}

// changes are empty values but for one field, by its name.
func changes(t *testing.T, of reflect.Type, depth int) map[string]reflect.Value {
	all := map[string]reflect.Value{}
	for i := range of.NumField() {
		f := of.Field(i)
		set := func(name string, value reflect.Value) {
			v := reflect.New(of).Elem()
			v.Field(i).Set(value)
			all[f.Name+name] = v
		}
		switch f.Type.Kind() {
		case reflect.String:
			set("", reflect.ValueOf("é").Convert(f.Type))
		case reflect.Bool:
			set("", reflect.ValueOf(true))
		case reflect.Struct:
			for name, v := range changes(t, f.Type, depth) {
				set("."+name, v)
			}
		case reflect.Slice:
			one := reflect.MakeSlice(f.Type, 1, 1)
			set("[]", one)
			if f.Type.Elem().Kind() == reflect.String {
				two := reflect.MakeSlice(f.Type, 1, 1)
				two.Index(0).SetString("é")
				set("[é]", two)
				break
			}
			if depth == 0 {
				break
			}
			for name, v := range changes(t, f.Type.Elem(), depth-1) {
				set("[]."+name, reflect.Append(reflect.MakeSlice(f.Type, 0, 1), v))
			}
		default:
			t.Errorf("%s.%s: its kind is new here", of, f.Name)
		}
	}
	return all
}

// A type that embeds one of them would have its digest, and no more.
func TestNothingEmbedsWhatTellsItsDigest(t *testing.T) {
	asks := reflect.TypeFor[hashing]()
	seen := map[reflect.Type]bool{}
	var look func(reflect.Type)
	look = func(of reflect.Type) {
		for of.Kind() == reflect.Pointer || of.Kind() == reflect.Slice {
			of = of.Elem()
		}
		if of.Kind() != reflect.Struct || seen[of] {
			return
		}
		seen[of] = true
		for i := range of.NumField() {
			f := of.Field(i)
			if f.Anonymous && (f.Type.Implements(asks) || reflect.PointerTo(f.Type).Implements(asks)) {
				t.Errorf("%s embeds %s", of, f.Type)
			}
			look(f.Type)
		}
	}
	for _, view := range []any{HomePage{}, ListPage{}, SheetPage{}, OverviewPage{}, ObjectivesPage{}, ObjectivePage{}, ReportPage{}, CommunesPage{}, OpenDataPage{}, TextPage{}} {
		look(reflect.TypeOf(view))
	}
}
