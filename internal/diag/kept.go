package diag

import (
	"encoding/json"
	"fmt"
)

// Problems that a run found may be kept in a file, and read by another run, which says
// them in its reader's language. Arguments keep their kind for that: a kept one is its
// kind, and what stands for it. Any other value is what fmt.Sprint prints of it, which
// is all that a sentence shows.
type kept struct {
	Kind string `json:"is,omitempty"`
	Text string `json:"text,omitempty"`
	Int  int    `json:"int,omitempty"`
	List []kept `json:"list,omitempty"`
}

// MarshalJSON writes arguments for UnmarshalJSON.
func (a Args) MarshalJSON() ([]byte, error) {
	all := make(map[string]kept, len(a))
	for name, value := range a {
		all[name] = keep(value)
	}
	return json.Marshal(all)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (a *Args) UnmarshalJSON(text []byte) error {
	var all map[string]kept
	if err := json.Unmarshal(text, &all); err != nil || all == nil {
		return err
	}
	*a = make(Args, len(all))
	for name, k := range all {
		(*a)[name] = k.value()
	}
	return nil
}

func keep(value any) kept {
	switch v := value.(type) {
	case int:
		return kept{Kind: "int", Int: v}
	case Key:
		return kept{Kind: "key", Text: string(v)}
	case Field:
		return kept{Kind: "field", Text: string(v)}
	case Spelling:
		return kept{Kind: "spelling", Text: string(v)}
	case Decimal:
		return kept{Kind: "decimal", Text: string(v)}
	case List:
		return kept{Kind: "list", List: keepAll(v)}
	case Joined:
		return kept{Kind: "joined", List: keepAll(v)}
	case Keys:
		return kept{Kind: "keys", List: keepAll(v)}
	}
	return kept{Text: fmt.Sprint(value)}
}

func keepAll[T any](values []T) []kept {
	all := make([]kept, len(values))
	for i, v := range values {
		all[i] = keep(v)
	}
	return all
}

func (k kept) value() any {
	switch k.Kind {
	case "int":
		return k.Int
	case "key":
		return Key(k.Text)
	case "field":
		return Field(k.Text)
	case "spelling":
		return Spelling(k.Text)
	case "decimal":
		return Decimal(k.Text)
	case "list":
		return List(values(k.List))
	case "joined":
		return Joined(values(k.List))
	case "keys":
		keys := make(Keys, len(k.List))
		for i, v := range k.List {
			keys[i] = Spelling(v.Text)
		}
		return keys
	}
	return k.Text
}

func values(list []kept) []any {
	all := make([]any, len(list))
	for i, k := range list {
		all[i] = k.value()
	}
	return all
}
