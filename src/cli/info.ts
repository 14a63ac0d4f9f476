/** `signplan info [DIR] [--matrix]`: what a package holds, or its whole matrix for sign-off. */
import { folderSource } from '../io/node-source.ts';
import { loadPlan } from '../plan/load.ts';
import type { Plan } from '../plan/plan.ts';
import { summarize } from '../plan/summary.ts';
import { fail, ok, type Result, type Text } from '../problem.ts';
import { say, type Language } from '../report/phrases.ts';
import { usage } from './args.ts';
import { defaultPlan } from './default-plan.ts';
import { readFolderArgs } from './folder.ts';
import { complain, EXIT, printable, type Io } from './io.ts';

const FORMATS = ['text', 'csv', 'json'] as const;
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
    ...standing(plan, language),
    '',
    t('图层', 'Layers'),
    ...summary.layers.map((layer) => `  ${layer.id} · ${layer.title[language]} · ${layer.geometry} · ${layer.count}${layer.state === 'failed' ? ` · ${t('没有读到', 'could not be read')}` : ''}${layer.groundError === null ? '' : ` · ${layer.groundError[language]}`}`),
    `  ${t('分区', 'Zones')}: ${classes(manifest.zoneClasses, summary.zones)}`,
    `  ${t('路段', 'Segments')}: ${classes(manifest.segmentClasses, summary.segments)}`,
    t('未载图层', 'Absent layers'),
    ...summary.absent.map(({ id, title, reason, holder }) => `  ${id} · ${title[language]} · ${reason[language]} · ${t('持有单位', 'held by')} ${holder[language]}`),
    ...(summary.unavailable.length === 0 ? [] : [t('未能取得的资料', 'What could not be obtained')]),
    ...summary.unavailable.map(({ title, what, holder }) => `  ${title[language]} · ${what[language]} · ${t('持有单位', 'held by')} ${holder[language]}`),
    t(`条款 ${clauses.total}`, `Clauses ${clauses.total}`),
    ...tiers.map(([tier, count]) => `  ${tier} ${say(tier, language)} ${count}`),
    `  ${t('禁限', 'bans and limits')} ${clauses.fail}${t('，', ', ')}${t('须同意', 'consents')} ${clauses.consent}${t('，', ', ')}${t('裁量', 'reserved')} ${clauses.reserved}${t('，', ', ')}${t('推荐性', 'recommended')} ${clauses.recommended}${t('，', ', ')}${t('本规划采纳', 'adopted here')} ${clauses.adopted}`,
    ...summary.sources.map((source) => `  ${source.id} ${source.version} · ${source.clauses}`),
    ...summary.comparators.map(({ id, version }) => `  ${t('外地参考', 'elsewhere, not binding here')}: ${id} ${version}`),
    `${t('管控表', 'Matrix')} ${matrix.cells}: ${t('准许', 'allowed')} ${matrix.allowed}${t('，', ', ')}${t('有限准许', 'limited')} ${matrix.limited}${t('，', ', ')}${t('禁止', 'forbidden')} ${matrix.forbidden}${t('，', ', ')}${t('未作规定', 'silent')} ${matrix.silent}`,
    `${t('广告类型', 'Sign types')} ${summary.signTypes}`,
  ].map(printable).join('\n');
}

/** Phases, coordinate system, and what has been approved: the plan, and these very data. */
function standing({ manifest: { phases, crs, approval, dataApproval } }: Plan, language: Language): string[] {
  const t = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const named = (what: { readonly title: Text; readonly number?: string | undefined } | null): string => (what === null ? t('没有', 'none') : [what.title[language], what.number].filter((part) => part !== undefined).join(' '));
  return [
    ...phases.map(({ id, title, from, until }) => `${t('分期', 'Phase')} ${id} · ${title[language]} · ${from} – ${until}`),
    `${t('坐标系', 'CRS')} EPSG:${crs.epsg} · ${t('中央子午线', 'central meridian')} ${crs.centralMeridian}° · ${t('东偏移', 'false easting')} ${crs.falseEasting} m`,
    `${t('规划的批准', 'Approval of the plan')}: ${named(approval)}`,
    `${t('数据的批准', 'Approval of the data')}: ${named(dataApproval)}`,
  ];
}

async function matrix(plan: Plan, format: string, language: Language): Promise<string> {
  const { matrixCsv, matrixText } = await import('../report/matrix-text.ts');
  const { matrixTable } = await import('../report/matrix-table.ts');
  if (format === 'csv') return matrixCsv(plan, language);
  const table = matrixTable(plan);
  return format === 'json' ? `${JSON.stringify(table, null, 2)}\n` : matrixText(table, language).split('\n').map(printable).join('\n');
}

export async function info(argv: readonly string[], io: Io): Promise<Result<number>> {
  const given = await readFolderArgs(argv, { matrix: { type: 'boolean' }, format: { type: 'string', values: FORMATS } }, io.cwd, defaultPlan());
  if (!given.ok) return given;
  const { dir, kind, args: { language, flags, text } } = given.value;
  const format = text.get('format');
  if (format !== undefined && !flags.has('matrix')) return fail(usage('--format', '--format 只用于 --matrix。', '--format goes with --matrix only.'));
  if (kind === 'plan') return fail({ code: 'cli.not-a-package', file: dir, text: { zh: '这是源文件；须给出其中的 package 文件夹。', en: 'These are sources; name the package folder in it.' } });
  const plan = await loadPlan(folderSource(dir));
  if (!plan.ok) return plan;
  complain(io, plan.value.problems, language);
  await io.stdout(flags.has('matrix') ? await matrix(plan.value, format ?? 'text', language) : `${describe(plan.value, language)}\n`);
  return ok(EXIT.fine);
}
