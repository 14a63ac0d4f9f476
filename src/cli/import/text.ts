/** What an import prints: the judgement, what was in the files and what became of it, what is to be mended or looked at, and what to do next. */
import type { ImportReport } from '../../import/report/types.ts';
import { grouped } from '../../import/report/types.ts';
import { sumsOf } from '../../import/report/sums.ts';
import { areaText, placeText, READ_BY, SEVERITIES, VERDICTS } from '../../import/report/words.ts';
import type { ImportFinding } from '../../import/finding.ts';
import type { Language } from '../../report/phrases.ts';

/** Findings of one kind that are printed; the report has the others. */
const MOST_OF_KIND = 5;
const MOST_OF_SEVERITY = 40;
const SCREEN = 40;

export interface Next {
  /** Paths as they may be typed from where the command runs. */
  readonly report: string;
  /** What has changed against the published version, ready to be printed. */
  readonly difference: string | null;
  /** Commands that lead on. */
  readonly commands: readonly string[];
  /** What has become of the plan. */
  readonly outcome: 'written' | 'unchanged' | 'dry-run' | 'dry-unchanged' | 'untouched';
}

/** Lines without control characters are the caller's care. */
export function importText(report: ImportReport, next: Next, language: Language): string {
  const zh = language === 'zh';
  const { delivered, readiness, findings } = report;
  const { title, version } = delivered.plan;
  const lines = [
    `${zh ? '结论：' : 'Judgement: '}${VERDICTS[readiness][language]}`,
    `${title[language]} ${version} · ${OUTCOMES[next.outcome][zh ? 0 : 1]}`,
    '',
    zh ? '来源' : 'Sources',
    ...delivered.sources.flatMap((source) => sourceLines(source, language)),
    '',
    zh ? '图层' : 'Layers',
    ...delivered.layers.map((layer) => layerLine(layer, report, language)),
    ...findingLines(findings, language),
    ...(next.difference === null ? [] : ['', next.difference.trimEnd()]),
    '',
    `${zh ? '报告：' : 'Report: '}${next.report}`,
    ...(next.commands.length === 0 ? [] : [readiness === 'not-ready' ? (zh ? '改正之后：' : 'Once it is mended:') : zh ? '接下来：' : 'Next:', ...next.commands.map((command) => `  ${command}`)]),
  ];
  // What fills a screen has pushed its first line out of sight.
  if (lines.length > SCREEN) lines.push('', lines[0] ?? '');
  return `${lines.join('\n')}\n`;
}

const OUTCOMES: Readonly<Record<Next['outcome'], readonly [zh: string, en: string]>> = {
  written: ['已写入 plan.json、source/ 与 package/', 'written into plan.json, source/ and package/'],
  unchanged: ['与现有数据相同，没有需要写入的改动', 'the same as what is there; nothing had to be written'],
  'dry-run': ['试运行，规划数据未改动', 'a dry run; nothing of the plan was changed'],
  'dry-unchanged': ['试运行：与现有数据相同，不会有改动', 'a dry run: the same as what is there; nothing would be written'],
  untouched: ['规划数据未改动', 'nothing of the plan was changed'],
};

function sourceLines({ file, name, format, count, text, crs, sample, into }: ImportReport['delivered']['sources'][number], language: Language): string[] {
  const zh = language === 'zh';
  const what = zh ? `${count} 个要素` : count === 1 ? '1 feature' : `${count} features`;
  const to = into.length > 0 ? `→ ${into.join(', ')}` : zh ? '（映射未用）' : '(not used by the mapping)';
  const preview = text === null || text.preview.length === 0 ? '' : `${zh ? '：' : ': '}${text.preview.join(' · ')}`;
  return [
    `  ${file}${name === '' ? '' : ` · ${name}`} · ${format} · ${what} ${to}`,
    ...(text === null ? [] : [`    ${zh ? '编码' : 'Encoding'} ${text.encoding}（${READ_BY[text.by]?.[language] ?? text.by}）${preview}`.replace(/（(.*?)）/, zh ? '（$1）' : ' ($1)')]),
    ...(crs === null ? [] : [`    ${zh ? '坐标系' : 'Reference system'} ${crs[language]}${sample === null || sample.to === null ? '' : `${zh ? '；' : '; '}${sample.from.join(', ')} → ${placeText(sample.to)}`}`]),
  ];
}

function layerLine({ layer, features, before }: ImportReport['delivered']['layers'][number], { entries }: ImportReport, language: Language): string {
  const zh = language === 'zh';
  const entry = entries.find(({ id }) => id === layer.id);
  const counts = before === null ? (zh ? '上一版没有' : 'not in the last version') : zh ? `上一版 ${before.count}；新增 ${before.new}，改变 ${before.changed}，消失 ${before.gone}` : `${before.count} before; ${before.new} new, ${before.changed} changed, ${before.gone} gone`;
  return `  ${layer.id} · ${layer.title[language]} · ${features.length}${zh ? `（${counts}）` : ` (${counts})`}${entry === undefined ? '' : ` · sha256 ${entry.sha256.slice(0, 12)}`}`;
}

function findingLines(findings: readonly ImportFinding[], language: Language): string[] {
  const sums = sumsOf(findings);
  const groups = grouped(findings);
  return (['error', 'remark', 'note'] as const).flatMap((severity) => {
    if (sums[severity] === 0) return [];
    const told: string[] = [];
    let left = 0;
    for (const group of groups.filter((one) => one.severity === severity)) {
      const room = Math.max(0, Math.min(MOST_OF_KIND, MOST_OF_SEVERITY - told.length));
      told.push(...group.findings.slice(0, room).map((finding) => `  ${findingText(finding, language)}`));
      left += Math.max(0, group.findings.length - room);
    }
    const more = left === 0 ? [] : [language === 'zh' ? `  另有 ${left} 条，见报告` : `  ${left} more in the report`];
    return ['', `${SEVERITIES[severity][language]} ${sums[severity]}`, ...told, ...more];
  });
}

function findingText({ code, file, layer, feature, field, text, received, at, area, change }: ImportFinding, language: Language): string {
  const zh = language === 'zh';
  const where = [layer ?? file, feature, field].filter((part) => part !== undefined && part !== '').join(' · ');
  const facts = [
    ...(received === undefined ? [] : [zh ? `收到 ${received}` : `received ${received}`]),
    ...(area === undefined ? [] : [areaText(area, language)]),
    ...(change === undefined ? [] : [zh ? `面积改变 ${areaText(change, language)}` : `area changed by ${areaText(change, language)}`]),
    ...(at === undefined ? [] : [placeText(at)]),
  ];
  return `${where === '' ? '' : `${where}${zh ? '：' : ': '}`}${text[language]}${facts.length === 0 ? '' : zh ? `（${facts.join('；')}）` : ` (${facts.join('; ')})`} [${code}]`;
}
