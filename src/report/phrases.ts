/**
 * Every sentence of the product that is not in a package, in both languages. `{x}` is filled in.
 * A plain statement with its number and a full stop; its subject is the sign or the data, never a person.
 */
export type Language = 'zh' | 'en';

export const PHRASES = {
  // Verdicts, one word each.
  nonconforming: ['不符合', 'Does not conform'],
  undetermined: ['无法判定', 'Cannot be decided'],
  outside: ['规划范围外', 'Outside the plan area'],
  conditional: ['有条件符合', 'Conforms with consent'],
  conforming: ['未发现冲突', 'No conflict found'],
  // Results of findings.
  fail: ['不符合', 'Does not conform'],
  unknown: ['无法判定', 'Cannot be decided'],
  consent: ['须同意', 'Consent needed'],
  advice: ['建议', 'Advice'],
  reserved: ['裁量', 'Reserved'],
  'not-covered': ['未覆盖', 'Not covered'],
  pass: ['符合', 'Conforms'],
  // Headline.
  'say.conforming': ['在已核范围内未发现冲突', 'No conflict within what was checked'],
  'say.consents': ['未发现冲突，须先取得 {n} 项同意', 'No conflict found; consents needed first: {n}'],
  'say.held': ['，已报称取得 {n} 项', ', of which stated as held: {n}'],
  'say.outside': ['此处不在规划范围内；国家规定未发现冲突', 'This place is outside the plan area; no conflict with national rules was found'],
  'say.outside.consents': ['此处不在规划范围内；国家规定未发现冲突，须先取得 {n} 项同意', 'This place is outside the plan area; no conflict with national rules was found; consents needed first: {n}'],
  'say.more.fail': ['另有 {n} 项不符合', 'also not conforming: {n}'],
  'say.more.unknown': ['另有 {n} 项无法判定', 'also undecided: {n}'],
  // The number alone, for a bar of two short lines.
  'brief.over': ['{measure}超出 {margin}', '{measure}: {margin} over'],
  'brief.short': ['{measure}差 {margin}', '{measure}: {margin} short'],
  etc: ['等 {n} 项', ' and {n} more'],
  counts: ['已核 {checked}，裁量 {reserved}，未覆盖 {absent}', 'checked {checked}, reserved {reserved}, not covered {absent}'],
  demonstration: ['示范结论，不适用于真实地点', 'Demonstration result, not valid for any real place'],
  basis: ['按示范数据：', 'On the demonstration data: '],
  demo: ['示范', 'demonstration'],
  'demo.rule': ['示范规则', 'demonstration rule'],
  // Standing of a rule.
  T1: ['国家法律法规', 'national law'],
  T2: ['地方法规或规划', 'local rule or plan'],
  T3: ['技术标准', 'technical standard'],
  T4: ['外地规定', 'rule of another city'],
  S: ['二手来源', 'secondary source'],
  via: ['（{via}）', ' ({via})'],
  // Names of what a package does not name.
  distance: ['距离', 'Distance'],
  'distance.to': ['距{layer}', 'Distance to {layer}'],
  existing: ['现有', 'existing'],
  count: ['现有数量', 'Existing number'],
  sum: ['现有合计', 'Existing total'],
  answer: ['管控表', 'Plan table'],
  allowed: ['准许', 'allowed'],
  limited: ['有限准许', 'allowed within limits'],
  forbidden: ['禁止', 'forbidden'],
  silent: ['未作规定', 'silent'],
  site: ['规划点位', 'planned site'],
  none: ['无分区地带', 'an area without a zone'],
  here: ['此处', 'this place'],
  'none.title': ['分区外管控', 'Rules outside zones'],
  'zone.title': ['分区管控：{class}', 'Zone rules: {class}'],
  'segment.title': ['路段管控：{class}', 'Segment rules: {class}'],
  'site.title': ['规划点位 {key}', 'Planned site {key}'],
  'matrix.title': ['规划管控', 'Plan rules'],
  'term.title': ['规划期限', 'Term of the plan'],
  'layer.title': ['图层：{layer}', 'Layer: {layer}'],
  beside: ['{layer}之外', 'beside {layer}'],
  'area.in': ['规划范围内', 'inside the plan area'],
  'area.out': ['规划范围外', 'outside the plan area'],
  named: ['{layer}“{name}”', '{name} ({layer})'],
  'cite.table': ['示范管控表', 'Demonstration table'],
  'cite.package': ['示范数据包', 'Demonstration data package'],
  // The matrix and sites.
  at: ['{class}{key}', '{class}{key}'],
  'matrix.fail': ['{at}不得设置{type}（{use}）。', 'Not allowed in {at}: {type} ({use}).'],
  'matrix.pass': ['{at}允许设置{type}（{use}）。', 'Allowed in {at}: {type} ({use}).'],
  'matrix.unknown': ['{at}能否设置{type}（{use}）无法判定。', 'It cannot be decided whether this is allowed in {at}: {type} ({use}).'],
  'site.pass': ['位于规划点位 {key}，符合该点位的限值。', 'It stands at planned site {key} and keeps to its limits.'],
  'site.fail': ['位于规划点位 {key}，不符合该点位的规定。', 'It stands at planned site {key} and does not keep to its rules.'],
  'use.unknown': ['用途未填', 'use not stated'],
  // Comparisons.
  '<.met': ['{measure} {value}，上限 {limit}，余 {margin}。', '{measure} {value}, at most {limit}, {margin} to spare.'],
  '<.broken': ['{measure} {value}，上限 {limit}，超出 {margin}。', '{measure} {value}, at most {limit}, {margin} over.'],
  '>.met': ['{measure} {value}，下限 {limit}，余 {margin}。', '{measure} {value}, at least {limit}, {margin} to spare.'],
  '>.broken': ['{measure} {value}，下限 {limit}，不足 {margin}。', '{measure} {value}, at least {limit}, {margin} short.'],
  '=.met': ['{measure} {value}，规定为 {limit}。', '{measure} {value}; {limit} is required.'],
  '=.broken': ['{measure} {value}，规定为 {limit}。', '{measure} {value}; {limit} is required.'],
  '!.met': ['{measure} {value}，不在所禁之列（{limit}）。', '{measure} {value}, not among what is barred ({limit}).'],
  '!.broken': ['{measure} {value}，不得为 {limit}。', '{measure} {value}; it must not be {limit}.'],
  'in.met': ['{measure}：{value}，在准许之列（{limit}）。', '{measure}: {value}, among what is allowed ({limit}).'],
  'in.broken': ['{measure}：{value}，只准 {limit}。', '{measure}: {value}; only {limit} is allowed.'],
  // Reasons: what is missing, and what would settle it; one sentence each.
  'why.fact': ['未填{name}，填写后可判定。', 'Not stated: {name}; once stated, this can be decided.'],
  'why.layer': ['图层“{layer}”没有读到，重新读取后可判定。', 'The layer {layer} could not be read; reading it again would settle this.'],
  'why.absent': ['数据包未载{layer}，须向{holder}核对。', 'Not in the data package: {layer}; to be checked with: {holder}.'],
  'why.attribute': ['{feature}的“{name}”没有确切数据，补齐后可判定。', 'The data give no exact {name} for {feature}; completing them would settle this.'],
  'why.accuracy': ['到{feature}的距离与限值之差小于误差 ±{tolerance}，{advice}。', 'The distance to {feature} is closer to the limit than the error of ±{tolerance}; {advice}.'],
  'why.boundary': ['离{layer}边界 {distance}，位置与图层误差合计 {tolerance}，两侧规定不同（{sides}），{advice}。', 'The boundary of {layer} is {distance} away, the errors of position and layer add up to {tolerance}, and the two sides differ ({sides}); {advice}.'],
  'why.reach': ['离{layer}边界 {distance}，宽或朝向未填时广告最远可及 {reach}，两侧规定不同（{sides}）。', 'The boundary of {layer} is {distance} away, the sign may reach {reach} while its width or bearing is not stated, and the two sides differ ({sides}).'],
  'advice.survey': ['补测位置即可判定', 'a surveyed position would settle this'],
  'advice.also': ['位置也须补测', 'a surveyed position is needed as well'],
  'advice.drawing': ['须以原图核对', 'the original drawing would settle this'],
  'why.unpublished': ['{what}未公布，须向主管部门查询。', 'Not published: {what}; the competent authority can tell.'],
  'why.silent': ['规划对此未作规定（{article}），须由规划主管部门说明。', 'The plan is silent on this ({article}); the planning authority can tell.'],
  'why.term': ['{name} {date} 不在规划期 {from} 至 {until} 内，规划的规定无法适用；国家规定照常判定。', '{name} {date} lies outside the term of the plan, {from} to {until}, so its rules cannot be applied; national rules stand.'],
  asOf: ['判定日期', 'The as-of date'],
  advise: ['属推荐性规定或二手来源，不影响结论。', 'It is recommended, or known from a secondary source only, and has no effect on the verdict.'],
  reserve: ['由主管部门判断，不影响本结论。', 'For the authority to judge. No effect on this result.'],
  dispense: ['例外仅可依{article}批准，批准者：{authority}。', 'An exception is possible under {article} only; who may grant it: {authority}.'],
  authority: ['主管部门', 'the competent authority'],
  office: ['受理机关没有公布，须向主管部门查询。', 'The office that takes applications has not been published; the competent authority can tell.'],
  feature: ['该要素', 'the feature'],
  inside: ['0 m（其内 {deep}）', '0 m ({deep} inside)'],
  either: ['可能在其内 {deep}，或其外 {far}', 'possibly {deep} inside, or {far} outside'],
  within: ['{at}：', '{at}: '],
  to: ['至', 'to'],
  yes: ['是', 'yes'],
  no: ['否', 'no'],
  or: ['、', ', '],
  quoted: ['“{name}”', '{name}'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type Phrase = keyof typeof PHRASES;

/** Fills `{x}`; a blank without a value becomes a dash. */
export const fill = (template: string, values: Readonly<Record<string, string | number | undefined>>): string => template.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '—'));

export const say = (phrase: Phrase, language: Language, values: Readonly<Record<string, string | number | undefined>> = {}): string => fill(PHRASES[phrase][language === 'zh' ? 0 : 1], values);
export const isPhrase = (key: string): key is Phrase => Object.hasOwn(PHRASES, key);
