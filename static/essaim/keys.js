// The key / goes to the search box, wherever the reader is not writing.
addEventListener('keydown', (event) => {
  const writes = event.target.closest?.('input, textarea, select, [contenteditable]');
  const box = document.querySelector('form[role="search"] input[name="q"]');
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || writes || !box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// A box that scrolls is reached with Tab, so that the arrows move it; one that does not
// is no stop, and does not begin to scroll before it is one.
const boxes = document.querySelectorAll('.table, pre');
const sized = new ResizeObserver(() => {
  for (const box of boxes) {
    const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
    box.classList.toggle('whole', !scrolls);
    if (scrolls) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  }
});
for (const box of boxes) sized.observe(box);

// What leads to something that is asked with a script only.
for (const part of document.querySelectorAll('[data-script]')) part.hidden = false;
