// A page has moved: what the reader's address says after its name goes with it to the
// new one.
location.replace(document.currentScript.dataset.to + location.search + location.hash);
