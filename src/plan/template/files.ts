/** Every file of an empty package, by its path in the folder. The same options give the same bytes. */
import { ok, type Result, type Text } from '../../problem.ts';
import { stringifyJson } from './json.ts';
import type { SignType } from '../schema/rules.ts';
import { exampleClauses } from './clauses.ts';
import { sampleMapping } from './mapping.ts';
import { wholeMatrix } from './matrix.ts';
import { emptyPlan, type EmptyPlanOptions } from './plan.ts';
import { readme } from './readme.ts';

export interface EmptyPackageOptions extends EmptyPlanOptions {
  readonly signTypes: readonly Pick<SignType, 'id' | 'title'>[];
  /** Of the explanations; the data have both. */
  readonly language: keyof Text;
}

export function emptyPackage(options: EmptyPackageOptions): Result<ReadonlyMap<string, string>> {
  const { id, name, day, language, signTypes, zoneClasses } = options;
  const clauses = exampleClauses(id, name, day);
  const plan = emptyPlan({ ...options, includes: [...options.includes, { id: clauses.id, version: clauses.version }] });
  const matrix = wholeMatrix({ plan, signTypes });
  if (!matrix.ok) return matrix;
  return ok(
    new Map([
      ['README.md', readme({ id, name, crs: plan.crs }, language)],
      [`clauses/${id}.json`, stringifyJson(clauses)],
      ['import-sample.yaml', sampleMapping(zoneClasses, plan.crs.epsg, language)],
      ['matrix.csv', matrix.value.text],
      ['names.csv', '\uFEFFname,kind,within,pinyin,en,lon,lat,source\r\n'],
      ['plan.json', stringifyJson(plan)],
      ...plan.layers.map((layer): [string, string] => [`source/${layer.id}.geojson`, `{"type":"FeatureCollection","name":${JSON.stringify(layer.id)},"features":[\n]}\n`]),
    ]),
  );
}
