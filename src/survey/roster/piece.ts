/** Judged signs in columns, some hundred at a time: they pass from a worker to the page in a moment, and a hundred thousand of them stay small. */
import type { Counts } from '../../check/types.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Problem } from '../../problem.ts';
import { IN_ERROR } from '../sets/judged.ts';
import { VERDICTS } from '../summary.ts';
import type { AuditEntry, AuditFinding } from '../types.ts';

/** Signs of one piece. */
export const PIECE = 500;
export const COUNTS = ['checked', 'fail', 'unknown', 'consent', 'advice', 'reserved', 'notCovered', 'pass'] as const satisfies readonly (keyof Counts)[];
export const SIZES = ['width', 'height', 'topHeight'] as const;
export const FLAG = { boundary: 1, demonstration: 2 } as const;

/** Texts one after another: the nth ends at `ends[n]`. */
export interface TextColumn {
  readonly text: string;
  readonly ends: Uint32Array;
}
/** Words by number; 0 is none, 1 the first of `list`. */
export interface WordColumn {
  readonly list: readonly string[];
  readonly at: Uint16Array;
}
/** Several words a sign: those of the nth end at `ends[n]`. */
export interface ListColumn extends WordColumn {
  readonly ends: Uint32Array;
}

export interface JudgedPiece {
  /** Index of its first sign. */
  readonly from: number;
  readonly count: number;
  readonly rows: Uint32Array;
  readonly id: TextColumn;
  readonly name: TextColumn;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly verdict: Uint8Array;
  /** By `COUNTS`, eight a sign. */
  readonly counts: Uint16Array;
  readonly flags: Uint8Array;
  readonly words: Readonly<Record<'signType' | 'use', WordColumn>>;
  /** By `SIZES`, three a sign; not a number where nothing is known. */
  readonly sizes: Float64Array;
  readonly zones: ListColumn;
  /** Words are JSON of clause, result and layer; `keys` has the feature's key of each finding. */
  readonly findings: ListColumn & { readonly keys: TextColumn };
  /** By column of `extra` of the roster; what is no text is JSON after a mark. */
  readonly extra: readonly TextColumn[];
  /** By index within the piece. */
  readonly problems: Readonly<Record<number, readonly Problem[]>>;
}

/** Before a value that is no text. */
export const NOT_TEXT = '\u0001';

class Texts {
  private readonly parts: string[] = [];
  private readonly ends: number[] = [];
  private length = 0;
  add(text: string): void {
    this.parts.push(text);
    this.length += text.length;
    this.ends.push(this.length);
  }
  get column(): TextColumn {
    return { text: this.parts.join(''), ends: Uint32Array.from(this.ends) };
  }
}

class Words {
  private readonly places = new Map<string, number>();
  private readonly at: number[] = [];
  private readonly ends: number[] = [];
  add(word: string | undefined): void {
    if (word === undefined) {
      this.at.push(0);
      return;
    }
    const place = this.places.get(word) ?? this.places.size + 1;
    this.places.set(word, place);
    this.at.push(place);
  }
  end(): void {
    this.ends.push(this.at.length);
  }
  get column(): ListColumn {
    return { list: [...this.places.keys()], at: Uint16Array.from(this.at), ends: Uint32Array.from(this.ends) };
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const wordOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : NaN);

/** Half way along a baseline by its points; shown, never computed with. */
function placeOf({ geometry }: Proposal): readonly [number, number] {
  if (geometry.type === 'Point') return [geometry.coordinates[0] ?? NaN, geometry.coordinates[1] ?? NaN];
  const [a = [], b = []] = [geometry.coordinates[0], geometry.coordinates.at(-1)];
  return [((a[0] ?? NaN) + (b[0] ?? NaN)) / 2, ((a[1] ?? NaN) + (b[1] ?? NaN)) / 2];
}

/** @param extra titles of the columns that are carried along */
export function pieceOf(from: number, entries: readonly AuditEntry[], extra: readonly string[]): JudgedPiece {
  const count = entries.length;
  const [lon, lat, sizes] = [new Float64Array(count).fill(NaN), new Float64Array(count).fill(NaN), new Float64Array(count * SIZES.length).fill(NaN)];
  const [rows, verdict, flags, counts] = [new Uint32Array(count), new Uint8Array(count), new Uint8Array(count), new Uint16Array(count * COUNTS.length)];
  const [id, name, keys] = [new Texts(), new Texts(), new Texts()];
  const words = { signType: new Words(), use: new Words() };
  const [zones, findings] = [new Words(), new Words()];
  const others = extra.map(() => new Texts());
  const problems: Record<number, readonly Problem[]> = {};
  for (const [i, entry] of entries.entries()) {
    rows[i] = entry.row;
    id.add(entry.id ?? '');
    const properties: Partial<Proposal['properties']> = entry.kind === 'sign' ? entry.proposal.properties : {};
    name.add(textOf(properties['name']));
    for (const word of ['signType', 'use'] as const) words[word].add(wordOf(properties[word]));
    for (const [k, size] of SIZES.entries()) sizes[i * SIZES.length + k] = numberOf(properties[size]);
    if (entry.kind === 'sign') {
      [lon[i], lat[i]] = placeOf(entry.proposal) as [number, number];
      verdict[i] = VERDICTS.indexOf(entry.verdict);
      flags[i] = (entry.boundary ? FLAG.boundary : 0) + (entry.demonstration ? FLAG.demonstration : 0);
      for (const [k, one] of COUNTS.entries()) counts[i * COUNTS.length + k] = entry.counts[one];
      for (const zone of entry.zones) zones.add(zone);
      for (const finding of entry.findings) {
        findings.add(JSON.stringify([finding.clause, finding.result, finding.feature?.layer ?? null]));
        keys.add(finding.feature?.key ?? '');
      }
    } else {
      verdict[i] = IN_ERROR;
      problems[i] = entry.problems;
    }
    zones.end();
    findings.end();
    const carried = entry.kind === 'sign' ? entry.proposal.extra : undefined;
    for (const [k, title] of extra.entries()) {
      const value = carried?.[title];
      others[k]?.add(value === undefined || value === null ? '' : typeof value === 'string' ? value : NOT_TEXT + JSON.stringify(value));
    }
  }
  return {
    from, count, rows, id: id.column, name: name.column, lon, lat, verdict, counts, flags, words: { signType: words.signType.column, use: words.use.column }, sizes,
    zones: zones.column, findings: { ...findings.column, keys: keys.column }, extra: others.map(({ column }) => column), problems,
  };
}

export const textAt = ({ text, ends }: TextColumn, i: number): string => text.slice(i === 0 ? 0 : ends[i - 1], ends[i]);
export const wordAt = ({ list, at }: WordColumn, i: number): string => list[(at[i] ?? 0) - 1] ?? '';
export function wordsAt({ list, at, ends }: ListColumn, i: number): string[] {
  const out: string[] = [];
  for (let k = i === 0 ? 0 : (ends[i - 1] ?? 0); k < (ends[i] ?? 0); k++) out.push(list[(at[k] ?? 0) - 1] ?? '');
  return out;
}

type Kind = readonly [clause: string, result: AuditFinding['result'], layer: string | null];
/** Read once a piece: whoever sums up asks for all findings of all signs. */
const kinds = new WeakMap<JudgedPiece['findings'], readonly Kind[]>();

export function findingsAt({ findings }: JudgedPiece, i: number): AuditFinding[] {
  const known = kinds.get(findings) ?? findings.list.map((word) => JSON.parse(word) as Kind);
  kinds.set(findings, known);
  const out: AuditFinding[] = [];
  for (let k = i === 0 ? 0 : (findings.ends[i - 1] ?? 0); k < (findings.ends[i] ?? 0); k++) {
    const kind = known[(findings.at[k] ?? 0) - 1];
    if (kind === undefined) continue;
    const [clause, result, layer] = kind;
    out.push(layer === null ? { clause, result } : { clause, result, feature: { layer, key: textAt(findings.keys, k) } });
  }
  return out;
}
