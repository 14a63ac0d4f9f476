/** A small city whose clauses give every result, for tests of wording, reports and the command line. */
import { compile, type Checker } from '../check/compile.ts';
import { memorySource } from '../io/source.ts';
import { buildFromSources } from '../plan/build/build.ts';
import { loadPlan } from '../plan/load.ts';
import type { Plan } from '../plan/plan.ts';
import { readProposal } from '../plan/proposal.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import { tinyMatrix, tinySources, type Tiny } from '../plan/tiny.fixture.ts';
import { makeReport } from './report.ts';
import type { Report } from './types.ts';

const t = (zh: string, en: string): { zh: string; en: string } => ({ zh, en });
const examples = (expect: string): readonly unknown[] => [{ title: t('例', 'Example'), properties: { signType: 'wall' }, expect }];
const clause = (id: string, title: { zh: string; en: string }, rest: Record<string, unknown>): Record<string, unknown> => ({
  id,
  title,
  citation: { document: '《某法》（2020）', documentEn: '某法 (2020)', article: '第一条' },
  tier: 'T1',
  confidence: 'V',
  read: '2026-11-24',
  outcome: 'fail',
  text: { met: t('符合。', 'It conforms.'), broken: t('不符合。', 'It does not conform.') },
  examples: examples('unknown'),
  ...rest,
});

const OWN = [
  clause('top', t('顶部离地', 'Height of the top'), { requires: { fact: 'topHeight', op: '<=', value: 6.6 }, text: { met: t('顶部离地 {value}，余 {margin}。', 'The top is at {value}, {margin} to spare.'), broken: t('顶部比上限 {limit} 高 {margin}。', 'The top is {margin} above the limit of {limit}.') } }),
  clause('rail', t('距铁路', 'Distance to railway'), { requires: { fact: 'depth', op: '>=', value: 0.5 }, outcome: 'consent', consent: 'grid', text: { met: t('无须同意。', 'No consent is needed.'), broken: t('须经供电公司同意。', 'The grid company must consent.') } }),
  clause('taste', t('市容', 'City appearance'), { requires: false, outcome: 'reserved', examples: examples('reserved'), text: { met: t('—', '—'), broken: t('是否损害市容。', 'Whether it harms the city appearance.') } }),
  clause('lamp', t('亮度', 'Luminance'), { applies: { fact: 'illumination', in: ['internal', 'external', 'self'] }, requires: { fact: 'luminance', op: '<=', value: { unpublished: t('亮度限值', 'the luminance limit') } } }),
  clause('belt', t('公路控制区', 'Highway belt'), {
    applies: { fact: 'groundStructure', is: true },
    examples: examples('not-applicable'),
    requires: { each: { layer: 'highways', grow: 'halfWidth' }, satisfies: { distance: '>=', value: { table: 'highway-belt', by: { attr: 'class' } } } },
    dispensation: { authority: t('省政府', 'the provincial government'), article: '第二条' },
    text: { met: t('距公路用地 {value}，下限 {limit}。', '{value} from highway land, at least {limit}.'), broken: t('距公路用地 {value}，比下限 {limit} 少 {margin}。', '{value} from highway land, {margin} short of {limit}.') },
  }),
];

/** @param change has its way with the sources before they are built */
export function smallFiles(change: (tiny: Tiny) => void = () => undefined): ReadonlyMap<string, Uint8Array> {
  const built = buildFromSources(
    tinySources((tiny) => {
      tiny.own.clauses.push(...structuredClone(OWN));
      tiny.law.clauses.push(clause('advice', t('面积', 'Area'), { requires: { fact: 'width', op: '<=', value: 4 }, recommended: true, examples: examples('advice'), tier: 'T3', confidence: 'S', text: { met: t('宽 {value}。', 'Width {value}.'), broken: t('宽 {value}，建议不大于 {limit}。', 'Width {value}, advised at most {limit}.') } }));
      tiny.matrix = tinyMatrix({
        'zone,general,wall,commercial,regular': 'limited,height <= 3; display = static|lightbox',
        'zone,general,wall,own-name,regular': 'allowed,',
        'zone,prohibited,wall,commercial,regular': 'forbidden,',
        'zone,prohibited,wall,commercial,large': 'forbidden,',
        'segment,strict,wall,commercial,large': 'forbidden,',
        'none,,wall,own-name,regular': 'allowed,',
      });
      change(tiny);
    }),
  );
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  return built.value.files;
}

export interface Small {
  readonly plan: Plan;
  readonly checker: Checker;
  proposal(at: readonly [number, number], properties: Record<string, unknown>): Proposal;
  report(at: readonly [number, number], properties: Record<string, unknown>, asOf?: string): Report;
}

/** @param lost files that are missing */
export async function small(lost: readonly string[] = []): Promise<Small> {
  const files = new Map(smallFiles());
  for (const file of lost) files.delete(file);
  const plan = await loadPlan(memorySource(files));
  if (!plan.ok) throw new Error(JSON.stringify(plan.problems));
  const checker = compile(plan.value);
  if (!checker.ok) throw new Error(JSON.stringify(checker.problems));
  const proposal: Small['proposal'] = (at, properties) => {
    const read = readProposal({ type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties }, { signTypes: plan.value.rules.signTypes.map(({ id }) => id), extent: plan.value.manifest.extent });
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return read.value;
  };
  const report: Small['report'] = (at, properties, asOf = '2026-11-24') => {
    const asked = proposal(at, properties);
    return makeReport(plan.value, asked, checker.value.check(asked, { asOf }), { asOf, engine: 'signplan test' });
  };
  return { plan: plan.value, checker: checker.value, proposal, report };
}

/** In the general zone, in the prohibited one, on their common edge, on the highway, outside the plan area. */
export const PLACES = { general: [116.03, 29.68], prohibited: [115.98, 29.68], edge: [116.00001, 29.68], highway: [116, 29.74], outside: [116.06, 29.76] } as const;
/** Facts with which a shop sign breaks nothing. */
export const SHOP = { signType: 'wall', use: 'own-name', display: 'static', width: 2, height: 1, topHeight: 4, clearance: 3, depth: 0.6, bearing: 90, illumination: 'none', building: 'B', accuracy: 1 } as const;
