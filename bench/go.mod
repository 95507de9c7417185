module essaim/bench

go 1.26.0

require (
	github.com/adrg/frontmatter v0.2.0
	github.com/yuin/goldmark v1.8.7
	go.yaml.in/yaml/v4 v4.0.0
)

require (
	codeberg.org/go-pdf/fpdf v0.12.0
	github.com/go-fonts/liberation v0.3.3
)

require (
	github.com/BurntSushi/toml v0.3.1 // indirect
	golang.org/x/sync v0.24.0
	gopkg.in/yaml.v2 v2.3.0 // indirect
)
