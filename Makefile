# essaim: `make` builds the program and compiles the first network's site.

# What the binary says of itself; "dev" outside of a git checkout.
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)

export CGO_ENABLED = 0

.DEFAULT_GOAL := all
.PHONY: all help build site communes check test test-long amount test-go fuzz race-tools lint bench bench-quick bench-serve bench-pdf bench-photos bench-go clean

all: build site ## the program, and the site of content/ (what `make` alone does)

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## bin/essaim, a static binary
	go build -trimpath -ldflags "-s -w -X main.version=$(VERSION)" -o bin/essaim ./cmd/essaim

site: build ## content/ compiled into public/
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

check: lint ## what to run while one writes: static checks, and the Go tests in short (a minute)
	ESSAIM_TEST= go test -short ./...

test: amount test-go fuzz test-web ## what CI runs: all tests, with samples of the long proofs (some minutes)

test-long: export ESSAIM_TEST = long
test-long: export CI = true
test-long: test ## all of every proof, on all pages (an hour or more)

amount:
	@echo "ESSAIM_TEST=$(ESSAIM_TEST) ESSAIM_SEED=$(or $(ESSAIM_SEED),0)"

lint: ## go vet and staticcheck
	go vet ./...
	go tool staticcheck ./...

# The tests of the whole program start it hundreds of times: those where it does several
# things at a time have the race detector, which makes it five times slower.
together := TestScripts/(serve|incremental|signals|workroom)
timeout = $(if $(ESSAIM_TEST),4h,40m)

test-go: race-tools web-tools lint ## the Go tests, with the race detector
	CGO_ENABLED=1 go test -race -timeout $(timeout) ./internal/... ./test/...
	CGO_ENABLED=1 go test -race -timeout $(timeout) -run '$(together)' ./cmd/...
	go test -timeout $(timeout) ./cmd/...

# Of each kind of input one target, for ten seconds; in the long run all targets, for
# five minutes each.
FUZZ := internal/source:FuzzFrontMatter internal/markdown:FuzzConvert internal/attachment:FuzzSVG internal/network:FuzzParseDate \
	internal/source:FuzzQuantity internal/opendata:FuzzCSV internal/search:FuzzIndex internal/pdf:FuzzViews
FUZZTIME := $(if $(ESSAIM_TEST),5m,10s)

fuzz: ## the fuzz targets, for FUZZTIME each (FUZZ=PACKAGE:TARGET for one, FUZZ= for all)
	test/fuzz.sh $(FUZZTIME) $(if $(ESSAIM_TEST),,$(FUZZ))

# The race detector is the only thing that wants a C compiler.
race-tools:
	@command -v cc >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends gcc libc6-dev; } || \
		{ echo "the race detector needs a C compiler: install gcc" >&2; exit 1; }

# Measured in memory: a disk takes seconds for the files alone, and not twice the same.
bench: ## essaim, its floor and its rivals on 10,000 sheets, into bench/RESULTS.md (long)
	cd bench && TMPDIR=$${TMPDIR:-/dev/shm} go run ./run -rivals -scale -disk .. -out RESULTS.md

bench-serve: ## how soon essaim serve and Hugo's server show edits of 10,000 sheets, into bench/SERVE.md
	cd bench && TMPDIR=$${TMPDIR:-/dev/shm} go run ./run -live -rivals -out SERVE.md

bench-pdf: ## PDF files of sheets beside those of Chromium, WeasyPrint and fpdf, into bench/pdf/RESULTS.md
	cd bench && TMPDIR=$${TMPDIR:-/dev/shm} nice go run ./pdf

bench-photos: ## 200 photos of 12 megapixels beside decoding them alone, into bench/photos/RESULTS.md
	cd bench && TMPDIR=$${TMPDIR:-/dev/shm} go run ./photos

bench-quick: ## essaim and its floor on 1,000 sheets written as people write
	cd bench && TMPDIR=$${TMPDIR:-/dev/shm} go run ./run -n 1000 -profile rich

bench-go: ## the Go benchmarks, per stage
	go test -run '^$$' -bench . -benchmem ./...

clean: ## remove what was built
	rm -rf bin node_modules test/screenshots
	find public -mindepth 1 ! -name .gitkeep -delete

# The official list of communes that the binary holds, as it was on 1 January of that
# year: @etalab/decoupage-administratif says which version has which year.
communes: node_modules/.package-lock.json ## internal/cog/communes.zip, from npm's list of France's communes
	go run ./internal/cog/make node_modules/@etalab/decoupage-administratif/data/communes.json 2026 >communes.zip.new
	mv communes.zip.new internal/cog/communes.zip

# --- browser tests: test/, package.json ------------------------------------
.PHONY: test-web screenshots web-tools

test-web: build web-tools node_modules/.package-lock.json ## HTML, links, accessibility, keyboard and hostile content, in a real browser
	npm run --silent $(if $(ESSAIM_TEST),test-long,test)

screenshots: build web-tools node_modules/.package-lock.json ## pictures of every kind of page, and the README's
	npm run --silent screenshots

web-tools:
	@test/install.sh

# npm writes this file last: it is newer than the lock when all is installed.
node_modules/.package-lock.json: package-lock.json | web-tools
	npm ci --ignore-scripts --no-progress
	@touch $@
# --- end of browser tests ---------------------------------------------------
