# essaim: `make` builds the program and compiles the first network's site.

# What the binary says of itself; "dev" outside of a git checkout. It is the same in each
# clone: the length of a short hash does not depend on how much a clone holds.
VERSION := $(shell git describe --tags --always --dirty --abbrev=12 2>/dev/null || echo dev)
COMMIT := $(shell git rev-parse HEAD 2>/dev/null)
DATE := $(or $(SOURCE_DATE_EPOCH),$(shell git log -1 --format=%ct 2>/dev/null),0)

export CGO_ENABLED = 0

.DEFAULT_GOAL := all
.PHONY: all help systems build dist site communes check test test-long amount test-go fuzz race-tools lint bench bench-quick bench-serve bench-pdf bench-photos bench-go clean

all: build site ## the program, and the site of content/ (what `make` alone does) | le programme, et le site de content/ (ce que fait `make` seul)

# What a target is for stands behind it, in English and in French: ## … | …
reader := $(or $(LC_ALL),$(LC_MESSAGES),$(LANG))
help: ## this list | cette liste
	@awk -F ':.*## ' -v french=$(if $(filter fr%,$(reader)),1,0) '/^[a-z-]+:.*## / { \
		n = split($$2, said, / \| /); printf "  %-14s %s\n", $$1, said[(french && n > 1) ? 2 : 1] }' $(MAKEFILE_LIST)

build: ## bin/essaim, a static binary | bin/essaim, un seul fichier qui se suffit
	go build -trimpath -buildvcs=false -ldflags "-s -w -X main.version=$(VERSION) -X main.commit=$(COMMIT)" -o bin/essaim ./cmd/essaim

# Of each system one archive, and a Debian package of Linux; PLATFORMS=linux/amd64 makes
# these alone. The same commit gives the same bytes in any clone, with the same Go.
dist: ## dist/: the program for each system, packed, with its sums | dist/ : le programme de chaque système, empaqueté, et ses empreintes
	go run ./internal/release/make -version "$(VERSION)" -commit "$(COMMIT)" -epoch "$(DATE)" -o dist $(if $(PLATFORMS),-platforms "$(PLATFORMS)")

site: build ## content/ compiled into public/ | content/ compilé dans public/
	bin/essaim build

# --- the three loops: CONTRIBUTING.md says which to run when -----------------
# How much of each long proof test/loop/loop.go and test/loop.mjs tell the tests
# to make; another number than 0 in ESSAIM_SEED draws other samples.
export ESSAIM_TEST ESSAIM_SEED

# The sites that tests write are kept in memory, where it has space for them and
# programs may be run from it: on a disk the tests take twice as long.
memory := $(shell grep -q ' /dev/shm .*noexec' /proc/mounts 2>/dev/null || \
	df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 2000000 { print "/dev/shm" }')
check test-go test-web: export TMPDIR := $(or $(TMPDIR),$(memory))
# What the go command builds is too large for that.
check test-go: export GOTMPDIR := $(or $(GOTMPDIR),/tmp)

check: lint ## what to run while one writes: static checks, and the Go tests in short (a minute) | pendant que l'on écrit : examens du code, et tests de Go en bref (une minute)
	ESSAIM_TEST= go test -short ./...

test: amount test-go systems fuzz test-web ## what CI runs: all tests, with samples of the long proofs (some minutes) | ce que fait l'intégration continue : tous les tests, une part des longues preuves (quelques minutes)

test-long: export ESSAIM_TEST = long
test-long: export CI = true
test-long: test ## all of every proof, on all pages (an hour or more) | toutes les preuves en entier, sur toutes les pages (une heure ou plus)

amount: ## how much of each long proof a run makes | quelle part des longues preuves est faite
	@echo "ESSAIM_TEST=$(ESSAIM_TEST) ESSAIM_SEED=$(or $(ESSAIM_SEED),0)"

lint: ## go vet, staticcheck, and govulncheck where it can be asked | go vet, staticcheck, et govulncheck là où il répond
	go vet ./...
	go tool staticcheck ./...
	@test/vulnerabilities.sh

# The systems that nobody has run the tests on: they compile there. In the long run all
# tests are linked as well, else those of the packages that meet the system; go refuses two
# packages that are called alike, even without tests. With -trimpath, what make dist compiles
# is not compiled again.
elsewhere := darwin windows
tested := go list -f '{{if or .TestGoFiles .XTestGoFiles}}{{.ImportPath}}{{end}}' ./...
meeting = $(if $(ESSAIM_TEST),$$(GOOS=$$system GOARCH=amd64 $(tested)),./cmd/essaim ./internal/folders ./internal/history ./internal/publish ./internal/source ./internal/preview)
systems: ## the program and its tests compile for macOS and Windows | le programme et ses tests se compilent pour macOS et Windows
	@set -e; to=$$(mktemp -d); trap 'rm -rf "$$to"' EXIT; for system in $(elsewhere); do \
		echo "go vet, go test -c: $$system"; \
		GOOS=$$system GOARCH=amd64 go vet -trimpath ./...; \
		GOOS=$$system GOARCH=amd64 go test -trimpath -vet=off -c -o "$$to" $(meeting) >/dev/null; \
	done

# The race detector makes a test five times slower, and finds what it finds by which code
# runs, not by how often: in the short loop it sees a hundredth of each long proof, and only
# the packages that do several things at a time, in which it sees the others at work. The
# tests of the whole program start it hundreds of times: those where it does several things
# at a time have the detector.
together := TestScripts/(serve|incremental|signals|workroom)
racing = $(sort $(dir $(shell grep -rl --include='*.go' -e 'go func' -e '[.]Go.func' -e httptest internal test)))
timeout = $(if $(ESSAIM_TEST),4h,40m)

test-go: race-tools web-tools lint ## the Go tests, with and without the race detector | les tests de Go, avec et sans détecteur de concurrence
	CGO_ENABLED=1 go test -race $(if $(ESSAIM_TEST),./internal/... ./test/...,-short $(racing:%=./%)) -timeout $(timeout)
	CGO_ENABLED=1 go test -race -timeout $(timeout) -run '$(together)' ./cmd/...
	go test -timeout $(timeout) $(if $(ESSAIM_TEST),,./internal/... ./test/...) ./cmd/...
	$(if $(ESSAIM_TEST),cd bench && go test ./...)

# Of each kind of input one target, for ten seconds; in the long run all targets, for
# five minutes each. What the loop decides (ESSAIM_TEST of test-long) is looked up when it
# is used: = and not :=.
FUZZ := internal/source:FuzzFrontMatter internal/markdown:FuzzConvert internal/attachment:FuzzSVG internal/network:FuzzParseDate \
	internal/source:FuzzQuantity internal/opendata:FuzzCSV internal/search:FuzzIndex internal/pdf:FuzzViews internal/intake:FuzzDraft internal/intake:FuzzRows internal/intake:FuzzPage \
	internal/document:FuzzGrids
FUZZTIME = $(if $(ESSAIM_TEST),5m,10s)

fuzz: ## the fuzz targets, for FUZZTIME each (FUZZ=PACKAGE:TARGET for one, FUZZ= for all) | les entrées au hasard, FUZZTIME chacune (FUZZ=PAQUET:CIBLE pour une seule, FUZZ= pour toutes)
	test/fuzz.sh $(FUZZTIME) $(if $(ESSAIM_TEST),,$(FUZZ))

# The race detector is the only thing that wants a C compiler.
race-tools: ## what the race detector needs, installed by root | ce qu’il faut au détecteur de concurrence, installé par root
	@command -v cc >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends gcc libc6-dev; } || \
		{ echo "the race detector needs a C compiler: install gcc" >&2; exit 1; }

# Measured in memory: a disk takes seconds for the files alone, and not twice the same.
bench: ## essaim, its floor and its rivals on 10,000 sheets of each profile, rivals on those written as people write, into bench/RESULTS.md (long) | essaim, son plancher et ses rivaux sur 10 000 fiches de chaque profil, les rivaux sur celles écrites comme on les écrit, dans bench/RESULTS.md (long)
	cd bench && TMPDIR=$${TMPDIR:-/dev/shm} go run ./run -rivals -scale -disk .. -out RESULTS.md

bench-serve: ## how soon essaim serve and Hugo's server show edits of 10,000 sheets, into bench/SERVE.md | le temps que mettent essaim serve et le serveur de Hugo à montrer une modification, dans bench/SERVE.md
	cd bench && TMPDIR=$${TMPDIR:-/dev/shm} go run ./run -profile rich -live -rivals -out SERVE.md

bench-pdf: ## PDF files of sheets beside those of Chromium, WeasyPrint and fpdf, into bench/pdf/RESULTS.md | les PDF des fiches à côté de ceux d'autres programmes, dans bench/pdf/RESULTS.md
	cd bench && TMPDIR=$${TMPDIR:-/dev/shm} nice go run ./pdf

bench-photos: ## 200 photos of 12 megapixels beside decoding them alone, into bench/photos/RESULTS.md | 200 photos de 12 mégapixels, à côté du seul décodage, dans bench/photos/RESULTS.md
	cd bench && TMPDIR=$${TMPDIR:-/dev/shm} go run ./photos

bench-quick: ## essaim and its floor on 1,000 sheets written as people write, and the goals | essaim et son plancher sur 1 000 fiches écrites comme on les écrit, et les objectifs
	cd bench && TMPDIR=$${TMPDIR:-/dev/shm} go run ./run -n 1000 -profile rich

bench-go: ## the Go benchmarks, per stage | les mesures de Go, étape par étape
	go test -run '^$$' -bench . -benchmem ./...

clean: ## remove what was built | supprimer ce qui a été construit
	rm -rf bin dist node_modules test/screenshots
	find public -mindepth 1 ! -name .gitkeep -delete

# The official list of communes that the binary holds, as it was on 1 January of that
# year: @etalab/decoupage-administratif says which version has which year.
communes: node_modules/.package-lock.json ## internal/cog/communes.zip, from npm's list of France's communes | internal/cog/communes.zip, d'après la liste des communes de France de npm
	go run ./internal/cog/make node_modules/@etalab/decoupage-administratif/data/communes.json 2026 >communes.zip.new
	mv communes.zip.new internal/cog/communes.zip

# --- browser tests: test/, package.json ------------------------------------
.PHONY: test-web screenshots web-tools

test-web: build web-tools node_modules/.package-lock.json ## HTML, links, accessibility, keyboard and hostile content, in a real browser | HTML, liens, accessibilité, clavier et contenus hostiles, dans un vrai navigateur
	npm run --silent $(if $(ESSAIM_TEST),test-long,test)

screenshots: build web-tools node_modules/.package-lock.json ## pictures of every kind of page, and the README's | des images de chaque sorte de page, et celles du README
	npm run --silent screenshots

web-tools: ## what the tests need of other programs, installed by root | les programmes qu’il faut aux essais, installés par root
	@test/install.sh

# npm writes this file last: it is newer than the lock when all is installed.
node_modules/.package-lock.json: package-lock.json | web-tools
	npm ci --ignore-scripts --no-progress
	@touch $@
# --- end of browser tests ---------------------------------------------------
