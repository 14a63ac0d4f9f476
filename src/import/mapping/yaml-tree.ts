/** YAML as plain values, each with the place where it is written. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type ParsedNode } from 'yaml';
import type * as v from 'valibot';
import { fail, ok, type Problem, type Result } from '../../problem.ts';
import { below, forms, members, wantsList, wantsText } from './schema-walk.ts';
import { colonProblem, mappingProblem, quotesProblem, syntaxProblem } from './problems.ts';

/** Nodes, aliases counted each time they are followed: more is no mapping, but ten lines that unfold to millions. */
const MOST_NODES = 100_000;
const DEEPEST = 24;
/** Characters of a mapping file. */
const LONGEST = 1 << 20;

export interface Tree {
  readonly value: unknown;
  /** `line:column` of what is at a path, of the member's name where it has one; of the nearest above it where nothing is written there. */
  readonly at: (path: readonly (string | number)[]) => string;
}

type Path = readonly (string | number)[];

/** @param schema decides how a scalar is read: where words are wanted, as it is written. */
export function readTree(given: string, file: string, schema: v.GenericSchema): Result<Tree> {
  const text = given.replace(/^\uFEFF/, '');
  if (text.length > LONGEST) return fail(mappingProblem('size', file, '', '映射文件过大，不是映射文件。', 'The file is too large to be a mapping.'));
  if (/[\uFFFD\0]/.test(text)) return fail(mappingProblem('encoding', file, '', '文字已损坏（含替换符或空字节），请另存为 UTF-8。', 'The text is damaged (replacement marks or null bytes); save the file as UTF-8.'));
  try {
    return readDocument(text, file, schema);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return fail(mappingProblem('depth', file, '', '嵌套过深。', 'The nesting is too deep.'));
  }
}

function readDocument(text: string, file: string, schema: v.GenericSchema): Result<Tree> {
  const counter = new LineCounter();
  const document: Document.Parsed = parseDocument(text, { version: '1.2', schema: 'core', lineCounter: counter, uniqueKeys: false, prettyErrors: false, keepSourceTokens: false, logLevel: 'error' });
  const at = (offset: number): string => {
    const { line, col } = counter.linePos(offset);
    return `${Math.max(1, line)}:${Math.max(1, col)}`;
  };
  const lineOf = (offset: number): string => text.slice(text.lastIndexOf('\n', offset - 1) + 1).split(/\r?\n/, 1)[0] ?? '';
  const wrong = [...document.errors, ...document.warnings].slice(0, 20);
  if (wrong.length > 0) return fail(...telling(wrong.map(({ code, pos }) => syntaxProblem(code, file, at(pos[0]), lineOf(pos[0])))));
  const walk = new Walk(file, at);
  const value = document.contents === null ? null : walk.node(document.contents, [], forms(schema), 0);
  if (walk.problems.length > 0) return fail(...walk.problems);
  return ok({ value, at: (path) => at(walk.offset(path)) });
}

/** One a line, and of a cause that is seen in the line nothing but its own kind: what follows is mostly the parser that has lost its way. */
function telling(problems: readonly Problem[]): Problem[] {
  const lines = new Map(problems.toReversed().map((problem) => [problem.path?.split(':')[0], problem]));
  const each = [...lines.values()].toReversed();
  const cause = each.find(({ code }) => code === 'mapping.colon' || code === 'mapping.tab');
  return (cause === undefined ? each : each.filter(({ code }) => code === cause.code)).slice(0, 5);
}

/** One walk over a document: the library's own would neither keep places nor know what is wanted where. */
class Walk {
  readonly problems: Problem[] = [];
  private readonly offsets = new Map<string, number>();
  private readonly anchors = new Map<string, ParsedNode>();
  private nodes = 0;
  private readonly file: string;
  private readonly where: (offset: number) => string;

  constructor(file: string, where: (offset: number) => string) {
    this.file = file;
    this.where = where;
  }

  offset(path: Path): number {
    for (let length = path.length; length > 0; length--) {
      const found = this.offsets.get(JSON.stringify(path.slice(0, length)));
      if (found !== undefined) return found;
    }
    return 0;
  }

  node(node: ParsedNode, path: Path, wanted: readonly v.GenericSchema[], depth: number): unknown {
    this.nodes += 1;
    const offset = node.range[0];
    const name = JSON.stringify(path);
    if (!this.offsets.has(name)) this.offsets.set(name, offset);
    if (this.nodes > MOST_NODES || depth > DEEPEST) {
      if (this.problems.length === 0 || this.nodes <= MOST_NODES) this.say('depth', offset, path, '嵌套过深，或引用（*）展开过多。', 'The nesting is too deep, or aliases (*) unfold to too much.');
      return null;
    }
    if (isAlias(node)) {
      const target = this.anchors.get(node.source);
      if (target !== undefined) return this.node(target, path, wanted, depth + 1);
      this.say('alias', offset, path, `以星号开头的文字须加引号，如 "*.shp"；作引用时，前面没有 &${node.source}。`, `A text that begins with an asterisk stands in quotes, as "*.shp"; as an alias, there is no &${node.source} before it.`);
      return null;
    }
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
    if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:')) {
      this.say('tag', offset, path, '不接受自定义标签（!）；文字里有叹号时请加引号。', 'Tags of one’s own (!) are not accepted; put quotes about a text that begins with an exclamation mark.', node.tag);
      return null;
    }
    if (isMap(node)) return this.map(node.items, path, wanted, depth);
    if (isSeq(node)) return node.items.map((item, index) => this.node(item, [...path, index], below(wanted, index), depth + 1));
    if (!isScalar(node)) return null;
    return this.scalar(node, path, wanted);
  }

  private map(items: readonly { key: ParsedNode; value: ParsedNode | null }[], path: Path, wanted: readonly v.GenericSchema[], depth: number): unknown {
    const seen = new Map<string, unknown>();
    for (const { key, value } of items) {
      const offset = key.range[0];
      const name = isScalar(key) ? key.source : undefined;
      if (name === undefined) {
        this.say('name', offset, path, '项的名称应为一个词。', 'The name of a member must be a word.');
        continue;
      }
      const here = [...path, name];
      if (isScalar(key) && key.type === 'PLAIN') this.quotes(name, offset, here);
      if (seen.has(name)) this.say('twice', offset, here, `${name} 写了两次，请留一次。`, `${name} is written twice; keep one.`);
      if (members(wanted)?.includes(name) === false && /[：:]/.test(name)) this.problems.push(colonProblem(this.file, `${this.where(offset)} ${pathOf(here)}`, name));
      this.offsets.set(JSON.stringify(here), offset);
      const read = value === null ? undefined : this.node(value, here, below(wanted, name), depth + 1);
      // Nothing after the colon, as where every choice below it is still a comment: it is left out.
      seen.set(name, read);
    }
    return Object.fromEntries([...seen].filter(([, value]) => value !== undefined));
  }

  private scalar(node: Extract<ParsedNode, { value: unknown }>, path: Path, wanted: readonly v.GenericSchema[]): unknown {
    const { value } = node;
    const source = 'source' in node && typeof node.source === 'string' ? node.source : String(value);
    const plain = node.type === 'PLAIN';
    if (value === null && source === '') return undefined;
    if (plain) this.quotes(source, node.range[0], path);
    if (wantsList(wanted)) return [source];
    const objects = members(wanted);
    if (objects !== undefined && typeof value !== 'object') {
      // `name: MC` for `name: { from: MC }`, `crs: EPSG:4527` for `crs: { system: … }`.
      const short = ['from', 'system'].find((name) => objects.includes(name));
      if (short !== undefined) return { [short]: short === 'system' && /^\d+$/.test(source) ? `EPSG:${source}` : source };
    }
    if (value === null) return null;
    if (wantsText(wanted)) return source;
    // `value: 001` is a code that happens to be digits.
    if (typeof value === 'number' && /^[+-]?0\d/.test(source)) return source;
    return value;
  }

  /** Chinese quotes are part of the text to YAML: no field is called so. */
  private quotes(text: string, offset: number, path: Path): void {
    if (/^[“”‘’「].*[“”‘’」]$/s.test(text)) this.problems.push(quotesProblem(this.file, `${this.where(offset)} ${pathOf(path)}`, text));
  }

  private say(code: string, offset: number, path: Path, zh: string, en: string, received?: unknown): void {
    if (this.problems.length < 50) this.problems.push(mappingProblem(code, this.file, `${this.where(offset)} ${pathOf(path)}`.trim(), zh, en, received));
  }
}

const pathOf = (path: Path): string => path.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${key}`)).join('');
