import { beforeAll, describe, expect, it } from 'vitest';
import { RESULTS, type CheckResult, type Finding, type Reason, type Verdict } from '../check/types.ts';
import { articleText, citationOf, citationText, type WordingContext } from './citation.ts';
import { findingText, findingTitle, limitText, measureText, valueText } from './finding-text.ts';
import { headline, headlineText } from './headline.ts';
import { PHRASES } from './phrases.ts';
import { wordingContext } from './report.ts';
import { PLACES, SHOP, small } from './report.fixture.ts';
import { TEXT_PHRASES } from './text.ts';

let context: WordingContext;
beforeAll(async () => {
  const city = await small();
  context = wordingContext(city.plan, city.proposal(PLACES.general, { ...SHOP, use: 'commercial', consents: ['grid'] }));
});

const BASE: Finding = { clause: 'top', result: 'pass', basis: 'published', tier: 'T1', confidence: 'V', citation: { document: '《某法》（2020）', documentEn: '某法 (2020)', article: '第一条' }, reasons: [] };
const finding = (more: Partial<Finding>): Finding => ({ ...BASE, ...more });
const zh = (more: Partial<Finding>): string => findingText(finding(more), context, 'zh');
const en = (more: Partial<Finding>): string => findingText(finding(more), context, 'en');
const because = (...reasons: Reason[]): Partial<Finding> => ({ result: 'unknown', reasons });
const size = { measure: 'topHeight', value: [7.2, 7.2], unit: 'm', limit: { op: '<=', value: [6.6, 6.6] }, margin: [-0.6, -0.6] } as const;

const cell = (more: Partial<Finding>): Partial<Finding> => ({ clause: 'matrix', scope: { kind: 'zone', class: 'general', key: 'YB-1' }, ...more });
const answer = (value: string): Partial<Finding> => ({ measure: 'answer', value, limit: { op: 'in', value: ['allowed', 'limited'] } });

it('a count says which ones it took in: those that surely belong to it, by key, the first four', () => {
  const signs = (n: number, certain = true): Finding['counted'] => Array.from({ length: n }, (_, i) => ({ layer: 'highways', key: `XZ-${i + 1}`, certain }));
  expect(zh({ result: 'fail', counted: signs(2) })).toMatch(/。现有：XZ-1、XZ-2。$/);
  expect(en({ result: 'fail', counted: signs(6) })).toMatch(/\. Existing: XZ-1, XZ-2, XZ-3, XZ-4…\.$/);
  expect(zh({ result: 'fail', counted: [...(signs(1) ?? []), { layer: 'highways', key: 'XZ-9', certain: false }] })).toMatch(/现有：XZ-1。$/);
  expect(zh({ result: 'fail', counted: signs(1, false) })).toMatch(/现有：XZ-1。$/);
});

describe('every reason says what is missing and what would settle it', () => {
  it.each<[Reason[], string, string]>([
    [[{ kind: 'fact', name: 'width' }, { kind: 'fact', name: 'height' }, { kind: 'fact', name: 'width' }], '未填“宽”、“高”，填写后可判定。', 'Not stated: Width, Height; once stated, this can be decided.'],
    [[{ kind: 'fact', name: 'faceArea' }], '未填“面积”，填写后可判定。', 'Not stated: Area; once stated, this can be decided.'],
    [[{ kind: 'layer', layer: 'highways' }], '图层“图层 highways”没有读到或为空，补齐后可判定。', 'The layer Layer highways is unread or empty; completing it would settle this.'],
    [[{ kind: 'absent', layer: 'power-cables' }], '数据包未载电缆，须向供电公司核对。', 'Not in the data package: Cables; to be checked with: Grid company.'],
    [[{ kind: 'attribute', layer: 'highways', feature: 'G-1', name: 'class' }], '图层 highways“G-1”的“class”没有确切数据，补齐后可判定。', 'The data give no exact “class” for G-1 (Layer highways); completing them would settle this.'],
    [[{ kind: 'accuracy', layer: 'zones', feature: 'JZ-1', tolerance: 11 }], '到图层 zones“甘棠湖”的距离与限值之差小于误差 ±11.00 m，补测位置即可判定。', 'The distance to 甘棠湖 (Layer zones) is closer to the limit than the error of ±11.00 m; a surveyed position would settle this.'],
    [
      [{ kind: 'boundary', layer: 'zones', sides: ['JZ-1', 'none'], distance: 4, tolerance: 10 }],
      '离图层 zones边界 4.00 m，位置与图层误差合计 10.00 m，两侧规定不同（JZ-1 禁止 / 无分区地带），补测位置即可判定。',
      'The boundary of Layer zones is 4.00 m away, the errors of position and layer add up to 10.00 m, and the two sides differ (JZ-1 Prohibited / an area without a zone); a surveyed position would settle this.',
    ],
    [[{ kind: 'boundary', layer: 'plan-area', sides: ['A', 'none'], distance: 0.4, tolerance: 1 }], '离图层 plan-area边界 0.40 m，位置与图层误差合计 1.00 m，两侧规定不同（规划范围内 / 规划范围外），须以原图核对。', 'The boundary of Layer plan-area is 0.40 m away, the errors of position and layer add up to 1.00 m, and the two sides differ (inside the plan area / outside the plan area); the original drawing would settle this.'],
    [[{ kind: 'boundary', layer: 'segments', sides: ['LD-1', 'none'], distance: 1.5, tolerance: 2 }], '离图层 segments边界 1.50 m，位置与图层误差合计 2.00 m，两侧规定不同（LD-1 严格 / 图层 segments之外），补测位置即可判定。', 'The boundary of Layer segments is 1.50 m away, the errors of position and layer add up to 2.00 m, and the two sides differ (LD-1 Strict / beside Layer segments); a surveyed position would settle this.'],
    [
      [{ kind: 'fact', name: 'width' }, { kind: 'boundary', layer: 'zones', sides: ['JZ-1', 'YB-1'], distance: 110.7, tolerance: 0.5, reach: 250 }],
      '未填“宽”，填写后可判定。离图层 zones边界 110.70 m，宽或朝向未填时广告最远可及 250.00 m，两侧规定不同（JZ-1 禁止 / YB-1 一般）。',
      'Not stated: Width; once stated, this can be decided. The boundary of Layer zones is 110.70 m away, the sign may reach 250.00 m while its width or bearing is not stated, and the two sides differ (JZ-1 Prohibited / YB-1 General).',
    ],
    [
      [{ kind: 'fact', name: 'width' }, { kind: 'boundary', layer: 'zones', sides: ['JZ-1', 'YB-1'], distance: 4, tolerance: 10, reach: 250 }],
      '未填“宽”，填写后可判定。离图层 zones边界 4.00 m，位置与图层误差合计 10.00 m，两侧规定不同（JZ-1 禁止 / YB-1 一般），位置也须补测。',
      'Not stated: Width; once stated, this can be decided. The boundary of Layer zones is 4.00 m away, the errors of position and layer add up to 10.00 m, and the two sides differ (JZ-1 Prohibited / YB-1 General); a surveyed position is needed as well.',
    ],
    [[{ kind: 'faces', layer: 'highways', feature: 'G-1' }], '三面以上的广告只知一面的朝向，是否与图层 highways“G-1”同向须现场核对。', 'Of three faces or more only one direction is known; whether it faces the same way as G-1 (Layer highways) must be seen on site.'],
    [[{ kind: 'unpublished', what: { zh: '亮度限值', en: 'The luminance limit' } }], '亮度限值未查到，须向主管部门查询。', 'Not found: The luminance limit; the competent authority can tell.'],
    [[{ kind: 'silent', article: '第 2 条' }], '规划对此未作规定（第 2 条），须由规划主管部门说明。', 'The plan is silent on this (art. 2); the planning authority can tell.'],
    [[{ kind: 'term', name: 'asOf', date: '2040-01-01' }], '判定日期 2040-01-01 不在规划期 2022-01-01 至 2035-12-31 内，规划的规定无法适用；国家规定照常判定。', 'The as-of date 2040-01-01 is outside the plan’s term, 2022-01-01 to 2035-12-31, so its rules cannot be applied; national rules stand.'],
    [[{ kind: 'term', name: 'end', date: '2040-01-01' }], '结束日期 2040-01-01 不在规划期 2022-01-01 至 2035-12-31 内，规划的规定无法适用；国家规定照常判定。', 'End 2040-01-01 is outside the plan’s term, 2022-01-01 to 2035-12-31, so its rules cannot be applied; national rules stand.'],
  ])('%j', (reasons, chinese, english) => {
    expect(zh(because(...reasons))).toBe(chinese);
    expect(en(because(...reasons))).toBe(english);
  });
});

describe("a clause's own words", () => {
  it('are filled with value, limit and margin', () => {
    expect(zh({ ...size, result: 'fail' })).toBe('顶部比上限 6.60 m 高 0.60 m。');
    expect(en({ ...size, result: 'fail' })).toBe('The top is 0.60 m above the limit of 6.60 m.');
    expect(zh({ ...size, value: [4, 4], margin: [2.6, 2.6] })).toBe('顶部离地 4.00 m，余 2.60 m。');
  });

  it('begin with the demonstration where they rest on it', () => {
    expect(zh({ ...size, result: 'fail', basis: 'demonstration' })).toBe('按示范数据：顶部比上限 6.60 m 高 0.60 m。');
    expect(en({ ...size, result: 'fail', basis: 'demonstration' })).toMatch(/^On the demonstration data: The top/);
  });

  it('name who may dispense, whether it is advice, and what only a person can judge', () => {
    expect(zh({ clause: 'belt', result: 'fail', dispensation: { authority: { zh: '省政府', en: 'the provincial government' }, article: '第二条' } })).toContain('例外仅可依第二条批准，批准者：省政府。');
    expect(zh({ ...size, result: 'advice' })).toBe('顶部比上限 6.60 m 高 0.60 m。属推荐性规定或二手来源，不影响结论。');
    expect(en({ result: 'advice', reasons: [{ kind: 'fact', name: 'width' }] })).toBe('Not stated: Width; once stated, this can be decided. Recommended, or from a secondary source only; no effect on the verdict.');
    expect(zh({ clause: 'taste', result: 'reserved' })).toBe('是否损害市容。由主管部门判断，不影响本结论。');
    expect(zh({ clause: 'rail', result: 'consent' })).toBe('须经供电公司同意。');
  });

  it('say how deep inside, and never leave a blank open', () => {
    const inside = { clause: 'belt', result: 'fail', measure: 'distance', value: [-5.2, -5], unit: 'm', limit: { op: '>=', value: [20, 20] }, margin: [-25.2, -25], feature: { layer: 'highways', key: 'G-1' } } as const;
    expect(zh(inside)).toBe('距公路用地 0 m（其内 5.00–5.20 m），比下限 20 m 少 25.00–25.20 m。');
    expect(zh({ clause: 'belt', result: 'pass' })).toBe('距公路用地 —，下限 —。');
  });
});

describe('the matrix, sites, and what has no clause', () => {
  it.each<[string, Partial<Finding>, string, string, string]>([
    ['a ban', cell({ result: 'fail', ...answer('forbidden') }), '分区管控：一般', '一般 YB-1 不得设置墙面（商业广告）。', 'Not allowed in General YB-1: Wall (Commercial).'],
    ['leave', cell({ ...answer('allowed') }), '分区管控：一般', '一般 YB-1 允许设置墙面（商业广告）。', 'Allowed in General YB-1: Wall (Commercial).'],
    ['a limit broken', cell({ ...size, result: 'fail' }), '分区管控：一般 · 顶部离地', '一般 YB-1：顶部离地 7.20 m，上限 6.60 m，超出 0.60 m。', 'General YB-1: Height of the top 7.20 m, at most 6.60 m, 0.60 m over.'],
    ['a limit kept', cell({ ...size, limit: { op: '>=', value: [7, 7] }, margin: [0.2, 0.2] }), '分区管控：一般 · 顶部离地', '一般 YB-1：顶部离地 7.20 m，下限 7 m，余 0.20 m。', 'General YB-1: Height of the top 7.20 m, at least 7 m, 0.20 m to spare.'],
    ['a list', cell({ result: 'fail', measure: 'display', value: 'led', limit: { op: 'in', value: ['static', 'lightbox'] } }), '分区管控：一般 · 显示方式', '一般 YB-1：显示方式：LED 显示屏，只准静态、灯箱。', 'General YB-1: Display: LED screen; only Static, Light box is allowed.'],
    ['a flag', cell({ result: 'fail', measure: 'animated', value: 'true', limit: { op: 'in', value: ['false'] } }), '分区管控：一般 · 动态画面', '一般 YB-1：动态画面：是，只准否。', 'General YB-1: Moving picture: yes; only no is allowed.'],
    ['a ban of large ones alone', { clause: 'matrix', scope: { kind: 'segment', class: 'strict', key: 'LD-1' }, result: 'fail', ...answer('forbidden') }, '路段管控：严格', '严格 LD-1 不得设置墙面（商业广告，大型）。', 'Not allowed in Strict LD-1: Wall (Commercial, Large).'],
    ['no zone', { clause: 'matrix', scope: { kind: 'none' }, result: 'fail', ...answer('forbidden') }, '分区外管控', '无分区地带不得设置墙面（商业广告）。', 'Not allowed in an area without a zone: Wall (Commercial).'],
    ['a site', { clause: 'matrix', scope: { kind: 'site', key: 'DW-1' }, ...answer('site') }, '规划点位 DW-1', '位于规划点位 DW-1，符合该点位的限值。', 'It stands at planned site DW-1 and keeps to its limits.'],
    ['a site exceeded', { clause: 'matrix', scope: { kind: 'site', key: 'DW-1' }, ...size, result: 'fail' }, '规划点位 DW-1 · 顶部离地', '规划点位 DW-1：顶部离地 7.20 m，上限 6.60 m，超出 0.60 m。', 'Planned site DW-1: Height of the top 7.20 m, at most 6.60 m, 0.60 m over.'],
    ['a silent plan', cell({ result: 'unknown', ...answer('silent'), reasons: [{ kind: 'silent', article: '' }] }), '分区管控：一般', '一般 YB-1 能否设置墙面（商业广告）无法判定。规划对此未作规定（示范管控表），须由规划主管部门说明。', 'It cannot be decided whether this is allowed in General YB-1: Wall (Commercial). The plan is silent on this (Demonstration table); the planning authority can tell.'],
    ['a zone that is open', { clause: 'matrix', result: 'unknown', reasons: [{ kind: 'layer', layer: 'zones' }] }, '规划管控', '此处能否设置墙面（商业广告）无法判定。图层“图层 zones”没有读到或为空，补齐后可判定。', 'It cannot be decided whether this is allowed in this place: Wall (Commercial). The layer Layer zones is unread or empty; completing it would settle this.'],
    ['a layer unread', { clause: 'package.layer', result: 'unknown', reasons: [{ kind: 'layer', layer: 'highways' }] }, '图层：图层 highways', '图层“图层 highways”没有读到或为空，补齐后可判定。', 'The layer Layer highways is unread or empty; completing it would settle this.'],
    ['the term', { clause: 'plan.term', result: 'unknown', reasons: [{ kind: 'term', name: 'start', date: '2040-01-01' }] }, '规划期限', '开始日期 2040-01-01 不在规划期 2022-01-01 至 2035-12-31 内，规划的规定无法适用；国家规定照常判定。', 'Start 2040-01-01 is outside the plan’s term, 2022-01-01 to 2035-12-31, so its rules cannot be applied; national rules stand.'],
  ])('%s', (_, more, title, chinese, english) => {
    expect(findingTitle(finding(more), context, 'zh')).toBe(title);
    expect(zh(more)).toBe(chinese);
    expect(en(more)).toBe(english);
  });

  it('tells a class of segments from a class of zones of the same id', () => {
    const { plan } = context.words;
    const named = { ...plan, manifest: { ...plan.manifest, segmentClasses: [{ id: 'prohibited', title: { zh: '禁设路段', en: 'Prohibited segment' }, style: 'prohibited' as const }] } };
    const own = wordingContext(named, context.proposal);
    expect(findingTitle(finding({ clause: 'matrix', scope: { kind: 'zone', class: 'prohibited', key: 'JZ-1' } }), own, 'zh')).toBe('分区管控：禁止');
    expect(findingTitle(finding({ clause: 'matrix', scope: { kind: 'segment', class: 'prohibited', key: 'LD-1' } }), own, 'zh')).toBe('路段管控：禁设路段');
  });

  it('gives measured, limit and measure apart, for a table', () => {
    const { words } = context;
    expect([measureText(finding(size), words, 'zh'), valueText(finding(size), words, 'zh'), limitText(finding(size), words, 'zh')]).toEqual(['顶部离地', '7.20 m', '6.60 m']);
    const far = finding({ measure: 'distance', value: [28.4, 32], unit: 'm', feature: { layer: 'highways', key: 'G-1' }, limit: { op: '>=', value: [20, 20] } });
    expect([measureText(far, words, 'en'), valueText(far, words, 'en'), limitText(far, words, 'en')]).toEqual(['Distance to Layer highways', '28–32 m', '20 m']);
    const either = finding({ measure: 'distance', value: [-9.2, 387.1], unit: 'm' });
    expect([valueText(either, words, 'zh'), valueText(either, words, 'en')]).toEqual(['可能在其内 10 m，或其外 388 m', 'possibly 10 m inside, or 388 m outside']);
    const total = finding({ measure: 'sum', value: [12, 12], unit: 'm²', limit: { op: '<=', value: [228, 228] } });
    expect([measureText(total, words, 'zh'), valueText(total, words, 'zh'), limitText(total, words, 'zh')]).toEqual(['现有合计', '12.00 m²', '228 m²']);
    const banned = finding(cell(answer('forbidden')));
    expect([measureText(banned, words, 'zh'), valueText(banned, words, 'zh'), limitText(banned, words, 'zh')]).toEqual(['管控表', '禁止', undefined]);
  });

  it('cites document and article, and how the text was come by', () => {
    expect(citationText(BASE.citation, 'zh')).toBe('《某法》（2020）第一条');
    expect(citationText(BASE.citation, 'en')).toBe('某法 (2020) art. 1');
    expect(citationText({ document: 'CJJ/T 149-2021', article: '6.0.1', via: '转引' }, 'zh')).toBe('CJJ/T 149-2021 6.0.1（转引）');
    expect(citationText({ document: '亮度表', article: 'S > 10 m²' }, 'zh')).toBe('亮度表 S > 10 m²');
    expect(citationText({ document: '小规划', article: '' }, 'en')).toBe('小规划');
  });

  it.each([
    ['第四十二条第三项', 'art. 42(3)'],
    ['第二百七十八条第一款第八项', 'art. 278 para. 1(8)'],
    ['第十一条第二款、第三款', 'art. 11 para. 2, para. 3'],
    ['第二十二条、第二十七条', 'art. 22, art. 27'],
    ['第一百零六条', 'art. 106'],
    ['第一千二百一十条', 'art. 1210'],
    ['第十条第一项、第十五条第三项', 'art. 10(1), art. 15(3)'],
    ['6.0.1、6.0.2', '6.0.1, 6.0.2'],
    ['注 2', 'note 2'],
    ['示范第十二条', 'art. 12'],
    ['示范表1第13行；《广告法》第四十二条第四项', 'demonstration table 1, row 13; 《广告法》 art. 42(4)'],
    // What is told by a name has no number to translate.
    ['灯杆广告条', '灯杆广告条'],
    ['S ≤ 0.5 m²', 'S ≤ 0.5 m²'],
  ])('cites %s in English as %s', (article, english) => {
    expect(articleText(article, 'en')).toBe(english);
    expect(articleText(article, 'zh')).toBe(article);
  });

  it('never credits what a demonstration made up to the plan whose name it bears', () => {
    const cited = (more: Partial<Finding>, language: 'zh' | 'en' = 'zh'): string => citationText(citationOf(finding({ basis: 'demonstration', citation: { document: '示范管控表', documentEn: 'Demonstration table', article: '' }, ...more }), context), language);
    const row = { document: '示范管控表', documentEn: 'Demonstration table', article: '示范表2第9行' };
    expect(cited({ ...cell(answer('limited')), citation: row })).toBe('示范管控表：一般 × 墙面 × 商业广告 · 示范表2第9行');
    expect(cited({ ...cell(answer('limited')), citation: row }, 'en')).toBe('Demonstration table: General × Wall × Commercial · demonstration table 2, row 9');
    expect(cited({ clause: 'matrix', scope: { kind: 'none' } })).toBe('示范管控表：无分区地带 × 墙面 × 商业广告');
    expect(cited({ clause: 'matrix', result: 'unknown' })).toBe('示范管控表');
    expect(cited({ clause: 'matrix', scope: { kind: 'site', key: 'DW-1' }, citation: { ...row, article: 'DW-1' } })).toBe('示范规划点位 DW-1');
    expect(cited({ clause: 'matrix', scope: { kind: 'site', key: 'DW-1' }, citation: { ...row, article: 'DW-1' } }, 'en')).toBe('demonstration planned site DW-1');
    expect(cited({ clause: 'package.layer' })).toBe('示范数据包');
    // The term is in the plan's own name.
    expect(cited({ clause: 'plan.term' })).toBe('小规划');
    const { plan } = context.words;
    const published = wordingContext({ ...plan, manifest: { ...plan.manifest, status: 'in-force' } }, context.proposal);
    expect(citationOf(finding({ ...cell(answer('limited')), citation: { document: '某规划', article: '表1' } }), published)).toEqual({ document: '某规划', article: '表1' });
  });
});

describe('the headline', () => {
  const counts = { checked: 41, fail: 0, unknown: 0, consent: 0, advice: 0, reserved: 6, notCovered: 5, pass: 41 };
  const result = (verdict: Verdict, ...findings: Finding[]): CheckResult => ({ verdict, counts, findings, place: { area: 'inside', zones: [], segments: [], sites: [] } });
  const line = (language: 'zh' | 'en', verdict: Verdict, ...findings: Finding[]): string => headlineText(headline(result(verdict, ...findings), context, language), language);
  const consent = (id: string): Finding => finding({ clause: `c-${id}`, result: 'consent', consent: id });

  it('is the verdict first, then one sentence and what was checked', () => {
    const C = '（已核 41，裁量 6，未覆盖 5）。示范结论，不适用于真实地点。';
    const E = ' (checked 41, reserved 6, not covered 5). Demonstration result, not valid for any real place.';
    const broken = finding({ ...size, result: 'fail', basis: 'demonstration' });
    expect(line('zh', 'conforming')).toBe(`在已核范围内未发现冲突${C}`);
    expect(line('en', 'conforming')).toBe(`No conflict within what was checked${E}`);
    expect(line('zh', 'nonconforming', broken)).toBe(`不符合：顶部比上限 6.60 m 高 0.60 m${C}`);
    expect(line('en', 'nonconforming', broken, broken, broken)).toBe(`Does not conform: The top is 0.60 m above the limit of 6.60 m; also not conforming: 2${E}`);
    expect(line('zh', 'undetermined', finding(because({ kind: 'boundary', layer: 'zones', sides: ['JZ-1', 'YB-1'], distance: 4, tolerance: 10 })))).toBe(`无法判定：离图层 zones边界 4.00 m，位置与图层误差合计 10.00 m，两侧规定不同（JZ-1 禁止 / YB-1 一般），补测位置即可判定${C}`);
    expect(line('zh', 'conditional', consent('grid'), consent('rail'), consent('rail'))).toBe(`有条件符合：未发现冲突，须先取得 2 项同意，已报称取得 1 项${C}`);
    expect(line('en', 'conditional', consent('rail'))).toBe(`Conforms with consent: No conflict found; consents needed first: 1${E}`);
    expect(line('zh', 'outside')).toBe(`规划范围外：此处不在规划范围内；国家规定未发现冲突${C}`);
    expect(line('zh', 'outside', consent('rail'))).toBe(`规划范围外：此处不在规划范围内；国家规定未发现冲突，须先取得 1 项同意${C}`);
  });

  it('has a form for a bar of two short lines, its number first', () => {
    const brief = (language: 'zh' | 'en', verdict: Verdict, ...findings: Finding[]): string => headline(result(verdict, ...findings), context, language).brief;
    const broken = finding({ ...size, result: 'fail' });
    expect(brief('zh', 'nonconforming', broken, broken)).toBe('顶部离地超出 0.60 m；另有 1 项不符合');
    expect(brief('en', 'nonconforming', broken)).toBe('Height of the top: 0.60 m over');
    expect(brief('zh', 'nonconforming', finding({ clause: 'belt', result: 'fail', measure: 'distance', value: [5, 6], unit: 'm', limit: { op: '>=', value: [20, 20] }, margin: [-15, -14], feature: { layer: 'highways', key: 'G-1' } }))).toBe('距图层 highways差 14.00 m');
    expect(brief('zh', 'nonconforming', finding({ ...cell(answer('forbidden')), result: 'fail' }))).toBe('一般 YB-1 不得设置墙面（商业广告）');
    const open = finding(because({ kind: 'fact', name: 'width' }, { kind: 'fact', name: 'height' }, { kind: 'fact', name: 'depth' }));
    expect(brief('zh', 'undetermined', open)).toBe('未填“宽”、“高”等 3 项，填写后可判定');
    expect(brief('en', 'undetermined', open)).toBe('Not stated: Width, Height and 1 more; once stated, this can be decided');
    expect(brief('zh', 'conditional', consent('rail'))).toBe('未发现冲突，须先取得 1 项同意');
    expect(brief('zh', 'outside', consent('rail'))).toBe('未发现冲突，须先取得 1 项同意');
  });

  it('says in English all that it says in Chinese', () => {
    expect(headline(result('undetermined', finding(because({ kind: 'fact', name: 'depth' }))), context, 'en').sentence).toBe('Not stated: Depth; once stated, this can be decided');
    const { plan } = context.words;
    const own = wordingContext({ ...plan, rules: { ...plan.rules, clauses: plan.rules.clauses.map((clause) => (clause.id === 'top' ? { ...clause, text: { ...clause.text, broken: { zh: '顶部 {value}，上限 {limit}。', en: 'The top is at {value}. The limit is {limit}.' } } } : clause)) } }, context.proposal);
    expect(headline(result('nonconforming', finding({ ...size, result: 'fail' })), own, 'en').sentence).toBe('The top is at 7.20 m. The limit is 6.60 m');
  });

  it('says a full stop in a number for what it is', () => {
    expect(headline(result('nonconforming', finding({ ...size, result: 'fail' })), context, 'en').sentence).toBe('The top is 0.60 m above the limit of 6.60 m');
  });
});

describe('every phrase', () => {
  it('has both languages with the same blanks, Chinese punctuation in Chinese, and no plea', () => {
    for (const [key, [chinese, english]] of [...Object.entries(PHRASES), ...Object.entries(TEXT_PHRASES)]) {
      const blanks = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
      expect(blanks(chinese), key).toEqual(blanks(english));
      expect(chinese, key).not.toMatch(/[,;!?]|您|请|抱歉|违规/);
      expect(english, key).not.toMatch(/[，。；：！]|please|sorry/i);
    }
  });

  it('names every result and verdict', () => {
    for (const result of RESULTS) expect(PHRASES[result]).toHaveLength(2);
  });
});
