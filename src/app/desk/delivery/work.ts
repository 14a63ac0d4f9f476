/** A delivery as the page shows it: read and judged as an import would, by the mapping that came with it or by a guess. Nothing is written. */
import type { Feature } from 'geojson';
import { judgeCrs, type CrsJudgement } from '../../../import/crs/judge.ts';
import { place } from '../../../import/crs/place.ts';
import type { ImportContext } from '../../../import/context.ts';
import { deliver } from '../../../import/deliver.ts';
import { readinessOf, type ImportFinding } from '../../../import/finding.ts';
import { writeGuess } from '../../../import/mapping/guess.ts';
import { matchesLayer } from '../../../import/mapping/match.ts';
import { readMappingFile } from '../../../import/mapping/read.ts';
import type { CrsChoice, ImportMapping } from '../../../import/mapping/types.ts';
import { readDelivery } from '../../../import/read/delivery.ts';
import type { GivenFile, PlacedFeature, RawLayer } from '../../../import/types.ts';
import { boundsOf, positionsOf } from '../../../map/inside-point.ts';
import { fail, ok, type Result } from '../../../problem.ts';
import { BOUNDS, tooLarge } from './bounds.ts';
import type { Previewed } from './talk.ts';

type Language = 'zh' | 'en';

export class Work {
  private readonly context: ImportContext;
  private read: { readonly files: readonly GivenFile[]; readonly layers: readonly RawLayer[]; readonly own: ImportMapping | null; readonly mapping: string; readonly language: Language } | null = null;

  constructor(context: ImportContext) {
    this.context = context;
  }

  async open(given: readonly GivenFile[], language: Language, tell: (part: number) => void): Promise<Result<Previewed>> {
    this.read = null;
    const [mappings, files] = [given.filter(({ name }) => /\.ya?ml$/i.test(name)), given.filter(({ name }) => !/\.ya?ml$/i.test(name))];
    const { extent } = this.context.plan;
    const delivery = await readDelivery(files, { extent, progress: (done, of) => tell((0.4 * done) / Math.max(1, of)) });
    if (!delivery.ok) return delivery;
    const { layers } = delivery.value;
    const features = layers.reduce((sum, layer) => sum + layer.features.length, 0);
    if (features > BOUNDS.features) return fail(tooLarge(`${features} features`));
    const [first] = mappings;
    const own = first === undefined ? null : readMappingFile(first.bytes, first.name);
    if (own?.ok === false) return own;
    this.read = { files, layers, own: own?.value ?? null, mapping: this.guess(layers, language), language };
    return this.preview({}, tell);
  }

  /** The same files, with systems that a person chose. */
  choose(choices: Readonly<Record<number, string>>, tell: (part: number) => void): Promise<Result<Previewed>> {
    return this.preview(choices, tell);
  }

  private guess(layers: readonly RawLayer[], language: Language): string {
    const crs = new Map(layers.map((layer): [RawLayer, CrsJudgement] => [layer, judgeCrs(layer, undefined, this.context)]));
    return writeGuess({ layers, crs, plan: this.context.plan, delivery: layers[0]?.file ?? '', language });
  }

  private async preview(choices: Readonly<Record<number, string>>, tell: (part: number) => void): Promise<Result<Previewed>> {
    const { read, context } = this;
    if (read === null) return fail();
    const base = read.own === null ? readMappingFile(new TextEncoder().encode(read.mapping), 'import.yaml') : ok(read.own);
    const judged = read.layers.map((layer, index) => this.judged(layer, choices[index] ?? '', base.ok ? base.value : null));
    let vertices = 0;
    const drawn = judged.map(({ placed }, layer) =>
      placed.flatMap(({ geometry, properties, at }): Feature[] => {
        if (geometry === null) return [];
        for (const _ of positionsOf(geometry)) vertices++;
        return [{ type: 'Feature', geometry, properties: { layer, at, fields: properties } }];
      }),
    );
    if (vertices > BOUNDS.vertices) return fail(tooLarge(`${vertices} vertices`));
    const mapping = base.ok ? withChoices(base.value, read.layers, judged.map(({ chosen }) => chosen)) : null;
    // What a guess leaves open is no fault of the files: then they are shown, and only where they lie is judged.
    const delivered = mapping === null || mapping.sources.length === 0 ? null : await deliver(read.files, mapping, 'import.yaml', context, { progress: ({ share }) => tell(0.5 + share / 2) });
    const findings: readonly ImportFinding[] = delivered?.ok === true ? delivered.value.findings : [...judged.flatMap((one) => one.findings), ...problemsOf(delivered?.ok === false ? delivered.problems : base.ok ? [] : base.problems)];
    const layers = read.layers.map((layer, index): Previewed['layers'][number] => {
      const { judgement, option } = judged[index] ?? {};
      const into = mapping?.sources.find((source) => matchesLayer(source, layer))?.into;
      const box = unite(drawn[index] ?? []);
      return {
        index, file: layer.file, name: layer.name, format: layer.format, count: layer.features.length, text: layer.text,
        into: context.plan.layers.find(({ id }) => id === into)?.title ?? null,
        crs: judgement?.toLonLat === undefined ? null : judgement.title,
        chosen: option ?? '',
        options: this.options(layer),
        box,
      };
    });
    return ok({ layers, features: drawn, findings, readiness: readinessOf(findings), ownMapping: read.own !== null, mapping: read.mapping });
  }

  private judged(layer: RawLayer, option: string, mapping: ImportMapping | null): { judgement: CrsJudgement; findings: readonly ImportFinding[]; placed: readonly PlacedFeature[]; chosen: CrsChoice | undefined; option: string } {
    const chosen = option === '' ? undefined : this.offered(layer).find(({ choice }) => idOf(choice) === option)?.choice;
    const written = mapping?.sources.find((source) => matchesLayer(source, layer))?.crs;
    const judgement = judgeCrs(layer, chosen ?? written, this.context);
    const placed = judgement.toLonLat === undefined ? null : place(layer, judgement.toLonLat);
    return { judgement, findings: [...layer.findings, ...judgement.findings, ...(placed?.findings ?? [])], placed: placed?.features ?? [], chosen, option: chosen === undefined ? '' : option };
  }

  private offered(layer: RawLayer): CrsJudgement['choices'] {
    return judgeCrs(layer, undefined, this.context).choices;
  }

  private options(layer: RawLayer): Previewed['layers'][number]['options'] {
    return this.offered(layer).map(({ choice, text }) => ({ id: idOf(choice), text }));
  }
}

const idOf = (choice: CrsChoice): string => JSON.stringify(choice);

/** A person's choice is that of every source that reads the layer. */
function withChoices(mapping: ImportMapping, layers: readonly RawLayer[], chosen: readonly (CrsChoice | undefined)[]): ImportMapping {
  return {
    ...mapping,
    sources: mapping.sources.map((source) => {
      const at = layers.findIndex((layer, index) => chosen[index] !== undefined && matchesLayer(source, layer));
      const crs = chosen[at];
      return crs === undefined ? source : { ...source, crs };
    }),
  };
}

const problemsOf = (problems: readonly { readonly code: string; readonly file?: string; readonly path?: string; readonly received?: string; readonly text: ImportFinding['text'] }[]): ImportFinding[] =>
  problems.map(({ code, file, path, received, text }) => ({ code: `import.${code.slice(code.indexOf('.') + 1)}`, severity: 'error', ...(file === undefined ? {} : { file }), ...(path === undefined ? {} : { field: path }), ...(received === undefined ? {} : { received }), text }));

function unite(features: readonly Feature[]): readonly [number, number, number, number] | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of features) {
    const box = boundsOf(geometry);
    if (box !== null) [west, south, east, north] = [Math.min(west, box[0]), Math.min(south, box[1]), Math.max(east, box[2]), Math.max(north, box[3])];
  }
  return west <= east ? [west, south, east, north] : null;
}
