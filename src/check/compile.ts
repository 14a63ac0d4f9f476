/**
 * From a plan to a checker. `compile` resolves every name once; `check` is then pure: no clock, no network, no DOM, and the same in browser, worker, Node and CLI.
 */
import type { LineString } from 'geojson';
import { between, footprint, groundLength, type Footprint } from '../geo/footprint.ts';
import { Plane } from '../geo/plane.ts';
import type { Plan } from '../plan/plan.ts';
import type { Proposal } from '../plan/proposal-types.ts';
import { PROPERTY } from '../plan/vocabulary.ts';
import { fail, ok, type Problem, type Result } from '../problem.ts';
import { Alongside } from './along.ts';
import { placeOf } from './belonging.ts';
import type { Checker, CheckOptions } from './checker.ts';
import { boundary, rule, type Ruling } from './binding.ts';
import type { Block, BlockJudge, Left, OfPlan, TypedClause } from './block.ts';
import { evaluateClause, type CompiledClause, type Standing } from './clause.ts';
import { compileClauses } from './compile-clauses.ts';
import type { Fact } from './compiled.ts';
import { compileCondition } from './conditions.ts';
import { FactTable } from './facts.ts';
import { cellFindings, dedupe, draftOf, matrixBase, matrixCitation, Sheaf, type Draft } from './findings.ts';
import { compileLimit, type Names } from './limits.ts';
import { CompiledMatrix } from './matrix.ts';
import { clear, inArea, nonePossible, touched, touchedSites, within } from './place.ts';
import type { Layers } from './quantifiers.ts';
import { Roads } from './roads.ts';
import type { Run, Span, Touch } from './run.ts';
import { Members } from './same.ts';
import { SITE_LIMITS, withSites, type SiteLimit } from './sites.ts';
import type { Space } from './space.ts';
import { Spaces } from './spaces.ts';
import { and, MAYBE, NO, YES, type Tri } from './tri.ts';
import { scaled } from './scaled.ts';
import type { CheckResult, Finding, Reason } from './types.ts';
import { verdictOf } from './verdict.ts';

export type { Checker, CheckOptions } from './checker.ts';

class Unresolved extends Error {}

/** Compiles a plan; problems where a clause names what does not exist (package validation says the same with its path). */
export function compile(plan: Plan): Result<Checker> {
  try {
    return ok(new PlanChecker(plan));
  } catch (error) {
    if (!(error instanceof Unresolved)) throw error;
    const problem: Problem = { code: 'rules.dangling', file: plan.manifest.rules.file, received: error.message, text: { zh: '条款引用了不存在的名称。', en: 'A clause refers to a name that does not exist.' } };
    return fail(problem);
  }
}

class PlanChecker implements Checker {
  private readonly plan: Plan;
  private readonly plane: Plane;
  private readonly spaces: Spaces;
  private readonly slots: string[] = [];
  private readonly facts: FactTable;
  private readonly clauses: readonly CompiledClause[];
  /** By sign type: the clauses that may apply to it, whatever else is stated, with the findings that are settled already. */
  private readonly byType = new Map<string, readonly TypedClause[]>();
  private readonly matrix: CompiledMatrix;
  private readonly siteLimits: readonly SiteLimit[];
  private readonly use: Fact;
  private readonly widest: number;
  private readonly unread: readonly Draft[];
  private run: Run | null = null;

  constructor(plan: Plan) {
    this.plan = plan;
    const { manifest, rules } = plan;
    this.plane = new Plane(manifest.crs.centralMeridian, manifest.extent);
    this.spaces = new Spaces(plan, this.plane);
    const tables = new Map(rules.tables.map((table) => [table.id, table]));
    const names: Names & Layers = {
      fact: (name) => this.fact(name),
      table: (id) => tables.get(id) ?? missing(`table ${id}`),
      space: (id) => this.spaces.byId.get(id) ?? missing(`layer ${id}`),
      spaces: this.spaces.all,
      slot: (text) => {
        const at = this.slots.indexOf(text);
        return at < 0 ? this.slots.push(text) - 1 : at;
      },
    };
    const stated: Names = { ...names, fact: (name) => this.facts.get(name, true) ?? missing(`fact ${name}`) };
    this.facts = new FactTable(rules.definitions, rules.signTypes, manifest.status === 'demonstration', {
      limit: (source, statedOnly) => compileLimit(source, statedOnly ? stated : names),
      condition: (source) => compileCondition(source, names),
    });
    this.use = this.fact('use');
    this.fact('bearing');
    this.clauses = compileClauses(plan, this.spaces.all, (source) => compileCondition(source, names));
    this.matrix = new CompiledMatrix(rules.matrix, this.use, this.fact(manifest.bands.fact), (source) => compileCondition(source, names));
    // A layer without the column sets no such limit; a site without the value has one that is not known.
    const columns = plan.layers.get(this.spaces.sites?.id ?? '')?.entry.columns ?? {};
    this.siteLimits = SITE_LIMITS.filter(({ attr }) => Object.hasOwn(columns, attr)).map((limit) => ({ attr: limit.attr, condition: compileCondition({ fact: limit.fact, op: limit.op, value: { attr: limit.attr } }, names) }));
    const width = PROPERTY.get('width');
    this.widest = width?.kind === 'number' ? width.max : 0;
    this.unread = this.unreadFindings();
  }

  check(proposal: Proposal, options: CheckOptions): CheckResult {
    const run = this.start(proposal, options.asOf, null);
    const area = inArea(run, this.spaces.area);
    const sheaf = this.judge(run, proposal, options, area, null);
    const { counts } = sheaf;
    return { verdict: verdictOf(counts, area), counts, findings: sheaf.findings, place: placeOf(run, this.plane, area) };
  }

  probe(proposal: Proposal, span: Span, among: ReadonlySet<string>, options: CheckOptions): readonly Finding[] | null {
    const run = this.start(proposal, options.asOf, span);
    if (run.foot.core && this.swings(run, run.foot.core)) return null;
    return this.judge(run, proposal, options, inArea(run, this.spaces.area), among).findings;
  }

  block(judge: BlockJudge, proposal: Proposal, before: Left | null, options: CheckOptions): Block {
    const run = this.start(proposal, options.asOf, null);
    const area = before === null || before.area === MAYBE ? inArea(run, this.spaces.area) : before.area;
    const outOfTerm = this.outOfTerm(proposal, options.asOf);
    const plan = this.standing(run, area, outOfTerm);
    const clauses = before?.clauses ?? this.clausesFor(run).filter(({ clause }) => inForceOn(clause, options.asOf));
    return judge(run, { area, plan, unread: this.unread, clauses, ofPlan: () => this.ofPlan(run, plan, area, outOfTerm) }, before);
  }

  stretch(line: LineString, width: number): LineString {
    // A short line's length is known to 0.1 mm only: made long, it is measured again.
    let longer = line;
    for (let i = 0; i < 3; i++) longer = scaled(longer, width / groundLength(longer, this.plane));
    return longer;
  }

  baseline({ geometry }: Proposal): { readonly length?: number; readonly bearing?: number } {
    return footprint(geometry, undefined, undefined, this.widest, this.plane);
  }

  onGround(proposal: Proposal, { asOf }: CheckOptions, error = 0): Tri {
    const run = this.start(proposal, asOf, null);
    let result = within(run, this.spaces.area, error);
    for (const { entry } of this.plan.layers.values()) if (entry.unbuildable === true) result = and(result, clear(run, this.spaces.byId.get(entry.id) ?? null, error));
    return result;
  }

  /** Whether what the sign touches is not the same for every width in the span. */
  private swings(run: Run, core: Footprint): boolean {
    const some = (touches: readonly Touch[]): boolean => touches.some((touch) => touch.swings === true);
    if (some(run.zones) || some(run.segments) || (this.spaces.area !== null && some(touched(run, this.spaces.area)))) return true;
    if (!this.spaces.zones || run.zones.length === 0 || run.zones.some((touch) => touch.certain)) return false;
    return nonePossible(run, this.spaces.zones, run.zones) !== nonePossible({ ...run, foot: core }, this.spaces.zones, run.zones);
  }

  private judge(run: Run, proposal: Proposal, options: CheckOptions, area: Tri, among: ReadonlySet<string> | null): Sheaf {
    const outOfTerm = this.outOfTerm(proposal, options.asOf);
    const plan = this.standing(run, area, outOfTerm);

    const sheaf = new Sheaf();
    for (const draft of this.unread) sheaf.add(draft);
    for (const draft of this.ofPlan(run, plan, area, outOfTerm).drafts) sheaf.add(draft);
    for (const { clause, settled } of this.clausesFor(run)) {
      if (among !== null && !among.has(clause.source.id)) continue;
      if (!inForceOn(clause, options.asOf)) continue;
      const draft = settled ?? evaluateClause(run, clause, plan);
      if (draft) sheaf.add(draft);
    }
    return sheaf;
  }

  private standing(run: Run, area: Tri, outOfTerm: readonly Reason[]): Standing {
    return outOfTerm.length > 0 ? { holds: NO, why: [] } : { holds: area, why: area === MAYBE ? this.areaReason(run) : [] };
  }

  /** The plan's own word beside its clauses: that its term is over, or its table. */
  private ofPlan(run: Run, plan: Standing, area: Tri, outOfTerm: readonly Reason[]): OfPlan {
    const { manifest } = this.plan;
    if (outOfTerm.length === 0 || area === NO) return this.judgeMatrix(run, plan);
    return { drafts: [draftOf('plan.term', 'unknown', matrixBase(manifest), matrixCitation(manifest, ''), outOfTerm)], unsure: area === MAYBE, no: false };
  }

  /**
   * What is settled by the sign's type alone: an `applies` that is false stays false and a finding that is decided stays decided, since more facts never undo a yes or no.
   * The same objects then serve every check.
   */
  private clausesFor(run: Run): readonly TypedClause[] {
    const type = run.proposal.properties.signType;
    const known = this.byType.get(type);
    if (known) return known;
    const { proposal, span } = run;
    run.span = null;
    run.proposal = { geometry: proposal.geometry, properties: { signType: type } };
    run.done.fill(0);
    const list = this.clauses.flatMap((clause, order): TypedClause[] => {
      if (clause.looks) return [{ clause, settled: null, order }];
      const draft = evaluateClause(run, clause, { holds: YES, why: [] });
      if (draft === null) return [];
      // A number that is shown must be the one that was stated.
      const settled = draft.result !== 'unknown' && draft.reasons.every((reason) => reason.kind === 'absent') && typeof draft.value !== 'object' && !clause.ofPlan && !clause.advises;
      return [{ clause, settled: settled ? Object.freeze(draft) : null, order }];
    });
    run.proposal = proposal;
    run.span = span;
    run.done.fill(0);
    this.byType.set(type, list);
    return list;
  }

  private fact(name: string): Fact {
    return this.facts.get(name) ?? missing(`fact ${name}`);
  }

  /** A layer that the judgement rests on and that could not be read: nothing better than `undetermined` may come of the package. */
  private unreadFindings(): Draft[] {
    const { manifest } = this.plan;
    return this.spaces.all
      .filter((space) => space.state === 'failed')
      .map((space) => Object.freeze(draftOf('package.layer', 'unknown', matrixBase(manifest), matrixCitation(manifest, ''), [{ kind: 'layer', layer: space.id }])));
  }

  private start(proposal: Proposal, asOf: string, span: Span | null): Run {
    const { manifest } = this.plan;
    const number = (name: string): number | undefined => {
      const value = proposal.properties[name];
      return typeof value === 'number' ? value : undefined;
    };
    const foot = this.foot(proposal.geometry, number('width'), number('bearing'), span);
    // A baseline states the width by its length and, where straight, the bearing by its direction.
    const derived = foot.length === undefined ? proposal : { ...proposal, properties: { ...proposal.properties, ...(foot.core ? {} : { width: foot.length }), ...(foot.bearing === undefined || proposal.properties['bearing'] !== undefined ? {} : { bearing: foot.bearing }) } };
    const size = this.facts.size;
    const run: Run = this.run ?? {
      touching: { area: this.spaces.area, zones: this.spaces.zones, segments: this.spaces.segments, sites: this.spaces.sites, alongside: this.spaces.segments && new Alongside(this.spaces.segments, new Roads(this.spaces.segments, this.spaces.lines), this.plane), members: new Members(this.plane) },
      span, proposal: derived, asOf, foot, accuracy: 0, low: new Float64Array(size), high: new Float64Array(size), word: [], done: new Uint8Array(size), valueLow: 0, valueHigh: 0,
      feature: null, space: null, outer: null, distanceLow: 0, distanceHigh: 0, growName: null, growSpread: 0, noting: false, wavers: false, note: null, reasons: null, near: this.spaces.all.map(() => null), nearest: this.slots.map(() => undefined), zones: [], segments: [], sites: [],
    };
    this.run = run;
    run.span = span;
    run.proposal = derived;
    run.asOf = asOf;
    run.foot = foot;
    run.accuracy = number('accuracy') ?? manifest.defaultAccuracy;
    run.done.fill(0);
    run.near.fill(null);
    run.nearest.fill(undefined);
    run.noting = false;
    run.reasons = null;
    run.zones = this.spaces.zones ? touched(run, this.spaces.zones) : [];
    run.segments = this.spaces.segments ? touched(run, this.spaces.segments) : [];
    run.sites = this.spaces.sites ? touchedSites(run, this.spaces.sites) : [];
    return run;
  }

  private foot(geometry: Proposal['geometry'], width: number | undefined, bearing: number | undefined, span: Span | null): Footprint {
    if (span?.name !== 'width') return footprint(geometry, width, bearing, this.widest, this.plane);
    const { low, high } = span;
    const at = (metres: number): Footprint => footprint(geometry.type === 'LineString' ? this.stretch(geometry, metres) : geometry, metres, bearing, this.widest, this.plane);
    return low === high ? at(high) : between(at(low), at(high));
  }

  private judgeMatrix(run: Run, plan: Standing): OfPlan {
    const { manifest } = this.plan;
    if (plan.holds === NO || !this.spaces.zones) return { drafts: [], unsure: false, no: false };
    if (plan.holds === MAYBE) return { drafts: [this.open(plan.why)], unsure: true, no: true };
    const precedence = (space: Space): readonly string[] => manifest.precedence[space.id] ?? [];
    const zone = rule(run, this.matrix, 'zone', this.spaces.zones, run.zones, precedence(this.spaces.zones));
    const segment: Ruling = this.spaces.segments ? rule(run, this.matrix, 'segment', this.spaces.segments, run.segments, precedence(this.spaces.segments)) : { cells: [], open: [], no: false };
    const ruling = withSites(run, this.spaces.sites, run.sites, this.use, this.siteLimits, { cells: [...zone.cells, ...segment.cells], open: [...zone.open, ...segment.open], no: zone.no || segment.no });
    const drafts = ruling.cells.flatMap((cell) => cellFindings(cell, manifest));
    if (ruling.open.length > 0) drafts.push(this.open(ruling.open));
    const unsure = [run.zones, run.segments, run.sites].some((touches) => touches.some(({ certain }) => !certain));
    return { drafts, unsure, no: ruling.no };
  }

  private open(reasons: readonly Reason[]): Draft {
    const { manifest } = this.plan;
    return draftOf('matrix', 'unknown', matrixBase(manifest), matrixCitation(manifest, ''), dedupe(reasons));
  }

  private areaReason(run: Run): Reason[] {
    if (!this.spaces.area || this.spaces.area.state !== 'whole') return [{ kind: 'layer', layer: this.spaces.area?.id ?? 'plan-area' }];
    return boundary(run, this.spaces.area, touched(run, this.spaces.area), true);
  }

  private outOfTerm(proposal: Proposal, asOf: string): Reason[] {
    const { from, until } = this.plan.manifest.term;
    const out: Reason[] = [];
    const look = (name: string, date: unknown): void => {
      if (typeof date === 'string' && (date < from || date > until)) out.push({ kind: 'term', name, date });
    };
    look('asOf', asOf);
    look('start', proposal.properties['start']);
    look('end', proposal.properties['end']);
    return out;
  }
}

const inForceOn = ({ source: { valid } }: CompiledClause, asOf: string): boolean => !((valid?.from !== undefined && valid.from > asOf) || (valid?.until !== undefined && valid.until < asOf));

function missing(name: string): never {
  throw new Unresolved(name);
}
