/** Judged signs as `signplan audit` writes them: GeoJSON, or ndjson. In slices. */
import type { Plan } from '../../../plan/plan.ts';
import type { ProposalRow } from '../../../plan/proposal-row-types.ts';
import type { HeldSigns } from '../../../survey/roster/held.ts';
import { VERDICTS } from '../../../survey/summary.ts';
import type { AuditEntry } from '../../../survey/types.ts';
import type { Language } from '../../phrases.ts';
import { auditFrame, entryWriter } from '../format.ts';

const ROWS = 50;

/** The entry of a sign that was judged, with its proposal read again; undefined where it waits for its verdict. */
export function entryOf(signs: HeldSigns, index: number, { row, id, result }: ProposalRow, asOf: string): AuditEntry | undefined {
  const named = id === undefined ? { row } : { row, id };
  if (!result.ok) return { kind: 'error', ...named, problems: result.problems };
  const verdict = VERDICTS[signs.verdict[index] ?? VERDICTS.length];
  const counts = signs.counts(index);
  if (verdict === undefined || counts === undefined) return undefined;
  return { kind: 'sign', ...named, asOf, proposal: result.value, verdict, counts, findings: signs.findings(index), zones: signs.zones(index), ...signs.flags(index) };
}

export interface LinesSheet {
  readonly plan: Plan;
  readonly signs: HeldSigns;
  readonly asOf: string;
  readonly language: Language;
  readonly format: 'geojson' | 'ndjson';
  read(index: number): ProposalRow;
}

/** Yields a part of the file, with how many rows are done. */
export function* linesParts(sheet: LinesSheet): Generator<{ readonly part: string; readonly done: number }, void, void> {
  const { plan, signs, asOf, language, format } = sheet;
  const like = { format, language, plan: `${plan.manifest.id} ${plan.manifest.version}`, extra: signs.extraNames };
  const { head, between } = auditFrame(like, plan, asOf);
  const write = entryWriter(like);
  yield { part: head, done: 0 };
  let first = true;
  for (let i = 0; i < signs.count; ) {
    let part = '';
    for (const end = Math.min(i + ROWS, signs.count); i < end; i++) {
      const entry = entryOf(signs, i, sheet.read(i), asOf);
      if (entry === undefined) continue;
      part += (first ? '' : between) + write(entry);
      first = false;
    }
    yield { part, done: i };
  }
  // The end needs no sum in either format.
  yield { part: format === 'geojson' ? '\n]}\n' : '\n', done: signs.count };
}
