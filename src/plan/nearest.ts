/** The known word closest to a mistyped one, for "did you mean". */

/**
 * @returns the candidate with the fewest edits (insert, delete, replace, swap of neighbours), the first of several;
 * undefined where even that one differs in more than a third of its letters (at least 1, at most 4).
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = Array.from(word.slice(0, 64).toLowerCase());
  let best: string | undefined;
  let fewest = Infinity;
  for (const candidate of candidates) {
    const letters = Array.from(candidate.toLowerCase());
    const allowed = Math.min(4, Math.max(1, Math.floor(Math.max(letters.length, wanted.length) / 3)));
    if (Math.abs(letters.length - wanted.length) > allowed) continue;
    const edits = distance(wanted, letters);
    if (edits <= allowed && edits < fewest) {
      best = candidate;
      fewest = edits;
    }
  }
  return best;
}

/** Damerau–Levenshtein distance, optimal string alignment. */
function distance(a: readonly string[], b: readonly string[]): number {
  let before: number[] = [];
  let above = b.map((_, j) => j);
  above.push(b.length);
  a.forEach((letter, i) => {
    const row = [i + 1];
    b.forEach((other, j) => {
      let edits = Math.min((above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1, (above[j] ?? 0) + (letter === other ? 0 : 1));
      if (i > 0 && j > 0 && letter === b[j - 1] && a[i - 1] === other) edits = Math.min(edits, (before[j - 1] ?? 0) + 1);
      row.push(edits);
    });
    before = above;
    above = row;
  });
  return above[b.length] ?? 0;
}

/** ` Did you mean …?` in both languages, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): { zh: string; en: string } {
  const guess = nearest(word, candidates);
  return guess === undefined ? { zh: '', en: '' } : { zh: `是否应为 ${guess}？`, en: ` Did you mean ${guess}?` };
}
