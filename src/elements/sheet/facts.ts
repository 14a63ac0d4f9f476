/** What is proposed and where, as labels and values: everything that was stated is on the sheet. Pure. */
import type { Membership } from '../../check/types.ts';
import type { Plan } from '../../plan/plan.ts';
import { PROPERTIES, PROPERTY, type Property } from '../../plan/vocabulary.ts';
import { useWord } from '../../report/citation.ts';
import { lexicon } from '../../report/lexicon.ts';
import type { Language } from '../../report/phrases.ts';
import { amount, limitAmount } from '../../report/quantity.ts';
import type { Report } from '../../report/types.ts';
import { bound } from '../shared/numbers.ts';
import type { ZoneStyle } from '../shared/swatches.ts';
import { words } from './words.ts';

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** The sample of its zone or segment. */
  readonly sample?: { readonly kind: 'zone' | 'segment'; readonly style: ZoneStyle };
}

export interface Facts {
  readonly main: readonly Fact[];
  /** Everything else that was stated, `label value` each. */
  readonly others: readonly string[];
}

/** Shown in the main list, in their own rows. */
const TOLD: ReadonlySet<string> = new Set(['signType', 'use', 'width', 'height', 'depth', 'clearance', 'topHeight', 'display', 'illumination', 'luminance', 'bearing', 'accuracy', 'id', 'name', 'consents']);
/** Zones, or segments, that are named one by one. */
const MOST = 3;
/** In fewer words than the label of a question. */
const brief = (name: string, language: Language): string => (PROPERTY.get(name)?.label[language] ?? name).replace(/\s*[（(].*[）)]$/, '');

export function facts(report: Report, plan: Plan, place: string | null, language: Language): Facts {
  const w = words(language);
  const named = lexicon(plan);
  const stated: Readonly<Record<string, unknown>> = report.proposal.properties ?? {};
  const value = (name: string): string | undefined => valueText(PROPERTY.get(name), stated[name], (word) => named.word(word, name, language), language);
  const join = (parts: readonly (string | undefined)[], by = w.comma): string => parts.filter((part) => part !== undefined && part !== '').join(by);
  const measured = (...names: readonly string[]): string => join(names.map((name) => (stated[name] === undefined ? undefined : `${brief(name, language)} ${value(name) ?? ''}`)));
  const line = (label: string, text: string): readonly Fact[] => (text === '' ? [] : [{ label, value: bound(text) }]);
  const main: Fact[] = [
    ...line(brief('name', language), join([value('name'), value('id')], ' ')),
    ...line(w.type, join([value('signType'), useWord(stated['use'], named, language)])),
    ...line(w.place, place ?? ''),
    ...memberships(report, plan, language),
    ...line(w.size, measured('width', 'height', 'depth')),
    ...line(brief('clearance', language), value('clearance') ?? ''),
    ...line(brief('topHeight', language), value('topHeight') ?? ''),
    ...line(brief('bearing', language), value('bearing') ?? ''),
    ...line(w.light, join([value('display'), stated['illumination'] === 'none' ? undefined : value('illumination'), value('luminance')])),
  ];
  const others = PROPERTIES.filter(({ name }) => !TOLD.has(name)).flatMap(({ name }) => {
    const text = value(name);
    return text === undefined ? [] : [bound(`${brief(name, language)} ${text}`)];
  });
  return { main, others };
}

/** A stated value as it is read: `6.00 m`, `6°`, `灯箱`. */
function valueText(property: Property | undefined, value: unknown, word: (value: string) => string, language: Language): string | undefined {
  if (value === undefined || value === null || property === undefined) return undefined;
  if (typeof value === 'number') return property.kind === 'number' ? (property.unit === '°' || property.unit === '' ? limitAmount(value, property.unit) : amount(value, property.unit)) : String(value);
  if (typeof value === 'boolean') return language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(String).join(words(language).and);
  return typeof value === 'string' ? word(value) : JSON.stringify(value);
}

function memberships({ place }: Report, plan: Plan, language: Language): Fact[] {
  const w = words(language);
  const { zoneClasses, segmentClasses } = plan.manifest;
  const text = ({ key, name, certain }: Membership, title: string): string => bound(`${certain ? '' : `${w.possibly} `}${[title, key, name].filter((part) => part !== '').join(' ')}`);
  const of = (label: string, kind: 'zone' | 'segment', members: readonly Membership[]): Fact[] =>
    members.slice(0, members.length > MOST ? MOST - 1 : MOST).map((member, i) => {
      const klass = (kind === 'zone' ? zoneClasses : segmentClasses).find(({ id }) => id === member.class);
      return { label: i === 0 ? label : '', value: text(member, klass?.title[language] ?? member.class), ...(klass === undefined ? {} : { sample: { kind, style: klass.style } }) };
    });
  const more = (members: readonly Membership[]): Fact[] => (members.length > MOST ? [{ label: '', value: w.others(members.length - MOST + 1) }] : []);
  const zones = of(w.zone, 'zone', place.zones);
  return [
    ...(zones.length > 0 ? zones : [{ label: w.zone, value: place.area === 'outside' ? w.outside : w.noZone }]),
    ...more(place.zones),
    ...of(w.segment, 'segment', place.segments),
    ...more(place.segments),
    ...place.sites.map((site, i) => ({ label: i === 0 ? w.site : '', value: text(site, '') })),
  ];
}
