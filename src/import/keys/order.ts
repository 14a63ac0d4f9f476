/** Orders that hang on nothing but what is ordered. */

/** Natural: `JZ-9` before `JZ-10`; else by code units. */
export function byKey(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)];
  for (let i = 0; i < one.length && i < other.length; i++) {
    const [x = '', y = ''] = [one[i], other[i]];
    if (x === y) continue;
    if (/^\d/.test(x) && /^\d/.test(y)) {
      const [m, n] = [x.replace(/^0+/, ''), y.replace(/^0+/, '')];
      if (m.length !== n.length) return m.length - n.length;
      if (m !== n) return m < n ? -1 : 1;
    } else return x < y ? -1 : 1;
  }
  return one.length - other.length || (a < b ? -1 : a > b ? 1 : 0);
}

const partsOf = (key: string): string[] => key.match(/\d+|\D+/g) ?? [];
