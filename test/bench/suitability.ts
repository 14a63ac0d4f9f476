/** The ground by verdict: cells a second for several signs, over the plan's view and a part of the town. */
import { compile } from '../../src/check/compile.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Proposal } from '../../src/plan/proposal-types.ts';
import { gridFor, type ViewBox } from '../../src/survey/suitability/grid.ts';
import { surfaceOf } from '../../src/survey/suitability/judge.ts';

const STATED = { use: 'commercial', display: 'static', animated: false, depth: 0.3, faces: 1, clearanceOver: 'sidewalk', reach: 0.3, illumination: 'none', buildingUse: 'commercial', buildingStoreys: 5, buildingHeight: 18, facadeWidth: 20, storeyHeight: 4, pitchedRoof: false, commonParts: false, sidewalkWidth: 4, publicServiceShare: 0.4 };
const SIGNS: readonly (readonly [title: string, properties: Proposal['properties']])[] = [
  ['wall, three sizes alone', { signType: 'wall', width: 6, height: 2.4, topHeight: 7.2 }],
  ['wall, all stated', { ...STATED, signType: 'wall', width: 6, height: 2.4, clearance: 4.8, topHeight: 7.2 }],
  ['the same, with its bearing', { ...STATED, signType: 'wall', width: 6, height: 2.4, clearance: 4.8, topHeight: 7.2, bearing: 90 }],
  ['upright', { ...STATED, signType: 'upright', width: 2, height: 3, clearance: 2.5, topHeight: 5.5 }],
  ['pole', { ...STATED, signType: 'pole', width: 18, height: 6, clearance: 12, topHeight: 18 }],
  ['plinth, nothing stated', { signType: 'plinth' }],
];
const TIMES = 5;

export function surfaces(plan: Plan): void {
  const { manifest } = plan;
  const [west, south, east, north] = manifest.view;
  const at = (f: number, low: number, high: number): number => low + f * (high - low);
  const views: readonly (readonly [string, ViewBox])[] = [['the plan’s view', manifest.view], ['a part of the town', [at(0.45, west, east), at(0.45, south, north), at(0.6, west, east), at(0.6, south, north)]]];
  console.log('the ground by verdict: cells in milliseconds, the first time and the best of five, and processor time of that');
  for (const [view, box] of views) {
    const grid = gridFor(manifest, box);
    if (grid === null) continue;
    const cells = grid.columns * grid.rows;
    console.log(`  ${view}: ${cells.toLocaleString('en-US')} cells of ${grid.size} m`);
    for (const [title, properties] of SIGNS) {
      const compiled = compile(plan);
      if (!compiled.ok) throw new Error(compiled.problems.map((problem) => problem.text.en).join());
      const task = { checker: compiled.value, manifest, proposal: { geometry: { type: 'Point' as const, coordinates: [0, 0] }, properties }, asOf: '2026-11-24', grid };
      const took = Array.from({ length: TIMES }, () => {
        const [began, used] = [performance.now(), process.cpuUsage()];
        surfaceOf(task);
        const { user, system } = process.cpuUsage(used);
        return { wall: performance.now() - began, cpu: (user + system) / 1000 };
      });
      const best = took.reduce((a, b) => (b.wall < a.wall ? b : a));
      console.log(`    ${title.padEnd(28)} ${(took[0]?.wall ?? 0).toFixed(0).padStart(6)} ms ${best.wall.toFixed(0).padStart(6)} ms ${best.cpu.toFixed(0).padStart(6)} ms   ${Math.round((cells / best.wall) * 1000).toLocaleString('en-US').padStart(12)} cells/s`);
    }
  }
}
