/** Values of a FlatGeobuf feature. */
import type { RawField, RawValue } from '../../types.ts';
import type { FgbColumn, FgbType } from './header.ts';

const FIXED: Readonly<Partial<Record<FgbType, number>>> = { byte: 1, ubyte: 1, bool: 1, short: 2, ushort: 2, int: 4, uint: 4, long: 8, ulong: 8, float: 4, double: 8 };
const FIELD: Readonly<Record<FgbType, RawField['type']>> = { byte: 'integer', ubyte: 'integer', bool: 'boolean', short: 'integer', ushort: 'integer', int: 'integer', uint: 'integer', long: 'integer', ulong: 'integer', float: 'number', double: 'number', string: 'text', json: 'text', datetime: 'date', binary: 'text' };

/** Binary columns are left out. */
export const fieldsOf = (columns: readonly FgbColumn[]): RawField[] => columns.filter(({ type }) => type !== 'binary').map(({ name, type, title }) => ({ name, type: FIELD[type], ...(title === undefined ? {} : { title }) }));

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Sets the values on `row`. False where they run out of their bytes or belong to no column. */
export function readValues(bytes: Uint8Array, columns: readonly FgbColumn[], row: Record<string, RawValue>): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; ) {
    if (at + 2 > bytes.length) return false;
    const column = columns[view.getUint16(at, true)];
    if (column === undefined) return false;
    const { name, type } = column;
    at += 2;
    const fixed = FIXED[type];
    if (fixed === undefined && at + 4 > bytes.length) return false;
    const length = fixed ?? view.getUint32(at, true);
    if (fixed === undefined) at += 4;
    if (length > bytes.length - at) return false;
    if (type !== 'binary') row[name] = fixed === undefined ? textOf(decoder.decode(bytes.subarray(at, at + length)), type) : numberAt(view, at, type);
    at += length;
  }
  return true;
}

function numberAt(view: DataView, at: number, type: FgbType): RawValue {
  switch (type) {
    case 'byte':
      return view.getInt8(at);
    case 'ubyte':
      return view.getUint8(at);
    case 'bool':
      return view.getUint8(at) !== 0;
    case 'short':
      return view.getInt16(at, true);
    case 'ushort':
      return view.getUint16(at, true);
    case 'int':
      return view.getInt32(at, true);
    case 'uint':
      return view.getUint32(at, true);
    case 'long':
    case 'ulong': {
      const whole = type === 'long' ? view.getBigInt64(at, true) : view.getBigUint64(at, true);
      return Number.isSafeInteger(Number(whole)) ? Number(whole) : String(whole);
    }
    default: {
      const value = type === 'float' ? view.getFloat32(at, true) : view.getFloat64(at, true);
      // Other writers put NaN where a number is missing.
      return Number.isFinite(value) ? value : null;
    }
  }
}

/** A date and time in the one way to write it: GDAL has written slashes and a blank. */
const textOf = (text: string, type: FgbType): string => (type === 'datetime' ? text.replace(/^(\d{4})[/-](\d\d)[/-](\d\d)[ T]/, '$1-$2-$3T').replace(/([+-]\d\d)$/, '$1:00') : text);

/** A column of dates comes as one of times at midnight: what has no time anywhere is a date. */
export function bareDates(columns: readonly FgbColumn[], rows: readonly Record<string, RawValue>[]): void {
  for (const { name, type } of columns) {
    if (type !== 'datetime') continue;
    const midnight = /T00:00:00(?:\.0+)?(?:Z|\+00:00)?$/;
    if (!rows.every((row) => typeof row[name] !== 'string' || midnight.test(row[name]))) continue;
    for (const row of rows) if (typeof row[name] === 'string') row[name] = row[name].slice(0, 10);
  }
}
