/** The sum of an audit for a terminal: by verdict, zone, sign type and clause, and the worst signs. */
import type { Plan } from '../../plan/plan.ts';
import { TELLING } from '../../survey/types.ts';
import { VERDICTS, type AuditSummary, type VerdictFigures, type WorstSign } from '../../survey/summary.ts';
import { verdictWord } from '../headline.ts';
import { lexicon } from '../lexicon.ts';
import { say, type Language } from '../phrases.ts';

const t = (language: Language, zh: string, en: string): string => (language === 'zh' ? zh : en);
const list = (parts: readonly string[], language: Language): string => parts.join(t(language, '，', ', '));

const figures = (verdicts: VerdictFigures, language: Language): string => list(VERDICTS.filter((verdict) => verdicts[verdict] > 0).map((verdict) => `${verdictWord(verdict, language)} ${verdicts[verdict]}`), language);

/** One line: how many signs, and how they came out. */
export function auditLine({ rows, errors, verdicts }: AuditSummary, language: Language): string {
  const signs = rows - errors;
  const parts = [figures(verdicts, language), ...(errors > 0 ? [t(language, `输入有误 ${errors}（相邻的广告判定时没有计入）`, `in error ${errors} (left out as neighbours)`)] : [])].filter((part) => part !== '');
  return `${t(language, `已判 ${signs} 处`, `Judged ${signs}`)}${t(language, '：', ': ')}${list(parts, language)}`;
}

/** @param asOf `--as-of`, or undefined where every sign has its own day */
export function auditText(summary: AuditSummary, plan: Plan, asOf: string | undefined, language: Language, worst: boolean): string {
  const words = lexicon(plan);
  const { manifest } = plan;
  const day = asOf ?? t(language, '各处的开始日期，没有的按今天', 'the start of each, else today');
  const zone = ({ zone: key, name, class: klass, boundary }: AuditSummary['zones'][number]): string => {
    if (key === null) return boundary === true ? t(language, '可能在分区内（位置误差所及）', 'possibly in a zone, within the error of the location') : t(language, '不在分区内', 'in no zone');
    return [key, name, klass === undefined ? undefined : words.klass('zone', klass, language)].filter((part) => part !== undefined && part !== '').join(' · ');
  };
  const clause = (id: string): string => {
    if (id === 'matrix') return `${id} · ${say('matrix.title', language)}`;
    if (id === 'plan.term') return `${id} · ${say('term.title', language)}`;
    return [id, words.clause(id)?.title[language]].filter((part) => part !== undefined).join(' · ');
  };
  const lines = [
    `${manifest.title[language]} · ${manifest.version} · ${t(language, '判定日期', 'as of')}${t(language, '：', ': ')}${day}`,
    ...(manifest.status === 'demonstration' ? [`${say('demonstration', language)}${t(language, '。', '.')}`] : []),
    auditLine(summary, language),
    ...section(t(language, '按分区', 'By zone'), summary.zones.map((one) => [zone(one), figures(one.verdicts, language)]), language),
    ...section(t(language, '按类型', 'By sign type'), summary.types.map(({ signType, verdicts }) => [words.word(signType, 'signType', language), figures(verdicts, language)]), language),
    ...section(t(language, '按条款（处）', 'By clause (signs)'), summary.clauses.map((one) => [clause(one.clause), list(TELLING.filter((telling) => one[telling] > 0).map((telling) => `${say(telling, language)} ${one[telling]}`), language)]), language),
    ...(worst ? section(t(language, '最差的', 'The worst'), summary.worst.map((sign) => worstLine(sign, language)), language) : []),
  ];
  return `${lines.join('\n')}\n`;
}

function worstLine({ row, id, verdict, clauses }: WorstSign, language: Language): [string, string] {
  const name = `${t(language, `第 ${row} 行`, `Row ${row}`)}${id === null ? '' : ` ${id}`}`;
  return [name, `${verdictWord(verdict, language)}${t(language, '：', ': ')}${clauses.join(t(language, '、', ', '))}`];
}

function section(title: string, rows: readonly (readonly [name: string, text: string])[], language: Language): string[] {
  return rows.length === 0 ? [] : ['', title, ...rows.map(([name, text]) => `  ${name}${t(language, '：', ': ')}${text}`)];
}
