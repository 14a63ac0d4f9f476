/** `plan.json` with some of its values changed and everything else as it was written: people keep it by hand, and read its changes line by line. */

interface Span {
  /** Of a member of an object. */
  readonly name?: string;
  readonly start: number;
  readonly end: number;
}

export interface PlanEdits {
  /** Members of the plan itself; one that isn't there yet is added at the end. */
  readonly members: Readonly<Record<string, unknown>>;
  /** Layers by id; one that isn't there yet is added at the end. */
  readonly layers: readonly { readonly id: string }[];
  /** Members of layers that are there already, by their ids: of such a layer nothing else is written anew. */
  readonly layerMembers?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** @param text valid JSON of a plan */
export function editedPlan(text: string, { members, layers, layerMembers = {} }: PlanEdits): string {
  const root = spansOf(text, /\S/.exec(text)?.index ?? 0);
  const list = root.find(({ name }) => name === 'layers');
  const entries = list === undefined ? [] : spansOf(text, list.start);
  const changes: { readonly start: number; readonly end: number; readonly with: string }[] = [];
  const added = (name: string | undefined, value: unknown, after: Span | undefined): void => {
    if (after === undefined) return;
    const indent = indentOf(text, after.start);
    changes.push({ start: after.end, end: after.end, with: `,\n${indent}${name === undefined ? '' : `${JSON.stringify(name)}: `}${written(value, indent)}` });
  };
  const set = (spans: readonly Span[], edits: Readonly<Record<string, unknown>>): void => {
    for (const [name, value] of Object.entries(edits)) {
      const there = spans.find((span) => span.name === name);
      if (there === undefined) added(name, value, spans.at(-1));
      else changes.push({ ...there, with: written(value, indentOf(text, there.start)) });
    }
  };
  const entryOf = (id: string): Span | undefined => entries.find(({ start, end }) => (JSON.parse(text.slice(start, end)) as { id?: unknown }).id === id);
  set(root, members);
  for (const [id, edits] of Object.entries(layerMembers)) {
    const there = entryOf(id);
    if (there !== undefined) set(spansOf(text, there.start), edits);
  }
  if (list !== undefined && entries.length === 0 && layers.length > 0) changes.push({ ...list, with: written(layers, indentOf(text, list.start)) });
  else for (const layer of layers) {
    const there = entryOf(layer.id);
    if (there === undefined) added(undefined, layer, entries.at(-1));
    else changes.push({ ...there, with: written(layer, indentOf(text, there.start)) });
  }
  // From the end, so that places stay what they are; of two additions at one place the later goes in first.
  return changes.map((change, i) => ({ change, i })).toSorted((a, b) => b.change.start - a.change.start || b.i - a.i).reduce((edited, { change }) => edited.slice(0, change.start) + change.with + edited.slice(change.end), text);
}

const indentOf = (text: string, at: number): string => /(?:^|\n)([ \t]*)[^\n]*$/.exec(text.slice(0, at))?.[1] ?? '';

/** What an object or array holds, in order. */
function spansOf(text: string, from: number): Span[] {
  const spans: Span[] = [];
  const object = text[from] === '{';
  let at = blank(text, from + 1);
  while (at < text.length && text[at] !== '}' && text[at] !== ']') {
    let name: string | undefined;
    if (object) {
      const end = valueEnd(text, at);
      name = String(JSON.parse(text.slice(at, end)));
      at = blank(text, blank(text, end) + 1);
    }
    const end = valueEnd(text, at);
    spans.push({ ...(name === undefined ? {} : { name }), start: at, end });
    at = blank(text, end);
    if (text[at] === ',') at = blank(text, at + 1);
  }
  return spans;
}

function blank(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  return at;
}

/** The end of the value that begins here. */
function valueEnd(text: string, from: number): number {
  let depth = 0;
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]]|[^\s",:{}[\]]+/gy;
  let at = from;
  do {
    token.lastIndex = at;
    const [found] = token.exec(text) ?? [];
    if (found === undefined) at += 1;
    else {
      depth += found === '{' || found === '[' ? 1 : found === '}' || found === ']' ? -1 : 0;
      at = token.lastIndex;
    }
  } while (depth > 0 && at < text.length);
  return at;
}

/** Characters of an object or array that is written on one line. */
const WIDTH = 160;

/** JSON with what is short on one line. */
function written(value: unknown, indent: string): string {
  const flat = oneLine(value);
  if (flat.length <= WIDTH || typeof value !== 'object' || value === null) return flat;
  const deeper = `${indent}  `;
  const [open, close, items] = Array.isArray(value) ? ['[', ']', value.map((item: unknown) => written(item, deeper))] : ['{', '}', Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${written(item, deeper)}`)];
  return `${open}\n${items.map((item) => deeper + item).join(',\n')}\n${indent}${close}`;
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return `{${Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${oneLine(item)}`).join(', ')}}`;
  return JSON.stringify(value);
}
