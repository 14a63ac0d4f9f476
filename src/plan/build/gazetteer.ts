/** The names of a plan's layers and of `names.csv`, each with a point, a reading and where it comes from. */
import { Plane } from '../../geo/plane.ts';
import { fail, ok, type Problem, type Result } from '../../problem.ts';
import { didYouMean } from '../nearest.ts';
import { NAME_KINDS, type Gazetteer, type GazetteerEntry, type GazetteerSettings, type NameKind } from '../schema/gazetteer.ts';
import type { PlanSource } from '../schema/manifest.ts';
import { readNamesCsv, type NameRow } from './names-csv.ts';
import { boxOf, lengthOf, pointOn, unite, type Box } from './point-on.ts';
import { hanOf, read, syllables, type Reader } from './readings.ts';
import type { SourceFile } from './sources.ts';
import type { DrawnLayer } from './strict.ts';

type Rule = GazetteerSettings['names'][number];

/** What always has names: kind, and whether its point is a place for a sign. */
const BY_ROLE: Readonly<Partial<Record<string, readonly [kind: NameKind, precise: boolean]>>> = { zones: ['zone', false], segments: ['segment', false], sites: ['site', true], 'existing-signs': ['sign', true] };

/** A name while it is put together. */
interface Named {
  readonly kind: NameKind;
  readonly name: string;
  readonly number?: string;
  readonly within?: string;
  readonly precise: boolean;
  readonly source: string;
  /** Of its own feature, as its source states it. */
  readonly pinyin?: { readonly stated: string; readonly file: string; readonly path: string };
  /** As its own feature has it; `names.csv` goes before it. */
  readonly en?: string;
  readonly feature?: { readonly layer: string; readonly key: string };
  readonly at?: readonly [number, number];
  readonly box?: Box;
  /** Metres of its longest piece. */
  readonly length: number;
}

/** @param names `names.csv`, where there is one. */
export function buildGazetteer(plan: PlanSource, planFile: string, drawn: readonly DrawnLayer[], names: SourceFile | undefined, reader: Reader): Result<Gazetteer> {
  const settings = plan.gazetteer ?? { names: [] };
  const problems = checkRules(settings.names, plan, planFile);
  const rows = names === undefined ? ok([]) : readNamesCsv(names, (settings.sources ?? []).map(({ id }) => id), plan.extent);
  if (!rows.ok) problems.push(...rows.problems);
  if (problems.length > 0 || !rows.ok) return fail(...problems);

  const found = new Map<string, Named>();
  for (const named of [...fromLayers(plan, settings.names, drawn), ...fromRows(rows.value)]) {
    // What has a number is told apart by it; other things of one kind and name are one.
    const key = [named.kind, named.name, named.number ?? ''].join('\n');
    const other = found.get(key);
    found.set(key, other === undefined ? named : merged(other, named));
  }

  const stated = new Map<string, readonly string[]>();
  const english = new Map<string, string>();
  for (const { name, row, pinyin, en } of rows.value) {
    if (en !== undefined) english.set(name, en);
    if (pinyin === undefined) continue;
    const reading = syllables(name, pinyin, reader, { file: names?.file ?? '', path: `row ${row}, pinyin` });
    if (reading.ok) stated.set(name, reading.value);
    else problems.push(...reading.problems);
  }
  const entries = [...found.values()].map((named): GazetteerEntry => {
    const { kind, name, number, within, precise, source, feature, at, box } = named;
    const own = named.pinyin === undefined ? undefined : syllables(name, named.pinyin.stated, reader, named.pinyin);
    if (own?.ok === false) problems.push(...own.problems);
    const reading = own?.ok === true ? own.value : read(name, stated, reader);
    if (reading.length !== hanOf(name).length || !reading.every((syllable) => /^[a-zü]+$/.test(syllable))) problems.push({ code: 'gazetteer.pinyin', file: planFile, path: 'gazetteer', received: name, text: { zh: '词典没有其中某字的读音；写入 names.csv。', en: 'The dictionary lacks a reading of one of its characters; state it in names.csv.' } });
    const en = english.get(name) ?? named.en;
    return {
      kind,
      name: { zh: name, ...(en === undefined ? {} : { en }) },
      ...(number === undefined ? {} : { number }),
      pinyin: reading.join(' '),
      ...(within === undefined ? {} : { within }),
      ...(feature === undefined ? {} : { feature }),
      ...(at === undefined ? {} : { at: [at[0], at[1]] }),
      ...(box === undefined || (box[0] === box[2] && box[1] === box[3]) ? {} : { box: [box[0], box[1], box[2], box[3]] }),
      precise,
      source,
    };
  });
  if (problems.length > 0) return fail(...problems);
  const used = new Set(entries.map(({ source }) => source));
  const layers = plan.layers.map(({ id, basis, source, licence, accuracy }) => ({ id, basis, text: source, licence, accuracy }));
  return ok({ schema: 'signplan-gazetteer/1', sources: [...layers, ...(settings.sources ?? [])].filter(({ id }) => used.has(id)), entries: entries.toSorted(inOrder) });
}

/** By kind, number and name; code units, whatever the language of the machine. */
function inOrder(a: GazetteerEntry, b: GazetteerEntry): number {
  const [x, y] = [a, b].map(({ number, name, within }) => [number ?? '', name.zh, within ?? ''].join('\n'));
  return NAME_KINDS.indexOf(a.kind) - NAME_KINDS.indexOf(b.kind) || ((x ?? '') < (y ?? '') ? -1 : 1);
}

function checkRules(rules: readonly Rule[], plan: PlanSource, file: string): Problem[] {
  return rules.flatMap(({ layer: id, column = 'name', where = {} }, index): Problem[] => {
    const path = `gazetteer.names[${index}]`;
    const layer = plan.layers.find((one) => one.id === id);
    if (layer === undefined) {
      const guess = didYouMean(id, plan.layers.map((one) => one.id));
      return [{ code: 'gazetteer.layer', file, path: `${path}.layer`, received: id, text: { zh: `没有这个图层。${guess.zh}`, en: `There is no such layer.${guess.en}` } }];
    }
    return [column, ...Object.keys(where)].flatMap((name) => {
      if (layer.columns[name] === 'string') return [];
      const guess = didYouMean(name, Object.keys(layer.columns));
      return [{ code: 'gazetteer.column', file, path, received: name, text: { zh: `图层没有这一文字列。${guess.zh}`, en: `The layer has no such column of text.${guess.en}` } }];
    });
  });
}

/** Of several rules the first that fits a feature takes its name from a column. */
function fromLayers(plan: PlanSource, rules: readonly Rule[], drawn: readonly DrawnLayer[]): Named[] {
  const plane = new Plane(plan.crs.centralMeridian, plan.extent);
  const taken = new Set<string>();
  const own = drawn.flatMap(({ layer: { id, role } }): (Rule & { readonly numbered: true })[] => {
    const [kind, precise] = BY_ROLE[role] ?? [];
    return kind === undefined ? [] : [{ layer: id, kind, precise: precise === true, numbered: true }];
  });
  return [...own, ...rules.map((rule) => ({ ...rule, numbered: false }))].flatMap(({ layer: id, kind, column = 'name', where = {}, without = [], precise = false, numbered }) => {
    const source = drawn.find(({ layer }) => layer.id === id);
    return (source?.features ?? []).flatMap(({ key, geometry, properties }): Named[] => {
      const name = properties[column] ?? (numbered ? key : undefined);
      const mark = `${id}\n${column}\n${key}`;
      if (typeof name !== 'string' || without.includes(name) || taken.has(mark)) return [];
      if (!Object.entries(where).every(([of, words]) => words.includes(String(properties[of] ?? '')))) return [];
      taken.add(mark);
      const [stated, en] = column === 'name' ? [properties['pinyin'], properties['nameEn']] : [];
      return [
        {
          kind,
          name,
          ...(numbered ? { number: key } : {}),
          precise: precise && geometry.type === 'Point',
          source: id,
          ...(typeof stated === 'string' ? { pinyin: { stated, file: source?.file ?? id, path: `features(${key}).pinyin` } } : {}),
          ...(typeof en === 'string' ? { en } : {}),
          feature: { layer: id, key },
          at: pointOn(geometry, plane),
          box: boxOf(geometry),
          length: lengthOf(geometry, plane),
        },
      ];
    });
  });
}

const fromRows = (rows: readonly NameRow[]): Named[] =>
  rows.flatMap(({ name, kind, within, at, source = '' }) => (kind === undefined ? [] : [{ kind, name, ...(within === undefined ? {} : { within }), ...(at === undefined ? {} : { at }), precise: false, source, length: 0 }]));

/** Two of one kind and name: the first says what it is; its longest piece in the same layer is where it is. */
function merged(first: Named, other: Named): Named {
  const here = first.at === undefined || (first.feature?.layer === other.feature?.layer && other.length > first.length) ? other : first;
  const box = first.box === undefined || other.box === undefined ? (first.box ?? other.box) : unite(first.box, other.box);
  const within = first.within ?? other.within;
  const en = first.en ?? other.en;
  const { feature, at, length, source } = here.at === undefined ? first : here;
  return { ...first, ...(within === undefined ? {} : { within }), ...(en === undefined ? {} : { en }), ...(feature === undefined ? {} : { feature }), ...(at === undefined ? {} : { at }), ...(box === undefined ? {} : { box }), length, source };
}
