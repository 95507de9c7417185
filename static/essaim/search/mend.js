// What a mistyped word may have meant.

// nearestTo is the word of the index that is nearest to one that nobody wrote: {form, far},
// how many errors there are between them. Within one error a word keeps its first two
// letters or its last three, or two of the first three changed places; like(folder,
// letters) gives those that do, each with how many pages have it.
export async function nearestTo(plain, like) {
  const letters = Array.from(plain);
  const near = await Promise.all([
    like('start', letters.slice(0, 2).join('')),
    like('start', letters[0] + (letters[2] ?? '')),
    like('end', letters.slice(-3).join('')),
  ]);
  const rated = near.flat().map(([form, n]) => ({ form, n: Number(n), far: distance(plain, form) }));
  return rated.filter((r) => r.far <= 2).sort((a, b) => a.far - b.far || b.n - a.n || (a.form < b.form ? -1 : 1))[0];
}

// distance counts the errors between two words, up to 3: a letter more, less,
// another, or two that changed places.
function distance(a, b) {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return Math.min(3, last[b.length]);
}
