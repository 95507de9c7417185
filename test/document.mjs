// What a built page says of itself, read without running it.

// readDocuments parses pages of the site in an empty browser page (no script
// runs, nothing is loaded) and returns, for each path, what facts() found.
export async function readDocuments(page, site, paths) {
  const documents = new Map();
  for (const path of paths) documents.set(path, await page.evaluate(facts, site.read(path)));
  return documents;
}

// facts runs in the browser: it may use nothing from outside itself.
function facts(html) {
  const doc = new DOMParser().parseFromString(html, 'text/html');
  const all = (selector) => [...doc.querySelectorAll(selector)];
  const text = (element) => element?.textContent.replace(/\s+/g, ' ').trim() ?? null;
  const meta = (name) => doc.querySelector(`meta[name="${name}"]`)?.content ?? null;
  const tag = (element) => element.cloneNode(false).outerHTML;

  // Attributes that make the browser fetch something when the page is read.
  const fetched = {
    src: ['img', 'script', 'iframe', 'source', 'video', 'audio', 'embed', 'track', 'input'],
    href: ['link:not([rel~="canonical"], [rel~="alternate"], [rel~="license"])', 'use', 'image'],
    data: ['object'],
    poster: ['video'],
  };
  const loads = Object.entries(fetched).flatMap(([name, elements]) =>
    all(elements.map((element) => `${element}[${name}]`).join()).map((element) => element.getAttribute(name)),
  );
  const sets = all('[srcset]').flatMap((element) => element.srcset.split(',').map((part) => part.trim().split(/\s+/)[0]));
  // Attributes that lead somewhere when the reader asks for it.
  const leads = [
    ...all('a[href], area[href], link[rel~="canonical"], link[rel~="alternate"], link[rel~="license"]').map((element) => element.getAttribute('href')),
    ...all('meta[http-equiv="refresh" i]').map((element) => element.content.replace(/^[^=]*=\s*/, '')),
    ...all('form').map((form) => form.getAttribute('action') ?? ''),
    ...all('meta[property="og:url"], meta[property="og:image"]').map((element) => element.content),
  ];

  const policy = doc.querySelector('meta[http-equiv="Content-Security-Policy" i]');
  const early = policy ? all('script, style, link[rel~="stylesheet"]').filter((element) => element.compareDocumentPosition(policy) & Node.DOCUMENT_POSITION_FOLLOWING) : [];
  const handlers = (element) => element.getAttributeNames().some((name) => name.startsWith('on') || name === 'style');
  const isData = (script) => /json/.test(script.type);

  return {
    lang: doc.documentElement.lang,
    title: text(doc.querySelector('title')),
    description: meta('description'),
    canonical: doc.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? null,
    viewport: meta('viewport'),
    openGraph: all('meta[property^="og:"]').map((element) => element.getAttribute('property')),
    icon: all('link[rel~="icon"]').length > 0,
    policy: policy?.content ?? null,
    beforePolicy: early.map(tag),
    inline: [
      ...all('*').filter(handlers).map(tag),
      ...all('style').map(tag),
      ...all('script:not([src])').filter((script) => !isData(script)).map(tag),
    ],
    headings: all('h1, h2, h3, h4, h5, h6').map((heading) => ({ level: Number(heading.localName[1]), text: text(heading) })),
    mains: all('main').length,
    firstLink: doc.querySelector('body a[href]')?.getAttribute('href') ?? null,
    mainId: doc.querySelector('main')?.id ?? null,
    ids: all('[id]').map((element) => element.id),
    loads: [...loads, ...sets],
    leads,
  };
}
