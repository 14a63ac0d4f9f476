import { describe, expect, test } from 'vitest';
import type { Plan } from '../../plan/plan.ts';
import { clauseIndex } from './clause-index.ts';
import { titledPlan } from './page.fixture.ts';
import { clausePage } from './page.ts';
import type { ClausePage } from './types.ts';

const t = (zh: string, en: string) => ({ zh, en });
const { plan: own, examples } = await titledPlan((tiny) => {
  Object.assign(tiny.law.clauses[0] ?? {}, {
    title: t('公路控制区', 'Highway belt'),
    examples: [
      { title: t('近', 'Near'), properties: { signType: 'pole', width: 3, bearing: 90, accuracy: 0 }, expect: 'fail', features: [{ layer: 'highways', distance: 20, properties: { class: 'national', halfWidthMin: 12, halfWidthMax: 14 } }] },
      { title: t('说错的', 'Wrong'), properties: { signType: 'wall' }, expect: 'pass' },
      { title: t('读不出的', 'Unreadable'), properties: { signType: 'wall', height: -1 }, expect: 'pass' },
      { title: t('在图上', 'On the map'), at: [116.02, 29.69], properties: { signType: 'wall', animated: true, consents: ['grid'] }, expect: 'not-applicable' },
    ],
    dispensation: { authority: t('省政府', 'the provincial government'), article: '第二条' },
    text: { met: t('距{feature} {value}。', '{value} from {feature}.'), broken: t('距{feature} {value}，宽 {limit}，差 {margin}。', '{value} from {feature}, {limit} wide, {margin} short.') },
    valid: { from: '2025-01-01', until: '2030-12-31' },
  });
  tiny.law.clauses.push(
    { ...tiny.law.clauses[2], id: 'S-02', title: t('不采纳', 'Not adopted'), unless: { fact: 'use', in: ['own-name'] } },
    { ...tiny.law.clauses[2], id: 'L-99', title: t('裁量', 'Reserved'), recommended: undefined, requires: false, outcome: 'reserved' },
  );
  Object.assign(tiny.law, { procedure: [{ id: 'E-1', kind: 'paper', title: t('申请表', 'Form'), citation: { document: '某法', article: '第九条' }, tier: 'T1', confidence: 'V', read: '2026-01-01', when: { fact: 'groundStructure', is: true }, consents: ['grid'], text: t('一份', 'One'), days: { value: 5, working: true } }] });
});

// As other cities' rules are put beside a plan.
const foreign = own.rules.clauses.filter(({ id }) => id === 'S-01').map((clause) => ({ ...clause, id: 'T-1', tier: 'T4' as const, citation: { document: '外地条例', article: '第三条', url: 'https://example.org/x' } }));
const plan: Plan = { ...own, rules: { ...own.rules, clauses: [...own.rules.clauses, ...foreign] } };

function page(id: string, language: 'zh' | 'en' = 'zh', withExamples = true): ClausePage {
  const made = clausePage(plan, id, withExamples ? { language, examples } : { language });
  if (made === undefined) throw new Error(`no ${id}`);
  return made;
}

test('a clause that the plan does not have has no page', () => {
  expect(clausePage(plan, 'L-1', { language: 'zh' })).toBeUndefined();
});

describe('what a clause counts for', () => {
  test.each<[string, ClausePage['standing']['force']['code'], string, string]>([
    ['L-12', 'binding', '有约束力', '判为“不符合”'],
    ['S-01', 'adopted', '本为建议，经本规划采纳而有约束力（推荐性标准）', '判为“不符合”'],
    ['S-02', 'advice', '建议，不影响结论（推荐性标准）', '只作建议，不影响结论（若被采纳：判为“不符合”）'],
    ['L-18', 'binding', '有约束力', '须取得“供电同意”，同意者：供电公司'],
    ['L-99', 'binding', '有约束力', '列为裁量事项，由主管部门判断，不影响结论'],
    ['T-1', 'reference', '外地参考，不影响结论', '只作建议，不影响结论'],
    ['P-01', 'binding', '在示范中有约束力', '判为“不符合”'],
  ])('%s', (id, force, text, outcome) => {
    expect(page(id).standing.force).toEqual({ code: force, text });
    expect(page(id).outcome.text).toBe(outcome);
  });

  test('what in it is demonstration', () => {
    expect(page('L-12').standing.demonstration).toEqual(['图层“公路”']);
    expect(page('S-01').standing.demonstration).toEqual(['本规划的采纳']);
    expect(page('L-18').standing.demonstration).toEqual([]);
    expect(page('P-01', 'en').standing.demonstration).toEqual(['The clause itself, its numbers made up', 'Layers: “Existing signs”']);
  });
});

describe('the page', () => {
  test('says for what it holds, unless what, and from when on', () => {
    expect(page('L-18').applies).toEqual({ lead: '所有广告', items: [] });
    expect(page('S-02').unless).toEqual({ lead: '', items: [{ text: '用途为招牌（自名）', parts: [] }] });
    expect(page('S-01').unless).toBeNull();
    expect(page('L-12').validity).toBe('2025-01-01 至 2030-12-31');
    expect(page('S-01').validity).toBeNull();
    expect(page('L-99').requires).toEqual({ lead: '程序不作比较：是否满足须由人判断', items: [] });
    expect(page('L-12').dispensation).toBe('例外仅可依第二条批准，批准者：省政府。');
  });

  test('prints the tables that it looks up, by the words of their keys', () => {
    expect(page('L-12').tables).toMatchObject([{ id: 'highway-belt', title: '控制区宽度', head: ['公路等级', '值'], rows: [['国道', '20 m'], ['省道', '15 m']], citation: { text: '某法第一条', read: '2026-01-01' } }]);
  });

  test('explains terms by their definition, those of a sign type by its types', () => {
    expect(page('L-12').definitions).toMatchObject([{ name: 'groundStructure', source: '全国通用', says: { text: '随广告类型而定：', parts: [{ text: '是：立柱' }, { text: '否：墙面' }] } }]);
  });

  test('says of its layers what they are, and of an absent one who holds it', () => {
    expect(page('L-12').layers).toMatchObject([{ id: 'highways', title: '公路', absent: false, lines: ['示范图层；1 处', '来源：手绘，2026-01-01，CC0-1.0'] }]);
    expect(page('L-18').layers).toMatchObject([{ id: 'power-cables', title: '电缆', absent: true, lines: ['数据包没有此图层：未公开', '持有单位：供电公司。涉及它的判定列为“未覆盖”'] }]);
  });

  test('names what is filled into its messages', () => {
    expect(page('L-12').messages).toEqual({ met: '距〔要素名称〕 〔实际值〕。', broken: '距〔要素名称〕 〔实际值〕，宽 〔限值〕，差 〔差值〕。' });
    expect(page('L-12', 'en').messages.broken).toBe('[value] from [name of the feature], [limit] wide, [margin] short.');
  });

  test('names the other clauses of its document', () => {
    expect(page('L-12').related.map(({ id }) => id)).toEqual(['L-18', 'S-01', 'S-02', 'L-99', 'P-01']);
    expect(page('T-1').related).toEqual([]);
    expect(page('T-1').citation).toEqual({ text: '外地条例第三条', url: 'https://example.org/x', read: '2026-01-01' });
  });
});

describe('examples', () => {
  test('are run, and told with what is stated and what stands about', () => {
    const [near] = page('L-12').examples ?? [];
    expect(near).toMatchObject({
      title: '近',
      inputs: [['广告类型', '立柱'], ['宽', '3 m'], ['朝向', '90°'], ['位置误差', '0 m']],
      around: ['“公路”，相距 20 m：公路等级 国道；用地半宽 12–14 m'],
      expected: { code: 'fail', text: '不符合' },
      actual: { code: 'fail', text: '不符合' },
      passing: true,
    });
    expect(near?.said).toMatch(/^距示例要素 [\d–.]+ m，宽 20 m，差 [\d–.]+ m。$/);
  });

  test('that give something else, or cannot be run, say so', () => {
    const [, wrong, unreadable, onMap] = page('L-12', 'en').examples ?? [];
    expect(wrong).toMatchObject({ expected: { code: 'pass' }, actual: { code: 'not-applicable', text: 'Does not apply' }, passing: false });
    expect(unreadable).toMatchObject({ actual: null, passing: false, said: expect.stringMatching(/^It did not run: .*Height/) as string });
    expect(onMap).toMatchObject({ around: ['It stands at 116.02, 29.69 of the package’s own map'], inputs: [['Sign type', 'Wall'], ['Moving picture', 'yes'], ['Consents held', 'grid']], passing: true });
  });

  test('are judged without the adoption, which is said', () => {
    expect(page('S-01').examplesNote).toBe('示例按条款本身判定，不计本规划的采纳');
    expect(page('S-02').examplesNote).toBeNull();
  });

  test('that were not read are not there', () => {
    expect(page('L-12', 'zh', false).examples).toBeNull();
  });
});

describe('the index', () => {
  test('has every clause once, by document, with its examples', () => {
    const index = clauseIndex(plan, { language: 'zh', examples });
    expect(index.documents.map(({ title, rows }) => [title, rows.map(({ id }) => id)])).toEqual([['某法', ['L-12', 'L-18', 'S-01', 'S-02', 'L-99', 'P-01']], ['外地条例', ['T-1']]]);
    expect(index.documents[0]?.rows[0]).toMatchObject({ article: '第一条', tier: { code: 'T1' }, force: { code: 'binding' }, examples: { count: 4, passing: 2 } });
    expect(index.counts).toMatchObject({ clauses: 7, examples: 9 });
    expect(index.notice).toBe('示范数据');
  });

  test('can leave the examples for later, or be without', () => {
    expect(clauseIndex(plan, { language: 'zh', examples, run: false }).documents[0]?.rows[0]?.examples).toEqual({ count: 4, passing: null });
    expect(clauseIndex(plan, { language: 'zh' }).documents[0]?.rows[0]?.examples).toBeNull();
  });

  test('lists papers and the like, and nothing where there are none', async () => {
    expect(clauseIndex(plan, { language: 'zh' }).procedure).toMatchObject([{ kind: 'paper', rows: [{ id: 'E-1', when: '属于“地面构筑物”；申请“供电同意”时', days: '5 个工作日', citation: { text: '某法第九条' } }] }]);
    const { plan: other } = await titledPlan();
    expect(clauseIndex(other, { language: 'zh' }).procedure).toEqual([]);
  });
});
