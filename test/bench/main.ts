/**
 * `npm run bench`: full checks a second on the default package, on 10⁵ zones and on 10⁵ existing signs, and the containment-and-distance work beside @turf and GEOS, in one run on the same data;
 * the search for the nearest place that passes; the ground by verdict; what reading by range costs; the audit of 10⁵ signs, as a whole process, with PostGIS on its spatial part; and the import of 10³ and 10⁵ polygons.
 * Read the ratios; seconds depend on the machine and what else it does.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, type Checker } from '../../src/check/compile.ts';
import { loadBoxIndex } from '../../src/geo/box-index.ts';
import { folderSource } from '../../src/io/node-source.ts';
import { loadPlan } from '../../src/plan/load.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Proposal } from '../../src/plan/proposal-types.ts';
import { manyZones } from './many-zones.ts';
import { manySigns } from './many-signs.ts';
import { audits } from './audit.ts';
import { imports } from './import.ts';
import { kernels } from './kernels.ts';
import { nearestPlaces } from './places.ts';
import { random } from './random.ts';
import { ranges } from './ranges.ts';
import { surfaces } from './suitability.ts';

const root = join(import.meta.dirname, '../..');
const project = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { signplan: { package: string } };

/** Proposals all over the plan's view, of every type, with everything stated that a form asks for. */
function proposals(plan: Plan, count: number): Proposal[] {
  const next = random(7);
  const [west, south, east, north] = plan.manifest.view;
  const types = plan.rules.signTypes.map((type) => type.id);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] ?? (list[0] as T);
  return Array.from({ length: count }, () => {
    const height = Math.round(next() * 60) / 10 + 0.4;
    const clearance = Math.round(next() * 80) / 10;
    return {
      geometry: { type: 'Point', coordinates: [west + next() * (east - west), south + next() * (north - south)] },
      properties: {
        signType: pick(types), use: pick(['commercial', 'public-service', 'own-name']), display: pick(['static', 'lightbox', 'led']), animated: next() < 0.2, width: Math.round(next() * 120) / 10 + 0.5, height, depth: 0.3, faces: 1, panelsPerPole: 2,
        clearance, clearanceOver: 'sidewalk', reach: 0.5, beyondKerb: 0, bearing: Math.floor(next() * 360), accuracy: 0.5, illumination: pick(['none', 'internal', 'self']), luminance: Math.floor(next() * 500), environmentZone: pick(['E2', 'E3', 'E4']), spillLight: 0.1, uniformity: 0.7,
        buildingUse: 'commercial', buildingStoreys: 5, buildingHeight: 18, facadeWidth: 20, storeyHeight: 4, pitchedRoof: false, commonParts: false, sidewalkWidth: 4, publicServiceShare: 0.4, building: 'B-1',
      },
    } satisfies Proposal;
  });
}

function rate(checker: Checker, list: readonly Proposal[], seconds: number): { perSecond: number; checks: number; findings: number } {
  for (let warm = 0; warm < 4; warm++) for (const proposal of list) checker.check(proposal, { asOf: '2026-11-24' });
  let checks = 0;
  let findings = 0;
  const start = process.hrtime.bigint();
  const end = start + BigInt(Math.round(seconds * 1e9));
  while (process.hrtime.bigint() < end) {
    for (const proposal of list) findings += checker.check(proposal, { asOf: '2026-11-24' }).findings.length;
    checks += list.length;
  }
  const took = Number(process.hrtime.bigint() - start) / 1e9;
  return { perSecond: Math.round(checks / took), checks, findings };
}

const figure = (n: number): string => n.toLocaleString('en-US');

function checked(plan: Plan, title: string, count: number): void {
  const began = performance.now();
  const compiled = compile(plan);
  if (!compiled.ok) throw new Error(compiled.problems.map((problem) => problem.text.en).join());
  const ready = performance.now() - began;
  const list = proposals(plan, count);
  const { perSecond, checks, findings } = rate(compiled.value, list, 3);
  console.log(`${title.padEnd(34)} ${figure(perSecond).padStart(9)} full checks/s   (${figure(checks)} checks, ${(findings / checks).toFixed(1)} findings each, compiled in ${ready.toFixed(0)} ms)`);
}

const loaded = await loadPlan(folderSource(join(root, project.signplan.package)));
if (!loaded.ok) throw new Error(loaded.problems.map((problem) => problem.text.en).join());
console.log(`node ${process.version}, one core; verdict and findings, no wording\n`);
checked(loaded.value, `${loaded.value.manifest.id} package`, 4000);
await loadBoxIndex();
checked(manyZones(loaded.value, 100_000), 'the same with 100,000 zones', 4000);
checked(manySigns(loaded.value, 100_000), 'the same with 100,000 signs there', 4000);
console.log('');
await kernels();
console.log('');
nearestPlaces(loaded.value);
console.log('');
surfaces(loaded.value);
console.log('');
console.log((await ranges(loaded.value)).join('\n'));
console.log('');
await audits(loaded.value, join(root, project.signplan.package), join(root, 'dist/cli/signplan.js'));
console.log('');
await imports(join(root, 'dist/cli/signplan.js'));
