/**
 * The judgement once more, as plainly as it can be put: yes and no instead of intervals, every feature instead of a search, one pass instead of a compiled form. For proposals and plans
 * in which everything is stated and nothing is off by anything; `undefined` where it is too close to call, or a limit is not published. Distances along a road are not told.
 */
import { band } from '../../src/geo/band.ts';
import { footprint, type Footprint } from '../../src/geo/footprint.ts';
import { Plane, UNIT } from '../../src/geo/plane.ts';
import { shapeOf, type Shape } from '../../src/geo/shape.ts';
import type { Plan, PlanFeature } from '../../src/plan/plan.ts';
import type { Proposal } from '../../src/plan/proposal-types.ts';
import type { FindingResult } from '../../src/check/types.ts';
import type { Condition, Key, Limit, Operator, Selector } from '../../src/plan/schema/condition.ts';
import type { PublishedClause } from '../../src/plan/schema/rules.ts';

type Answer = boolean | undefined;
/** A feature and what it is of; `distance` in metres, negative inside an area, and how the sign lies to it. */
interface Member {
  readonly layer: string;
  readonly feature: PlanFeature;
  readonly shape: Shape;
}
interface At {
  readonly member?: Member;
  readonly distance?: number | undefined;
  /** The zone or site that an `each` around this has at hand. */
  readonly outer?: Member;
}

/** Metres within which nothing is said. */
const CLOSE = 0.002;
const tidy = (x: number): number => Math.round(x * 1e6) / 1e6;
const all = (answers: readonly Answer[]): Answer => (answers.includes(false) ? false : answers.includes(undefined) ? undefined : true);
const any = (answers: readonly Answer[]): Answer => (answers.includes(true) ? true : answers.includes(undefined) ? undefined : false);
const not = (answer: Answer): Answer => (answer === undefined ? undefined : !answer);

function holds(a: number | undefined, op: Operator, b: number | undefined, room = 0): Answer {
  if (a === undefined || b === undefined || (room > 0 && Math.abs(a - b) <= room)) return undefined;
  return { '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b, '=': a === b, '!=': a !== b }[op];
}

type Point = readonly [number, number];
const pointsOf = (flat: ArrayLike<number>): Point[] => Array.from({ length: flat.length / 2 }, (_, i): Point => [flat[2 * i] ?? 0, flat[2 * i + 1] ?? 0]);
const legsOf = (points: readonly Point[]): [Point, Point][] => (points.length === 1 ? points.map((p) => [p, p]) : points.slice(1).map((b, i) => [points[i] ?? b, b]));

function toSegment([x, y]: Point, [[ax, ay], [bx, by]]: readonly [Point, Point]): number {
  const square = (bx - ax) ** 2 + (by - ay) ** 2;
  const f = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square));
  return Math.sqrt((x - ax - f * (bx - ax)) ** 2 + (y - ay - f * (by - ay)) ** 2);
}
const side = ([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): number => Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
const cross = ([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
const between = (one: readonly [Point, Point], other: readonly [Point, Point]): number => (cross(one, other) ? 0 : Math.min(...one.map((p) => toSegment(p, other)), ...other.map((p) => toSegment(p, one))));

const edgesKnown = new WeakMap<Shape, readonly [Point, Point][]>();
function edgesOf(shape: Shape): readonly [Point, Point][] {
  const edges = edgesKnown.get(shape) ?? shape.parts.flatMap((part) => legsOf(pointsOf(part)));
  edgesKnown.set(shape, edges);
  return edges;
}

/** Within an area, the way from a point to its edge counts as negative. */
function signed(point: Point, shape: Shape): number {
  if (shape.pieces) return Math.min(...shape.pieces.map((piece) => signed(point, piece)));
  const edges = edgesOf(shape);
  const distance = Math.min(...edges.map((edge) => toSegment(point, edge)));
  const crossed = edges.filter(([[ax, ay], [bx, by]]) => ay > point[1] !== by > point[1] && point[0] < ((bx - ax) * (point[1] - ay)) / (by - ay) + ax);
  return shape.kind === 'area' && crossed.length % 2 === 1 ? -distance : distance;
}

export class PlainJudge {
  private readonly plan: Plan;
  private readonly plane: Plane;
  private readonly members: readonly Member[];

  /** `asOf`: features out of force on that day are none. */
  constructor(plan: Plan, asOf: string) {
    this.plan = plan;
    this.plane = new Plane(plan.manifest.crs.centralMeridian, plan.manifest.extent);
    this.members = [...plan.layers].flatMap(([layer, { entry, features }]) =>
      features.filter(({ properties: { from, until } }) => !(typeof from === 'string' && from > asOf) && !(typeof until === 'string' && until < asOf)).map((feature): Member => {
        const shape = shapeOf(feature.geometry, this.plane);
        const { side: hand, depth } = feature.properties;
        return { layer, feature, shape: entry.role === 'segments' ? band(shape, hand as 'left' | 'right' | 'both', Number(depth), this.plane.scaleAt(feature.geometry)) : shape };
      }),
    );
  }

  /** The judgement of one proposal. */
  of(proposal: Proposal): Judged {
    const number = (name: string): number | undefined => (typeof proposal.properties[name] === 'number' ? proposal.properties[name] : undefined);
    const foot = footprint(proposal.geometry, number('width'), number('bearing'), 500, this.plane);
    const derived = foot.length === undefined ? {} : { width: foot.length, ...(foot.bearing === undefined ? {} : { bearing: foot.bearing }) };
    return new Judged(this.plan, this.members, { ...proposal, properties: { ...derived, ...proposal.properties } }, foot);
  }
}

export class Judged {
  private readonly plan: Plan;
  private readonly members: readonly Member[];
  private readonly proposal: Proposal;
  private readonly foot: Footprint;

  constructor(plan: Plan, members: readonly Member[], proposal: Proposal, foot: Footprint) {
    this.plan = plan;
    this.members = members;
    this.proposal = proposal;
    this.foot = foot;
  }

  private ofLayer = (layer: string): Member[] => this.members.filter((member) => member.layer === layer);

  /** Metres from the footprint to a feature; inside an area no more than nought. Sites are stood at with the centre. */
  private readonly known = new Map<Member, number>();
  private distance(member: Member): number {
    const found = this.known.get(member);
    if (found !== undefined) return found;
    const { shape } = member;
    const points = member.layer === 'sites' ? [[this.foot.x, this.foot.y] as const] : pointsOf(this.foot.points);
    const edges = edgesOf(shape);
    const away = Math.min(...legsOf(points).flatMap((leg) => edges.map((edge) => between(leg, edge))));
    const within = shape.kind === 'area' && points.some((point) => signed(point, shape) < 0);
    const result = (within ? -away : away) / UNIT / this.foot.scale;
    this.known.set(member, result);
    return result;
  }

  /** Whether the footprint touches an area. */
  private touches(member: Member): Answer {
    const { shape } = member;
    const points = pointsOf(this.foot.points);
    const ends = [...points, [this.foot.x, this.foot.y] as const].map((point) => signed(point, shape) / UNIT);
    if (ends.some((d) => d < -CLOSE)) return true;
    const away = this.distance(member);
    // Across a corner, by how much is not told.
    return away > CLOSE ? false : undefined;
  }

  fact(name: string): number | string | boolean | undefined {
    const given = this.proposal.properties[name];
    if (typeof given === 'number' || typeof given === 'string' || typeof given === 'boolean') return given;
    const definition = this.plan.rules.definitions.find((one) => one.name === name);
    if (definition?.value !== undefined) return this.limit(definition.value, {});
    if (definition?.when !== undefined) return this.is(definition.when, {});
    const type = this.plan.rules.signTypes.find(({ id }) => id === this.proposal.properties.signType) as Readonly<Record<string, unknown>> | undefined;
    return definition?.ofType === undefined ? undefined : (type?.[definition.ofType] as string | boolean);
  }

  private number(name: string): number | undefined {
    const value = this.fact(name);
    return typeof value === 'number' ? value : undefined;
  }

  private word(key: { fact: string } | { attr: string }, at: At): string | undefined {
    const value = 'fact' in key ? this.fact(key.fact) : at.member?.feature.properties[key.attr];
    return typeof value === 'string' ? value : undefined;
  }

  private lookup(by: Key, rows: Readonly<Record<string, Limit>>, otherwise: Limit | undefined, at: At): number | undefined {
    const words = (Array.isArray(by) ? by : [by]).map((key) => this.word(key, at));
    const found = words.includes(undefined) ? undefined : (rows[words.join('|')] ?? otherwise);
    return found === undefined ? undefined : this.limit(found, at);
  }

  limit(source: Limit, at: At): number | undefined {
    if (typeof source === 'number') return source;
    const fold = (parts: readonly Limit[], join: (a: number, b: number) => number): number | undefined =>
      parts.map((part) => this.limit(part, at)).reduce((a, b) => (a === undefined || b === undefined ? undefined : join(a, b)));
    if ('fact' in source) return this.number(source.fact);
    if ('attr' in source) return typeof at.member?.feature.properties[source.attr] === 'number' ? Number(at.member.feature.properties[source.attr]) : undefined;
    if ('table' in source) return this.lookup(source.by, this.plan.rules.tables.find(({ id }) => id === source.table)?.rows ?? {}, undefined, at);
    if ('cases' in source) return this.lookup(source.by, source.cases, source.else, at);
    if ('steps' in source) {
      const value = this.limit(source.by, at);
      const step = value === undefined ? undefined : source.steps.find(([upTo]) => upTo === null || value <= upTo);
      return step === undefined ? undefined : this.limit(step[1], at);
    }
    if ('times' in source) return fold(source.times, (a, b) => tidy(a * b));
    if ('plus' in source) return fold(source.plus, (a, b) => tidy(a + b));
    if ('minus' in source) return fold(source.minus, (a, b) => tidy(a - b));
    if ('min' in source) return fold(source.min, Math.min);
    if ('max' in source) return fold(source.max, Math.max);
    return undefined;
  }

  is(source: Condition, at: At): Answer {
    if (typeof source === 'boolean') return source;
    if ('all' in source) return all(source.all.map((part) => this.is(part, at)));
    if ('any' in source) return any(source.any.map((part) => this.is(part, at)));
    if ('not' in source) return not(this.is(source.not, at));
    if ('distance' in source) return this.compareDistance(at.distance, source.distance, this.limit(source.value, at));
    if ('attr' in source) {
      const value = at.member?.feature.properties[source.attr];
      if (value === undefined) return undefined;
      if ('op' in source) return typeof value === 'number' ? holds(value, source.op, this.limit(source.value, at)) : undefined;
      if ('matches' in source) return this.word({ fact: source.matches }, at) === undefined ? undefined : value === this.fact(source.matches);
      return 'in' in source ? source.in.includes(String(value)) : value === source.is;
    }
    if ('fact' in source) {
      const value = this.fact(source.fact);
      if (value === undefined) return undefined;
      if ('op' in source) return typeof value === 'number' ? holds(value, source.op, this.limit(source.value, at)) : undefined;
      return 'in' in source ? source.in.includes(String(value)) : value === source.is;
    }
    if ('each' in source) return all(this.selected(source.each, at).map(({ meant, here }) => any([not(meant), this.is(source.satisfies, here)])));
    if ('none' in source) return not(any(this.selected(source.none, at).map(({ meant }) => meant)));
    if ('inside' in source) return this.inside(source.inside, at);
    const [selector, of] = 'sum' in source ? [source.sum, source.of] : [source.count, null];
    const one = (here: At): Answer => {
      let total: number | undefined = 0;
      for (const { meant, here: inner } of this.selected(selector, here)) {
        const amount = of === null ? 1 : inner.member?.feature.properties[of];
        if (meant === false) continue;
        total = meant === undefined || total === undefined || typeof amount !== 'number' || amount < 0 ? undefined : tidy(total + amount);
      }
      return holds(total, source.op, this.limit(source.value, here));
    };
    if (selector.same !== 'zone' && selector.same !== 'site') return one(at);
    if (at.outer?.layer === `${selector.same}s`) return one(at);
    const groups = this.belongs(`${selector.same}s`);
    if (groups === undefined) return undefined;
    return groups.length === 0 ? one(at) : all(groups.map((outer) => one({ ...at, outer })));
  }

  /** Inside an area the depth is told to be more than nothing, and no more. */
  private compareDistance(distance: number | undefined, op: Operator, limit: number | undefined): Answer {
    if (distance === undefined || limit === undefined) return undefined;
    return distance < CLOSE && limit < CLOSE ? undefined : holds(distance, op, limit, CLOSE);
  }

  /** The zones that the footprint touches, or the sites within whose radius its centre is. */
  belongs(layer: 'zones' | 'sites' | 'segments'): Member[] | undefined {
    const answers = this.ofLayer(layer).map((member) => ({ member, in: layer === 'sites' ? holds(this.distance(member), '<=', Number(member.feature.properties['radius'] ?? 0), CLOSE) : this.touches(member) }));
    return answers.some((answer) => answer.in === undefined) ? undefined : answers.filter((answer) => answer.in === true).map(({ member }) => member);
  }

  private selected(selector: Selector, at: At): { meant: Answer; here: At }[] {
    const layers = Array.isArray(selector.layer) ? selector.layer : [selector.layer];
    return layers.flatMap((layer) => this.ofLayer(layer)).map((member) => {
      const { grow } = selector;
      const { properties } = member.feature;
      const wide = typeof grow === 'string' ? (properties[grow] ?? properties[`${grow}Min`]) : (grow ?? 0);
      const here: At = { member, distance: typeof wide === 'number' && selector.along === undefined ? this.distance(member) - wide : undefined, ...(['zones', 'sites'].includes(member.layer) ? { outer: member } : at.outer === undefined ? {} : { outer: at.outer }) };
      return { here, meant: this.means(selector, member, here, at) };
    });
  }

  private means(selector: Selector, member: Member, here: At, at: At): Answer {
    const { id, replaces } = this.proposal.properties;
    const { key, properties } = member.feature;
    if (this.plan.layers.get(member.layer)?.entry.role === 'existing-signs' && (key === id || (Array.isArray(replaces) && replaces.includes(key)))) return false;
    const { where, within, facing, same, along } = selector;
    return all([
      where === undefined ? true : this.is(where, here),
      within === undefined ? true : this.compareDistance(here.distance, '<=', this.limit(within, here)),
      facing === undefined ? true : this.sameWay(properties, facing),
      along === undefined ? true : undefined,
      same === undefined ? true : same === 'building' ? properties['building'] === this.fact('building') : this.together(same, member, at),
    ]);
  }

  private sameWay(properties: PlanFeature['properties'], degrees: number): Answer {
    const [own, other] = [this.number('bearing'), properties['bearing']];
    if (own === undefined || typeof other !== 'number') return undefined;
    const turn = Math.abs(((((own - other) % 360) + 540) % 360) - 180);
    const faces = [this.number('faces'), properties['faces']];
    if (turn <= degrees) return true;
    // With more than two faces the other directions are not known.
    if (faces.some((n) => typeof n !== 'number' || n > 2)) return 180 - turn <= degrees && faces.includes(2) ? true : undefined;
    return 180 - turn <= degrees && faces.includes(2);
  }

  private together(same: 'zone' | 'site', { shape }: Member, at: At): Answer {
    const groups = at.outer?.layer === `${same}s` ? [at.outer] : this.belongs(`${same}s`);
    const mine = this.belongs(`${same}s`);
    const [point] = pointsOf(shape.parts[0] ?? []);
    if (groups === undefined || mine === undefined || !point) return undefined;
    return any(groups.map((group) => (mine.includes(group) ? holds(signed(point, group.shape) / UNIT / this.foot.scale, '<=', same === 'site' ? Number(group.feature.properties['radius'] ?? 0) : 0, CLOSE) : false)));
  }

  /** Metres to the nearest feature that a selector means by its attributes; ∞ where there is none. */
  nearest(selector: Selector): number | undefined {
    const found = this.selected(selector, {});
    if (found.some(({ meant, here }) => meant === undefined || here.distance === undefined)) return undefined;
    return Math.min(Infinity, ...found.filter(({ meant }) => meant === true).map(({ here }) => here.distance ?? Infinity));
  }

  /** Every place of the baseline, five centimetres apart, is in one of the features meant. */
  private inside(selector: Selector, at: At): Answer {
    const areas = this.selected(selector, at).filter(({ meant, here }) => meant !== false && here.member?.shape.kind === 'area');
    if (areas.some(({ meant }) => meant === undefined)) return undefined;
    const places = legsOf(pointsOf(this.foot.points)).flatMap(([a, b]): Point[] => {
      const steps = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / (0.05 * UNIT)));
      return Array.from({ length: steps + 1 }, (_, i): Point => [a[0] + (i / steps) * (b[0] - a[0]), a[1] + (i / steps) * (b[1] - a[1])]);
    });
    const deepest = places.map((place) => Math.min(Infinity, ...areas.map(({ here }) => (here.member ? signed(place, here.member.shape) / UNIT : Infinity))));
    if (deepest.some((d) => d > CLOSE)) return false;
    return deepest.every((d) => d < -CLOSE) ? true : undefined;
  }

  /** Whether the plan's word counts here. */
  inArea(): Answer {
    return any(this.ofLayer('plan-area').map((member) => this.touches(member)));
  }

  /** A clause's result; null where it does not apply. */
  result({ applies = true, unless = false, requires, outcome, source, confidence, recommended, id }: PublishedClause): FindingResult | null | undefined {
    const area = this.inArea();
    const ofPlan = this.plan.rules.sources.find((one) => one.id === source)?.plan === true;
    if (area === undefined) return undefined;
    if (ofPlan && !area) return null;
    const here = all([this.is(applies, {}), not(this.is(unless, {}))]);
    if (here !== true) return here === false ? null : undefined;
    const met = this.is(requires, {});
    if (met !== false) return met === true ? 'pass' : undefined;
    const advises = !ofPlan && (confidence === 'S' || recommended === true) && !(area && this.plan.manifest.adopts.includes(id));
    return advises && outcome !== 'reserved' ? 'advice' : outcome;
  }

  private cell(scope: string): Answer {
    const { scopes, types, uses, bands, outcomes, cells } = this.plan.rules.matrix;
    const large = this.fact(this.plan.manifest.bands.fact);
    const place = [scopes.indexOf(scope), types.indexOf(this.proposal.properties.signType), uses.indexOf(String(this.fact('use'))), large === true ? 1 : 0];
    const outcome = outcomes[cells[place.reduce((sum, n, i) => sum * ([scopes, types, uses, bands][i]?.length ?? 0) + n, 0)] ?? -1];
    if (typeof large !== 'boolean' || outcome === undefined || outcome.answer === 'silent') return undefined;
    return outcome.answer === 'limited' ? all((outcome.limits ?? []).map((limit) => this.is(limit, {}))) : outcome.answer === 'allowed';
  }

  /** Whether the matrix lets it pass, zones, segments and sites taken together. */
  matrix(): Answer {
    const [zones, segments, sites] = [this.belongs('zones'), this.belongs('segments'), this.belongs('sites')];
    if (zones === undefined || segments === undefined || sites === undefined) return undefined;
    const listed = ({ feature }: Member, name: string): string[] | undefined => (typeof feature.properties[name] === 'string' ? feature.properties[name].split('|') : undefined);
    const fitting = sites.map((site) => ({ site, fits: all([[listed(site, 'signType'), this.proposal.properties.signType] as const, [listed(site, 'use'), String(this.fact('use'))] as const].map(([list, word]) => list?.includes(word))) }));
    if (fitting.some(({ fits }) => fits === undefined)) return undefined;
    const own = fitting.filter(({ fits }) => fits === true);
    const columns = this.plan.layers.get('sites')?.entry.columns ?? {};
    const limits = Object.entries({ maxWidth: 'width', maxHeight: 'height', maxArea: 'faceArea', maxTop: 'topHeight' }).filter(([attr]) => Object.hasOwn(columns, attr));
    if (own.length > 0) return all(own.flatMap(({ site }) => limits.map(([attr, fact]) => this.is({ fact, op: '<=', value: { attr } }, { member: site }))));
    const bound = (members: readonly Member[], layer: string): string[] => {
      const classes = members.map(({ feature }) => String(feature.properties['class']));
      const order = this.plan.manifest.precedence[layer] ?? [];
      const top = order.find((name) => classes.includes(name));
      return classes.filter((name) => top === undefined || name === top || !order.includes(name));
    };
    const scopes = [...(zones.length === 0 ? ['none'] : bound(zones, 'zones').map((name) => `zone:${name}`)), ...bound(segments, 'segments').map((name) => `segment:${name}`)];
    return all(scopes.map((scope) => this.cell(scope)));
  }
}
