/** `signplan info DIR`: what a package holds. */
import { folderSource } from '../io/node-source.ts';
import { loadPlan } from '../plan/load.ts';
import type { Plan } from '../plan/plan.ts';
import { summarize } from '../plan/summary.ts';
import { fail, ok, type Result } from '../problem.ts';
import { say, type Language } from '../report/phrases.ts';
import { readFolderArgs } from './folder.ts';
import { complain, EXIT, printable, type Io } from './io.ts';

const TIERS = ['T1', 'T2', 'T3', 'T4'] as const;

function describe(plan: Plan, language: Language): string {
  const { manifest, rules } = plan;
  const summary = summarize(plan);
  const t = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const classes = (all: Plan['manifest']['zoneClasses'], counts: Readonly<Record<string, number>>): string => all.map(({ id, title }) => `${title[language]} ${counts[id] ?? 0}`).join(t('，', ', '));
  const { clauses, matrix } = summary;
  const tiers = TIERS.map((tier) => [tier, rules.clauses.filter((clause) => clause.tier === tier).length] as const).filter(([, count]) => count > 0);
  return [
    manifest.title[language],
    `${t('版本', 'Version')} ${summary.version} · ${t('状态', 'status')} ${summary.status} · ${t('规划期', 'term')} ${summary.term.from} – ${summary.term.until}`,
    manifest.notice[language],
    '',
    t('图层', 'Layers'),
    ...summary.layers.map((layer) => `  ${layer.id} · ${layer.title[language]} · ${layer.geometry} · ${layer.count}${layer.state === 'failed' ? ` · ${t('没有读到', 'could not be read')}` : ''}`),
    `  ${t('分区', 'Zones')}: ${classes(manifest.zoneClasses, summary.zones)}`,
    `  ${t('路段', 'Segments')}: ${classes(manifest.segmentClasses, summary.segments)}`,
    t('未载图层', 'Absent layers'),
    ...summary.absent.map(({ id, title, holder }) => `  ${id} · ${title[language]} · ${t('持有单位', 'held by')} ${holder[language]}`),
    t(`条款 ${clauses.total}`, `Clauses ${clauses.total}`),
    ...tiers.map(([tier, count]) => `  ${tier} ${say(tier, language)} ${count}`),
    `  ${t('禁限', 'bans and limits')} ${clauses.fail}${t('，', ', ')}${t('须同意', 'consents')} ${clauses.consent}${t('，', ', ')}${t('裁量', 'reserved')} ${clauses.reserved}${t('，', ', ')}${t('推荐性', 'recommended')} ${clauses.recommended}${t('，', ', ')}${t('本规划采纳', 'adopted here')} ${clauses.adopted}`,
    ...summary.sources.map((source) => `  ${source.id} ${source.version} · ${source.clauses}`),
    `${t('管控表', 'Matrix')} ${matrix.cells}: ${t('准许', 'allowed')} ${matrix.allowed}${t('，', ', ')}${t('有限准许', 'limited')} ${matrix.limited}${t('，', ', ')}${t('禁止', 'forbidden')} ${matrix.forbidden}${t('，', ', ')}${t('未作规定', 'silent')} ${matrix.silent}`,
    `${t('广告类型', 'Sign types')} ${summary.signTypes}`,
  ].map(printable).join('\n');
}

export async function info(argv: readonly string[], io: Io): Promise<Result<number>> {
  const given = await readFolderArgs(argv, {}, io.cwd);
  if (!given.ok) return given;
  const { dir, kind, args: { language } } = given.value;
  if (kind === 'plan') return fail({ code: 'cli.not-a-package', file: dir, text: { zh: '这是源文件；须给出其中的 package 文件夹。', en: 'These are sources; name the package folder in it.' } });
  const plan = await loadPlan(folderSource(dir));
  if (!plan.ok) return plan;
  complain(io, plan.value.problems, language);
  await io.stdout(`${describe(plan.value, language)}\n`);
  return ok(EXIT.fine);
}
