/**
 * The table of judged signs as a workbook: a row a sign, and on a second sheet a row a finding. Written row by row into the archive, in slices,
 * for a hundred thousand rows held as cells would take more memory than a page has. Text is text: nothing in it is a formula.
 */
import type { Zip, ZipDeflate } from 'fflate';
import type { Language } from '../../phrases.ts';
import { findingTitles, findingWriter, foundTitles, rowWriter, type OutCell, type RosterSheet } from './table.ts';

/** Rows that a sheet takes, titles included. */
const MOST_ROWS = 1_048_576;
const MOST_TEXT = 32_767;
const ROWS = 50;
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const NAMES: Readonly<Record<Language, readonly [signs: string, findings: string]>> = { zh: ['核查结果', '判定明细'], en: ['Signs', 'Findings'] };

/** XML 1.0 knows few control characters; half a character is none. */
const escaped = (text: string): string =>
  text.slice(0, MOST_TEXT).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Text that is a number to the last digit is one in the sheet too. */
const isNumber = (text: string): boolean => text.length <= 15 && String(Number(text)) === text;

/** Texts that are said again and again, by number: a workbook is a quarter the size with them, and written as much faster. */
class Shared {
  readonly texts = new Map<string, number>();
  /** Undefined where there are too many to be remembered. */
  number(text: string): number | undefined {
    const known = this.texts.get(text);
    if (known !== undefined || this.texts.size >= MOST_SHARED) return known;
    this.texts.set(text, this.texts.size);
    return this.texts.size - 1;
  }
}
const MOST_SHARED = 50_000;

/** A, B, … Z, AA: what a column is called in a cell's address. */
const letters: string[] = [];
function lettersOf(column: number): string {
  for (let at = letters.length; at <= column; at++) letters.push((at < 26 ? '' : lettersOf(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26)));
  return letters[column] ?? '';
}

/** @param at the cell's address and style, as attributes */
function cellXml(cell: OutCell, at: string, shared: Shared): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'boolean') return `<c${at} t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'number' ? Number.isFinite(cell) : isNumber(cell)) return `<c${at}><v>${cell}</v></c>`;
  const text = String(cell);
  const number = text.length > 3 ? shared.number(text) : undefined;
  if (number !== undefined) return `<c${at} t="s"><v>${number}</v></c>`;
  return `<c${at} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}
function rowXml(cells: readonly OutCell[], row: number, shared: Shared, style = ''): string {
  let xml = `<row r="${row}">`;
  for (let i = 0; i < cells.length; i++) xml += cellXml(cells[i] ?? null, ` r="${lettersOf(i)}${row}"${style}`, shared);
  return `${xml}</row>`;
}

/** The library that packs. */
export type Packer = Pick<typeof import('fflate'), 'Zip' | 'ZipDeflate' | 'strToU8'>;

class Book {
  readonly parts: Uint8Array[] = [];
  private readonly zip: Zip;
  private readonly pack: Packer;
  private readonly sheets: string[] = [];
  private readonly shared = new Shared();
  private open: ZipDeflate | null = null;
  private rows = 0;
  private title = '';
  private head: readonly OutCell[] = [];

  constructor(pack: Packer) {
    this.pack = pack;
    this.zip = new pack.Zip((error, data) => {
      if (error !== null) throw error;
      this.parts.push(data);
    });
  }

  sheet(title: string, head: readonly OutCell[]): void {
    this.end();
    this.title = title;
    this.head = head;
    this.begin(title);
  }

  add(rows: readonly (readonly OutCell[])[]): void {
    let text = '';
    for (const row of rows) {
      if (this.rows >= MOST_ROWS) {
        this.open?.push(this.pack.strToU8(text));
        text = '';
        this.end();
        this.begin(`${this.title} ${this.sheets.length + 1}`);
      }
      this.rows += 1;
      text += rowXml(row, this.rows, this.shared);
    }
    if (text !== '') this.open?.push(this.pack.strToU8(text));
  }

  finish(): void {
    this.end();
    const { sheets } = this;
    const each = (make: (name: string, n: number) => string): string => sheets.map((name, i) => make(name, i + 1)).join('');
    this.file('[Content_Types].xml', `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`)}</Types>`);
    this.file('_rels/.rels', `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`);
    this.file('xl/workbook.xml', `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each((name, n) => `<sheet name="${escaped(name)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`);
    this.file('xl/_rels/workbook.xml.rels', `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each((_, n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rIdShared" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rIdStyles" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`);
    this.file('xl/sharedStrings.xml', `<sst xmlns="${MAIN}">${[...this.shared.texts.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`);
    this.file('xl/styles.xml', `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`);
    this.zip.end();
  }

  private begin(name: string): void {
    this.sheets.push(name);
    this.open = new this.pack.ZipDeflate(`xl/worksheets/sheet${this.sheets.length}.xml`, { level: 1 });
    this.zip.add(this.open);
    this.open.push(this.pack.strToU8(`${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>${rowXml(this.head, 1, this.shared, ' s="1"')}`));
    this.rows = 1;
  }

  private end(): void {
    this.open?.push(this.pack.strToU8('</sheetData></worksheet>'), true);
    this.open = null;
  }

  private file(name: string, xml: string): void {
    const file = new this.pack.ZipDeflate(name, { level: 1 });
    this.zip.add(file);
    file.push(this.pack.strToU8(HEAD + xml), true);
  }
}

/** Yields how many rows are written, of twice as many as there are signs; gives the file's bytes in parts. */
export function* workbookParts(sheet: RosterSheet, pack: Packer): Generator<number, Uint8Array[], void> {
  const { signs, language, titles } = sheet;
  const book = new Book(pack);
  const [first, second] = NAMES[language];
  const write = rowWriter(sheet);
  const find = findingWriter(sheet);
  const all = function* (rows: (index: number) => OutCell[][], done: number): Generator<number, void, void> {
    for (let i = 0; i < signs.count; ) {
      const end = Math.min(i + ROWS, signs.count);
      const some: OutCell[][] = [];
      for (; i < end; i++) some.push(...rows(i));
      book.add(some);
      yield done + i;
    }
  };
  book.sheet(first, [...titles, ...foundTitles(language)]);
  yield* all((index) => [write(index)], 0);
  book.sheet(second, findingTitles(language));
  yield* all(find, signs.count);
  book.finish();
  return book.parts;
}
