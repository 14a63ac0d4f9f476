/** Which features a clause looks at, in words: `100 m 内的“公路”（管理属性为公路；…）`. */
import type { Condition, Selector } from '../../plan/schema/condition.ts';
import type { Language } from '../phrases.ts';
import { limitText } from './limit.ts';
import type { Scope, Terms } from './terms.ts';
import type { Statement } from './types.ts';

/** Wording of conditions, handed in: selectors hold conditions and conditions selectors. */
export interface Phrasing {
  phrase(condition: Condition, scope: Scope): string;
  statement(condition: Condition, scope: Scope): Statement;
}

export interface SelectorView {
  /** The layers' titles, and in brackets what narrows them. */
  readonly noun: string;
  /** How near, before or after the noun: `100 m 内的`; empty where any distance counts. */
  readonly within: string;
  /** The same, standing alone: `100 m 内`. */
  readonly near: string;
  /** What the features must be where that is too long for a bracket. */
  readonly parts: readonly Statement[];
  /** For conditions on the features. */
  readonly scope: Scope;
}

export const layersOf = ({ layer }: Selector): readonly string[] => (Array.isArray(layer) ? layer : [layer]);

/** What fits into one sentence, in characters. */
const SHORT: Readonly<Record<Language, number>> = { zh: 48, en: 120 };
export const isShort = (text: string, { terms }: Scope): boolean => text.length <= SHORT[terms.language];

/** @param apart whether a long condition may stand below the sentence */
export function selectorView(selector: Selector, { terms }: Scope, phrasing: Phrasing, apart: boolean): SelectorView {
  const layers = layersOf(selector);
  const scope: Scope = { terms, layers };
  const { where } = selector;
  const told = where === undefined ? [] : wholes(where).map((part) => phrasing.phrase(part, scope));
  const below = where !== undefined && apart && !isShort(told.join(''), scope);
  const bare = terms.layers(layers);
  const noun = terms.say('the', { x: bare }) + terms.bracket([...(below ? [] : told), ...manner(selector, scope)].join(terms.say('item')));
  const parts = below ? [{ text: terms.sentence(terms.say('where.parts', { noun: bare })), parts: wholes(where).map((part) => phrasing.statement(part, scope)) }] : [];
  return { noun, within: withinText(selector, 'within', scope), near: withinText(selector, 'near', scope), parts, scope };
}

/** What all has to hold, one by one. */
const wholes = (condition: Condition): readonly Condition[] => (typeof condition === 'object' && 'all' in condition ? condition.all.flatMap(wholes) : [condition]);

function withinText({ within }: Selector, form: 'within' | 'near', scope: Scope): string {
  if (within === undefined) return '';
  const { terms, layers } = scope;
  if (within === 0) return terms.say(`${form}.touch`);
  if (typeof within === 'number') return terms.say(`${form}.metres`, { d: terms.number(within, 'm') });
  const d = 'attr' in within ? terms.say('its.own', { x: terms.column(layers, within.attr) }) : limitText(within, 'm', scope);
  return terms.say(`${form}.limit`, { d });
}

/** How features stand to the sign, and how the distance to them is taken. */
function manner({ same, facing, along, grow }: Selector, { terms, layers }: Scope): string[] {
  return [
    ...(same === undefined ? [] : [terms.say(`same.${same}`)]),
    ...(facing === undefined ? [] : [terms.say('facing', { d: terms.number(facing, '°') })]),
    ...(along === undefined ? [] : [terms.say('along', { layer: terms.layer(along) })]),
    ...(grow === undefined ? [] : [terms.say(terms.isLine(layers) ? 'grow.line' : 'grow.area', { d: growText(grow, terms, layers) })]),
  ];
}

const growText = (grow: number | string, terms: Terms, layers: readonly string[]): string => (typeof grow === 'number' ? terms.number(grow, 'm') : terms.say('its.own', { x: terms.column(layers, grow) }));
