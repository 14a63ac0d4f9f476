/** From a plan's sources to its package: read, prove, write. The same sources give the same bytes. */
import * as v from 'valibot';
import { digestsOfBlocks } from '../../io/block-digests.ts';
import { writeFgb } from '../../io/fgb-write.ts';
import type { FgbGeometry } from '../../io/fgb-types.ts';
import { sha256 } from '../../io/sha256.ts';
import { fail, ok, type Problem, type Result } from '../../problem.ts';
import { checkFeatures } from '../feature-check.ts';
import { checkHeading } from '../manifest-check.ts';
import type { PlanFeature } from '../plan.ts';
import { readJson } from '../read-json.ts';
import { checkReferences, knownOf, MATRIX_BANDS, MATRIX_USES, matrixScopes } from '../references.ts';
import type { Gazetteer } from '../schema/gazetteer.ts';
import { manifest as manifestSchema, planSource, type LayerEntry, type Manifest, type PlanSource } from '../schema/manifest.ts';
import { clauseFile, type Matrix, type Rules } from '../schema/rules.ts';
import { buildComparators, foreignClauses, type BuiltComparators } from './comparators.ts';
import { documentFiles, examplesOf } from './documents.ts';
import { buildGazetteer } from './gazetteer.ts';
import { readGeojsonLayer } from './geojson-layer.ts';
import { readMatrixCsv } from './matrix-csv.ts';
import { checkDocuments, fileOfItem, findIncluded, mergeRules, withMatrix, type ClauseDocument, type WithoutMatrix } from './merge-rules.ts';
import { dictionary, type Reader } from './readings.ts';
import { readSources, type Sources } from './sources.ts';
import { checkDrawn, type DrawnLayer } from './strict.ts';

export interface Built {
  /** By name: `manifest.json`, `rules.json`, `<layer>.fgb`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The documents of clauses that went into it, with their examples. */
  readonly documents: readonly ClauseDocument[];
  /** Rules of other cities, where the plan names some. */
  readonly comparators: BuiltComparators | null;
}

/**
 * @param dir holds `plan.json`, `source/<layer>.geojson`, `matrix.csv`, `clauses/*.json`, and `names.csv` where names are corrected or added; national documents are in `../national/`.
 * @returns every file of the package, or all that is wrong with the sources. Nothing is written: see `writePackage`.
 */
export async function buildPackage(dir: string): Promise<Result<Built>> {
  const sources = await readSources(dir);
  return sources.ok ? buildFromSources(sources.value, await dictionary()) : sources;
}

/**
 * The same without a file system.
 * @param reader reads Chinese names aloud; without one the package has no names to search by.
 * @param inMemory by layer id, features that stand for those of their file, as `readGeojsonLayer` would give them: a hundred megabytes are not written and parsed again.
 */
export function buildFromSources(sources: Sources, reader?: Reader, inMemory: ReadonlyMap<string, readonly PlanFeature[]> = new Map()): Result<Built> {
  const parsed = readJson(sources.plan.bytes, sources.plan.file, planSource, 'plan');
  if (!parsed.ok) return parsed;
  const plan = parsed.value;
  const problems: Problem[] = [...checkHeading(plan, sources.plan.file)];
  const take: Take = (result) => {
    if (result.ok) return result.value;
    problems.push(...result.problems);
    return undefined;
  };

  const read = readRules(sources, plan, problems, take);
  const rules = read?.rules;
  const drawn: DrawnLayer[] = plan.layers.flatMap((layer) => {
    const source = sources.layers.get(layer.id);
    const file = source?.file ?? `source/${layer.id}.geojson`;
    const given = inMemory.get(layer.id);
    if (given !== undefined) return [{ layer, features: given, file }];
    if (source === undefined) {
      problems.push({ code: 'plan.missing-layer', file, text: { zh: '缺少图层文件。', en: 'The layer\'s file is missing.' } });
      return [];
    }
    const json = take(readJson(source.bytes, file, v.unknown(), 'layer'));
    const features = json === undefined ? undefined : take(readGeojsonLayer(json, layer, file));
    return features === undefined ? [] : [{ layer, features, file }];
  });
  for (const { layer, features, file } of drawn) problems.push(...checkFeatures(layer, features, plan, file));
  for (const [id, { file }] of sources.layers) if (!plan.layers.some((layer) => layer.id === id)) problems.push({ code: 'plan.undeclared-layer', file, text: { zh: 'plan.json 没有声明这个图层。', en: 'plan.json declares no such layer.' } });
  const comparators = rules === undefined ? undefined : take(buildComparators(sources, plan, rules));
  if (problems.length === 0) problems.push(...checkDrawn(drawn, plan, rules));
  const gazetteer = reader === undefined || problems.length > 0 ? null : take(buildGazetteer(plan, sources.plan.file, drawn, sources.names, reader));
  return problems.length > 0 || read === undefined || comparators === undefined || gazetteer === undefined ? fail(...problems) : ok({ files: packageFiles(plan, read, drawn, comparators, gazetteer), documents: read.documents, comparators });
}

type Take = <T>(result: Result<T>) => T | undefined;

/** Documents and matrix in one; undefined where they can't be put together, with the problems that say why. */
function readRules(sources: Sources, plan: PlanSource, problems: Problem[], take: Take): { readonly rules: Rules; readonly documents: readonly ClauseDocument[] } | undefined {
  const document = ({ file, bytes }: Sources['own'][number]): ClauseDocument[] => {
    const content = take(readJson(bytes, file, clauseFile, 'clause'));
    return content === undefined ? [] : [{ file, content }];
  };
  const own = sources.own.flatMap(document);
  const all = sources.national.flatMap(document);
  // A document that can't be read leaves names dangling everywhere else; those would only bury the cause.
  if (own.length + all.length < sources.own.length + sources.national.length) return undefined;
  const national = take(findIncluded(plan.includes, 'includes', sources.plan.file, all, own));
  if (national === undefined) return undefined;
  const documents = [...national, ...own];
  const merged = mergeRules(national, own);
  problems.push(...checkDocuments(documents, plan, merged.signTypes.map(({ id }) => id)), ...foreignClauses(documents));
  const matrix = readMatrix(sources, plan, merged, take);
  const rules = withMatrix(merged, matrix ?? NO_MATRIX);
  const places: Readonly<Record<string, string>> = { matrix: sources.matrix.file };
  const found = checkReferences(rules, plan, fileOfItem(documents, (list) => places[list] ?? sources.plan.file));
  problems.push(...found.filter(({ file }) => matrix !== undefined || file !== sources.matrix.file));
  return matrix === undefined ? undefined : { rules, documents };
}

const NO_MATRIX: Matrix = { scopes: [], types: [], uses: [], bands: [], outcomes: [], cells: [] };

function readMatrix(sources: Sources, plan: PlanSource, merged: WithoutMatrix, take: Take): Matrix | undefined {
  const { facts, words } = knownOf(withMatrix(merged, NO_MATRIX), plan);
  const axes = { scopes: matrixScopes(plan), types: merged.signTypes.map(({ id }) => id), uses: MATRIX_USES, bands: MATRIX_BANDS, facts, words };
  return take(readMatrixCsv(sources.matrix.bytes, sources.matrix.file, axes));
}

/** Bytes of a layer from which on its blocks get digests of their own. */
const BLOCKED = 4 * 1024 * 1024;

function packageFiles(plan: PlanSource, read: { readonly rules: Rules; readonly documents: readonly ClauseDocument[] }, drawn: readonly DrawnLayer[], comparators: BuiltComparators | null, gazetteer: Gazetteer | null): Map<string, Uint8Array> {
  const layers = drawn.map(({ layer, features }) => {
    const bytes = writeFgb({
      name: layer.id,
      title: layer.title.zh,
      geometryType: layer.geometry,
      columns: layer.columns,
      features: features.map(({ geometry, properties }) => ({ geometry: geometry as FgbGeometry, properties })),
    });
    const entry: LayerEntry = { ...layer, file: `${layer.id}.fgb`, bytes: bytes.length, sha256: sha256(bytes), ...(bytes.length > BLOCKED ? { blocks: digestsOfBlocks(bytes) } : {}), count: features.length };
    return { entry, bytes };
  });
  const rulesBytes = encode(JSON.stringify(read.rules));
  const documents = documentFiles({ examples: examplesOf([...read.documents, ...(comparators?.documents ?? [])]), ...(comparators === null ? {} : { comparators: comparators.rules }), ...(gazetteer === null ? {} : { gazetteer }) });
  const { layers: _, schema: __, gazetteer: ___, ...heading } = plan;
  const content: Manifest = { schema: 'signplan-package/1', ...heading, rules: { file: 'rules.json', bytes: rulesBytes.length, sha256: sha256(rulesBytes) }, documents: documents.listed, layers: layers.map(({ entry }) => entry) };
  // The schema gives its keys in its own order, however the source has them.
  const manifest = encode(`${JSON.stringify(v.parse(manifestSchema, content), null, 2)}\n`);
  return new Map([['manifest.json', manifest], ['rules.json', rulesBytes], ...documents.files, ...layers.map(({ entry, bytes }): [string, Uint8Array] => [entry.file, bytes])]);
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
