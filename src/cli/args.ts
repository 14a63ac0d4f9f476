/** Arguments of a command, or the problem with them. */
import { parseArgs } from 'node:util';
import { nearest } from '../plan/nearest.ts';
import { fail, ok, shown, type Problem, type Result } from '../problem.ts';
import type { Language } from '../report/phrases.ts';

export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  /** For text: the values that it may have. */
  readonly values?: readonly string[];
}
export type Specs = Readonly<Record<string, OptionSpec>>;

export interface Args {
  readonly positionals: readonly string[];
  /** Given options by name. */
  readonly text: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
  readonly language: Language;
}

export const usage = (received: string, zh: string, en: string): Problem => ({ code: 'cli.usage', received: shown(received), text: { zh: `${zh}用法见 signplan --help。`, en: `${en} See signplan --help.` } });

const COMMON: Specs = { lang: { type: 'string', values: ['zh', 'en'] } };

/** @param positionals how many are needed, exactly or up to `most`; `optional` may be left out */
export function readArgs(argv: readonly string[], specs: Specs, positionals: { count: number; most?: number; name: string; optional?: boolean }): Result<Args> {
  const known: Specs = { ...COMMON, ...specs };
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(Object.entries(known).map(([name, { type }]) => [name, { type }])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const text = new Map<string, string>();
  const flags = new Set<string>();
  const given: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') given.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (spec === undefined) {
      const meant = nearest(token.name, Object.keys(known));
      return fail(usage(token.rawName, `没有这个选项${meant === undefined ? '' : `，是否指 --${meant}`}。`, `There is no such option${meant === undefined ? '' : `; was --${meant} meant`}.`));
    }
    if (spec.type === 'boolean') {
      if (token.value !== undefined) return fail(usage(`${token.rawName}=${token.value}`, '这个选项不带值。', 'This option takes no value.'));
      flags.add(token.name);
      continue;
    }
    // `--plan --all` is a forgotten value, not a folder named --all.
    if (token.value === undefined || (!token.inlineValue && /^-./.test(token.value))) return fail(usage(token.rawName, '这个选项须带值。', 'This option needs a value.'));
    if (spec.values !== undefined && !spec.values.includes(token.value)) return fail(usage(`${token.rawName} ${token.value}`, `可用的值：${spec.values.join('、')}。`, `Known values: ${spec.values.join(', ')}.`));
    text.set(token.name, token.value);
  }
  const { count, most = count, name, optional } = positionals;
  const enough = (given.length >= count && given.length <= most) || (optional === true && given.length === 0);
  if (!enough) return fail(count === 1 ? usage(given.join(' '), `须给出一个 ${name}。`, `Exactly one ${name} is needed.`) : usage(given.join(' '), `须给出 ${name}。`, `${name} are needed.`));
  return ok({ positionals: given, text, flags, language: text.get('lang') === 'en' ? 'en' : 'zh' });
}

/** The language of messages, found even where the arguments are wrong. */
export function languageOf(argv: readonly string[]): Language {
  return argv.some((arg, index) => arg === '--lang=en' || (arg === '--lang' && argv[index + 1] === 'en')) ? 'en' : 'zh';
}
