/** The signs that the package itself has, as rows to be judged like any other. */
import { contextOf } from '../../plan/proposal-context.ts';
import { readProposal } from '../../plan/proposal.ts';
import type { ProposalRow } from '../../plan/proposal-row-types.ts';
import type { Layer, Plan } from '../../plan/plan.ts';
import { PROPERTY } from '../../plan/vocabulary.ts';

export const existingSigns = ({ layers }: Plan): Layer | undefined => [...layers.values()].find(({ entry }) => entry.role === 'existing-signs');

/** Row by row, by the layer's order. A row's id is the feature's key, so that a sign is none of its own neighbours. */
export function layerReader(plan: Plan): { readonly count: number; read(index: number): ProposalRow } {
  const layer = existingSigns(plan);
  const features = layer?.features ?? [];
  const context = { ...contextOf(plan), ...(layer === undefined ? {} : { file: layer.entry.file }) };
  const accuracy = layer?.entry.accuracy;
  return {
    count: features.length,
    read(index) {
      const feature = features[index];
      if (feature === undefined) throw new RangeError(`sign ${index}`);
      const { key, geometry, properties } = feature;
      const stated: Record<string, unknown> = accuracy === undefined ? {} : { accuracy };
      const extra: Record<string, unknown> = {};
      for (const [name, value] of Object.entries(properties)) {
        if (name === 'key' || name === 'id') continue;
        // A baseline has its own width and bearing.
        if (geometry.type === 'LineString' && (name === 'width' || name === 'bearing')) continue;
        if (PROPERTY.has(name)) stated[name] = PROPERTY.get(name)?.kind === 'list' && typeof value === 'string' ? value.split(';') : value;
        else extra[name] = value;
      }
      const result = readProposal({ type: 'Feature', geometry, properties: { ...stated, id: key } }, { ...context, path: key });
      return { row: index + 1, id: key, result: result.ok && Object.keys(extra).length > 0 ? { ok: true, value: { ...result.value, extra } } : result };
    },
  };
}

/** All of them. */
export function rosterOfLayer(plan: Plan): ProposalRow[] {
  const reader = layerReader(plan);
  return Array.from({ length: reader.count }, (_, index) => reader.read(index));
}
