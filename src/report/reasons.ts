/** Why something is undecided, and what would settle it. */
import type { Reason } from '../check/types.ts';
import { unreachable } from '../problem.ts';
import { articleText } from './citation.ts';
import type { Lexicon } from './lexicon.ts';
import { say, type Language, type Phrase } from './phrases.ts';
import { amount } from './quantity.ts';

/** `保护范围“某亭”`: a feature by its layer and its name, or its key. */
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

/** Metres to which a survey is good. */
const SURVEY = 0.1;

/** What would settle a line that is too close. Where the place is known as well as by survey it is the drawing's own error that leaves it open. */
function advice(layer: string, tolerance: number, besides: boolean, words: Lexicon): Phrase {
  const ownError = words.plan.layers.get(layer)?.entry.accuracy ?? 0;
  return tolerance - ownError <= SURVEY ? 'advice.drawing' : besides ? 'advice.also' : 'advice.survey';
}

/** Where the plan's answers stand, for want of an article. */
const tableName = ({ plan: { manifest } }: Lexicon, language: Language): string => (manifest.status === 'demonstration' ? say('cite.table', language) : manifest.title[language]);

/** `besides`: facts are missing as well. */
function reasonText(reason: Exclude<Reason, { kind: 'fact' | 'layer' }>, besides: boolean, words: Lexicon, language: Language): string {
  switch (reason.kind) {
    case 'absent':
      return say('why.absent', language, { layer: words.layer(reason.layer, language), holder: words.holder(reason.layer, language) });
    case 'attribute':
      return say('why.attribute', language, { feature: featureName(words, reason.layer, reason.feature, language), name: words.column(reason.layer, reason.name, language) });
    case 'accuracy': {
      const { layer, feature, tolerance } = reason;
      return say('why.accuracy', language, { feature: featureName(words, layer, feature, language), tolerance: amount(tolerance, 'm'), advice: say(advice(layer, tolerance, besides, words), language) });
    }
    case 'boundary': {
      const { layer, distance, tolerance, reach } = reason;
      const values = { layer: words.layer(layer, language), distance: amount(distance, 'm'), sides: reason.sides.map((key) => side(words, layer, key, language)).join(' / ') };
      // No survey helps where only a size that is missing reaches so far.
      if (reach !== undefined && distance > tolerance) return say('why.reach', language, { ...values, reach: amount(reach, 'm') });
      return say('why.boundary', language, { ...values, tolerance: amount(tolerance, 'm'), advice: say(advice(layer, tolerance, besides, words), language) });
    }
    case 'faces':
      return say('why.faces', language, { feature: featureName(words, reason.layer, reason.feature, language) });
    case 'unpublished':
      return say('why.unpublished', language, { what: reason.what[language] });
    case 'silent':
      return say('why.silent', language, { article: reason.article === '' ? tableName(words, language) : articleText(reason.article, language) });
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

/** `宽、高等 5 项`: names, the first of them where they are more than `most`. */
export function listed(names: readonly string[], most: number, language: Language): string {
  const rest = names.length - most;
  return names.slice(0, most).join(say('or', language)) + (rest > 0 ? say('etc', language, { n: language === 'zh' ? names.length : rest }) : '');
}

/** All reasons, a sentence each and each once; missing facts and missing layers are gathered into one sentence each, that names no more than `most` facts. */
export function reasonSentences(reasons: readonly Reason[], words: Lexicon, language: Language, most = Infinity): readonly string[] {
  const facts = new Set<string>();
  const layers = new Set<string>();
  const others = new Set<string>();
  const besides = reasons.some(({ kind }) => kind === 'fact');
  for (const reason of reasons) {
    if (reason.kind === 'fact') facts.add(say('quoted', language, { name: words.fact(reason.name, language) }));
    else if (reason.kind === 'layer') layers.add(words.layer(reason.layer, language));
    else if (others.size < MOST) others.add(reasonText(reason, besides, words, language));
  }
  return [
    ...(layers.size > 0 ? [say('why.layer', language, { layer: listed([...layers], Infinity, language) })] : []),
    ...(facts.size > 0 ? [say('why.fact', language, { name: listed([...facts], most, language) })] : []),
    ...others,
  ];
}

export const reasonsText = (reasons: readonly Reason[], words: Lexicon, language: Language): string => reasonSentences(reasons, words, language).join(language === 'zh' ? '' : ' ');
