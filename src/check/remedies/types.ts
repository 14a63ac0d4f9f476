/** Other types of sign that may stand here with what is stated. */
import type { Remedy } from '../envelope-types.ts';
import { tried } from './accept.ts';
import type { Cure } from './remedies.ts';

/** So many are told. */
const MOST = 3;
const RANK = { conforming: 0, conditional: 1, undetermined: 2, outside: 3 } as const;

/** Of the same group, since a shop has a wall and no plot of land, and of others only where that has none; by how much is settled. */
export function otherTypes(cure: Cure): Remedy[] {
  const { rules, proposal } = cure;
  const own = rules.signTypes.find(({ id }) => id === proposal.properties.signType);
  const found = rules.signTypes
    .filter(({ id }) => id !== own?.id)
    .flatMap(({ id, group }, order) => {
      const outcome = tried(cure, { ...proposal, properties: { ...proposal.properties, signType: id } });
      return outcome ? [{ remedy: { ...outcome, kind: 'type', signType: id } as const, far: group === own?.group ? 0 : 1, order }] : [];
    })
    .sort((a, b) => a.far - b.far || RANK[a.remedy.verdict] - RANK[b.remedy.verdict] || a.order - b.order);
  return found.filter(({ far }) => far === found[0]?.far).slice(0, MOST).map(({ remedy }) => remedy);
}
