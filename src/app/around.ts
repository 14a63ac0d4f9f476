/**
 * A package with a layer so large that the page reads only what lies about the place, and more as the place moves. What is read reaches as far as anything that may be asked about the sign,
 * its remedies included; where that can't be said of a layer, or the host gives no parts of files, it is read whole instead.
 */
import type { LineString, Point } from 'geojson';
import { SEARCHED } from '../check/remedies/places.ts';
import { compileWithin, metresAbout } from '../check/window/compile-within.ts';
import { boxAround, holds, type Box } from '../check/window/need.ts';
import { reachOn } from '../check/window/reach.ts';
import { hasPlace, toFeature, type FormValues } from '../elements/form/values.ts';
import { loadBoxIndex } from '../geo/box-index.ts';
import { httpRanges } from '../io/http-range.ts';
import type { RangeSource } from '../io/blocks.ts';
import type { ByteSource } from '../io/source.ts';
import { loadLayers } from '../plan/load.ts';
import { RangedLayer } from '../plan/load-range.ts';
import type { Layer, Plan } from '../plan/plan.ts';
import type { LayerEntry } from '../plan/schema/manifest.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import { ok, type Problem, type Result } from '../problem.ts';
import { compileLarge, compileShaped } from './large-plan.ts';
import type { Loading } from './loading.ts';
import type { Opened } from './package.ts';

/** Metres that a place may move before more is read. */
const LEEWAY = 500;
/** Sites that remedies may lead to; what lies about each is read along. Of more, the layer is read whole. */
const MOST_SITES = 200;
/** Why a host, or a file, can't be read in parts: then it is read whole. Anything else would hinder that as well. */
const WHOLE_INSTEAD = /^(source\.range-(ignored|wrong|encoded|hidden|length)|fgb\.(no-index|window))$/;

/** Where a sign may stand, and how far off that may be, metres. */
interface Place {
  readonly geometry: Pick<Point | LineString, 'coordinates'>;
  readonly error: number;
}

/** What the page makes of a plan: with the checks that follow the first verdict. */
export type Finish = (plan: Plan, compiled: ReturnType<typeof compileWithin>) => Promise<Result<Opened>>;

export class Around {
  /** Told when what lies about another place is here, or all of it. */
  turned: (opened: Opened) => void = () => undefined;
  private readonly source: ByteSource;
  private readonly finish: Finish;
  /** With all that is read whole. */
  private base: Plan;
  private readonly layers: readonly RangedLayer[];
  private current: { readonly boxes: readonly Box[]; readonly opened: Opened } | null = null;
  private coming: { readonly boxes: readonly Box[]; readonly run: AbortController } | null = null;
  private all: Promise<Opened | null> | null = null;

  private constructor(source: ByteSource, base: Plan, layers: readonly RangedLayer[], finish: Finish) {
    this.source = source;
    this.base = base;
    this.layers = layers;
    this.finish = finish;
  }

  /**
   * Null where the layers that `plan` lacks have to be read whole.
   * @param values what stands in the form: where to begin
   */
  static async open(source: ByteSource, plan: Plan, values: FormValues, finish: Finish, signal: AbortSignal): Promise<Result<Opened> | null> {
    const ranged = source.slice !== undefined ? (source as RangeSource) : /^https?:/.test(source.name) ? (httpRanges(source.name) as RangeSource) : null;
    const left = plan.manifest.layers.filter(({ id, role }) => role !== 'base' && !plan.layers.has(id));
    const bounded = left.filter((entry) => reachOn(plan.rules, entry) < Infinity);
    if (ranged === null || bounded.length === 0 || sitesOf(plan).length > MOST_SITES) return null;
    const others = await loadLayers(source, plan, { signal, without: ['base'], only: left.filter((entry) => !bounded.includes(entry)).map(({ id }) => id) });
    if (!others.ok) return others;
    const around = new Around(source, others.value, bounded.map((entry) => new RangedLayer(ranged, entry, plan.manifest)), finish);
    const [west, south, east, north] = plan.manifest.view;
    return around.read(around.placeOf(values) ?? { geometry: { coordinates: [(west + east) / 2, (south + north) / 2] }, error: 0 }, signal);
  }

  /** From now on the page goes on with what is read, as long as it has this package open. */
  show(page: Pick<Loading, 'opened' | 'steps' | 'host'>): void {
    this.turned = (next) => {
      if (page.opened?.around !== this) return;
      page.opened = next;
      page.steps.moved?.();
      page.host.requestUpdate();
    };
  }

  /** The package as far as it has to be known for what stands in the form; null while that is being read. */
  at(values: FormValues): Opened | null {
    const { current, coming } = this;
    const place = this.placeOf(values);
    if (current !== null && (place === null || this.cover(current.boxes, place))) {
      coming?.run.abort();
      this.coming = null;
      return current.opened;
    }
    if (place !== null && (coming === null || !this.cover(coming.boxes, place))) void this.move(place);
    return null;
  }

  /** The package about any sign, for one answer. What stands in the form stays where it is. */
  async about({ geometry, properties: { accuracy } }: Proposal, signal = new AbortController().signal): Promise<Opened | null> {
    const { current } = this;
    const place = { geometry, error: typeof accuracy === 'number' ? accuracy : this.base.manifest.defaultAccuracy };
    if (current !== null && this.cover(current.boxes, place)) return current.opened;
    const read = await this.read(place, signal, false);
    return read?.ok === true ? read.value : this.whole();
  }

  /** All of it, once: for whoever looks at more than one place. Null where it can't be had. */
  readonly whole = (): Promise<Opened | null> => (this.all ??= this.readWhole());

  /** All of it, if rules that were not known before look farther than was read. */
  widen(rules: unknown): void {
    if (this.layers.some(({ entry }) => reachOn(rules, entry) > reachOn(this.base.rules, entry))) void this.whole();
  }

  private async move(place: Place): Promise<void> {
    this.coming?.run.abort();
    const run = new AbortController();
    this.coming = { boxes: this.boxesAbout(place), run };
    const read = await this.read(place, run.signal);
    if (run.signal.aborted) return;
    this.coming = null;
    if (read?.ok === true) this.turned(read.value);
    else await this.whole();
  }

  /** Null where it has to be read whole. What else hinders fails the layer: then nothing that needs it is decided. @param keep from now on it is what is shown */
  private async read(place: Place, signal: AbortSignal, keep = true): Promise<Result<Opened> | null> {
    const boxes = this.boxesAbout(place);
    const problems: Problem[] = [];
    const layers = new Map<string, Layer>();
    for (const { entry, result } of await Promise.all(this.layers.map(async (layer) => ({ entry: layer.entry, result: await layer.read(boxes, signal) })))) {
      layers.set(entry.id, result.ok ? result.value : { entry, state: 'failed', features: [] });
      if (!result.ok) problems.push(...result.problems);
    }
    const instead = problems.find(({ code }) => WHOLE_INSTEAD.test(code));
    // Whoever looks after the host can read there what to change; the page goes on.
    if (instead !== undefined) console.warn(`sign-plan: ${instead.text.zh} ${instead.text.en}`, instead.file, instead.received);
    if (instead !== undefined) return null;
    await loadBoxIndex();
    const plan = this.with(layers, problems);
    const opened = await this.finish(plan, await compileShaped(plan, compileWithin));
    if (!opened.ok) return opened;
    const value: Opened = { ...opened.value, around: this, rest: (later) => this.rest(opened.value, later) };
    if (keep && !signal.aborted) this.current = { boxes, opened: value };
    return ok(value);
  }

  /** The package as it is shown, with what came beside it. */
  get now(): Opened | null {
    return this.current?.opened ?? null;
  }

  /** What is only drawn, whatever place is shown by then. */
  private async rest(opened: Opened, signal: AbortSignal): Promise<Result<Plan>> {
    const read = await opened.rest(signal);
    if (!read.ok) return read;
    const drawn = [...read.value.layers].filter(([, { entry }]) => entry.role === 'base');
    const problems = read.value.problems.filter((problem) => !opened.plan.problems.includes(problem));
    this.base = ordered({ ...this.base, problems: [...this.base.problems, ...problems] }, drawn);
    const { current } = this;
    if (current === null) return read;
    const plan = ordered({ ...current.opened.plan, problems: [...current.opened.plan.problems, ...problems] }, drawn);
    this.current = { ...current, opened: { ...current.opened, plan } };
    return ok(plan);
  }

  private async readWhole(): Promise<Opened | null> {
    this.coming?.run.abort();
    const plan = await loadLayers(this.source, this.base, { without: ['base'] });
    if (!plan.ok) return null;
    await loadBoxIndex();
    const compiled = await compileLarge(plan.value, this.source.name);
    // What is only drawn may have come meanwhile.
    const opened = await this.finish(ordered(plan.value, [...this.base.layers]), compiled);
    if (!opened.ok) return null;
    this.current = { boxes: [[-180, -90, 180, 90]], opened: opened.value };
    this.turned(opened.value);
    return opened.value;
  }

  private with(layers: ReadonlyMap<string, Layer>, problems: readonly Problem[]): Plan {
    return ordered({ ...this.base, problems: [...this.base.problems, ...problems] }, [...layers]);
  }

  /** What is entered, as far as it is a place of this plan. */
  private placeOf(values: FormValues): Place | null {
    if (!hasPlace(values)) return null;
    const { geometry, properties } = toFeature(values);
    const [west, south, east, north] = this.base.manifest.extent;
    const positions = geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates;
    const { accuracy } = properties;
    if (!positions.every(([x = NaN, y = NaN]) => x >= west && x <= east && y >= south && y <= north)) return null;
    return { geometry, error: typeof accuracy === 'number' && accuracy >= 0 && accuracy <= 5000 ? accuracy : this.base.manifest.defaultAccuracy };
  }

  private cover(boxes: readonly Box[], { geometry, error }: Place): boolean {
    const need = boxAround(geometry, this.metres(error));
    return boxes.some((box) => holds(box, need));
  }

  private metres(error: number): number {
    return Math.max(...this.layers.map(({ entry }) => metresAbout({ accuracy: entry.accuracy, reach: reachOn(this.base.rules, entry) }, error)));
  }

  /** About the place with room to move, and with the grounds of the search for another; about every site that a remedy may lead to. */
  private boxesAbout({ geometry, error }: Place): Box[] {
    const { defaultAccuracy } = this.base.manifest;
    return [boxAround(geometry, LEEWAY + this.metres(Math.max(error, SEARCHED + defaultAccuracy))), ...sitesOf(this.base).map((coordinates) => boxAround({ coordinates }, this.metres(defaultAccuracy)))];
  }
}

const sitesOf = ({ layers }: Plan): number[][] => [...layers.values()].filter(({ entry }) => entry.role === 'sites').flatMap(({ features }) => features.flatMap(({ geometry }) => (geometry.type === 'Point' ? [geometry.coordinates] : [])));

/** The plan with some layers more, in the manifest's order. */
function ordered(plan: Plan, more: readonly (readonly [string, Layer])[]): Plan {
  const all = new Map([...plan.layers, ...more]);
  return { ...plan, layers: new Map(plan.manifest.layers.flatMap(({ id }: LayerEntry): [string, Layer][] => (all.has(id) ? [[id, all.get(id) as Layer]] : []))) };
}
