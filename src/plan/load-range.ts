/** A layer of which only parts are read, each held against the manifest as a whole file would be, as far as a part can. */
import { BlockCache, BlockFile, type RangeSource } from '../io/blocks.ts';
import { featuresIn, openFgb, type FgbIndex } from '../io/fgb-range.ts';
import { fail, ok, shown, type Result } from '../problem.ts';
import { sliced } from '../slices.ts';
import { contentProblems } from './feature-check.ts';
import { toPlanFeature } from './layer-check.ts';
import type { Layer } from './plan.ts';
import type { LayerEntry, Manifest } from './schema/manifest.ts';

/** Shared by all that is read: a place that one comes back to is there. */
const cache = new BlockCache();

type Boxes = NonNullable<Layer['boxes']>;

export class RangedLayer {
  readonly entry: LayerEntry;
  private readonly head: Manifest;
  private readonly file: BlockFile;
  /** As messages call it. */
  private readonly name: string;
  private index: FgbIndex | null = null;

  constructor(source: RangeSource, entry: LayerEntry, head: Manifest) {
    this.entry = entry;
    this.head = head;
    this.name = `${source.name}${source.name === '' || source.name.endsWith('/') ? '' : '/'}${entry.file}`;
    this.file = new BlockFile(source, entry, this.name, cache);
  }

  /** The layer with the features that touch one of the boxes, in the file's order. Never rejects. */
  async read(boxes: Boxes, signal?: AbortSignal): Promise<Result<Layer>> {
    const { entry, head, name, file } = this;
    const opened = this.index === null ? await openFgb(file, name, signal) : ok(this.index);
    if (!opened.ok) return opened;
    const { content, count } = opened.value;
    if (count !== entry.count) return fail({ code: 'layer.count', file: name, path: 'header.featuresCount', received: shown(count), text: { zh: `清单说有 ${entry.count} 个要素。`, en: `The manifest says ${entry.count} features.` } });
    this.index = opened.value;
    const found = await featuresIn(file, opened.value, boxes, name, sliced, signal);
    if (!found.ok) return found;
    const features = found.value.map(({ feature }) => toPlanFeature(feature));
    // What is said of the whole number of features has been compared.
    const problems = await sliced(contentProblems(content, features, { ...entry, count: features.length }, head, name));
    return problems.length > 0 ? fail(...problems) : ok({ entry, state: 'range', features, boxes });
  }
}
