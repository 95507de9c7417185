// What does not fit a small screen or a finger; each function runs in the page.

// tooWide names the text or picture that reaches furthest, when the page
// scrolls sideways. A table may scroll in a box of its own.
export function tooWide() {
  if (document.scrollingElement.scrollWidth <= window.innerWidth) return [];
  const scrolls = (element) => element !== document.body && (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const furthest = { end: 0, what: '' };
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const isText = node.nodeType === Node.TEXT_NODE;
    if (!isText && node.childNodes.length > 0) continue;
    const range = document.createRange();
    range.selectNode(node);
    const end = Math.max(0, ...[...range.getClientRects()].map(({ right }) => right));
    if (end <= furthest.end || scrolls(node.parentElement)) continue;
    Object.assign(furthest, { end, what: isText ? node.data.trim().slice(0, 60) : node.outerHTML.slice(0, 60) });
  }
  return [`${document.scrollingElement.scrollWidth} px: “${furthest.what}”`];
}

// tooSmall names the targets that are lower than 44 px in the menu, 24 px for
// any other button or field. Links in a sentence are as high as its lines; a box that
// stands in its label is as large as the label.
export function tooSmall() {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const lower = (height) => (element) => shown(element) && (element.closest('label') ?? element).getBoundingClientRect().height < height;
  const menu = [...document.querySelectorAll('body > header :is(nav a, summary, button)')].filter(lower(44));
  const others = [...document.querySelectorAll('button, summary, input, select, textarea')].filter(lower(24));
  return [...menu, ...others].map((element) => `${element.localName} “${element.textContent.trim()}” is ${element.getBoundingClientRect().height} px high`);
}
