/** The title and the text of a finding, from the clause's own words, the numbers and the reasons. */
import type { Finding, Interval } from '../check/types.ts';
import { articleText, useWord, type WordingContext } from './citation.ts';
import type { Lexicon } from './lexicon.ts';
import { fill, isPhrase, say, type Language } from './phrases.ts';
import { amount, excess, limitAmount, sides, span } from './quantity.ts';
import { reasonsText } from './reasons.ts';

function flag(value: string, language: Language): string {
  return value === 'true' || value === 'false' ? say(value === 'true' ? 'yes' : 'no', language) : value;
}

/** A measured interval; a distance into an area is how deep inside. */
export function intervalText([low, high]: Interval, measure: string | undefined, unit: string | undefined, language: Language): string | undefined {
  if (measure !== 'distance' || high === null || (low !== null && low >= 0)) return span([low, high], unit, say('to', language));
  if (high <= 0) return say('inside', language, { deep: low === null ? amount(-high, unit) : span([-high, -low], unit) });
  if (low === null) return span([low, high], unit);
  const [deep, far] = sides(low, high, unit);
  return say('either', language, { deep, far });
}

/** A measured value: a word, an amount, or a distance. */
export function valueText(finding: Finding, words: Lexicon, language: Language): string | undefined {
  const { value, unit, measure } = finding;
  if (value === undefined) return undefined;
  if (typeof value === 'string') return measure === 'answer' && isPhrase(value) ? say(value, language) : flag(words.word(value, measure, language), language);
  return intervalText(value, measure, unit, language);
}

export function limitText(finding: Finding, words: Lexicon, language: Language): string | undefined {
  const { limit, unit, measure } = finding;
  if (limit === undefined || measure === 'answer') return undefined;
  const [low, high] = limit.value;
  if (typeof low === 'string' || typeof high === 'string' || limit.value.length !== 2) return (limit.value as readonly string[]).map((word) => flag(words.word(word, measure, language), language)).join(say('or', language));
  if (low === undefined || high === undefined) return undefined;
  return low !== null && low === high ? limitAmount(low, unit) : span([low, high], unit, say('to', language));
}

/** The measure's name: a fact, or the distance to the feature's layer. */
export function measureText(finding: Finding, words: Lexicon, language: Language): string | undefined {
  const { measure, feature } = finding;
  if (measure === 'distance') return feature === undefined ? say('distance', language) : say('distance.to', language, { layer: words.layer(feature.layer, language) });
  return measure === undefined ? undefined : measure === 'count' || measure === 'sum' || measure === 'answer' ? say(measure, language) : words.fact(measure, language);
}

function blanks(finding: Finding, words: Lexicon, language: Language): Record<string, string | undefined> {
  const { feature } = finding;
  return {
    measure: measureText(finding, words, language),
    value: valueText(finding, words, language),
    limit: limitText(finding, words, language),
    margin: finding.margin === undefined ? undefined : excess(finding.margin, finding.unit),
    feature: feature === undefined ? say('feature', language) : (feature.name ?? words.feature(feature.layer, feature.key) ?? feature.key),
  };
}

/** `严格控制区 YK-03`, `规划点位 DW-05`, `无分区地带`. */
export function scopeText({ scope }: Pick<Finding, 'scope'>, words: Lexicon, language: Language): string {
  if (scope === undefined || scope.kind === 'none') return say('none', language);
  if (scope.kind === 'site') return say('site.title', language, { key: scope.key ?? '' }).trim();
  return say('at', language, { class: words.klass(scope.kind, scope.class ?? '', language), key: scope.key === undefined ? '' : ` ${scope.key}` }).replace(/ {2,}/g, ' ').trim();
}

export function findingTitle(finding: Finding, { words }: WordingContext, language: Language): string {
  const { clause, scope } = finding;
  if (clause === 'plan.term') return say('term.title', language);
  if (clause === 'package.layer') {
    const reason = finding.reasons.find((one) => one.kind === 'layer');
    return say('layer.title', language, { layer: words.layer(finding.feature?.layer ?? reason?.layer ?? '', language) });
  }
  if (scope === undefined || words.clause(clause) !== undefined) return words.clause(clause)?.title[language] ?? (clause === 'matrix' ? say('matrix.title', language) : clause);
  const values = { class: scope.kind === 'zone' || scope.kind === 'segment' ? words.klass(scope.kind, scope.class ?? '', language) : '', key: scope.key ?? '' };
  const title = say(`${scope.kind}.title`, language, values).trim();
  const measure = measureText(finding, words, language);
  return measure === undefined || finding.measure === 'answer' ? title : `${title} · ${measure}`;
}

/** A comparison in general words, for limits that have no sentence of their own: those of the matrix and of sites. */
function comparison(finding: Finding, met: boolean, words: Lexicon, language: Language): string | undefined {
  const { limit, measure } = finding;
  if (limit === undefined || measure === undefined || measure === 'answer') return undefined;
  const op = limit.op === 'in' ? 'in' : limit.op === '!=' ? '!' : limit.op.startsWith('<') ? '<' : limit.op.startsWith('>') ? '>' : '=';
  return say(`${op}.${met ? 'met' : 'broken'}`, language, blanks(finding, words, language));
}

/** What only large signs are barred from is told of large signs: `大型`. A sign that may be of either size has the answer for regular ones. */
function barredSize({ scope, value }: Finding, { words, proposal }: WordingContext, language: Language): string | undefined {
  const { manifest, rules } = words.plan;
  const { scopes, types, uses, bands, cells, outcomes } = rules.matrix;
  const { signType, use } = proposal.properties;
  const at = [scopes.indexOf(scope?.kind === 'zone' || scope?.kind === 'segment' ? `${scope.kind}:${scope.class ?? ''}` : 'none'), types.indexOf(signType), typeof use === 'string' ? uses.indexOf(use) : -1] as const;
  if (value !== 'forbidden' || at.some((index) => index < 0)) return undefined;
  const row = (at[0] * types.length + at[1]) * uses.length + at[2];
  const barred = bands.filter((_, band) => outcomes[cells[row * bands.length + band] ?? -1]?.answer === 'forbidden');
  return barred.length === 1 && barred[0] === 'large' ? manifest.bands.large[language] : undefined;
}

function matrixText(finding: Finding, context: WordingContext, language: Language): string {
  const { words, proposal } = context;
  const { scope, result } = finding;
  const { signType, use } = proposal.properties;
  const type = words.word(signType, 'signType', language);
  const at = scope === undefined ? say('here', language) : scopeText(finding, words, language);
  // A key in Latin letters stands apart from the Chinese that follows.
  const spaced = language === 'zh' && /[\w)]$/.test(at) ? `${at} ` : at;
  const size = result === 'fail' ? barredSize(finding, context, language) : undefined;
  const kind = useWord(use, words, language) ?? say('use.unknown', language);
  const values = { at: spaced, type, key: scope?.key, use: size === undefined ? kind : `${kind}${language === 'zh' ? '，' : ', '}${size}` };
  const because = reasonsText(finding.reasons, words, language);
  const join = language === 'zh' ? '' : ' ';
  if (result === 'unknown' || result === 'not-covered') return [say('matrix.unknown', language, values), because].filter((part) => part !== '').join(join);
  const compared = comparison(finding, result === 'pass', words, language);
  const site = scope?.kind === 'site';
  // One limit that is kept is no leave: another of the same cell may be broken.
  if (compared !== undefined) return say('within', language, { at }) + compared;
  return say(`${site ? 'site' : 'matrix'}.${result === 'pass' ? 'pass' : 'fail'}`, language, values);
}

/** No text names more of what was counted. */
const NAMED = 4;

/** Which ones a count or a sum took in, by key; those that surely belong to it, if any. */
function countedText({ counted = [] }: Finding, language: Language): string {
  const sure = counted.filter(({ certain }) => certain);
  const keys = (sure.length > 0 ? sure : counted).map(({ key }) => key);
  return keys.length === 0 ? '' : say('counted', language, { names: keys.slice(0, NAMED).join(say('or', language)) + (keys.length > NAMED ? '…' : '') });
}

/** What the finding comes to: the clause's own words, or what is missing. Without notes on who may grant an exception and what it counts for. */
export function coreText(finding: Finding, context: WordingContext, language: Language): string {
  const { words } = context;
  const { clause: id, result } = finding;
  const clause = words.clause(id);
  if (clause === undefined && (id === 'matrix' || finding.scope !== undefined)) return matrixText(finding, context, language);
  const told = clause !== undefined && result !== 'unknown' && result !== 'not-covered' && (result !== 'advice' || finding.reasons.length === 0);
  if (told) return [fill(clause.text[result === 'pass' ? 'met' : 'broken'][language], blanks(finding, words, language)), countedText(finding, language)].filter((part) => part !== '').join(language === 'zh' ? '' : ' ');
  const because = reasonsText(finding.reasons, words, language);
  return because === '' ? say(result, language) : because;
}

/** The finding in one to three sentences, without the note on its basis. */
export function plainText(finding: Finding, context: WordingContext, language: Language): string {
  const { result, dispensation } = finding;
  const note = ((): string => {
    if (result === 'fail' && dispensation !== undefined) return say('dispense', language, { authority: dispensation.authority[language], article: articleText(dispensation.article, language) });
    return result === 'reserved' ? say('reserve', language) : result === 'advice' ? say('advise', language) : '';
  })();
  return [coreText(finding, context, language), note].filter((part) => part !== '').join(language === 'zh' ? '' : ' ');
}

/** As shown: begins by naming the demonstration data where it rests on them. */
export function findingText(finding: Finding, context: WordingContext, language: Language): string {
  return (finding.basis === 'demonstration' ? say('basis', language) : '') + plainText(finding, context, language);
}
