/**
 * What is proved once, when a package is built or validated, and taken as read when it is loaded: sound geometry,
 * zones that do not overlap, and features that refer to one another and to the rules by names that exist.
 */
import { shown, type Problem } from '../../problem.ts';
import { didYouMean } from '../nearest.ts';
import { inForce } from '../phases.ts';
import type { PlanFeature } from '../plan.ts';
import { MATRIX_USES } from '../references.ts';
import type { LayerSource, Manifest, PlanSource } from '../schema/manifest.ts';
import type { Rules } from '../schema/rules.ts';
import { firstCrossing } from './crossing.ts';
import { polygonsOf, unsound, type Unsound } from './rings.ts';
import { overlapping, pairsThatShare, SLIVER, squareMetres } from './shares.ts';
import { coexist, ordered } from './together.ts';

export interface DrawnLayer {
  readonly layer: LayerSource;
  readonly features: readonly PlanFeature[];
  /** Named in messages. */
  readonly file: string;
}

export function checkDrawn(layers: readonly DrawnLayer[], plan: PlanSource | Manifest, rules: Rules | undefined): Problem[] {
  const problems: Problem[] = [];
  const keysOf = (role: LayerSource['role']): Set<string> | undefined => {
    const some = layers.filter(({ layer }) => layer.role === role);
    return some.length === 0 ? undefined : new Set(some.flatMap(({ features }) => features.map(({ key }) => key)));
  };
  const names: Readonly<Record<string, ReadonlySet<string> | undefined>> = { zone: keysOf('zones'), site: keysOf('sites'), use: new Set(MATRIX_USES), signType: rules === undefined ? undefined : new Set(rules.signTypes.map(({ id }) => id)) };
  for (const { layer, features, file } of layers) {
    const say = (code: string, feature: PlanFeature, path: string, zh: string, en: string, received?: unknown): void =>
      void problems.push({ code: `layer.${code}`, file, path: `features(${feature.key})${path}`, ...(received === undefined ? {} : { received: shown(received) }), text: { zh, en } });
    const unclear = new Set<PlanFeature>();
    for (const feature of features) {
      const wrong = unsound(feature.geometry) ?? crossing(feature.geometry) ?? overlapping(feature.geometry);
      if (wrong !== undefined) {
        unclear.add(feature);
        say('geometry', feature, '.geometry', wrong.zh, wrong.en, wrong.at);
      }
      if (layer.role !== 'sites' && layer.role !== 'existing-signs') continue;
      for (const [column, known] of Object.entries(names)) {
        const value = feature.properties[column];
        if (value === undefined || known === undefined || (layer.role === 'sites' && (column === 'zone' || column === 'site'))) continue;
        for (const one of layer.role === 'sites' ? String(value).split('|') : [String(value)]) {
          if (known.has(one)) continue;
          const guess = didYouMean(one, [...known]);
          say('reference', feature, `.${column}`, `所指不存在。${guess.zh}`, `There is no such ${column}.${guess.en}`, one);
        }
      }
    }
    if (layer.role === 'zones')
      for (const [one, other, shared] of overlaps(features, plan.phases, unclear))
        if (!ordered(one, other, plan.precedence[layer.id]))
          say('overlap', one, '.geometry', `与 ${other.key} 重叠 ${shared} 平方米。请改边界，或在 plan.json 的 precedence 中写明两类的先后。`, `It overlaps ${other.key} by ${shared} m². Mend the boundary, or state in precedence of plan.json which class goes first.`);
  }
  return problems;
}

function crossing(geometry: PlanFeature['geometry']): Unsound | undefined {
  for (const rings of polygonsOf(geometry)) {
    const at = firstCrossing(rings);
    if (at !== undefined) return { zh: '边界自相交。', en: 'The boundary crosses itself.', at };
  }
  return undefined;
}

/** Pairs in force on a common day that share more than a sliver, with the square metres. */
function overlaps(features: readonly PlanFeature[], phases: Manifest['phases'], unclear: ReadonlySet<PlanFeature>): [PlanFeature, PlanFeature, number][] {
  const found: [PlanFeature, PlanFeature, number][] = [];
  const terms = features.map(({ properties }) => inForce(properties, phases));
  for (const [i, j] of pairsThatShare(features.map((feature) => ({ polygons: polygonsOf(feature.geometry), unsound: unclear.has(feature) })), (i, j) => coexist(terms[i], terms[j]))) {
    const [one, other] = [features[i], features[j]];
    if (one === undefined || other === undefined) continue;
    const size = squareMetres(polygonsOf(one.geometry), polygonsOf(other.geometry));
    if (size > SLIVER) found.push([one, other, Math.round(size)]);
  }
  return found;
}
