/** Rows from their bytes: the short way where a row is in order, at length where something has to be said about it. The same as `readProposals` gives. */
import { ok } from '../../problem.ts';
import { csvRows, separator } from '../proposal-csv.ts';
import { quickProposal } from '../proposal-quick.ts';
import { bareLine, featureRow, idOf, lineRow, type ProposalRow } from '../proposal-rows.ts';
import type { ProposalContext } from '../proposal.ts';
import { statedNumber, statedValue } from '../stated.ts';
import { decode, type RowRanges } from './row-ranges.ts';

type Read = (number: number, text: string) => ProposalRow | undefined;

/** Reads rows `from` to `to`, exclusive. Undefined where a collection turns out to be broken JSON: then nothing of it holds. */
export function readRows(bytes: Uint8Array, ranges: RowRanges, from: number, to: number, context: ProposalContext): ProposalRow[] | undefined {
  const read = readerOf(ranges, context);
  const rows: ProposalRow[] = [];
  for (let i = from; i < to; i++) {
    const number = ranges.numbers[i] ?? 0;
    const text = decode(bytes, ranges.starts[i] ?? 0, ranges.ends[i] ?? 0);
    const row = read(number, text);
    if (row !== undefined) rows.push(row);
    else if (ranges.form === 'collection') return undefined;
  }
  return rows;
}

function readerOf({ form, head }: RowRanges, context: ProposalContext): Read {
  switch (form) {
    case 'csv':
      return tableReader(head, context);
    case 'collection':
      return (number, text) => {
        const feature = json(text);
        return feature === undefined ? undefined : (quickRow(number, feature, context) ?? featureRow(number, feature, { ...context, path: `features[${number - 1}]` }));
      };
    default:
      return (number, text) => {
        const feature = json(bareLine(text));
        return (feature === undefined ? undefined : quickRow(number, feature, context)) ?? lineRow(number, text, context);
      };
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function quickRow(row: number, feature: unknown, context: ProposalContext): ProposalRow | undefined {
  const proposal = quickProposal(feature, context);
  if (proposal === undefined) return undefined;
  const id = idOf(feature);
  return id === undefined ? { row, result: ok(proposal) } : { row, id, result: ok(proposal) };
}

function tableReader(head: string, context: ProposalContext): Read {
  const parted = separator(head);
  const names = head.split(parted).map((cell) => cell.trim());
  const [lon, lat, id] = ['lon', 'lat', 'id'].map((name) => names.indexOf(name)) as [number, number, number];
  const columns = names.map((name, column) => ({ name, column })).filter(({ name }) => name !== '' && name !== 'lon' && name !== 'lat');
  // One object for all rows: what is kept of it is copied.
  const written: Record<string, unknown> = Object.fromEntries(columns.map(({ name }) => [name, undefined]));
  const quick: Read = (row, text) => {
    if (text.includes('"')) return undefined;
    const cells = text.replace(/\r?\n$/, '').split(parted);
    if (cells.length !== names.length) return undefined;
    const cell = (column: number): string => (cells[column] ?? '').trim();
    for (const { name, column } of columns) {
      const stated = cell(column);
      written[name] = stated === '' ? undefined : statedValue(name, stated);
    }
    if (names.some((name, column) => name === '' && cell(column) !== '')) return undefined;
    const proposal = quickProposal({ type: 'Feature', geometry: { type: 'Point', coordinates: [statedNumber(cell(lon)), statedNumber(cell(lat))] }, properties: written }, context);
    if (proposal === undefined) return undefined;
    const own = cell(id);
    return own === '' ? { row, result: ok(proposal) } : { row, id: own, result: ok(proposal) };
  };
  return (row, text) => {
    const short = quick(row, text);
    if (short !== undefined) return short;
    const rows = csvRows(`${head}\n${text}`, context, row);
    return rows.ok ? rows.value.rows[0] : undefined;
  };
}
