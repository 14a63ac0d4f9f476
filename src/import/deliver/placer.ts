/** Each layer of the files, put into its place once, and let go of when nobody needs it any more. */
import type { Position } from 'geojson';
import type { Text } from '../../problem.ts';
import type { ImportContext } from '../context.ts';
import { judgeCrs } from '../crs/judge.ts';
import { suspectShift } from '../crs/landmarks.ts';
import { place } from '../crs/place.ts';
import type { DeliverOptions } from './types.ts';
import type { ImportFinding } from '../finding.ts';
import type { CrsChoice } from '../mapping/types.ts';
import type { Format, PlacedFeature, RawField, RawGeometry, RawLayer, TextReading } from '../types.ts';

/** What a report says of a layer of the files. */
export interface SourceSeen {
  readonly file: string;
  readonly name: string;
  readonly format: Format;
  readonly count: number;
  readonly fields: readonly RawField[];
  readonly text: TextReading | null;
  /** How its reference system was decided; null where nothing asked. */
  readonly crs: Text | null;
  /** Its first position, as the file has it and as it was placed. */
  readonly sample: { readonly from: readonly [number, number]; readonly to: readonly [number, number] | null } | null;
  /** Layers of the plan that it went into. */
  readonly into: readonly string[];
}

export interface Placed {
  /** Null where the reference system is not decided. */
  readonly features: readonly PlacedFeature[] | null;
  readonly findings: readonly ImportFinding[];
}

export class Placer {
  private readonly infos: SourceSeen[];
  private readonly raws: readonly RawLayer[];
  private readonly context: ImportContext;
  private readonly options: Pick<DeliverOptions, 'crs'>;
  private readonly done = new Map<string, Placed>();

  constructor(raws: readonly RawLayer[], context: ImportContext, options: Pick<DeliverOptions, 'crs'>) {
    this.raws = raws;
    this.context = context;
    this.options = options;
    this.infos = raws.map(({ file, name, format, fields, text, features }) => ({ file, name, format, count: features.length, fields, text, crs: null, sample: null, into: [] }));
  }

  indicesOf(wanted: (raw: RawLayer) => boolean): number[] {
    return this.raws.flatMap((raw, index) => (wanted(raw) ? [index] : []));
  }

  /** The same layer with the same choice is placed, and told of, once. */
  place(index: number, stated: CrsChoice | undefined, into: string): Placed {
    const raw = this.raws[index];
    const info = this.infos[index];
    if (raw === undefined || info === undefined) return { features: [], findings: [] };
    const choice = this.options.crs ?? stated;
    const key = `${index} ${JSON.stringify(choice ?? null)}`;
    const there = this.done.get(key);
    if (!info.into.includes(into)) this.infos[index] = { ...info, into: [...info.into, into] };
    if (there !== undefined) return { features: there.features, findings: [] };
    const made = this.judged(raw, choice, index);
    this.done.set(key, made);
    return { features: made.features, findings: [...raw.findings, ...made.findings] };
  }

  private judged(raw: RawLayer, choice: CrsChoice | undefined, index: number): Placed {
    const { findings, title, toLonLat, sample, decided } = judgeCrs(raw, choice, this.context);
    const info = this.infos[index];
    const from = sample?.from ?? firstOf(raw.features);
    if (info !== undefined) this.infos[index] = { ...info, crs: title, sample: from === null ? null : { from, to: sample?.to ?? toLonLat?.(...from) ?? null } };
    if (toLonLat === undefined) return { features: null, findings };
    const placed = place(raw, toLonLat);
    // Degrees of a format that has no other system are WGS84 by its rules only; tools of web maps write shifted ones into it.
    const byRule = decided === 'format' || (raw.format === 'kml' && decided !== 'user');
    const shift = suspectShift(placed.features, this.context, raw).map((finding): ImportFinding => (byRule && finding.code === 'import.crs-not-compared' ? { ...finding, severity: 'remark' } : finding));
    return { features: placed.features, findings: [...findings, ...placed.findings, ...shift] };
  }

  seen(): readonly SourceSeen[] {
    return this.infos;
  }
}

function firstOf(features: readonly { readonly geometry: RawGeometry | null }[]): readonly [number, number] | null {
  for (const { geometry } of features) {
    let part: unknown = geometry?.coordinates;
    while (Array.isArray(part) && Array.isArray(part[0])) part = part[0];
    const [x, y] = Array.isArray(part) ? (part as Position) : [];
    if (x !== undefined && y !== undefined) return [x, y];
  }
  return null;
}
