/** Judged signs as a file, written in slices where the rows are. */
import type { SavedFormat } from '../../../elements/audit/view.ts';
import type { ProposalRow } from '../../../plan/proposal-row-types.ts';
import { csvParts } from '../../../report/audit/roster/csv.ts';
import { linesParts } from '../../../report/audit/roster/lines.ts';
import type { RosterSheet } from '../../../report/audit/roster/table.ts';
import { workbookParts } from '../../../report/audit/roster/workbook.ts';
import type { Pace } from './pace.ts';

export const MEDIA: Readonly<Record<SavedFormat, string>> = { csv: 'text/csv;charset=utf-8', errors: 'text/csv;charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', geojson: 'application/geo+json', ndjson: 'application/x-ndjson' };

export interface Saving extends RosterSheet {
  readonly format: SavedFormat;
  read(index: number): ProposalRow;
}

export async function saveSigns(sheet: Saving, pace: Pace, tell: (done: number, total: number) => void): Promise<Blob> {
  const { format } = sheet;
  const { count } = sheet.signs;
  const type = MEDIA[format];
  if (format === 'xlsx') {
    const pack = await import('fflate');
    const parts = await pace.through(workbookParts(sheet, pack), (done) => tell(done, count * 2));
    return new Blob(parts as BlobPart[], { type });
  }
  const parts: string[] = [];
  const steps = format === 'csv' || format === 'errors' ? csvParts(sheet, format === 'errors') : linesParts({ ...sheet, format });
  await pace.through(steps, ({ part, done }) => {
    parts.push(part);
    tell(done, count);
  });
  return new Blob(parts, { type });
}
