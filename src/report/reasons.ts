/** Why something is undecided, and what would settle it. */
import type { Reason } from '../check/types.ts';
import { unreachable } from '../problem.ts';
import type { Lexicon } from './lexicon.ts';
import { say, type Language } from './phrases.ts';
import { amount } from './quantity.ts';

/** `保护范围“烟水亭”`: a feature by its layer and its name, or its key. */
export function featureName(words: Lexicon, layer: string, key: string, language: Language, name?: string): string {
  const called = name ?? words.feature(layer, key) ?? key;
  return say('named', language, { layer: words.layer(layer, language), name: called });
}

/** One side of a line, by the key of its feature; `none` is what lies beside all of them. */
function side(words: Lexicon, layer: string, key: string, language: Language): string {
  const role = words.role(layer);
  if (role === 'plan-area') return say(key === 'none' ? 'area.out' : 'area.in', language);
  if (key === 'none') return role === 'zones' ? say('none', language) : say('beside', language, { layer: words.layer(layer, language) });
  const klass = words.attribute(layer, key, 'class');
  return typeof klass === 'string' ? `${key} ${words.klass(role === 'segments' ? 'segment' : 'zone', klass, language)}` : key;
}

function reasonText(reason: Exclude<Reason, { kind: 'fact' | 'layer' }>, words: Lexicon, language: Language): string {
  switch (reason.kind) {
    case 'absent':
      return say('why.absent', language, { layer: words.layer(reason.layer, language), holder: words.holder(reason.layer, language) });
    case 'attribute':
      return say('why.attribute', language, { feature: featureName(words, reason.layer, reason.feature, language), name: reason.name });
    case 'accuracy':
      return say('why.accuracy', language, { feature: featureName(words, reason.layer, reason.feature, language), tolerance: amount(reason.tolerance, 'm') });
    case 'boundary': {
      const sides = reason.sides.map((key) => side(words, reason.layer, key, language)).join(' / ');
      return say('why.boundary', language, { layer: words.layer(reason.layer, language), sides, distance: amount(reason.distance, 'm'), tolerance: amount(reason.tolerance, 'm') });
    }
    case 'unpublished':
      return say('why.unpublished', language, { what: reason.what[language] });
    case 'silent':
      return say('why.silent', language, { article: reason.article === '' ? words.plan.manifest.title[language] : reason.article });
    case 'term': {
      const { from, until } = words.plan.manifest.term;
      return say('why.term', language, { name: reason.name === 'asOf' ? say('asOf', language) : words.fact(reason.name, language), date: reason.date, from, until });
    }
    default:
      return unreachable(reason);
  }
}

/** No sentence lists more than this many of one kind. */
const MOST = 4;

/** All reasons as sentences, each once; missing facts and missing layers are gathered into one sentence each. */
export function reasonsText(reasons: readonly Reason[], words: Lexicon, language: Language): string {
  const facts = new Set<string>();
  const layers = new Set<string>();
  const others = new Set<string>();
  for (const reason of reasons) {
    if (reason.kind === 'fact') facts.add(say('quoted', language, { name: words.fact(reason.name, language) }));
    else if (reason.kind === 'layer') layers.add(words.layer(reason.layer, language));
    else if (others.size < MOST) others.add(reasonText(reason, words, language));
  }
  const list = (items: ReadonlySet<string>): string => [...items].join(say('or', language));
  const sentences = [
    ...(layers.size > 0 ? [say('why.layer', language, { layer: list(layers) })] : []),
    ...(facts.size > 0 ? [say('why.fact', language, { name: list(facts) })] : []),
    ...others,
  ];
  return sentences.join(language === 'zh' ? '' : ' ');
}
