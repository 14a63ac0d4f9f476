/**
 * Six worked examples at places of the demonstration plan, for national law and adopted standards: a roof billboard, lamp-post flags, a screen at a mall, a pole near
 * a highway and a power line, a shop sign, and a hoarding beside a railway. Run by the command line, as a user would.
 */
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/types.ts';
import { signplan } from '../support/cli.ts';

const feature = (geometry: object, properties: object): string => JSON.stringify({ type: 'Feature', geometry, properties });
const point = (lon: number, lat: number): object => ({ type: 'Point', coordinates: [lon, lat] });

function check(input: string): Report & { code: number | null } {
  const { code, stdout, stderr } = signplan(['check', '--as-of', '2026-11-24', '--format', 'json', '-'], input);
  if (code === 2) throw new Error(stderr);
  return { ...(JSON.parse(stdout) as Report), code };
}
const results = (report: Report, result: string): string[] => [...new Set(report.findings.filter((finding) => finding.result === result).map((finding) => finding.clause))];

describe('worked examples', () => {
  test('G1 roof billboard 12 m × 6 m on three storeys: nonconforming by S-14; large, so consent too', () => {
    const report = check(
      feature(point(115.99365, 29.7196), {
        signType: 'roof', use: 'commercial', display: 'static', animated: false, width: 12, height: 6, clearance: 10.5, bearing: 180, accuracy: 1, buildingStoreys: 3, buildingHeight: 10.5, buildingUse: 'commercial', pitchedRoof: false, commonParts: false, building: 'G1', illumination: 'none',
      }),
    );
    expect(report.verdict).toBe('nonconforming');
    expect(results(report, 'fail')).toContain('S-14');
    expect(results(report, 'consent')).toContain('L-03');
    expect(report.code).toBe(1);
  });

  test('G2 lamp-post flags 0.8 m × 2.0 m, 3.2 m over the sidewalk, 0.3 m past the kerb: nonconforming by S-03', () => {
    const report = check(
      feature(point(115.995756, 29.694498), {
        signType: 'lamp-post', use: 'commercial', display: 'static', animated: false, width: 0.8, height: 2, panelsPerPole: 2, faces: 2, clearance: 3.2, clearanceOver: 'sidewalk', beyondKerb: 0.3, kerbHeight: 0.15, bearing: 90, accuracy: 1, illumination: 'none',
      }),
    );
    expect(report.verdict).toBe('nonconforming');
    const finding = report.findings.find((one) => one.clause === 'S-03');
    expect(finding).toMatchObject({ result: 'fail', measure: 'carriagewayClearance', value: [3.35, 3.35], limit: { value: [4.5, 4.5] }, margin: [-1.15, -1.15], basis: 'demonstration' });
    expect(results(report, 'consent')).toContain('L-07');
    expect(results(report, 'pass')).toEqual(expect.arrayContaining(['S-01', 'S-02']));
  });

  test('G3 LED screen 15 m × 10 m at a junction, moving pictures: conditional on L-03; S-07 and S-08 advise, L-09 is reserved', () => {
    const report = check(
      feature(point(115.977999, 29.709782), {
        signType: 'media-facade', use: 'commercial', display: 'led', animated: true, width: 15, height: 10, clearance: 8, bearing: 180, accuracy: 1, buildingUse: 'commercial', buildingHeight: 24, buildingStoreys: 5, commonParts: false, building: 'G3', illumination: 'self', hours: '08:00-24:00',
      }),
    );
    expect({ verdict: report.verdict, fail: results(report, 'fail'), unknown: results(report, 'unknown') }).toEqual({ verdict: 'conditional', fail: [], unknown: [] });
    expect(results(report, 'consent')).toEqual(['L-03']);
    expect(results(report, 'advice')).toEqual(expect.arrayContaining(['S-07', 'S-08']));
    expect(results(report, 'reserved')).toContain('L-09');
    expect(report.code).toBe(0);
  });

  test('G4 pole 25 m high, 22 m from highway land and 8 m from a 110 kV wire: nonconforming by L-17, L-12 met', () => {
    const report = check(
      feature(point(115.926923, 29.61149), { signType: 'pole', use: 'commercial', display: 'static', animated: false, width: 18, height: 6, topHeight: 25, bearing: 333.62, accuracy: 0.1, faces: 2, illumination: 'none' }),
    );
    expect(report.verdict).toBe('nonconforming');
    const line = report.findings.find((one) => one.clause === 'L-17');
    expect(line).toMatchObject({ result: 'fail', measure: 'distance', limit: { op: '>=', value: [10, 10] } });
    expect(line?.value?.[0]).toBeGreaterThan(7);
    expect(line?.value?.[1]).toBeLessThan(9);
    expect(report.findings.find((one) => one.clause === 'L-12')).toMatchObject({ result: 'pass', limit: { op: '>=', value: [20, 20], table: 'L-11' } });
  });

  test('G5 shop sign 6 m × 1.2 m with the shop’s own name: conforming', () => {
    const report = check(
      feature(point(116.0035, 29.6935), {
        signType: 'wall', use: 'own-name', display: 'static', width: 6, height: 1.2, depth: 0.3, clearance: 2.8, bearing: 180, accuracy: 1, storeyHeight: 4.5, facadeWidth: 8, buildingUse: 'commercial', commonParts: false, illumination: 'none', building: 'G5',
      }),
    );
    expect({ verdict: report.verdict, findings: report.findings.filter((one) => one.result === 'fail' || one.result === 'unknown').map((one) => [one.clause, one.reason]) }).toEqual({ verdict: 'conforming', findings: [] });
    expect(report.code).toBe(0);
  });

  test('G6 hoarding 60 m long, 6 m from a railway’s embankment: conditional on L-20', () => {
    const report = check(
      feature({ type: 'LineString', coordinates: [[115.994493, 29.702689], [115.994021, 29.702338]] }, {
        signType: 'hoarding', use: 'commercial', display: 'static', height: 2.5, clearance: 0, accuracy: 0.1, publicServiceShare: 0.25, illumination: 'none',
      }),
    );
    expect({ verdict: report.verdict, fail: results(report, 'fail'), unknown: results(report, 'unknown') }).toEqual({ verdict: 'conditional', fail: [], unknown: [] });
    expect(results(report, 'consent')).toContain('L-20');
    expect(report.findings.find((one) => one.clause === 'L-20')).toMatchObject({ limit: { op: '>=', value: [8, 8], table: 'L-19' } });
  });

  test('each finding of the demonstration says so, in the report and in its text', () => {
    const report = check(feature(point(115.99365, 29.7196), { signType: 'roof', use: 'commercial', width: 12, height: 6 }));
    expect(report.plan.status).toBe('demonstration');
    expect(report.notice?.zh).toContain('示范结论，不适用于真实地点');
    for (const finding of report.findings) if (finding.basis === 'demonstration') expect(finding.text.zh).toMatch(/^按示范数据/);
  });
});
