// The same site as essaim's, as far as Eleventy goes: lists of 100, themes and
// communes, related sheets, objectives, data. It has no search.
const perPage = 100;

// chunks cuts the sheets of each name into pages.
function chunks(groups, base) {
  return [...groups].flatMap(([id, list]) => {
    const total = Math.ceil(list.length / perPage);
    return Array.from({ length: total }, (_, i) => ({
      id, total, number: i + 1, items: list.slice(i * perPage, (i + 1) * perPage),
      url: `/${base}/${id}/${i ? `page-${i + 1}/` : ""}`,
      previous: i ? `/${base}/${id}/${i > 1 ? `page-${i}/` : ""}` : "", next: i + 1 < total ? `/${base}/${id}/page-${i + 2}/` : "",
    }));
  });
}

// group puts the sheets under each of the names that they have.
function group(list, key) {
  const groups = new Map();
  for (const item of list) {
    for (const id of item.data[key]) {
      if (!groups.has(id)) groups.set(id, []);
      groups.get(id).push(item);
    }
  }
  return groups;
}

export default function (config) {
  let sheets, byTheme, place;
  const load = (api) => {
    if (sheets) return;
    sheets = api.getFilteredByGlob("content/fiches/*.md").sort((a, b) => b.date - a.date);
    byTheme = group(sheets, "themes");
    place = new Map([...byTheme].map(([id, list]) => [id, new Map(list.map((s, i) => [s.url, i]))]));
  };
  config.on("eleventy.before", () => { sheets = undefined; });
  config.addCollection("fiches", (api) => (load(api), sheets));
  config.addCollection("listPages", (api) => (load(api), chunks(new Map([["toutes", sheets]]), "fiches")));
  config.addCollection("themePages", (api) => (load(api), chunks(byTheme, "themes")));
  config.addCollection("communePages", (api) => (load(api), chunks(group(sheets, "communes"), "communes")));
  config.addCollection("sums", (api) => {
    load(api);
    const sums = {};
    for (const s of sheets) for (const r of s.data.results) sums[`${r.indicator} ${r.year}`] = (sums[`${r.indicator} ${r.year}`] ?? 0) + r.value;
    return [sums];
  });

  // Related sheets are looked for around the sheet's own place in its themes.
  config.addFilter("related", (url, themes, communes) => {
    const scores = new Map();
    for (const theme of themes) {
      const list = byTheme.get(theme), at = place.get(theme).get(url);
      for (const s of list.slice(Math.max(0, at - 8), at + 9)) {
        if (s.url !== url) scores.set(s, (scores.get(s) ?? 0) + 2 + (s.data.communes.includes(communes[0]) ? 1 : 0));
      }
    }
    return [...scores].sort((a, b) => b[1] - a[1]).slice(0, 5).map(([s]) => s);
  });
  config.addFilter("named", (list, id) => list.find((x) => x.ID === id)?.Name ?? id);
  config.addFilter("year", (date) => date.getUTCFullYear());
  config.amendLibrary("md", (md) => {
    const open = md.renderer.rules.link_open ?? ((tokens, i, options, env, self) => self.renderToken(tokens, i, options));
    md.renderer.rules.link_open = (tokens, i, options, env, self) => {
      const href = tokens[i].attrGet("href");
      const sheet = /^(fiche-\d+)\.md(#.*)?$/.exec(href);
      if (sheet) tokens[i].attrSet("href", `/fiches/${sheet[1]}/${sheet[2] ?? ""}`);
      return open(tokens, i, options, env, self);
    };
  });
  return { dir: { input: ".", includes: "_includes", data: "_data" }, markdownTemplateEngine: false };
}
