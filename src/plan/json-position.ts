/** Where a text stops being JSON: engines say it in their own words, or not at all. */

const TOKEN = /[ \t\r\n]*(?:("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([{}[\],:])|$)/y;
const BLANK = /[ \t\r\n]*/y;

/** @returns `line:column` of the first token that can't stand where it does, both counted from 1. */
export function jsonErrorAt(text: string): string {
  // What may come next: a value, a key, or one of these signs.
  let next = 'value';
  const open: ('{' | '[')[] = [];
  let at = 0;
  for (;;) {
    BLANK.lastIndex = at;
    BLANK.test(text);
    const start = BLANK.lastIndex;
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    if (token === null) return place(text, start);
    at = TOKEN.lastIndex;
    const [, string, scalar, sign] = token;
    const inside = open.at(-1);
    if (sign === '{' || sign === '[') {
      if (!next.includes('value')) return place(text, start);
      open.push(sign);
      next = sign === '{' ? 'key }' : 'value ]';
    } else if (sign === '}' || sign === ']') {
      if (!next.includes(sign)) return place(text, start);
      open.pop();
      next = after(open.at(-1));
    } else if (sign === ',' || sign === ':') {
      if (!next.includes(sign)) return place(text, start);
      next = sign === ',' && inside === '{' ? 'key' : 'value';
    } else if (string !== undefined && next.includes('key')) next = ':';
    else if ((string !== undefined || scalar !== undefined) && next.includes('value')) next = after(inside);
    else return place(text, start);
  }
}

const after = (inside: '{' | '[' | undefined): string => (inside === '{' ? ', }' : inside === '[' ? ', ]' : 'end');

function place(text: string, index: number): string {
  const lines = text.slice(0, index).split('\n');
  return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}
