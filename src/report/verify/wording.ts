/** What is said of a verified report, in both languages; the same for terminal and page. */
import type { Interval } from '../../check/types.ts';
import type { Text } from '../../problem.ts';
import { intervalText } from '../finding-text.ts';
import { fill, isPhrase, say, type Language } from '../phrases.ts';
import type { RowOutcome } from './rows.ts';
import type { FileChange, FindingChange, PlanChange, Said, Verification } from './types.ts';

const PHRASES = {
  confirmed: ['证实', 'Confirmed'],
  moved: ['依据已变', 'Other data'],
  differs: ['有出入', 'Differs'],
  edited: ['被改动', 'Edited'],
  unreadable: ['读不了', 'Cannot be read'],
  skipped: ['无报告', 'No report'],
  'say.confirmed': ['用同样的数据重算，报告所述逐项相同。', 'Made again from the same data, everything that the report says is the same.'],
  'say.edited': ['数据与引擎都没有变，报告却与重算的不同（{n} 处），出具后被改动过。', 'Neither data nor engine has changed, yet the report is not what is found (places: {n}): it was changed after it was made.'],
  'say.untrue': ['报告所写的依据与同一数据不符（{n} 处），出具后被改动过。', 'What the report says it rests on is not what these very data are (places: {n}): it was changed after it was made.'],
  'say.refused': ['数据与引擎都没有变，其中的拟设广告却读不了，出具后被改动过。', 'Neither data nor engine has changed, yet the proposal in it cannot be read: it was changed after it was made.'],
  'why.other': ['报告出自另一规划', 'The report is of another plan'],
  'why.files': ['数据已不是出具时的（{n} 个文件不同）', 'The data are not those that it was made from (files that differ: {n})'],
  'why.plan': ['规划的版本或说明已与出具时不同', 'The plan’s version or description is not what it was'],
  'why.engine': ['引擎由 {was} 变为 {now}', 'The engine was {was} and is {now}'],
  'then.holds': ['报告所述仍然全部成立。', 'everything that it says still holds.'],
  'then.verdict': ['结论由“{was}”变为“{now}”，{n} 条判定不同。', 'the verdict was “{was}” and is “{now}”; findings that differ: {n}.'],
  'then.findings': ['结论仍为“{was}”，{n} 条判定不同。', 'the verdict is still “{was}”; findings that differ: {n}.'],
  'then.fields': ['结论与判定相同，其余 {n} 处不同。', 'verdict and findings are the same; other places that differ: {n}.'],
  'then.refused': ['其中的拟设广告按现有数据读不了，无法重算。', 'the proposal in it cannot be read by the data at hand, so it cannot be made again.'],
  'note.engine': ['引擎由 {was} 变为 {now}，结果相同。', 'The engine was {was} and is {now}; the result is the same.'],
  'note.without': ['出具时没有读到：{layers}；已按同样条件重算。', 'It was made without: {layers}; it was made again the same way.'],
  'note.whole': ['全部读到时，结论为“{verdict}”。', 'With all of them read the verdict is “{verdict}”.'],
  changed: ['内容不同', 'other content'],
  missing: ['现已没有', 'no longer there'],
  new: ['出具时没有', 'not there then'],
  unread: ['现在读不了', 'cannot be read now'],
  id: ['规划编号', 'Id of the plan'],
  version: ['版本', 'Version'],
  status: ['状态', 'Status'],
  title: ['名称', 'Title'],
  notice: ['提示', 'Notice'],
  includes: ['引用的条款文件', 'Documents included'],
  adopts: ['采纳的条款', 'Clauses adopted'],
  appeared: ['新出现', 'new'],
  gone: ['不再有', 'gone'],
  nothing: ['没有', 'none'],
  'head.files': ['数据', 'Data'],
  'head.findings': ['判定', 'Findings'],
  'head.fields': ['改动之处', 'Places changed'],
  'head.others': ['其余不同之处', 'Other differences'],
  was: ['报告', 'report'],
  now: ['重算', 'found now'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type VerifyPhrase = keyof typeof PHRASES;
export const tell = (phrase: VerifyPhrase, language: Language, values: Readonly<Record<string, string | number>> = {}): string => fill(PHRASES[phrase][language === 'zh' ? 0 : 1], values);
export const outcomeWord = (outcome: RowOutcome, language: Language): string => tell(outcome, language);

/** What became of the report, in one sentence. */
export function verificationSentence(verification: Verification, language: Language): string {
  const { outcome, holds, verdict, plan, files, findings, fields, problems, report, against } = verification;
  const engines = { was: report.engine, now: against.engine };
  if (outcome === 'confirmed') return tell('say.confirmed', language);
  if (outcome === 'edited') return problems.length > 0 ? tell('say.refused', language) : tell(report.engine === against.engine ? 'say.edited' : 'say.untrue', language, { n: fields.length });
  const other = plan.some(({ field }) => field === 'id');
  const why = [
    ...(other ? [tell('why.other', language)] : files.length > 0 ? [tell('why.files', language, { n: files.length })] : plan.length > 0 ? [tell('why.plan', language)] : []),
    ...(report.engine === against.engine ? [] : [tell('why.engine', language, engines)]),
  ];
  const rest = ((): string => {
    if (holds) return tell('then.holds', language);
    if (verdict.now === null) return tell('then.refused', language);
    const values = { was: say(verdict.was, language), now: say(verdict.now, language), n: findings.length };
    if (verdict.now !== verdict.was) return tell('then.verdict', language, values);
    return findings.length > 0 ? tell('then.findings', language, values) : tell('then.fields', language, { n: fields.length });
  })();
  return why.join(language === 'zh' ? '，' : '. ') + (language === 'zh' ? '；' : ': ') + rest;
}

/** Differences beside those of the findings: verdict, headline and counts follow from these and are told already. */
export const otherFields = ({ outcome, findings, fields }: Verification): Verification['fields'] => (outcome === 'edited' || findings.length === 0 ? fields : fields.filter(({ path }) => !/^(?:verdict|headline|counts)\b/.test(path)));

/** What else is to be known of it. */
export function verificationNotes({ outcome, report, against, without, whole }: Verification, language: Language): string[] {
  const layers = without.map(({ title }) => title[language]).join(say('or', language));
  return [
    ...(outcome === 'confirmed' && report.engine !== against.engine ? [tell('note.engine', language, { was: report.engine, now: against.engine })] : []),
    ...(without.length === 0 ? [] : [tell('note.without', language, { layers }) + (whole === null ? '' : (language === 'zh' ? '' : ' ') + tell('note.whole', language, { verdict: say(whole.verdict, language) }))]),
  ];
}

/** Enough of a checksum to compare by eye. */
export const shortSum = (sum: string | null, language: Language): string => (sum === null ? tell('nothing', language) : sum.slice(0, 12));
export const fileWord = ({ change }: FileChange, language: Language): string => tell(change, language);
export const planWord = ({ field }: PlanChange, language: Language): string => tell(field, language);

/** Result of a finding then or now: 符合, or that there was none. */
export const resultWord = (said: Said | null, language: Language): string => (said === null ? tell('nothing', language) : say(said.result, language));

/** The value compared, as it is shown elsewhere; undefined where the finding has none that is a number or an answer of the table. */
export function saidValue(said: Said | null, language: Language): string | undefined {
  if (said === null || said.value === undefined) return undefined;
  const { value, measure, unit } = said;
  if (typeof value === 'string') return isPhrase(value) ? say(value, language) : undefined;
  return intervalText(value as Interval, measure, unit, language);
}

/** Whose cell or which feature: told where two findings of a clause are parted by it. */
export function changeTitle({ title, was, now }: FindingChange, language: Language): string {
  const feature = (now ?? was)?.feature;
  const key = (now ?? was)?.scope?.key;
  const at = feature === undefined ? key : (feature.name ?? feature.key);
  return at === undefined || title[language].includes(at) ? title[language] : `${title[language]} · ${at}`;
}

export const textOf = (said: Said | null, language: Language): string => (said === null ? '' : (said.text as Text)[language]);
