/** The difference of two plans for a terminal: what changed, section by section, and which signs come out otherwise. Everything is in the JSON; long lists are cut here. */
import type { Plan } from '../../plan/plan.ts';
import type { Text } from '../../problem.ts';
import { isSame } from '../../survey/diff/plans.ts';
import type { Change, ClauseDiff, FeatureChange, FeatureName, ItemDiff, LayerDiff, PlanDiff, VerdictChange, VerdictsDiff } from '../../survey/diff/types.ts';
import type { Verdict } from '../../check/types.ts';
import { verdictWord } from '../headline.ts';
import { say, type Language } from '../phrases.ts';
import { amount } from '../quantity.ts';
import { matrixLines } from './matrix-text.ts';
import { CHANGED, PART_WORDS, SECTIONS } from './phrases.ts';

/** Lines of one list. */
const MOST = 30;

const t = (language: Language, zh: string, en: string): string => (language === 'zh' ? zh : en);
const joined = (parts: readonly string[], language: Language): string => parts.join(t(language, '，', ', '));

/** A value as one reads it: text in both languages by the one that is read, anything else as JSON. */
export function valueText(value: unknown, language: Language): string {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'string') return value;
  if (isText(value)) return value[language];
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
const isText = (value: unknown): value is Text => typeof value === 'object' && value !== null && 'zh' in value && 'en' in value && Object.keys(value).length === 2;

const changeLine = ({ path, from, to }: Change, language: Language): string => `${path}${t(language, '：', ': ')}${valueText(from, language)} → ${valueText(to, language)}`;

function cut(lines: readonly string[], language: Language): string[] {
  const more = lines.length - MOST;
  return more <= 0 ? [...lines] : [...lines.slice(0, MOST), t(language, `另有 ${more} 条`, `${more} more`)];
}

const indented = (lines: readonly string[], by = '  '): string[] => lines.map((line) => by + line);

/** A list under its title; nothing for an empty one. */
function section(title: Text, lines: readonly string[], language: Language): string[] {
  return lines.length === 0 ? [] : ['', title[language], ...indented(lines)];
}

export function diffText(diff: PlanDiff, plans: { readonly from: Plan; readonly to: Plan }, verdicts: VerdictsDiff | undefined, language: Language): string {
  const name = ({ title, version, status }: PlanDiff['from']): string => `${title[language]} · ${version} · ${status}`;
  const lines = [
    `${t(language, '由', 'From')} ${name(diff.from)}`,
    `${t(language, '到', 'To')} ${name(diff.to)}`,
    ...(isSame(diff) ? ['', t(language, '两份规划没有差别。', 'The two plans do not differ.')] : []),
    ...section(SECTIONS.manifest, cut(diff.manifest.map((change) => changeLine(change, language)), language), language),
    ...diff.layers.flatMap((layer) => ['', ...layerLines(layer, language)]),
    ...section(SECTIONS.clauses, diff.clauses.flatMap((clause) => clauseLines(clause, language)), language),
    ...(['tables', 'definitions', 'consents', 'signTypes', 'procedure', 'sources'] as const).flatMap((list) => section(SECTIONS[list], diff[list].flatMap((item) => itemLines(item, language)), language)),
    ...section(SECTIONS.matrix, cut(matrixLines(diff.matrix, plans, language), language), language),
    ...(verdicts === undefined ? [] : verdictLines(verdicts, language)),
  ];
  return `${lines.join('\n')}\n`;
}

function layerLines({ layer, title, state, unread = [], entry, added, removed, changed }: LayerDiff, language: Language): string[] {
  const head = `${t(language, '图层', 'Layer')} ${layer} · ${title[language]}${state === 'changed' ? '' : ` · ${CHANGED[state][language]}`}`;
  const counts = joined([...(added.length > 0 ? [`${CHANGED.added[language]} ${added.length}`] : []), ...(removed.length > 0 ? [`${CHANGED.removed[language]} ${removed.length}`] : []), ...(changed.length > 0 ? [`${CHANGED.changed[language]} ${changed.length}`] : [])], language);
  return [
    counts === '' ? head : `${head}${t(language, '：', ': ')}${counts}`,
    ...indented(unread.map((side) => (side === 'from' ? t(language, '前一份没有读到，未比较', 'the first could not be read; not compared') : t(language, '后一份没有读到，未比较', 'the second could not be read; not compared')))),
    ...indented(entry.map((change) => changeLine(change, language))),
    ...indented(cut([...added.map((feature) => `+ ${featureText(feature)}`), ...removed.map((feature) => `− ${featureText(feature)}`), ...changed.map((feature) => `~ ${featureChangeText(feature, language)}`)], language)),
  ];
}

const featureText = ({ key, name, class: klass }: FeatureName): string => [key, name, klass].filter((part) => part !== undefined && part !== '').join(' · ');

function featureChangeText({ key, name, attributes, shape }: FeatureChange, language: Language): string {
  const parts = attributes.map((change) => changeLine(change, language));
  if (shape !== undefined) parts.push(t(language, `最多移动 ${amount(shape.shift, 'm')}`, `moved by at most ${amount(shape.shift, 'm')}`));
  if (shape?.area !== undefined) parts.push(t(language, `变动面积 ${amount(shape.area, 'm²')}`, `ground that changed: ${amount(shape.area, 'm²')}`));
  return `${[key, name].filter((part) => part !== undefined && part !== '').join(' · ')}${t(language, '：', ': ')}${parts.join(t(language, '；', '; '))}`;
}

const MARKS = { added: '+', removed: '−', changed: '~' } as const;
const itemHead = ({ id, title, state }: ItemDiff, language: Language): string => `${MARKS[state]} ${[id, title?.[language]].filter((part) => part !== undefined).join(' · ')}`;
const itemLines = (item: ItemDiff, language: Language): string[] => [itemHead(item, language), ...indented(cut(item.changes.map((change) => changeLine(change, language)), language))];

function clauseLines(clause: ClauseDiff, language: Language): string[] {
  const [head = '', ...rest] = itemLines(clause, language);
  return [clause.parts.length === 0 ? head : `${head}${t(language, '：', ': ')}${clause.parts.map((part) => PART_WORDS[part][language]).join(t(language, '、', ', '))}`, ...rest];
}

const verdictOf = (verdict: Verdict | null, language: Language): string => (verdict === null ? t(language, '输入有误', 'in error') : verdictWord(verdict, language));

function verdictLines({ rows, errors, transitions, changed, otherFindings }: VerdictsDiff, language: Language): string[] {
  const sum = t(language, `清单 ${rows} 处：结论改变 ${changed.length}，结论不变而判定有变 ${otherFindings}`, `Inventory of ${rows}: other verdict ${changed.length}, same verdict by other findings ${otherFindings}`);
  const wrong = errors.from + errors.to > 0 ? [t(language, `输入有误：前 ${errors.from}，后 ${errors.to}`, `In error: first ${errors.from}, second ${errors.to}`)] : [];
  return ['', sum, ...indented([...wrong, ...transitions.map(({ from, to, signs }) => `${verdictOf(from, language)} → ${verdictOf(to, language)}${t(language, '：', ': ')}${signs}`)]), ...section(SECTIONS.verdicts, cut(changed.map((sign) => signText(sign, language)), language), language)];
}

function signText({ row, id, from, to, findings, area }: VerdictChange, language: Language): string {
  const result = (value: VerdictChange['findings'][number]['from']): string => (value === null ? t(language, '不适用', 'not applying') : say(value, language));
  const why = findings.map((one) => `${one.clause} ${result(one.from)} → ${result(one.to)}${one.feature === undefined ? '' : `${t(language, '（', ' (')}${one.feature.layer}/${one.feature.key}${t(language, '）', ')')}`}`);
  if (area !== undefined) why.push(`${t(language, '规划范围', 'plan area')} ${area.from} → ${area.to}`);
  const name = `${t(language, `第 ${row} 行`, `Row ${row}`)}${id === null ? '' : ` ${id}`}`;
  return `${name}${t(language, '：', ': ')}${verdictOf(from, language)} → ${verdictOf(to, language)}${why.length === 0 ? '' : t(language, '；', '; ')}${why.join(t(language, '；', '; '))}`;
}
