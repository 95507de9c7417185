// The deck: shows the slides of the page one at a time. Without this script, or
// after Escape, the page is a plain document. Whatever it says comes from the
// page, in the page's language.

const deck = document.getElementById('_slides');
const slides = [...deck.querySelectorAll('.slide')];
const root = document.documentElement;
const words = deck.dataset;
let at = 0;

const button = (name, label, act) => {
  const b = document.createElement('button');
  b.type = 'button';
  b.textContent = name;
  b.title = label;
  b.setAttribute('aria-label', label);
  b.addEventListener('click', act);
  return b;
};

const place = document.createElement('output');
const previous = button('←', words.prev, () => show(at - 1));
const next = button('→', words.next, () => show(at + 1));
const notes = button(words.notes, words.notes, () => setNotes(!root.classList.contains('noted')));
const full = button(words.full, words.full, toggleFull);
const mode = button(words.read, words.read, () => setDeck(!root.classList.contains('deck')));

// show brings a slide up, and keeps its number in the address so that a link or
// a reload comes back to it.
function show(i) {
  at = Math.max(0, Math.min(i, slides.length - 1));
  slides.forEach((slide, n) => slide.classList.toggle('current', n === at));
  place.textContent = words.place.replace('{0}', at + 1).replace('{1}', slides.length);
  previous.disabled = at === 0;
  next.disabled = at === slides.length - 1;
  if (root.classList.contains('deck')) {
    history.replaceState(null, '', `#${slides[at].id}`);
    window.scrollTo(0, 0);
  }
}

function setDeck(on) {
  root.classList.toggle('deck', on);
  for (const control of [previous, next, notes, full, place]) control.hidden = !on;
  mode.textContent = on ? words.read : words.show;
  mode.title = mode.textContent;
  mode.setAttribute('aria-label', mode.textContent);
  show(at);
  if (!on) slides[at].scrollIntoView();
}

function setNotes(on) {
  root.classList.toggle('noted', on);
  notes.setAttribute('aria-pressed', on);
}

// toggleFull asks for what a browser may refuse: the deck goes on without.
function toggleFull() {
  if (document.fullscreenElement) document.exitFullscreen();
  else root.requestFullscreen?.().catch(() => {});
}

const forward = () => show(at + 1);
const back = () => show(at - 1);

// down and up read a slide that is longer than the window to its end before they turn it.
const step = () => 0.7 * (innerHeight - controls.offsetHeight);
const down = () => (root.scrollHeight - innerHeight - scrollY > 1 ? scrollBy(0, step()) : forward());
const up = () => (scrollY > 0 ? scrollBy(0, -step()) : back());

const keys = {
  ArrowRight: forward, ArrowDown: down, PageDown: down, ' ': down, Enter: forward,
  ArrowLeft: back, ArrowUp: up, PageUp: up, Backspace: back,
  Home: () => show(0), End: () => show(slides.length - 1),
  f: toggleFull, n: () => setNotes(!root.classList.contains('noted')),
  Escape: () => setDeck(false),
};

document.addEventListener('keydown', (event) => {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  const act = keys[key] ?? keys[key.toLowerCase()];
  const pressesControl = (key === ' ' || key === 'Enter') && target.closest('a, button');
  if (!act || ctrlKey || metaKey || altKey || pressesControl || !root.classList.contains('deck')) return;
  event.preventDefault();
  act();
});

// A swipe turns the slide when it is wide and flat: scrolling stays scrolling.
let from;
deck.addEventListener('touchstart', ({ changedTouches: [touch] }) => { from = touch; }, { passive: true });
deck.addEventListener('touchend', ({ changedTouches: [touch] }) => {
  const x = touch.clientX - from.clientX;
  const y = touch.clientY - from.clientY;
  if (root.classList.contains('deck') && Math.abs(x) > 50 && Math.abs(x) > 2 * Math.abs(y)) show(x < 0 ? at + 1 : at - 1);
}, { passive: true });

window.addEventListener('hashchange', () => show(placeInAddress()));
const placeInAddress = () => Math.max(0, slides.findIndex(({ id }) => `#${id}` === location.hash));

const controls = document.createElement('div');
controls.className = 'controls';
controls.setAttribute('role', 'group');
controls.setAttribute('aria-label', words.show);
place.setAttribute('aria-live', 'polite');
controls.append(previous, next, place, notes, full, mode);
deck.after(controls);
root.classList.add('controlled');
setNotes(false);
at = placeInAddress();
setDeck(true);
