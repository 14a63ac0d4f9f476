/** Sentences on what would pass, in both languages. `{x}` is filled in. Apart from `PHRASES`, which the first verdict carries. */
import { fill, type Language } from './phrases.ts';

const PASSING = {
  title: ['怎样才能通过', 'What would pass'],
  // A change.
  smaller: ['{measure}由 {from} 减到 {to}', '{measure}: from {from} down to {to}'],
  larger: ['{measure}由 {from} 加到 {to}', '{measure}: from {from} up to {to}'],
  state: ['{measure}定为 {to}', '{measure}: {to}'],
  type: ['改为{type}', 'Change the type to: {type}'],
  site: ['移到规划点位 {site}，在此处{direction} {distance}', 'Move to planned site {site}, {distance} {direction} of here'],
  place: ['移到此处{direction} {distance} 的{zone}', 'Move {distance} {direction}, into {zone}'],
  grid: ['以 {grid} 为步长找到的最近一处', 'the nearest found in steps of {grid}'],
  follows: ['{measure}随之为 {to}', '{measure} then {to}'],
  middle: ['底线中点不动', 'the middle of the baseline stays'],
  set: ['定位须准到 {accuracy}', 'set out to {accuracy}'],
  leaves: ['不再属于建筑 {building}', 'no longer on building {building}'],
  after: ['改后：{verdict}', 'Then: {verdict}'],
  open: ['{n} 项无法判定', 'undecided: {n}'],
  // Without a change to offer.
  nothing: ['没有不符合的项目，无须改动。', 'Nothing fails: no change is needed.'],
  undecided: ['没有不符合的项目；无法判定的各项见上文。', 'Nothing fails; what cannot be decided stands above.'],
  'none.fixed': ['没有找到可行的改法：只改一项尺寸、按所填尺寸换其他类型、移到规划点位都试过。', 'No change was found that would pass: one size at a time, other types with the sizes as stated, and planned sites were tried.'],
  'none.unread': ['没有找到可行的改法：只改一项尺寸、按所填尺寸换其他类型、移到规划点位都试过；有图层未能读取，没有找其他位置。', 'No change was found that would pass: one size at a time, other types with the sizes as stated, and planned sites were tried; a layer could not be read, so no other place was looked for.'],
  'none.free': ['2 km 内没有找到可行的改法：只改一项尺寸、按所填尺寸换其他类型、移到规划点位或其他位置都试过。', 'Within 2 km no change was found that would pass: one size at a time, other types with the sizes as stated, planned sites and other places were tried.'],
  tried: ['已按建议改填。', 'The change is in the form.'],
  undo: ['还原', 'Undo'],
  try: ['试用', 'Try'],
  more: ['另有 {n} 种改法', 'More changes: {n}'],
  now: ['拟设 {value}', 'proposed {value}'],
  computing: ['正在计算…', 'Working it out…'],
  failed: ['没能算出来；上面的结论不受影响。', 'This could not be worked out; the verdict above stands.'],
  whatever: ['改尺寸不能解决：{titles}。', 'No size settles this: {titles}.'],
  // Ranges.
  any: ['任意', 'any'],
  never: ['没有可行的值', 'no value passes'],
  most: ['不大于 {value}', 'at most {value}'],
  below: ['小于 {value}', 'less than {value}'],
  least: ['不小于 {value}', 'at least {value}'],
  above: ['大于 {value}', 'more than {value}'],
  both: ['{low}，{high}', '{low} and {high}'],
  or: ['；或', '; or '],
  'end.low': ['下限出自{title}', 'lower end: {title}'],
  'end.high': ['上限出自{title}', 'upper end: {title}'],
  'end.both': ['上下限出自{title}', 'both ends: {title}'],
  // In place of a title: an end that no clause draws, such as a height that reaches up to the top.
  sizes: ['所填的其他尺寸', 'the other sizes stated'],
  'end.open': ['再往外无法判定', 'beyond it nothing can be said'],
  need: ['{range} 时须取得：{consent}', 'needs a consent when {range}: {consent}'],
  pending: ['其他尺寸待定，还缺{names}', 'other sizes still open, missing: {names}'],
  fails: ['另有不符合项，只改这一项不够', 'something else fails as well: this alone is not enough'],
  free: ['没有强制性限值：{names}', 'No binding limit: {names}'],
  coupling: ['{expression} {limit}（{title}）', '{expression} {limit} ({title})'],
  cell: ['{at}管控表', 'plan table, {at}'],
  'cell.site': ['规划点位 {key} 的限值', 'limits of planned site {key}'],
  // Types.
  allowed: ['可设', 'allowed'],
  limited: ['有限准许', 'allowed within limits'],
  forbidden: ['禁止', 'forbidden'],
  'cannot-say': ['无法判定', 'cannot say'],
  // Under a picture.
  'short.limited': ['有限', 'limited'],
  types: ['此处各类广告', 'Sign types at this place'],
  ranges: ['可行的尺寸', 'Sizes that pass'],
  'ranges.else': ['其余条款准许的尺寸', 'Sizes that the other clauses allow'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type PassingPhrase = keyof typeof PASSING;

export const tell = (phrase: PassingPhrase, language: Language, values: Readonly<Record<string, string | number | undefined>> = {}): string => fill(PASSING[phrase][language === 'zh' ? 0 : 1], values);
