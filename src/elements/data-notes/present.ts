/** What the notes on a plan's data say, ready to be shown. Pure: the same plan and language give the same notes. */
import type { Plan } from '../../plan/plan.ts';
import type { LayerEntry, Manifest } from '../../plan/schema/manifest.ts';
import { summarize } from '../../plan/summary.ts';
import { amount } from '../../report/quantity.ts';
import type { Language } from '../shared/messages.ts';
import { note } from './texts.ts';

/** One line of a definition list. A digest is shown short and copied whole. */
export interface Line {
  readonly label: string;
  readonly value: string;
  readonly digest?: true;
}

export interface LayerNote {
  readonly id: string;
  readonly title: string;
  readonly count: string;
  readonly demonstration: boolean;
  readonly unread: boolean;
  readonly lines: readonly Line[];
}

/** Something that is not there: what is missing, who has it, how it is added. */
export interface GapNote {
  readonly title: string;
  /** Of a layer. */
  readonly id?: string;
  readonly lines: readonly Line[];
}

export interface DocumentNote {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly own: boolean;
  readonly counts: string;
}

export interface DataNotes {
  readonly notice: string;
  readonly standing: readonly Line[];
  /** Empty where the data are no demonstration. */
  readonly why: readonly string[];
  readonly crs: readonly Line[];
  readonly layers: readonly LayerNote[];
  readonly absent: readonly GapNote[];
  readonly unavailable: readonly GapNote[];
  readonly documents: readonly DocumentNote[];
  readonly files: readonly Line[];
  /** Null where the package holds none. */
  readonly comparators: { readonly listed: readonly string[]; readonly lines: readonly Line[] } | null;
}

export function dataNotes(plan: Plan, language: Language): DataNotes {
  const { manifest } = plan;
  const demonstration = manifest.status === 'demonstration';
  return {
    notice: manifest.notice[language],
    standing: standing(manifest, language),
    why: demonstration ? [note('why.text', language), ...(manifest.approval?.note === undefined ? [] : [manifest.approval.note[language]])] : [],
    crs: crs(manifest, language),
    layers: manifest.layers.map((entry) => layer(entry, plan.layers.get(entry.id)?.state === 'failed', language)),
    absent: manifest.absent.map(({ id, title, reason, holder }) => ({ title: title[language], id, lines: gap(reason[language], holder[language], note('add.text', language, { id }), language) })),
    unavailable: (manifest.unavailable ?? []).map(({ title, what, holder, add }) => ({ title: title[language], lines: gap(what[language], holder[language], add[language], language) })),
    documents: documents(plan, language),
    files: [...(plan.digest === undefined ? [] : [digest(note('manifest', language), plan.digest)]), digest(note('rules', language), manifest.rules.sha256)],
    comparators: comparators(manifest, language),
  };
}

const digest = (label: string, value: string): Line => ({ label, value, digest: true });

type Approval = NonNullable<Manifest['approval']> | NonNullable<Manifest['dataApproval']>;
const approved = ({ title, number, date }: Approval, language: Language): string => [title[language], number].filter((part) => part !== undefined).join(' ') + (date === undefined ? '' : note('dated', language, { date }));

function standing(manifest: Manifest, language: Language): Line[] {
  const { status, version, approval, dataApproval, term, phases, baseNotice, mapReviewNumber } = manifest;
  const range = (span: { readonly from: string; readonly until: string }): string => note('range', language, span);
  return [
    { label: note('status', language), value: note(status, language) },
    { label: note('version', language), value: version },
    { label: note('plan', language), value: approval === null ? note('none', language) : approved(approval, language) },
    { label: note('data', language), value: dataApproval !== null ? approved(dataApproval, language) : note(status === 'demonstration' ? 'none.demo' : 'none', language) },
    { label: note('term', language), value: range(term) },
    ...(phases.length === 0 ? [] : [{ label: note('phases', language), value: phases.map((phase) => note('phase', language, { title: phase.title[language], range: range(phase) })).join(language === 'zh' ? '；' : '; ') }]),
    { label: note('base', language), value: baseNotice[language] },
    { label: note('review', language), value: mapReviewNumber ?? note('review.none', language) },
  ];
}

const crs = ({ crs: { epsg, centralMeridian, falseEasting }, defaultAccuracy }: Manifest, language: Language): Line[] => [
  { label: note('stored', language), value: note('stored.text', language) },
  { label: note('plane', language), value: note('plane.text', language, { epsg }) },
  { label: note('meridian', language), value: amount(centralMeridian, '°') },
  { label: note('easting', language), value: amount(falseEasting, 'm') },
  { label: note('located', language), value: amount(defaultAccuracy, 'm') },
];

function layer(entry: LayerEntry, unread: boolean, language: Language): LayerNote {
  const { id, title, count, basis, source, date, accuracy, groundError, licence, sha256 } = entry;
  return {
    id,
    title: title[language],
    count: String(count),
    demonstration: basis === 'demonstration',
    unread,
    lines: [
      { label: note('source', language), value: source[language] },
      { label: note('basis', language), value: note(basis, language) },
      { label: note('date', language), value: date },
      { label: note('accuracy', language), value: note('accuracy.text', language, { accuracy: amount(accuracy, 'm') }) },
      { label: note('ground', language), value: groundError?.[language] ?? note('ground.unknown', language) },
      { label: note('licence', language), value: licence },
      digest(note('sha', language), sha256),
    ],
  };
}

const gap = (lacking: string, holder: string, add: string, language: Language): Line[] => [
  { label: note('lacking', language), value: lacking },
  { label: note('holder', language), value: holder },
  { label: note('add', language), value: add },
];

const documents = (plan: Plan, language: Language): DocumentNote[] =>
  summarize(plan).sources.map(({ id, version, title, plan: own, clauses, advising }) => {
    const counts = [clauses === 0 ? note('clauses.none', language) : note('clauses', language, { n: clauses }), ...(advising === 0 ? [] : [note('advising', language, { n: advising })])];
    return { id, version, title: title[language], own, counts: counts.join(language === 'zh' ? '，' : '; ') };
  });

function comparators({ comparators: named = [], documents: listed }: Manifest, language: Language): DataNotes['comparators'] {
  const file = listed?.comparators;
  return file === undefined ? null : { listed: named.map(({ id, version }) => `${id} ${version}`), lines: [digest(note('sha', language), file.sha256)] };
}
