/**
 * Planned sites: a site whose type and use match replaces the zone's and the segment's cells by its own limits; one that doesn't match leaves them to bind.
 */
import { boundary, bySpan, rulingTri, undecided, worse, type Ruling } from './binding.ts';
import type { Cond, Fact } from './compiled.ts';
import { ensure } from './facts.ts';
import { combined, limitLine, type CellLine, type CellResult } from './matrix.ts';
import type { Run, Touch } from './run.ts';
import type { Space } from './space.ts';
import { MAYBE, NO, YES, type Tri } from './tri.ts';
import type { Reason } from './types.ts';

/** Column of a site → the fact that it limits. */
export const SITE_LIMITS = [
  { attr: 'maxWidth', fact: 'width', op: '<=' },
  { attr: 'maxHeight', fact: 'height', op: '<=' },
  { attr: 'maxArea', fact: 'faceArea', op: '<=' },
  { attr: 'maxTop', fact: 'topHeight', op: '<=' },
] as const;

export interface SiteLimit {
  readonly attr: string;
  readonly condition: Cond;
}

/** Whether a site provides for a sign of this type and use. A site that doesn't say for which may be for another. */
function provides(run: Run, use: Fact, site: Space, index: number, why: Reason[]): Tri {
  const feature = site.features[index];
  const listed = (name: string): readonly string[] | undefined => {
    const value = feature?.properties[name];
    if (typeof value === 'string' && value !== '') return value.split('|');
    why.push({ kind: 'attribute', layer: site.id, feature: feature?.key ?? '', name });
    return undefined;
  };
  const types = listed('signType');
  if (types?.includes(run.proposal.properties.signType) === false) return NO;
  const uses = listed('use');
  ensure(run, use);
  const stated = run.word[use.slot];
  if (stated === undefined && uses !== undefined) use.why(run, why);
  if (uses !== undefined && stated !== undefined && !uses.includes(stated)) return NO;
  return types === undefined || uses === undefined || stated === undefined ? MAYBE : YES;
}

function siteCell(run: Run, space: Space, index: number, limits: readonly SiteLimit[]): CellResult {
  const feature = space.features[index];
  run.feature = feature ?? null;
  run.space = space;
  const article = String(feature?.properties['article'] ?? feature?.key ?? '');
  const lines: CellLine[] = limits.map((limit) => limitLine(run, limit.condition, article, 'site'));
  run.feature = null;
  run.space = null;
  const all = lines.length > 0 ? lines : [{ tri: YES as Tri, note: null, answer: 'site' as const, article, reasons: [] }];
  return { scope: { kind: 'site', key: feature?.key ?? '' }, tri: combined(all), lines: all };
}

/** What stands once the sites are looked at: `plan` is the ruling of zones and segments. */
export function withSites(run: Run, space: Space | null, touches: readonly Touch[], use: Fact, limits: readonly SiteLimit[], plan: Ruling): Ruling {
  if (!space) return plan;
  // A site could lift any ban and set any limit: without the layer nothing of the matrix is certain.
  if (space.state !== 'whole') return { cells: [], open: [{ kind: 'layer', layer: space.id }], no: true };
  const sure: CellResult[] = [];
  const possible: { cell: CellResult; touch: Touch; why: readonly Reason[] }[] = [];
  for (const touch of touches) {
    const why: Reason[] = [];
    const fits = provides(run, use, space, touch.index, why);
    if (fits === NO) continue;
    const cell = siteCell(run, space, touch.index, limits);
    if (touch.certain && fits === YES) sure.push(cell);
    else possible.push({ cell, touch, why });
  }
  const base: Ruling = sure.length > 0 ? { cells: sure, open: [], no: sure.some(({ tri }) => tri === NO) } : plan;
  const result = rulingTri(base);
  // Beside a site that certainly provides for the sign a possible one binds as well: only a worse answer matters. Else it would take the place of zone and segment.
  const differing = possible.filter((item) => (sure.length > 0 ? worse(item.cell.tri, result) || bySpan(run, item.cell) : item.cell.tri !== result || result === MAYBE));
  if (differing.length === 0) return base;
  const unsure = differing.filter((item) => !item.touch.certain).map((item) => item.touch);
  const open = [
    ...(unsure.length > 0 ? boundary(run, space, unsure, true) : []),
    ...differing.flatMap((item) => item.why),
    ...differing.flatMap((item) => undecided(item.cell)),
    ...(result === MAYBE ? [...base.open, ...base.cells.flatMap(undecided)] : []),
  ];
  return { cells: sure.length > 0 ? base.cells : [], open, no: base.no || differing.some(({ cell }) => cell.tri === NO) };
}
