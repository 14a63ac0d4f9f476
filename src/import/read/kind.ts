/** What a file is, told by its bytes; its name is asked only where the bytes of two kinds are alike. */
import type { GivenFile } from '../types.ts';
import { zipDirectory } from './zip/directory.ts';
import { entryName } from './zip/names.ts';

export type Kind =
  | 'zip' | 'xlsx' | 'kmz' | 'shp' | 'shx' | 'dbf' | 'companion' | 'geopackage' | 'filegdb-part' | 'dxf' | 'kml' | 'geojson' | 'flatgeobuf' | 'csv'
  | 'dwg' | 'old-office' | 'rar' | '7z' | 'gzip' | 'mapinfo' | 'supermap' | 'mapgis' | 'vct' | 'dgn' | 'mdb' | 'sqlite' | 'gml' | 'raster' | 'document' | 'empty' | 'unknown';

/** Of a Shapefile's files those that hold no data of their own. */
const COMPANION = /\.(?:prj|cpg|cst|sbn|sbx|qix|qpj|fix|idx|ain|aih|atx|ixs|mxs|shp\.xml|shp\.iso\.xml|qmd|qml|sld|lyr|lyrx)$/i;

const latin = (bytes: Uint8Array, length: number): string => {
  let text = '';
  for (const byte of bytes.subarray(0, length)) text += String.fromCharCode(byte);
  return text;
};

const extension = (name: string): string => /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** Beginnings that say what a file is. */
const MAGIC: readonly (readonly [string, Kind])[] = [
  ['fgb\x03fgb', 'flatgeobuf'], ['AutoCAD Binary DXF', 'dxf'], ['Rar!\x1a\x07', 'rar'], ['7z\xbc\xaf\x27\x1c', '7z'], ['\x1f\x8b', 'gzip'], ['\xd0\xcf\x11\xe0', 'old-office'],
  ['%PDF', 'document'], ['II*\0', 'raster'], ['MM\0*', 'raster'], ['\x89PNG', 'raster'], ['\xff\xd8\xff', 'raster'], ['\0\x01\0\0Standard ', 'mdb'], ['{\\rtf', 'document'],
];

/** Data of programs that only they read; by their endings, as their beginnings are not public. */
const OWN: Readonly<Record<string, Kind>> = { udb: 'supermap', udd: 'supermap', udbx: 'supermap', sdb: 'supermap', sdd: 'supermap', wp: 'mapgis', wl: 'mapgis', wt: 'mapgis', wat: 'mapgis', wap: 'mapgis', mpj: 'mapgis' };

export function kindOf({ name, bytes }: GivenFile): Kind {
  if (bytes.length === 0) return 'empty';
  const own = OWN[extension(name)];
  if (own !== undefined) return own;
  const start = latin(bytes, 4096);
  if (/^PK(?:\x03\x04|\x05\x06|\x07\x08)/.test(start)) return packed(bytes, name);
  if (start.startsWith('SQLite format 3\0')) return start.slice(68, 72) === 'GPKG' || /^GP1\d$/.test(start.slice(68, 72)) || extension(name) === 'gpkg' ? 'geopackage' : 'sqlite';
  if (/^AC10\d\d|^AC1\.\d\d|^MC0\.0/.test(start)) return 'dwg';
  const magic = MAGIC.find(([text]) => start.startsWith(text));
  if (magic !== undefined) return magic[1];
  if (start.startsWith('\0\0\x27\x0a') && bytes.length >= 100) return shapeOrIndex(bytes, name);
  if (/(?:^|\/)a[0-9a-f]{8}\.(?:gdb\w+|freelist|spx|atx|horizon)$/i.test(name)) return 'filegdb-part';
  if (COMPANION.test(name)) return 'companion';
  if (extension(name) === 'shp' || extension(name) === 'shx') return extension(name) === 'shp' ? 'shp' : 'shx';
  if (isTable(bytes, name)) return 'dbf';
  return textKind(textStart(bytes), name);
}

/** A workbook, a KMZ, or a plain archive, by the names of its entries; by its own name where they cannot be listed. */
function packed(bytes: Uint8Array, name: string): Kind {
  const listed = zipDirectory(bytes);
  const ending = extension(name);
  if (typeof listed === 'string') return ending === 'xlsx' || ending === 'kmz' ? ending : 'zip';
  const names = listed.map(({ nameBytes, utf8 }) => entryName(nameBytes, utf8));
  if (names.includes('[Content_Types].xml')) return names.includes('xl/workbook.xml') ? 'xlsx' : 'document';
  return ending === 'kmz' || names.includes('doc.kml') ? 'kmz' : 'zip';
}

/** Both begin alike: the first record of a .shp has number 1, of a .shx its offset, 50 words. */
function shapeOrIndex(bytes: Uint8Array, name: string): Kind {
  if (bytes.length >= 108) {
    const first = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getInt32(100);
    if (first === 50) return 'shx';
    if (first === 1) return 'shp';
  }
  return extension(name) === 'shx' ? 'shx' : 'shp';
}

/** A dBase version, a day of the year, and lengths that agree; by its name where they do not. */
function isTable(bytes: Uint8Array, name: string): boolean {
  if (extension(name) === 'dbf') return true;
  if (bytes.length < 65 || ![0x03, 0x30, 0x31, 0x83, 0x8b, 0xf5].includes(bytes[0] ?? 0)) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = view.getUint16(8, true);
  return (bytes[2] ?? 13) <= 12 && (bytes[3] ?? 32) <= 31 && start % 32 === 1 && bytes[start - 1] === 0x0d;
}

/** The beginning as text, whatever it is written in: marks of UTF-16 are honoured, the rest is looked at for its ASCII. */
function textStart(bytes: Uint8Array): string {
  const [a, b] = bytes;
  const head = bytes.subarray(0, 16_384);
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(head);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(head);
  return new TextDecoder().decode(head);
}

function textKind(text: string, name: string): Kind {
  const start = text.replace(/^[\ufeff\u001e\s]+/, '');
  if (start === '') return 'empty';
  const ending = extension(name);
  if (/^[{[]/.test(start)) return 'geojson';
  if (start.startsWith('<')) {
    if (/<(?:\w+:)?kml[\s>]/i.test(start)) return 'kml';
    return /opengis\.net\/gml|<(?:gml|wfs):/i.test(start) ? 'gml' : 'document';
  }
  // Group code 0 or 999, then its value; a header variable may come first.
  if (/^(?:999\s*\r?\n[^\n]*\n\s*)*0\s*\r?\n\s*(?:SECTION|EOF)\s*(?:\r?\n|$)/i.test(start)) return 'dxf';
  if (/^(?:DataMark|HeadBegin)\b/i.test(start) || ending === 'vct') return 'vct';
  if (/^!table/i.test(start) || ending === 'mif' || ending === 'mid' || (ending === 'tab' && start.startsWith('!'))) return 'mapinfo';
  if (ending === 'dxf') return 'dxf';
  if (ending === 'dgn') return 'dgn';
  if (text.includes('\0')) return ['map', 'dat', 'id', 'ind'].includes(ending) ? 'mapinfo' : 'unknown';
  if (ending === 'csv' || ending === 'tsv') return 'csv';
  if (/^(?:md|html?|docx?|log|ini|json5|yaml|yml|js|py|css)$/.test(ending)) return 'document';
  // Text in columns: the same separator in its first two lines.
  const [one = '', two = ''] = start.split(/\r?\n/);
  return [',', '\t', ';', '|'].some((separator) => one.includes(separator) && two.split(separator).length === one.split(separator).length) ? 'csv' : 'document';
}
