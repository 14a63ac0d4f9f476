/** What is filtered, in the order in which it is shown, as a file. */
import type { Plan } from '../../plan/plan.ts';
import { Slices } from '../../survey/questions/slices.ts';
import type { Language } from '../phrases.ts';
import type { SetExport } from './cells.ts';
import { csvPieces } from './csv.ts';
import { geojsonPieces } from './geojson.ts';

export const EXPORT_FORMATS = ['csv', 'xlsx', 'geojson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Rows of a workbook that a page packs without being missed: some 0.2 ms a row, in one piece of work. More are offered as CSV, which every spreadsheet opens. */
export const MOST_IN_WORKBOOK = 5000;

/** The plan’s id, then what is in it: `<id>-zones.csv`. */
export const exportName = ({ manifest }: Plan, { set }: SetExport, format: ExportFormat): string => `${manifest.id}-${set.id}.${format}`;

/** In slices, so that the page goes on; a workbook's writer is fetched when the first is asked for, and the fetching may reject. Null where `signal` called it off. */
export async function exportSet(things: SetExport, format: ExportFormat, plan: Plan, language: Language, signal?: AbortSignal): Promise<Blob | null> {
  if (format === 'xlsx') {
    const { setXlsx } = await import('./xlsx.ts');
    return setXlsx(things, language, signal);
  }
  return format === 'csv' ? gathered(csvPieces(things, language), 'text/csv;charset=utf-8', signal) : gathered(geojsonPieces(things, plan), 'application/geo+json', signal);
}

/** Some hundred rows make a part: a blob of very many small ones is slow. */
const PART = 1 << 16;

async function gathered(pieces: Generator<string>, type: string, signal?: AbortSignal): Promise<Blob | null> {
  const slices = new Slices(signal);
  const parts: string[] = [];
  let part = '';
  for (const piece of pieces) {
    if (slices.due && !(await slices.rest())) return null;
    part += piece;
    if (part.length < PART) continue;
    parts.push(part);
    part = '';
  }
  return slices.stopped ? null : new Blob([...parts, part], { type });
}
