/** The title and the text of a finding, from the clause's own words, the numbers and the reasons. */
import type { Finding } from '../check/types.ts';
import type { Citation } from '../plan/schema/base.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import type { Lexicon } from './lexicon.ts';
import { fill, isPhrase, say, type Language } from './phrases.ts';
import { amount, excess, limitAmount, span } from './quantity.ts';
import { reasonsText } from './reasons.ts';

export interface WordingContext {
  readonly words: Lexicon;
  /** What is asked about: names the type and the use in findings of the matrix. */
  readonly proposal: Proposal;
}

/** `《…条例》第十一条第二款`; where the text came by another way, that too. */
export function citationText(citation: Citation, language: Language): string {
  const document = language === 'en' ? (citation.documentEn ?? citation.document) : citation.document;
  const via = citation.via === undefined ? '' : say('via', language, { via: citation.via });
  return `${document}${language === 'en' || /\w$/.test(document) || /^\w/.test(citation.article) ? ' ' : ''}${citation.article}`.trim() + via;
}

function flag(value: string, language: Language): string {
  return value === 'true' || value === 'false' ? say(value === 'true' ? 'yes' : 'no', language) : value;
}

/** A measured value: a word, an amount, or for a distance into an area how deep inside. */
export function valueText(finding: Finding, words: Lexicon, language: Language): string | undefined {
  const { value, unit, measure } = finding;
  if (value === undefined) return undefined;
  if (typeof value === 'string') return measure === 'answer' && isPhrase(value) ? say(value, language) : flag(words.word(value, measure, language), language);
  const [low, high] = value;
  if (measure === 'distance' && high !== null && high <= 0) {
    const deep = low === null ? amount(-high, unit) : span([-high, -low], unit);
    return say('inside', language, { deep });
  }
  return span(value, unit, say('to', language));
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
  return measure === undefined ? undefined : measure === 'count' || measure === 'answer' ? say(measure, language) : words.fact(measure, language);
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
export function scopeText(finding: Finding, words: Lexicon, language: Language): string {
  const { scope } = finding;
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

function matrixText(finding: Finding, { words, proposal }: WordingContext, language: Language): string {
  const { scope, result } = finding;
  const { signType, use } = proposal.properties;
  const type = words.word(signType, 'signType', language);
  const at = scope === undefined ? say('here', language) : scopeText(finding, words, language);
  // A key in Latin letters stands apart from the Chinese that follows.
  const spaced = language === 'zh' && /[\w)]$/.test(at) ? `${at} ` : at;
  const values = { at: spaced, type, key: scope?.key, use: typeof use === 'string' ? words.word(use, 'use', language).replace(/（.*）/, '') : say('use.unknown', language) };
  const because = reasonsText(finding.reasons, words, language);
  const join = language === 'zh' ? '' : ' ';
  if (result === 'unknown' || result === 'not-covered') return [say('matrix.unknown', language, values), because].filter((part) => part !== '').join(join);
  const compared = comparison(finding, result === 'pass', words, language);
  const site = scope?.kind === 'site';
  if (result === 'pass') return [say(site ? 'site.pass' : 'matrix.pass', language, values), compared ?? ''].filter((part) => part !== '').join(join);
  if (compared !== undefined) return say('within', language, { at }) + compared;
  return say(site ? 'site.fail' : 'matrix.fail', language, values);
}

/** The finding in one to three sentences, without the note on its basis. */
export function plainText(finding: Finding, context: WordingContext, language: Language): string {
  const { words } = context;
  const { clause: id, result } = finding;
  const clause = words.clause(id);
  if (clause === undefined && (id === 'matrix' || finding.scope !== undefined)) return matrixText(finding, context, language);
  const because = reasonsText(finding.reasons, words, language);
  if (clause === undefined) return because === '' ? say(result, language) : because;
  const join = language === 'zh' ? '' : ' ';
  const values = blanks(finding, words, language);
  const told = (met: boolean): string => fill(clause.text[met ? 'met' : 'broken'][language], values);
  switch (result) {
    case 'pass':
      return told(true);
    case 'fail': {
      const { dispensation } = finding;
      return told(false) + (dispensation === undefined ? '' : join + say('dispense', language, { authority: dispensation.authority[language], article: dispensation.article }));
    }
    case 'consent':
      return told(false);
    case 'reserved':
      return told(false) + join + say('reserve', language);
    case 'advice':
      return (because === '' ? told(false) : because) + join + say('advise', language);
    default:
      return because === '' ? say(result, language) : because;
  }
}

/** As shown: begins by naming the demonstration data where it rests on them. */
export function findingText(finding: Finding, context: WordingContext, language: Language): string {
  return (finding.basis === 'demonstration' ? say('basis', language) : '') + plainText(finding, context, language);
}
