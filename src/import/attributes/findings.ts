/** Findings as they are gathered: many of one kind are told one by one up to a number, the rest are counted. */
import type { Position } from 'geojson';
import { shown, type Text } from '../../problem.ts';
import type { ImportFinding, Severity } from '../finding.ts';
import type { RawGeometry } from '../types.ts';

/** Of one code. A report with more of them is read by nobody. */
export const MOST_OF_ONE = 200;

/** What a finding is about. */
export interface About {
  readonly feature?: string;
  readonly field?: string;
  readonly at?: readonly [number, number];
  readonly received?: unknown;
}

export class Findings {
  private readonly told: ImportFinding[] = [];
  private readonly more = new Map<string, { count: number; first: ImportFinding }>();
  private readonly counts = new Map<string, number>();
  private readonly base: Pick<ImportFinding, 'file' | 'layer'>;

  constructor(base: { file?: string | undefined; layer: string }) {
    this.base = { ...(base.file === undefined || base.file.includes('*') ? {} : { file: base.file }), layer: base.layer };
  }

  add(code: ImportFinding['code'], severity: Severity, zh: string, en: string, { feature, field, at, received }: About = {}): void {
    const finding: ImportFinding = {
      code,
      severity,
      ...this.base,
      ...(feature === undefined ? {} : { feature }),
      ...(field === undefined ? {} : { field }),
      text: { zh, en },
      ...(received === undefined ? {} : { received: shown(received) }),
      ...(at === undefined ? {} : { at }),
    };
    const count = (this.counts.get(code) ?? 0) + 1;
    this.counts.set(code, count);
    if (count <= MOST_OF_ONE) this.told.push(finding);
    else this.more.set(code, { count: count - MOST_OF_ONE, first: this.more.get(code)?.first ?? finding });
  }

  all(): ImportFinding[] {
    const rest = [...this.more.values()].map(({ count, first: { code, severity } }): ImportFinding => ({ code, severity, ...this.base, text: { zh: `同类问题另有 ${count} 处，未逐一列出。`, en: `There are ${count} more of the same kind, not listed one by one.` } }));
    return [...this.told, ...rest];
  }
}

/** Where a feature is looked for: its first position. */
export function placeOf(geometry: RawGeometry | null): readonly [number, number] | undefined {
  let part: unknown = geometry?.coordinates;
  while (Array.isArray(part) && Array.isArray(part[0])) part = part[0];
  const [x, y] = Array.isArray(part) ? (part as Position) : [];
  return x === undefined || y === undefined ? undefined : [x, y];
}

/** Words that are met again and again: how often each, and where first. */
export class Tally {
  private readonly words = new Map<string, { count: number; about: About }>();
  total = 0;

  add(word: string, about: About): void {
    this.total += 1;
    const found = this.words.get(word);
    if (found !== undefined) found.count += 1;
    else if (this.words.size < 5000) this.words.set(word, { count: 1, about });
  }

  /** In the order of first meeting. */
  *each(): Generator<{ word: string; count: number; about: About }> {
    for (const [word, { count, about }] of this.words) yield { word, count, about };
  }

  /** First ones, for a sentence. */
  some(most: number, language: keyof Text): string {
    const list = [...this.words.keys()].slice(0, most).map((word) => `“${cut(word)}”`);
    return `${list.join(language === 'zh' ? '、' : ', ')}${this.words.size > most ? '…' : ''}`;
  }

  /** Of one, which it is; of many, where the first lies: they are not that one's doing. */
  get where(): About {
    const { feature, ...rest } = this.words.values().next().value?.about ?? {};
    return feature === undefined || this.total > 1 ? rest : { feature, ...rest };
  }
}

export const cut = (text: string): string => (text.length > 24 ? `${text.slice(0, 23)}…` : text);
