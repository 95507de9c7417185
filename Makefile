# --- browser tests: test/, package.json ------------------------------------
.PHONY: test-web screenshots web-tools

test-web: build web-tools node_modules/.package-lock.json ## HTML, links, accessibility, keyboard and hostile content, in a real browser
	npm test --silent

screenshots: build web-tools node_modules/.package-lock.json ## pictures of every kind of page, and the README's
	npm run --silent screenshots

web-tools:
	@test/install.sh

# npm writes this file last: it is newer than the lock when all is installed.
node_modules/.package-lock.json: package-lock.json | web-tools
	npm ci --ignore-scripts --no-progress
	@touch $@
# --- end of browser tests ---------------------------------------------------
