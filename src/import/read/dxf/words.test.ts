import { describe, expect, test } from 'vitest';
import { gbk } from '../../../../test/support/gbk.ts';
import { bytesOf, drawing, entity, read, said } from './drawn.fixture.ts';
import { readDxf } from './read.ts';

const NAMES = drawing([entity('TEXT', '商业用地', 10, 1, 20, 2, 1, '九号地块')], { layers: [['商业用地', 1, 0]] });
const as = (version: string, page?: string): string => NAMES.replace('AC1021', page === undefined ? version : `${version}\n9\n$DWGCODEPAGE\n3\n${page}`);
const names = (bytes: Uint8Array): unknown[] => read(bytes).features.map(({ properties }) => [properties['layer'], properties['text']]);

describe('encoding', () => {
  test.each([
    ['UTF-8 since 2007', bytesOf(NAMES), 'UTF-8', 'format', false],
    ['GBK by its code page', gbk(as('AC1015', 'ANSI_936')), 'GB18030', 'code-page', false],
    ['GBK under a western code page', gbk(as('AC1015', 'ANSI_1252')), 'GB18030', 'fallback', true],
    ['GBK where UTF-8 is due', gbk(NAMES), 'GB18030', 'fallback', true],
    ['UTF-8 under the code page of GBK', bytesOf(as('AC1018', 'ANSI_936')), 'UTF-8', 'valid', true],
    ['GBK that says nothing', gbk(as('AC1009')), 'GB18030', 'fallback', false],
  ] as const)('%s', (_, bytes, encoding, by, contradicted) => {
    const layer = read(bytes);
    expect(layer.text).toMatchObject({ encoding, by, preview: ['商业用地', '九号地块'] });
    expect(names(bytes)).toEqual([['商业用地', '九号地块']]);
    expect('encoding-contradicted' in said(layer)).toBe(contradicted);
  });

  test('what a person says comes first, and what is no encoding is refused', () => {
    const bytes = Uint8Array.from(gbk(NAMES));
    const stated = readDxf(bytes, 'a.dxf', { tolerance: 0.1, encoding: 'GBK' });
    expect(stated.ok && stated.value[0]?.text).toMatchObject({ by: 'user', preview: ['商业用地', '九号地块'] });
    const wrong = readDxf(bytes, 'a.dxf', { tolerance: 0.1, encoding: 'utf-8' });
    expect(wrong.ok && wrong.value[0]?.findings.map(({ code, severity }) => [code, severity])).toContainEqual(['import.text-damaged', 'error']);
    expect(readDxf(bytes, 'a.dxf', { tolerance: 0.1, encoding: 'gb-what' })).toMatchObject({ ok: false, problems: [{ code: 'import.encoding-unknown' }] });
  });

  test('western accents stay western, and one damaged name does not make a drawing GBK', () => {
    const western = Uint8Array.from(drawing([entity('TEXT', 'Fläche', 10, 1, 20, 2, 1, 'Straße é')]).replace('AC1021', 'AC1015\n9\n$DWGCODEPAGE\n3\nANSI_1252'), (sign) => sign.charCodeAt(0));
    expect(names(western)).toEqual([['Fläche', 'Straße é']]);
    const one = Buffer.concat([bytesOf(NAMES.replace('九号地块', '九号地块、十号地块、道路红线').slice(0, -6)), bytesOf(entity('TEXT', 'A', 10, 1, 20, 2, 1, '')).slice(0, -1), Buffer.from([0xff, 10]), bytesOf('0\nENDSEC\n0\nEOF\n')]);
    expect(read(one).text).toMatchObject({ encoding: 'UTF-8', by: 'format' });
  });
});

describe('texts are plain', () => {
  const plain = (type: string, text: string): unknown => read(drawing([entity(type, 'A', 10, 1, 20, 2, 1, text)])).features[0]?.properties['text'];
  test.each([
    ['TEXT', '%%c10 %%p0.5 90%%d %%uA%%u 100%%%', '⌀10 ±0.5 90° A 100%'],
    ['TEXT', '\\U+5546\\U+4E1A \\M+5C9CC', '商业 商'],
    ['MTEXT', '{\\fSimSun|b0|i0|c134|p2;商业}\\P\\A1;用地\\~\\H0.7x;\\C1;B1', '商业\n用地 B1'],
    ['MTEXT', '\\pxqc;\\LA\\l\\S1/2; \\S3^ 4; \\\\ \\{x\\}', 'A1/2 3/4 \\ {x}'],
  ])('%s %s', (type, written, text) => {
    expect(plain(type, written)).toBe(text);
  });

  test('a long MTEXT is put together before it is decoded: its pieces end within characters', () => {
    const whole = gbk(drawing([entity('MTEXT', 'A', 10, 1, 20, 2, 3, '商x', 1, 'y业')]).replace('AC1021', 'AC1015\n9\n$DWGCODEPAGE\n3\nANSI_936'));
    // 商 is cut between its two bytes.
    const [lead, trail] = gbk('商');
    const cut = Buffer.from(whole.toString('latin1').replace(`${String.fromCharCode(lead ?? 0, trail ?? 0)}x\n1\ny`, `${String.fromCharCode(lead ?? 0)}\n1\n${String.fromCharCode(trail ?? 0)}`), 'latin1');
    expect(names(cut)).toEqual([['A', '商业']]);
  });

  test('aligned text stands where it is aligned', () => {
    const [text] = read(drawing([entity('TEXT', 'A', 10, 1, 20, 2, 1, 'x', 72, 1, 11, 7, 21, 8, 73, 2)])).features;
    expect(text?.geometry).toEqual({ type: 'Point', coordinates: [7, 8] });
  });
});
