/**
 * The mutants of a source file: one operator, one answer, one extreme or one boundary changed. Found on the syntax tree that vite's parser gives, so that strings, comments and
 * types are left alone; and the file with all of them in it, each behind a switch, so that none has to be built by itself.
 */
import { parseSync } from 'vite';

export interface Mutant {
  /** Number within all mutants of a run. */
  readonly id: number;
  readonly file: string;
  readonly line: number;
  /** The line, with what is replaced in ⟦ ⟧: how a mutant is named where lines move. */
  readonly at: string;
  readonly to: string;
  /** Of the mutants that are named the same and replaced by the same, which: from 1. */
  readonly nth: number;
  /** In what is worked out once, when the file is loaded. */
  readonly once: boolean;
}

/** What an operator may be mistaken for: the boundary moved, the comparison turned round, the other connective, the other sign. */
const OPERATORS = new Map<string, readonly string[]>(Object.entries({
  '<': ['<=', '>'], '<=': ['<', '>='], '>': ['>=', '<'], '>=': ['>', '<='], '===': ['!=='], '!==': ['==='], '+': ['-'], '-': ['+'], '*': ['/'], '/': ['*'],
}));
const ASSIGNMENTS = new Map(Object.entries({ '+=': '-', '-=': '+', '*=': '/' }));
const NAMES = new Map(Object.entries({ YES: 'NO', NO: 'YES', MAYBE: 'YES' }));
const METHODS = new Map(Object.entries({ min: 'max', max: 'min', floor: 'ceil', ceil: 'floor', some: 'every', every: 'some' }));
const COMPARISONS = new Set(['<', '<=', '>', '>=', '===', '!==']);

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
const isText = (node: Node): boolean => node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node['value'] === 'string');

/** Only for the type checker, or names of things. */
const SKIPPED = new Set(['ImportDeclaration', 'TSTypeAliasDeclaration', 'TSInterfaceDeclaration', 'TSTypeAnnotation', 'TSTypeParameterInstantiation', 'TSTypeParameterDeclaration']);
const SKIPPED_KEYS = new Set(['typeAnnotation', 'typeArguments', 'typeParameters', 'returnType', 'superTypeArguments']);
const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

export interface Switched {
  readonly mutants: readonly Mutant[];
  /** The source with every mutant in it; `follow` of `state.ts` says which is on. */
  readonly code: string;
}

/** `first`: number of the file's first mutant. `state`: how the switched file imports `state.ts`. */
export function switched(file: string, source: string, first: number, state: string): Switched {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be read`);
  const mutants: Mutant[] = [];
  const helpers: string[] = [];
  const prefixes = new Map<number, string[]>();
  const suffixes = new Map<number, string[]>();
  const replaced: { start: number; end: number; by: string }[] = [];
  const wrap = (node: Node, before: string, after: string): void => {
    prefixes.set(node.start, [...(prefixes.get(node.start) ?? []), before]);
    suffixes.set(node.end, [after, ...(suffixes.get(node.end) ?? [])]);
  };
  const replace = (start: number, end: number, by: string): void => void replaced.push({ start, end, by });
  const add = (start: number, end: number, to: string, once: boolean): number => {
    const from = source.lastIndexOf('\n', start - 1) + 1;
    const until = source.indexOf('\n', end);
    const id = first + mutants.length;
    const at = `${source.slice(from, start)}⟦${source.slice(start, end)}⟧${source.slice(end, until < 0 ? undefined : until)}`.trim();
    mutants.push({ id, file, line: source.slice(0, start).split('\n').length, at, to, nth: 1 + mutants.filter((one) => one.at === at && one.to === to).length, once });
    return id;
  };

  function binary(node: Node, left: Node, right: Node, once: boolean): void {
    const operator = String(node['operator']);
    const at = left.end + source.slice(left.end, right.start).indexOf(operator);
    const others = (isText(left) || isText(right)) && operator === '+' ? [] : (OPERATORS.get(operator) ?? []);
    if (others.length > 0) {
      const ids = others.map((to) => [add(at, at + operator.length, to, once), to] as const);
      const name = `$b${ids[0]?.[0] ?? 0}`;
      helpers.push(`function ${name}(a, b) { return ${ids.map(([id, to]) => `$M === ${id} ? a ${to} b : `).join('')}a ${operator} b; }`);
      wrap(node, `${name}(`, ')');
      replace(at, at + operator.length, ',');
    }
    if (!COMPARISONS.has(operator)) return;
    for (const side of [left, right]) {
      const { value } = side;
      if (side.type === 'Literal' && typeof value === 'number') replace(side.start, side.end, `($M === ${add(side.start, side.end, String(value + 1), once)} ? ${value + 1} : ${value})`);
    }
  }

  function logical(node: Node, left: Node, right: Node, once: boolean): void {
    const operator = String(node['operator']);
    if (operator !== '&&' && operator !== '||') return;
    const at = left.end + source.slice(left.end, right.start).indexOf(operator);
    const id = add(at, at + 2, operator === '&&' ? '||' : '&&', once);
    wrap(node, '((($t = (', ') : $t)');
    // The right side is looked at where the left is true (&&) or false (||), and the other way round in the mutant.
    replace(at, at + 2, `)), ($M === ${id}) === (${operator === '&&' ? '!' : '!!'}$t)) ? (`);
  }

  function visit(node: Node, parent: Node | null, key: string, once: boolean): void {
    if (SKIPPED.has(node.type)) return;
    const inside = once && !FUNCTIONS.has(node.type) && node.type !== 'PropertyDefinition';
    const [left, right, argument, property] = ['left', 'right', 'argument', 'property'].map((name) => (isNode(node[name]) ? node[name] : undefined));
    const operator = String(node['operator']);
    if (node.type === 'BinaryExpression' && left && right) binary(node, left, right, inside);
    if (node.type === 'LogicalExpression' && left && right) logical(node, left, right, inside);
    const assigned = node.type === 'AssignmentExpression' ? ASSIGNMENTS.get(operator) : undefined;
    if (assigned !== undefined && left && right && !isText(right)) {
      const at = left.end + source.slice(left.end, right.start).indexOf(operator);
      const target = source.slice(left.start, left.end);
      replace(at, at + 2, `= $M === ${add(at, at + 2, `${assigned}=`, inside)} ? ${target} ${assigned} (${source.slice(right.start, right.end)}) : ${target} ${operator[0] ?? ''} (`);
      suffixes.set(node.end, [')', ...(suffixes.get(node.end) ?? [])]);
    }
    const other = node.type === 'Identifier' && key !== 'id' && key !== 'property' ? NAMES.get(String(node['name'])) : undefined;
    if (other !== undefined) replace(node.start, node.end, `($M === ${add(node.start, node.end, other, inside)} ? ${other} : ${String(node['name'])})`);
    if (node.type === 'UnaryExpression' && argument && (operator === '!' || (operator === '-' && argument.type !== 'Literal'))) {
      const id = add(node.start, node.start + 1, '', inside);
      helpers.push(`function $u${id}(a) { return $M === ${id} ? a : ${operator}a; }`);
      wrap(node, `$u${id}(`, ')');
      replace(node.start, node.start + 1, '');
    }
    const method = node.type === 'MemberExpression' && property && node['computed'] !== true ? METHODS.get(String(property['name'])) : undefined;
    if (method !== undefined && property && (parent?.type === 'CallExpression' || String((node['object'] as Node)['name']) === 'Math')) {
      const dot = source.slice(property.start - 2, property.start) === '?.';
      replace(property.start - (dot ? 0 : 1), property.end, `[$M === ${add(property.start, property.end, method, inside)} ? '${method}' : '${String(property['name'])}']`);
    }
    for (const [name, value] of Object.entries(node)) {
      // A loop that steps the other way never ends, which says nothing of the tests.
      if (SKIPPED_KEYS.has(name) || (node.type === 'ForStatement' && name === 'update')) continue;
      for (const inner of Array.isArray(value) ? (value as unknown[]) : [value]) if (isNode(inner)) visit(inner, node, name, inside);
    }
  }
  visit(program as unknown as Node, null, '', true);

  let code = `import { follow as $follow } from '${state}'; var $t, $M = 0; $follow((m) => { $M = m; });`;
  const starts = new Map(replaced.map((one) => [one.start, one]));
  for (let i = 0; i <= source.length; i++) {
    code += [...(suffixes.get(i) ?? []), ...(prefixes.get(i) ?? [])].join('');
    const one = starts.get(i);
    if (one) {
      code += one.by;
      // Nothing is switched within an operator, a name or a number.
      i = one.end - 1;
      if (one.end === one.start) i += 1;
    } else code += source[i] ?? '';
  }
  return { mutants, code: `${code}\n${helpers.join('\n')}\n` };
}
