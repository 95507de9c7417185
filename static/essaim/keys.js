// The key / goes to the search box, wherever the reader is not writing.
addEventListener('keydown', (event) => {
  const writes = event.target.closest?.('input, textarea, select, [contenteditable]');
  const box = document.querySelector('form[role="search"] input[name="q"]');
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || writes || !box) return;
  event.preventDefault();
  box.focus();
  box.select();
});
