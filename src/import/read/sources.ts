/** Which files of a delivery belong together: the parts of a Shapefile, the folder of a FileGDB; every other file is one by itself. */
import type { ImportFinding } from '../finding.ts';
import type { GivenFile } from '../types.ts';
import { kindOf, type Kind } from './kind.ts';
import { asFinding, noticed } from './say.ts';
import type { ShapefileParts } from './shapefile/read.ts';
import { isJunk } from './zip/names.ts';
import { unzip, MOST_UNPACKED } from './zip/unpack.ts';

export type Source =
  | { readonly kind: 'shapefile'; readonly file: string; readonly parts: ShapefileParts }
  | { readonly kind: 'filegdb'; readonly file: string; readonly files: readonly GivenFile[] }
  | { readonly kind: Exclude<Kind, 'zip' | 'shp' | 'shx' | 'dbf' | 'companion' | 'filegdb-part'>; readonly file: string; readonly bytes: Uint8Array; readonly beside?: Uint8Array };

export interface Sorted {
  /** By file, in the order of code units. */
  readonly sources: readonly Source[];
  readonly findings: readonly ImportFinding[];
}

interface Known extends GivenFile {
  readonly kind: Kind;
}

/** Zips in a zip that are unpacked. */
const DEEPEST = 1;

const byName = <T>(name: (one: T) => string) => (a: T, b: T): number => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0);

export function sortSources(given: readonly GivenFile[]): Sorted {
  const findings: ImportFinding[] = [];
  const files = unpacked(given, findings).toSorted(byName(({ name }) => name));
  const databases = databaseFolders(files);
  const sources = [...geodatabases(databases, findings), ...shapefiles(files, findings)];
  for (const { name, bytes, kind } of files) {
    if (kind === 'zip' || kind === 'shp' || kind === 'shx' || kind === 'dbf' || kind === 'companion' || kind === 'filegdb-part') continue;
    if (/\.gpkg-(?:wal|shm|journal)$/i.test(name) || (kind === 'empty' && isCompanion(name)) || partOf(databases, name)) continue;
    const log = kind === 'geopackage' ? files.find((one) => one.name === `${name}-wal`)?.bytes : undefined;
    sources.push({ kind, file: name, bytes, ...(log === undefined ? {} : { beside: log }) });
  }
  return { sources: sources.toSorted(byName(({ file }) => file)), findings };
}

function unpacked(given: readonly GivenFile[], findings: ImportFinding[]): Known[] {
  const known: Known[] = [];
  const budget = { left: MOST_UNPACKED };
  const take = (file: GivenFile, depth: number): void => {
    if (isJunk(file.name)) return;
    const kind = kindOf(file);
    known.push({ ...file, kind });
    if (kind !== 'zip') return;
    if (depth > DEEPEST) {
      findings.push(noticed('error', 'zip-nested', '压缩包里套了多层压缩包，未读取；解压后只打一层 zip。', 'This zip lies in a zip in a zip and was not read; pack the files in one zip alone.', { file: file.name }));
      return;
    }
    const inner = unzip(file, budget.left);
    if (!inner.ok) {
      for (const problem of inner.problems) findings.push(asFinding(problem, file.name));
      return;
    }
    if (inner.value.length === 0) findings.push(noticed('error', 'file-empty', '压缩包里没有文件；重新打包。', 'The zip holds no file; pack it again.', { file: file.name }));
    for (const one of inner.value) {
      budget.left -= one.bytes.length;
      take(one, depth + 1);
    }
  };
  for (const file of given) take(file, 0);
  return known;
}

const folderOf = (name: string): string => name.replace(/[^/]*$/, '');
const plainName = (name: string): string => name.slice(folderOf(name).length);
const stemOf = (name: string): string => name.replace(/\.[^./]*$/, '');
const isCompanion = (name: string): boolean => /\.(?:prj|cpg|sbn|sbx|qix)$/i.test(name);
const inDatabase = (name: string): boolean => /(?:^|\/)(?:gdb|timestamps|a[0-9a-f]{8}\.\w+)$/i.test(name);

/** Whether a file is one of a database: by its own name, or since it lies in a folder that is called so. */
const partOf = (databases: ReadonlyMap<string, unknown>, name: string): boolean => databases.has(folderOf(name)) && (inDatabase(name) || /\.gdb\/$/i.test(folderOf(name)));

/** By folder, with the stroke at its end: what lies beside the tables of a database belongs to it, whatever it is. */
function databaseFolders(files: readonly Known[]): Map<string, Known[]> {
  const folders = new Map<string, Known[]>();
  for (const file of files) if (file.kind === 'filegdb-part') folders.set(folderOf(file.name), []);
  for (const file of files) folders.get(folderOf(file.name))?.push(file);
  return folders;
}

function geodatabases(folders: ReadonlyMap<string, readonly Known[]>, findings: ImportFinding[]): Source[] {
  return [...folders].flatMap(([folder, parts]): Source[] => {
    const file = folder === '' ? 'gdb' : folder.slice(0, -1);
    if (parts.some(({ name }) => plainName(name).toLowerCase() === 'a00000001.gdbtable')) return [{ kind: 'filegdb', file, files: parts.filter(({ name }) => inDatabase(name)).map(({ name, bytes }) => ({ name: plainName(name), bytes })) }];
    findings.push(noticed('error', 'filegdb-part', 'FileGDB 不完整：缺少 a00000001.gdbtable；整个 .gdb 文件夹一起打包。', 'The FileGDB is incomplete: a00000001.gdbtable is missing. Pack the whole .gdb folder.', { file }));
    return [];
  });
}

function shapefiles(files: readonly Known[], findings: ImportFinding[]): Source[] {
  const used = new Set<string>();
  const sources = files.filter(({ kind }) => kind === 'shp').map((shp): Source => {
    const beside = (ending: string): Uint8Array | undefined => {
      const [own, stem] = [`${stemOf(shp.name)}.${ending}`, stemOf(shp.name).toLowerCase()];
      const exact = files.find(({ name }) => name === own);
      const part = exact ?? files.find(({ name }) => name.toLowerCase() === `${stem}.${ending}`);
      if (part !== undefined) used.add(part.name);
      return part?.bytes;
    };
    const [dbf, shx, prj, cpg] = [beside('dbf'), beside('shx'), beside('prj'), beside('cpg') ?? beside('cst')];
    return { kind: 'shapefile', file: shp.name, parts: { file: shp.name, name: stemOf(plainName(shp.name)), shp: shp.bytes, ...(dbf === undefined ? {} : { dbf }), ...(shx === undefined ? {} : { shx }), ...(prj === undefined ? {} : { prj }), ...(cpg === undefined ? {} : { cpg }) } };
  });
  for (const { name, kind } of files)
    if ((kind === 'dbf' || kind === 'shx') && !used.has(name)) findings.push(noticed('remark', 'shapefile-part', '没有同名的 .shp，未读取；请一并交付 .shp、.shx、.dbf、.prj。', 'There is no .shp of this name, and it was not read; deliver .shp, .shx, .dbf and .prj together.', { file: name }));
  return sources;
}
