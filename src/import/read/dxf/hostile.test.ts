import fc from 'fast-check';
import { expect, test } from 'vitest';
import { block, bytesOf, drawing, entity, groups, hatch, insert, loop, polyline, read, said } from './drawn.fixture.ts';
import { readDxf } from './read.ts';

const TEXT = drawing(
  [
    insert('B', '用地', 1, 2, 41, 2, 66, 1), entity('ATTRIB', 'A', 10, 7, 20, 8, 1, 'x', 2, 'TAG', 70, 0), groups(0, 'SEQEND'),
    polyline('R', true, [[0, 0], [10, 0, 1], [10, 10]]), hatch('H', [loop([[0, 0], [9, 0], [9, 9]]), loop([[1, 1], [2, 1], [2, 2]])]),
    entity('SPLINE', 'S', 70, 0, 71, 2, 40, 0, 40, 0, 40, 0, 40, 1, 40, 1, 40, 1, 10, 0, 20, 0, 10, 5, 20, 9, 10, 10, 20, 0),
    entity('ELLIPSE', 'E', 10, 5, 20, 5, 11, 4, 21, 3, 40, 0.4, 41, 0.5, 42, 4), entity('MTEXT', 'M', 10, 0, 20, 0, 1, '\\A1;字'),
  ],
  { blocks: [block('B', [0, 0], entity('CIRCLE', '0', 10, 0, 20, 0, 40, 3), entity('ARC', '0', 10, 0, 20, 0, 40, 3, 50, 1, 51, 9))], layers: [['R', 1, 0]], header: [9, '$INSUNITS', 70, 6] },
);
const SOUND = bytesOf(TEXT);

/** The same groups as AutoCAD writes them in binary. */
function binary(text: string): Uint8Array {
  const lines = text.split('\n');
  const parts: Buffer[] = [Buffer.from('AutoCAD Binary DXF\r\n\u001a\u0000', 'latin1')];
  for (let index = 0; index + 1 < lines.length; index += 2) {
    const code = Number(lines[index]);
    const value = lines[index + 1] ?? '';
    const number = Buffer.alloc(8);
    const put = (size: number): Buffer => number.subarray(0, size);
    number.writeDoubleLE(Number(value));
    if ((code >= 60 && code < 80) || (code >= 170 && code < 180)) number.writeInt16LE(Number(value));
    if (code >= 90 && code < 100) number.writeInt32LE(Number(value));
    const size = (code >= 10 && code < 60) || (code >= 210 && code < 240) ? 8 : (code >= 60 && code < 80) || (code >= 170 && code < 180) ? 2 : code >= 90 && code < 100 ? 4 : 0;
    const head = Buffer.alloc(2);
    head.writeInt16LE(code);
    parts.push(head, size === 0 ? Buffer.from(`${value}\0`) : Buffer.from(put(size)));
  }
  return Buffer.concat(parts);
}

test('a binary drawing is the same as its text, and one with the line ends and blanks of another programme too', () => {
  const { features } = read(SOUND);
  expect(features.length).toBe(9);
  expect(read(binary(TEXT)).features).toEqual(features);
  expect(read(bytesOf(`\ufeff${TEXT.replace(/^(\d)$/gm, '  $1').replaceAll('\n', '\r\n')}\r\n\r\n`)).features).toEqual(features);
  expect(read(groups(999, 'made by hand') + TEXT.replaceAll('\n', '\r')).features).toEqual(features);
});

test('what is cut off or broken off is an error of the drawing; what is none is refused with what to do', () => {
  expect(said(read(TEXT.slice(0, -20)))).toMatchObject({ 'dxf-cut': 'error' });
  expect(read(TEXT.replace('\n0\nSPLINE', '\n0\nSPLINE\n8')).findings).toContainEqual(expect.objectContaining({ code: 'import.dxf-broken', severity: 'error' }));
  expect(said(read(binary(TEXT).slice(0, -40)))).toMatchObject({ 'dxf-broken': 'error' });
  for (const bytes of [new Uint8Array(), bytesOf('AC1032'), bytesOf('<xml/>\n\n'), bytesOf(drawing([])).slice(0, 90), binary('')]) expect(readDxf(bytes, 'a.dxf', { tolerance: 1 })).toMatchObject({ ok: false, problems: [{ code: 'import.dxf-unreadable', file: 'a.dxf' }] });
  expect(said(read(drawing([])))).toEqual({ 'layer-empty': 'remark' });
});

/** Every position is a number, and everything that is said has its words. */
function expectSound(bytes: Uint8Array): void {
  const result = readDxf(bytes, 'a.dxf', { tolerance: 0.01 });
  if (!result.ok) {
    expect(result.problems.every(({ text }) => text.zh !== '' && text.en !== '')).toBe(true);
    return;
  }
  for (const { features, findings } of result.value) {
    expect(/null|NaN/.test(JSON.stringify(features.map(({ geometry }) => geometry)))).toBe(false);
    expect(findings.every(({ code, text }) => code.startsWith('import.') && text.zh !== '' && text.en !== '')).toBe(true);
  }
}

const place = fc.nat(SOUND.length - 1);

test('attributes, edges and blanks without number do not multiply: what is beyond measure is said', () => {
  const attributes = Array.from({ length: 400 }, (_, index) => groups(0, 'ATTRIB', 8, 'A', 10, 1, 20, 1, 1, 'x', 2, `T${index}`)).join('');
  const edges = Array.from({ length: 1500 }, (_, index) => groups(72, 1, 10, index * 5, 20, 0, 11, index * 5 + 1, 21, 1)).join('');
  const layer = read(drawing([
    insert('B', 'A', 0, 0) + attributes + groups(0, 'SEQEND'),
    `${groups(0, 'HATCH', 8, 'H', 91, 1, 92, 1, 93, 1500)}${edges}${groups(75, 0)}`,
    entity('MTEXT', 'A', 10, 1, 20, 2, 1, `a${' '.repeat(100_000)}b`),
  ], { blocks: [block('B', [0, 0], groups(0, 'POINT', 8, '0', 10, 0, 20, 0))] }));
  expect(layer.fields.length).toBe(7 + 200);
  expect(said(layer)).toMatchObject({ 'dxf-attributes': 'error', 'dxf-hatch-open': 'remark' });
});

test('truncated anywhere, bytes changed anywhere, numbers made huge: read or refused', () => {
  fc.assert(fc.property(fc.constantFrom(SOUND, binary(TEXT)), fc.array(fc.tuple(place, fc.nat(255)), { maxLength: 4 }), fc.option(place), (sound, changes, end) => {
    const bytes = Uint8Array.from(sound);
    for (const [at, value] of changes) bytes[at] = value;
    expectSound(end === null ? bytes : bytes.slice(0, end));
  }), { numRuns: 300 });
  const numbers = [...TEXT.matchAll(/(?<=\n)-?\d[\d.]*(?=\n)/g)];
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(numbers.length - 1), fc.constantFrom('1e308', '-1e308', '1e15', '999999999', '-1', '0', 'NaN', '1e-308', '32767', '99')), { minLength: 1, maxLength: 6 }), (changes) => {
    let text = TEXT;
    for (const [index, value] of changes.sort(([one], [other]) => other - one)) {
      const match = numbers[index];
      if (match !== undefined) text = text.slice(0, match.index) + value + text.slice(match.index + match[0].length);
    }
    expectSound(bytesOf(text));
  }), { numRuns: 200 });
});
