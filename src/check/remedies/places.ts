/**
 * The nearest place where a sign that stands by itself would pass: on a grid of 10 m, outward to 2 km. A block of the grid is given up as a whole where the sign passes nowhere
 * in it for certain, which the engine tells when it is asked about the middle with an error as large as the block; so a search that finds nothing is soon at its end.
 */
import type { Proposal } from '../../plan/proposal-types.ts';
import { NO, YES } from '../tri.ts';
import type { Remedy } from '../envelope-types.ts';
import type { Finding } from '../types.ts';
import { completed } from '../vary.ts';
import { accepted, openAs, openIn } from './accept.ts';
import { groundKnown } from './ground.ts';
import { Heap } from './heap.ts';
import { degrees, localOf, movable, movedWith } from './moved.ts';
import type { Cure } from './remedies.ts';

/** Metres. */
const GRID = 10;
const FARTHEST = 2000;
/** Grid points along the side of the blocks that a search begins with. */
const COARSE = 32;
/** Metres from the sign within which the search asks about places, the error that stands for a block included. */
export const SEARCHED = FARTHEST + 2 * (COARSE / 2) * GRID * 1.4143;

/** A square of `size` × `size` grid points from (east, north) on, counted from the sign. */
interface Block {
  readonly east: number;
  readonly north: number;
  readonly size: number;
  /** Metres from the sign to its nearest grid point. */
  readonly distance: number;
}

export function* places(cure: Cure): Generator<void, Remedy[], void> {
  const { rules, plan, checker, options, proposal } = cure;
  if (rules.signTypes.find(({ id }) => id === proposal.properties.signType)?.mounting !== 'free-standing' || !groundKnown(plan)) return [];
  const local = localOf(cure);
  const move = movable(cure);
  const open = openIn(cure.result.findings);
  const [west, south, east, north] = plan.manifest.extent;
  const at = (i: number, j: number): [number, number] => [degrees(local.lon + i * GRID * local.perEast), degrees(local.lat + j * GRID * local.perNorth)];
  const heap = new Heap<Block>((a, b) => a.distance - b.distance || b.size - a.size || a.north - b.north || a.east - b.east);
  const add = (i: number, j: number, size: number): void => {
    const distance = nearestOf(i, j, size);
    if (distance <= FARTHEST) heap.push({ east: i, north: j, size, distance });
  };
  const most = Math.ceil(FARTHEST / GRID / COARSE) * COARSE;
  for (let j = -most; j < most; j += COARSE) for (let i = -most; i < most; i += COARSE) add(i, j, COARSE);

  for (let block = heap.pop(), n = 1; block; block = heap.pop(), n++) {
    if (n % 64 === 0) yield;
    const { size } = block;
    const middle = at(block.east + (size - 1) / 2, block.north + (size - 1) / 2);
    if (size === 1 && (middle[0] < west || middle[0] > east || middle[1] < south || middle[1] > north)) continue;
    // Half the diagonal, and a little for the rounding of degrees.
    const error = size === 1 ? 0 : ((size - 1) / 2) * GRID * 1.4143 + 0.05;
    const there = move(middle, error);
    const ground = checker.onGround(there, options, error);
    if (ground === NO) continue;
    // Most of what is out of the question the plan's own table says, at a fraction of a whole check.
    if (hopeless(checker.probe(there, NO_SPAN, NO_CLAUSES, options) ?? [], open)) continue;
    const result = checker.check(there, options);
    if (hopeless(result.findings, open)) continue;
    if (size > 1) {
      if (turnings(there, cure).some((turned) => failsSo(checker.check(turned, options).findings, open))) continue;
      const half = size / 2;
      for (const [i, j] of [[0, 0], [half, 0], [0, half], [half, half]] as const) add(block.east + i, block.north + j, half);
      continue;
    }
    const outcome = ground === YES && !(block.east === 0 && block.north === 0) ? accepted(cure, result) : null;
    if (outcome) return [{ ...outcome, kind: 'place', at: middle, distance: Math.round(block.distance * 10) / 10, grid: GRID, zone: result.place.zones.find(({ certain }) => certain)?.key ?? null, ...movedWith(cure) }];
  }
  return [];
}

/**
 * Ways in which what is not stated may turn out: all measures at their most, or at their least. Where one of them is certain to fail, the same clause does not pass while they are
 * left out; and unless it was undecided before, that is no better.
 */
const turnings = (there: Proposal, { rules }: Pick<Cure, 'rules'>): Proposal[] =>
  (['most', 'least'] as const).flatMap((end) => {
    const { properties, ...rest } = completed(there, end, rules);
    return properties === there.properties ? [] : [{ ...rest, properties: { bearing: 0, ...properties } }];
  });

const failsSo = (findings: readonly Finding[], open: ReadonlySet<string>): boolean => findings.some(({ clause, result }) => result === 'fail' && !open.has(clause) && !open.has(`${clause} silent`));

const NO_SPAN = { name: '', low: 0, high: 0 };
const NO_CLAUSES: ReadonlySet<string> = new Set();

/** No place in the block is any better: a ban that is certain with so large an error stays so nearer by, and so does what is undecided for another reason than the place. */
const hopeless = (findings: readonly Finding[], open: ReadonlySet<string>): boolean => findings.some((finding) => finding.result === 'fail' || (finding.result === 'unknown' && !open.has(openAs(finding)) && anywhere(finding)));

/** What is missing of a cell that certainly binds, or facts other than those that make up the footprint, no nearer look supplies. */
const anywhere = ({ reasons, scope }: Finding): boolean =>
  reasons.length > 0 && reasons.every((reason) => reason.kind === 'silent' || (reason.kind === 'unpublished' && scope !== undefined) || (reason.kind === 'fact' && (scope !== undefined || (reason.name !== 'width' && reason.name !== 'bearing'))));

function nearestOf(i: number, j: number, size: number): number {
  const gap = (from: number): number => Math.max(0, from, -(from + size - 1)) * GRID;
  const [x, y] = [gap(i), gap(j)];
  return Math.sqrt(x * x + y * y);
}
