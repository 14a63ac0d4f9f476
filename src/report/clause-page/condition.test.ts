import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { condition as randomCondition, randomPlan } from '../../../test/support/random-plan.ts';
import type { Condition, Limit } from '../../plan/schema/condition.ts';
import type { Definition } from '../../plan/schema/rules.ts';
import { phrase, statement } from './condition.ts';
import { titledPlan } from './page.fixture.ts';
import { Terms } from './terms.ts';
import type { Statement } from './types.ts';
import { usedBy } from './used.ts';

const { plan } = await titledPlan();
const UNPUBLISHED: Limit = { unpublished: { zh: '亮度上限', en: 'the luminance limit' } };

/** What stands below in square brackets, a table as `row | row`. */
function flat({ text, parts, table }: Statement): string {
  const below = [...(table === undefined ? [] : [table.head, ...table.rows].map((row) => row.join(' | '))), ...(table?.notes ?? []), ...parts.map(flat)];
  return below.length === 0 ? text : `${text} [${below.join('; ')}]`;
}
const told = (condition: Condition, language: 'zh' | 'en'): string => flat(statement(condition, { terms: new Terms(plan, language), layers: [] }));

describe('every node of the grammar as a sentence', () => {
  test.each<[string, Condition, string, string]>([
    ['true', true, '总是成立', 'It always holds'],
    ['false', false, '从不成立', 'It never holds'],
    ['a number', { fact: 'height', op: '<=', value: 2.4 }, '高 ≤ 2.40 m', 'Height ≤ 2.40 m'],
    ['not equal', { fact: 'dwell', op: '!=', value: 12 }, '每幅停留 ≠ 12 s', 'Dwell ≠ 12 s'],
    ['words', { fact: 'signType', in: ['wall', 'pole'] }, '广告类型为墙面或立柱', 'Sign type: wall or pole'],
    ['other words', { not: { fact: 'display', in: ['led'] } }, '显示方式不是 LED 显示屏', 'Display: not LED screen'],
    ['yes of the vocabulary', { fact: 'animated', is: true }, '画面是动态的', 'The picture moves'],
    ['no of a definition', { fact: 'groundStructure', is: false }, '不属于“地面构筑物”', 'It does not count as “ground structure”'],
    ['not yes', { not: { fact: 'commonParts', is: true } }, '不用到建筑共有部分', 'It uses no shared parts of the building'],
    ['a fact as limit', { fact: 'height', op: '<', value: { fact: 'width' } }, '高 < 宽', 'Height < width'],
    ['min and times', { fact: 'height', op: '<=', value: { min: [5, { times: [0.2, { fact: 'width' }] }] } }, '高 ≤ 5 m 与 0.2 × 宽中的较小值', 'Height ≤ the smaller of 5 m and 0.2 × width'],
    ['max, minus and plus', { fact: 'height', op: '<=', value: { max: [1, { fact: 'width' }, { minus: [8, { plus: [{ fact: 'depth' }, 1] }] }] } }, '高 ≤ 1 m、宽与 8 m −（厚 + 1 m）中的最大值', 'Height ≤ the largest of 1 m, width and 8 m − (depth + 1 m)'],
    ['a product of a difference', { fact: 'height', op: '<=', value: { times: [2, { minus: [5, { fact: 'width' }] }] } }, '高 ≤ 2 ×（5 m − 宽）', 'Height ≤ 2 × (5 m − width)'],
    ['unpublished', { fact: 'luminance', op: '<=', value: UNPUBLISHED }, '夜间平均亮度的限值未查到（亮度上限），遇到时无法判定', 'The limit on average luminance at night was not found (the luminance limit); where it matters, this cannot be decided'],
    [
      'cases',
      { fact: 'luminance', op: '<=', value: { cases: { E1: 50, E2: UNPUBLISHED }, by: { fact: 'environmentZone' }, else: { times: [2, { fact: 'width' }] } } },
      '夜间平均亮度 ≤ 下表按环境亮度区所列的值 [环境亮度区 | 值; E1 暗 | 50 cd/m²; E2 低亮度 | 未查到; 其他 | 2 × 宽; 未查到的是亮度上限，遇到时判为“无法判定”]',
      'Average luminance at night ≤ the value given below for environment zone [Environment zone | Value; E1 dark | 50 cd/m²; E2 low | Not found; Otherwise | 2 × width; Not found: the luminance limit; there it cannot be decided]',
    ],
    [
      'a product of cases and steps, by letters',
      { fact: 'luminance', op: '<=', value: { times: [{ cases: { E1: 50 }, by: { fact: 'environmentZone' } }, { steps: [[2, 1], [10, 0.7], [null, 0.5]], by: { fact: 'faceArea' } }] } },
      '夜间平均亮度 ≤ A × B（cd/m²） [A 为下表按环境亮度区所列的值 [环境亮度区 | 值; E1 暗 | 50]; B 为下表按面积所列的值 [面积 | 值; 不大于 2 m² | 1; 大于 2 m²、不大于 10 m² | 0.7; 大于 10 m² | 0.5]]',
      'Average luminance at night ≤ A × B cd/m² [A is the value given below for environment zone [Environment zone | Value; E1 dark | 50]; B is the value given below for area [Area | Value; Up to 2 m² | 1; Above 2 m², up to 10 m² | 0.7; Above 10 m² | 0.5]]',
    ],
    [
      'each, where, within, grow and a table',
      { each: { layer: 'highways', grow: 'halfWidth', where: { attr: 'class', in: ['national', 'county'] }, within: 200 }, satisfies: { distance: '>=', value: { table: 'highway-belt', by: { attr: 'class' } } } },
      '与 200 m 内的每处“公路”（公路等级为国道或县道；两侧各计入其用地半宽）的距离 ≥ 表“控制区宽度”按公路等级所列的值',
      'The distance to each of the “Highways” (road class: national road or county road; with its half width on each side) within 200 m ≥ the value that the table “Width of the belt” gives for road class',
    ],
    ['each that is touched, cases on an attribute', { each: { layer: 'highways', within: 0 }, satisfies: { distance: '>', value: { cases: { national: 20 }, by: { attr: 'class' }, else: 10 } } }, '与广告所及的每处“公路”的距离 > 下表按公路等级所列的值 [公路等级 | 值; 国道 | 20 m; 其他 | 10 m]', 'The distance to each of the “Highways” that the sign touches > the value given below for road class [Road class | Value; National road | 20 m; Otherwise | 10 m]'],
    ['attributes of each', { each: { layer: 'highways', where: { attr: 'lit', is: true } }, satisfies: { any: [{ attr: 'halfWidthMax', op: '<', value: 12 }, { fact: 'height', op: '<', value: 2 }] } }, '对每处“公路”（“有照明”为是）：用地半宽（上限）< 12 m，或者高 < 2 m', 'For each of the “Highways” (lit: yes): half width (upper end) < 12 m, or height < 2 m'],
    [
      'a count within each, limits by attributes, matches',
      { each: { layer: 'sites', where: { attr: 'signType', matches: 'signType' }, within: { attr: 'radius' } }, satisfies: { count: { layer: 'existing-signs', same: 'site' }, op: '<', value: { attr: 'capacity' } } },
      '对相距不超过其半径的每处“规划点位”（其广告类型与拟设广告相符），须满足： [“现状广告”（与拟设广告同在一个规划点位）的数量 < 该处的容量]',
      'For each of the “Planned sites” (its sign type matches the sign’s) within its radius: [The number of the “Existing signs” (at the same planned site as the sign) < its capacity]',
    ],
    ['matches another fact, or not', { each: { layer: 'existing-signs', where: { attr: 'signType', matches: 'use' } }, satisfies: { not: { attr: 'use', matches: 'use' } } }, '对每处“现状广告”（其广告类型与拟设广告的用途相符）：其用途与拟设广告不相符', 'For each of the “Existing signs” (its sign type matches the sign’s use): its use does not match the sign’s'],
    ['none inside several layers', { none: { layer: ['zones', 'highways'], within: 0 } }, '不位于“分区”或“公路”范围内', 'It does not stand in the “Zones” or “Highways”'],
    ['inside one of a class', { not: { none: { layer: 'zones', within: 0, where: { attr: 'class', in: ['general'] } } } }, '位于“分区”（类别为一般）范围内', 'It stands in the “Zones” (class: general)'],
    [
      'none near, facing, along',
      { none: { layer: 'existing-signs', within: 120, facing: 60, along: 'segments', where: { not: { attr: 'use', in: ['own-name'] } } } },
      '120 m 内没有“现状广告”（用途不是招牌（自名）；朝向与拟设广告相差不超过 60°；距离沿“控制路段”量）',
      'None of the “Existing signs” (use: not own name; facing within 60° of the way the sign faces; distances measured along “Road segments”) lies within 120 m',
    ],
    ['some near', { not: { none: { layer: 'existing-signs', within: 50, same: 'building' } } }, '50 m 内有“现状广告”（与拟设广告在同一栋建筑上）', 'One of the “Existing signs” (on the same building as the sign) lies within 50 m'],
    ['none anywhere, of an absent layer', { none: { layer: 'power-cables' } }, '没有“电缆”', 'There are none of the “Cables”'],
    ['within a fact, grown by a number', { none: { layer: 'highways', grow: 3, within: { fact: 'topHeight' } } }, '相距顶部离地以内没有“公路”（两侧各计入 3 m）', 'None of the “Highways” (with 3 m on each side) lies within height of the top'],
    ['a count', { count: { layer: 'existing-signs', same: 'zone', within: 300 }, op: '<', value: 6 }, '300 m 内的“现状广告”（与拟设广告同在一个分区）少于 6 处', 'There are fewer than 6 of the “Existing signs” (in the same zone as the sign) within 300 m'],
    ['a count of none', { not: { count: { layer: 'existing-signs', within: 50 }, op: '>=', value: 1 } }, '50 m 内没有“现状广告”', 'There are none of the “Existing signs” within 50 m'],
    ['a sum', { sum: { layer: 'existing-signs', same: 'building' }, of: 'area', op: '<=', value: { minus: [240, { fact: 'faceArea' }] } }, '“现状广告”（与拟设广告在同一栋建筑上）的面积合计 ≤ 240 m² − 面积', 'The total area of the “Existing signs” (on the same building as the sign) ≤ 240 m² − area'],
    ['inside', { inside: { layer: 'zones', where: { attr: 'class', in: ['general'] } } }, '整幅位于“分区”（类别为一般）之内', 'Its whole footprint lies inside the “Zones” (class: general)'],
    ['not inside', { not: { inside: { layer: 'zones' } } }, '没有整幅位于“分区”之内', 'Its whole footprint does not lie inside the “Zones”'],
    ['short: all', { all: [{ fact: 'height', op: '<=', value: 2 }, { fact: 'width', op: '<=', value: 3 }] }, '高 ≤ 2 m，且宽 ≤ 3 m', 'Height ≤ 2 m and width ≤ 3 m'],
    ['any, a list', { any: [{ none: { layer: 'zones', within: 0 } }, { fact: 'animated', is: false }] }, '以下至少有一项成立： [不位于“分区”范围内; 画面不是动态的]', 'At least one of the following holds: [It does not stand in the “Zones”; The picture does not move]'],
    ['if, then', { any: [{ not: { all: [{ fact: 'height', op: '>', value: 2 }, { fact: 'animated', is: true }] } }, { fact: 'width', op: '<=', value: 3 }] }, '如果高 > 2 m，且画面是动态的，则宽 ≤ 3 m', 'If height > 2 m and the picture moves, then width ≤ 3 m'],
    [
      'not any: none of them',
      { not: { any: [{ fact: 'height', op: '>', value: 2 }, { all: [{ fact: 'animated', is: true }, { none: { layer: 'zones', within: 0 } }] }] } },
      '以下各项都满足： [高 ≤ 2 m; 以下至少有一项成立： [画面不是动态的; 位于“分区”范围内]]',
      'All of the following hold: [Height ≤ 2 m; At least one of the following holds: [The picture does not move; It stands in the “Zones”]]',
    ],
    ['not each', { not: { each: { layer: 'highways' }, satisfies: { distance: '>=', value: 20 } } }, '以下不成立： [与每处“公路”的距离 ≥ 20 m]', 'The following does not hold: [The distance to each of the “Highways” ≥ 20 m]'],
    [
      'a long where, below',
      { none: { layer: 'existing-signs', within: 150, where: { all: [{ attr: 'signType', in: ['wall', 'pole'] }, { attr: 'use', in: ['commercial', 'public-service'] }, { any: [{ attr: 'area', op: '>=', value: 10 }, { attr: 'bearing', op: '<', value: 180 }, { distance: '<', value: 20 }] }] } } },
      '150 m 内没有“现状广告” [其中“现状广告”指符合以下各项的： [广告类型为墙面或立柱; 用途为商业广告或公益广告; 面积 ≥ 10 m²，或者朝向 < 180°，或者距离 < 20 m]]',
      'None of the “Existing signs” (sign type: wall or pole; use: commercial or public service; area ≥ 10 m², or bearing < 180°, or the distance < 20 m) lies within 150 m',
    ],
  ])('%s', (_, condition, zh, en) => {
    expect(told(condition, 'zh')).toBe(zh);
    expect(told(condition, 'en')).toBe(en);
  });
});

test('titles with commas or an “or” of their own are kept apart in English', async () => {
  const { plan: other } = await titledPlan((tiny) => {
    Object.assign(tiny.law.signTypes[0] ?? {}, { title: { zh: '平行墙面', en: 'Wall sign, flat' } });
    Object.assign(tiny.law.signTypes[1] ?? {}, { title: { zh: '立柱', en: 'Pole or mast' } });
  });
  expect(phrase({ fact: 'signType', in: ['wall', 'pole'] }, { terms: new Terms(other, 'en'), layers: [] })).toBe('sign type: “wall sign, flat” or “pole or mast”');
});

test('any condition of a random plan is said, with the name of every fact and layer in it', () => {
  const none: ReadonlyMap<string, Definition> = new Map();
  fc.assert(
    fc.property(randomPlan, randomCondition, fc.constantFrom('zh' as const, 'en' as const), (random, condition, language) => {
      const terms = new Terms(random, language);
      const scope = { terms, layers: [] };
      const used = usedBy({ requires: condition }, none, () => undefined);
      for (const text of [flat(statement(condition, scope)), phrase(condition, scope)]) {
        const said = text.toLowerCase();
        expect(said).not.toMatch(/undefined|\[object|\bnan\b|—/);
        // Bearing and number of faces are said by how features face, the building by where they are.
        for (const fact of used.facts) if (!['bearing', 'faces', 'building'].includes(fact)) expect([terms.fact(fact), terms.flag(fact, true), terms.flag(fact, false)].some((name) => said.includes(terms.sentence(name).toLowerCase())), `${fact}: ${text}`).toBe(true);
        for (const layer of used.layers) expect(said, layer).toContain(terms.words.layer(layer, language).toLowerCase());
      }
    }),
    { numRuns: 1000 },
  );
});
