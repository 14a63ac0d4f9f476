/** The causes of cells, each once. */
import type { Finding, Reason } from '../../check/types.ts';
import type { Cause, Lack } from './types.ts';

/** Indices of causes are kept in sixteen bits: from here on what differs by feature and by what is missing is one. */
const MANY = 60_000;

function lackOf(reason: Reason): Lack | null {
  switch (reason.kind) {
    case 'fact':
      return { kind: 'fact', name: reason.name };
    case 'layer':
      return { kind: 'layer', layer: reason.layer };
    case 'attribute':
      return { kind: 'attribute', layer: reason.layer, name: reason.name };
    case 'absent':
      return null;
    case 'accuracy':
    case 'boundary':
      return { kind: 'position' };
    default:
      return { kind: reason.kind };
  }
}

/** All that is missing in findings that are undecided, in a fixed order; a better position only where nothing else is. */
export function lacksOf(findings: readonly Finding[]): readonly Lack[] {
  const found = new Map<string, Lack>();
  for (const { result, reasons } of findings) {
    if (result !== 'unknown') continue;
    for (const reason of reasons) {
      const lack = lackOf(reason);
      if (lack) found.set(keyOf(lack), lack);
    }
  }
  if (found.size > 1) found.delete('position');
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, lack]) => lack);
}

export const keyOf = (lack: Lack): string => Object.values(lack).join(' ');

export class Causes {
  readonly list: Cause[] = [];
  private readonly known = new Map<string, number>();
  /** Most blocks have the very findings of others. */
  private readonly byFindings: WeakMap<readonly Finding[], number>[] = [];

  /** The number of a cause: that of the first finding, and what is missing in all of them. */
  of(state: number, findings: readonly Finding[]): number {
    const same = (this.byFindings[state] ??= new WeakMap());
    let cause = same.get(findings);
    if (cause === undefined) same.set(findings, (cause = this.find(state, findings)));
    return cause;
  }

  private find(state: number, findings: readonly Finding[]): number {
    const [first] = findings;
    const lacks = lacksOf(findings);
    const told = this.list.length < MANY;
    const key = told ? [state, first?.clause, first?.citation.article, first?.feature?.layer, first?.feature?.key, first?.scope?.kind, first?.scope?.key ?? first?.scope?.class, ...lacks.map(keyOf)].join('|') : `${state}|${first?.clause}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.list.push({ state, ...(first ? decides(first, told) : {}), lacks: told ? lacks : [] });
    this.known.set(key, this.list.length - 1);
    return this.list.length - 1;
  }
}

function decides({ clause, result, citation, basis, feature, scope }: Finding, told: boolean): Partial<Cause> {
  return { clause, result, citation, basis, ...(told && feature ? { feature } : {}), ...(told && scope ? { scope } : {}) };
}
