/** All that the picture shows, as sentences: for who can't see it, and beside it for who can. */
import type { Envelope } from '../../check/envelope-types.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Text } from '../../problem.ts';
import { lexicon } from '../lexicon.ts';
import { measureName, rangesText } from '../passing-text.ts';
import type { Language } from '../phrases.ts';
import { amount } from '../quantity.ts';
import type { Known } from './known.ts';
import { SIGNS } from './numbers.ts';
import type { Rule } from './rules.ts';
import type { Sign } from './sign.ts';
import type { Band } from './types.ts';

/** `7.20 m` as it is read: `7.20 米`. */
const spoken = (text: string, language: Language): string => (language === 'zh' ? text.replace(/ m²/g, ' 平方米').replace(/ m(?![²\w])/g, ' 米') : text);

interface Telling {
  readonly plan: Plan;
  readonly known: Known;
  readonly sign: Sign;
  readonly rules: readonly Rule[];
  readonly bands: readonly Band[];
  readonly envelope: Envelope | undefined;
  /** Properties that are asked for and left out, and whether the drawing assumes something. */
  readonly unstated: readonly string[];
  readonly assumed: 'nothing' | 'place' | 'size';
}

const ZH: Readonly<Record<string, string>> = { width: '宽 ', height: '高 ', depth: '厚 ', reach: '外伸 ', clearance: '底边离地 ', topHeight: '顶边离地 ', beyondKerb: '越过路缘外侧 ' };
const EN: Readonly<Record<string, string>> = { width: 'wide', height: 'high', depth: 'deep', reach: 'out from the wall', beyondKerb: 'past the kerb' };

function sizes({ known, sign }: Telling, language: Language): string[] {
  const value = (name: string): string | undefined => {
    const number = known.number(name);
    return number === undefined ? undefined : spoken(amount(number, 'm'), language);
  };
  const list = (names: readonly string[]): string[] => names.flatMap((name) => (value(name) === undefined ? [] : [language === 'zh' ? `${ZH[name] ?? ''}${value(name) ?? ''}` : `${value(name) ?? ''} ${EN[name] ?? ''}`]));
  const [size, bottom, top, past] = [list(['width', 'height', 'depth', 'reach']), value('clearance'), value('topHeight'), list(['beyondKerb'])];
  const area = known.number('faceArea');
  const sentences: string[] = [];
  if (language === 'zh') {
    const parts = [...(size.length > 0 ? [size.join('、')] : []), ...(bottom === undefined ? [] : [`${ZH['clearance'] ?? ''}${bottom}`]), ...(top === undefined ? [] : [`${ZH['topHeight'] ?? ''}${top}`]), ...past, ...(area === undefined ? [] : [`单面面积 ${spoken(amount(area, 'm²'), 'zh')}`])];
    if (parts.length > 0) sentences.push(`广告${parts.join('，')}。`);
    else if (!sign.shown) sentences.push('尺寸未填，只画了载体和人像。');
  } else {
    const parts = [...size, ...(bottom === undefined ? [] : [`underside ${bottom} above ground`]), ...(top === undefined ? [] : [`top ${top} above ground`]), ...past, ...(area === undefined ? [] : [`one face ${amount(area, 'm²')}`])];
    if (parts.length > 0) sentences.push(`The sign is ${parts.join(', ')}.`);
    else if (!sign.shown) sentences.push('No size is stated: only what carries the sign and a person are drawn.');
  }
  return sentences;
}

/** Facts of the place that are drawn. */
function setting({ known }: Telling, drawn: ReadonlySet<string>, words: ReturnType<typeof lexicon>, language: Language): string[] {
  return ['sidewalkWidth', 'buildingHeight', 'facadeWidth'].flatMap((name) => {
    const value = drawn.has(name) ? known.number(name) : undefined;
    if (value === undefined) return [];
    const told = spoken(amount(value, 'm'), language);
    return [language === 'zh' ? `${words.fact(name, 'zh')} ${told}。` : `${words.fact(name, 'en')} ${told}.`];
  });
}

function limits({ plan, rules, known }: Telling, drawn: ReadonlySet<string>, language: Language): string[] {
  const words = lexicon(plan);
  return rules
    .filter(({ measure, state }) => drawn.has(measure) || (measure === 'faceArea' && state === 'fail' && known.number(measure) !== undefined))
    .map(({ measure, limitText, upper, op, excess, state, unit }) => {
      const name = measureName(measure, words, language);
      const limit = spoken(`${limitText} ${unit}`, language);
      const over = excess === undefined || state !== 'fail' ? '' : spoken(`${excess} ${unit}`, language);
      if (language === 'zh') return `${name}${op.endsWith('=') ? (upper ? '上限' : '下限') : upper ? '须小于' : '须大于'} ${limit}${over === '' ? '' : `，${upper ? '超出' : '差'} ${over}`}。`;
      return `${name}: limit ${SIGNS[op] ?? op} ${limit}${over === '' ? '' : `, ${over} ${upper ? 'over' : 'short'}`}.`;
    });
}

function passing({ plan, bands, envelope }: Telling, language: Language): string[] {
  const words = lexicon(plan);
  const parts = bands.flatMap(({ measure }) => {
    const found = envelope?.measures.find((one) => one.measure === measure);
    return found === undefined ? [] : [`${measureName(measure, words, language)}${language === 'zh' ? '' : ' '}${spoken(rangesText(found, language), language)}`];
  });
  return parts.length === 0 ? [] : [language === 'zh' ? `可行：${parts.join('；')}。` : `Passes: ${parts.join('; ')}.`];
}

function gaps({ plan, unstated, assumed }: Telling, language: Language): string[] {
  const words = lexicon(plan);
  const names = unstated.map((name) => measureName(name, words, language));
  const zh = [...(names.length === 0 ? [] : [`${names.join('、')}未填`]), ...(assumed === 'nothing' ? [] : [assumed === 'place' ? '高低位置为示意' : '虚线为示意'])];
  const en = [...(names.length === 0 ? [] : [`Not stated: ${names.join(', ')}`]), ...(assumed === 'nothing' ? [] : [assumed === 'place' ? 'how high it hangs is assumed' : 'dashed lines are assumed'])];
  return zh.length === 0 ? [] : [language === 'zh' ? `${zh.join('，')}。` : `${en.join('; ').replace(/^./, (first) => first.toUpperCase())}.`];
}

/** @param drawn measures that have a dimension or a limit's line in the picture */
export function sentence(telling: Telling, dimensioned: ReadonlySet<string>, limited: ReadonlySet<string>): Text {
  const words = lexicon(telling.plan);
  const make = (language: Language): string => [...sizes(telling, language), ...limits(telling, limited, language), ...setting(telling, dimensioned, words, language), ...passing(telling, language), ...gaps(telling, language)].join(language === 'zh' ? '' : ' ');
  return { zh: make('zh'), en: make('en') };
}
