/** A coloured ground in words and figures. */
import type { Finding } from '../../check/types.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Citation } from '../../plan/schema/base.ts';
import { citationOf, citationText } from '../../report/citation.ts';
import { lexicon } from '../../report/lexicon.ts';
import { say } from '../../report/phrases.ts';
import { amount } from '../../report/quantity.ts';
import { featureName } from '../../report/reasons.ts';
import type { Cause, CellState, Lack, SurfaceGrid } from '../../survey/suitability/types.ts';
import type { Language } from '../shared/messages.ts';
import { surfaceWords } from './words.ts';

export const stateWord = (state: CellState, language: Language): string => (state === 'crossed' ? surfaceWords(language).crossed : say(state, language));

/** `平行墙面广告 6.00 × 2.40 m，顶高 7.20 m`. */
export function signLine({ properties }: Proposal, plan: Plan, language: Language): string {
  const words = lexicon(plan);
  const number = (name: string): number | undefined => {
    const value = properties[name];
    return typeof value === 'number' ? value : undefined;
  };
  const [width, height] = [number('width'), number('height')];
  const one = (name: string): string[] => {
    const value = number(name);
    return value === undefined ? [] : [`${words.fact(name, language)} ${amount(value, 'm')}`];
  };
  const sizes = width !== undefined && height !== undefined ? [`${width.toFixed(2)} × ${amount(height, 'm')}`] : [...one('width'), ...one('height')];
  const [first = '', ...rest] = [...sizes, ...one('topHeight')];
  const type = words.word(properties.signType, 'signType', language);
  return [`${type}${first === '' ? '' : ` ${first}`}`, ...rest].join(language === 'zh' ? '，' : ', ');
}

/** Thousands parted by a narrow space. */
export const counted = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f');

/** Area of so many cells, three figures that count. */
export function area(cells: number, { size }: Pick<SurfaceGrid, 'size'>): string {
  const km2 = (cells * size * size) / 1e6;
  return km2 >= 100 ? km2.toFixed(0) : km2 >= 10 ? km2.toFixed(1) : km2 >= 0.01 || km2 === 0 ? km2.toFixed(2) : km2.toFixed(4);
}

/** A share that is not nothing is never shown as nothing, nor one that is not all as all. */
export function share(cells: number, of: number): string {
  if (of === 0) return '–';
  const percent = (100 * cells) / of;
  if (cells > 0 && percent < 0.1) return '< 0.1 %';
  return `${cells < of && percent > 99.9 ? '99.9' : percent.toFixed(1)} %`;
}

export function lackText(lack: Lack, plan: Plan, language: Language): string {
  const words = lexicon(plan);
  const own = surfaceWords(language);
  switch (lack.kind) {
    case 'fact':
      return words.fact(lack.name, language);
    case 'layer':
      return own.layer(words.layer(lack.layer, language));
    case 'attribute':
      return own.attribute(words.layer(lack.layer, language), words.column(lack.layer, lack.name, language));
    default:
      return own.lack[lack.kind];
  }
}

/** The clause by its title, the plan's own table by its name. */
export const clauseTitle = (clause: string, plan: Plan, language: Language): string => lexicon(plan).clause(clause)?.title[language] ?? say('answer', language);

/** A cell of a demonstration's table by its key, as findings cite it. */
export function cited({ clause, citation, scope }: { readonly clause: string; readonly citation: Citation; readonly scope?: Finding['scope'] }, proposal: Proposal, plan: Plan, language: Language): string {
  return citationText(citationOf({ clause, citation, scope }, { words: lexicon(plan), proposal }), language);
}

/** What a cause rests on: a feature of a layer, or the zone, segment or site whose cell of the table it is. */
export function causeFeature({ feature, scope }: Pick<Cause, 'feature' | 'scope'>, plan: Plan, language: Language): string | undefined {
  const words = lexicon(plan);
  if (feature) return featureName(words, feature.layer, feature.key, language, feature.name);
  if (!scope) return undefined;
  const { kind, class: klass, key } = scope;
  if (kind === 'none') return say('none', language);
  return [key, kind === 'site' ? say('site', language) : klass === undefined ? undefined : words.klass(kind, klass, language)].filter((part) => part !== undefined).join(' ');
}

/** Whether a type of sign is fixed to something that may not be there. */
export const attached = (type: string, { rules }: Pick<Plan, 'rules'>): boolean => rules.signTypes.find(({ id }) => id === type)?.mounting !== 'free-standing';

