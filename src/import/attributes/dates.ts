/** A day as it is written in tables, as ISO text. */

export type DateRead =
  /** `serial`: a spreadsheet's number of the day. `evening`: UTC at 16:00, which is midnight of the next day in China. */
  | { readonly date: string; readonly reading?: 'serial' | 'evening' | 'form' }
  | { readonly refused: 'incomplete' | 'order' | 'none' };

/** Day 0 of spreadsheets, which count a 29 February 1900 as well. */
const EPOCH = Date.UTC(1899, 11, 30);

export function readDate(value: string | number): DateRead {
  const plain = String(value).normalize('NFKC').trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(plain)) return valid(plain.slice(0, 4), plain.slice(5, 7), plain.slice(8), undefined);
  if (/^\d{4}-\d{2}-\d{2}T16:00(?::00(?:\.0+)?)?(?:Z|\+00:?00)$/.test(plain)) {
    const next = new Date(Date.parse(`${plain.slice(0, 10)}T00:00:00Z`) + 86_400_000);
    return Number.isNaN(next.getTime()) ? { refused: 'none' } : { date: next.toISOString().slice(0, 10), reading: 'evening' };
  }
  const parts = /^(\d{4})(?:-|\/|\.|年)\s*(\d{1,2})(?:-|\/|\.|月)\s*(\d{1,2})日?(?:[T\s].*)?$/.exec(plain) ?? /^((?:19|20|21)\d{2})(\d{2})(\d{2})$/.exec(plain);
  if (parts !== null) return valid(parts[1] ?? '', parts[2] ?? '', parts[3] ?? '', 'form');
  if (/^\d{5}(?:\.\d+)?$/.test(plain)) {
    const days = Math.floor(Number(plain));
    if (days >= 20_000 && days < 80_000) return { date: new Date(EPOCH + days * 86_400_000).toISOString().slice(0, 10), reading: 'serial' };
  }
  if (/^\d{4}(?:[-/.年]\d{0,2}月?)?年?$/.test(plain) || /^(?:19|20)\d{4}$/.test(plain)) return { refused: 'incomplete' };
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$/.test(plain)) return { refused: 'order' };
  return { refused: 'none' };
}

function valid(year: string, month: string, day: string, reading: 'form' | undefined): DateRead {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) return { refused: 'none' };
  return reading === undefined ? { date } : { date, reading };
}

export const DATE_REFUSED: Readonly<Record<Extract<DateRead, { refused: string }>['refused'], readonly [zh: string, en: string]>> = {
  incomplete: ['日期不完整；请写到日，如 2026-01-31。', 'The date is not whole; write it to the day, as 2026-01-31.'],
  order: ['年月日的顺序可作两种理解；请写作 2026-01-31。', 'Day and month can be read in two ways; write 2026-01-31.'],
  none: ['不是日期，或历上没有这一天；请写作 2026-01-31。', 'This is no date, or the calendar has no such day; write 2026-01-31.'],
};
