/** Every type of sign at this place: may it stand here at all? Its sizes and its light are left open; what is known of the building, the street and the dates is not. */
import type { Proposal } from '../../plan/proposal-types.ts';
import type { Checker } from '../checker.ts';
import type { TypeAnswer } from '../envelope-types.ts';
import { centreOf } from '../middle.ts';
import type { Finding } from '../types.ts';
import type { Setting } from './measure.ts';
import { worldsOf } from './worlds.ts';

/** Facts about the place and the applicant's purpose, whatever sign is put up. */
const OF_THE_PLACE = ['id', 'replaces', 'building', 'use', 'bearing', 'accuracy', 'buildingUse', 'buildingStoreys', 'buildingHeight', 'facadeWidth', 'storeyHeight', 'pitchedRoof', 'commonParts', 'sidewalkWidth', 'environmentZone', 'start', 'end', 'consents'] as const;

/** The proposal as a point, so that its width is open; a baseline leaves the way that the face looks. */
export function placed(checker: Pick<Checker, 'baseline'>, proposal: Proposal): Proposal {
  const { bearing } = checker.baseline(proposal);
  return { ...proposal, geometry: centreOf(proposal.geometry), properties: { ...(bearing === undefined ? {} : { bearing }), ...proposal.properties } };
}

export function typesHere(setting: Setting, proposal: Proposal): TypeAnswer[] {
  const { checker, rules, options } = setting;
  const { geometry, properties } = placed(checker, proposal);
  const kept = Object.fromEntries(OF_THE_PLACE.flatMap((name) => (properties[name] === undefined ? [] : [[name, properties[name]]])));
  return rules.signTypes.map(({ id: signType }): TypeAnswer => {
    const here: Proposal = { geometry, properties: { ...kept, signType } };
    const { findings } = checker.check(here, options);
    const told = (answer: TypeAnswer['answer'], { clause, scope }: Finding): TypeAnswer => ({ signType, answer, clause, ...(scope === undefined ? {} : { scope }) });
    const banned = findings.find(({ result }) => result === 'fail');
    if (banned) return told('forbidden', banned);
    const open = findings.filter(({ result }) => result === 'unknown');
    // Nothing that could be stated would settle it: the plan is silent, a line too close, a limit unpublished.
    const mute = open.find((finding) => !finding.reasons.some(({ kind }) => kind === 'fact') || silentOrBanned(setting, here, finding));
    if (mute) return told('cannot-say', mute);
    return { signType, answer: open.length > 0 || findings.some(({ result }) => result === 'consent') ? 'limited' : 'allowed' };
  });
}

/** Whether a cell that certainly binds is silent or forbids, whichever use and size are stated. */
export function silentOrBanned({ checker, rules, options }: Setting, here: Proposal, finding: Finding): boolean {
  const { scope: own } = finding;
  if (finding.clause !== 'matrix' || own === undefined || !finding.reasons.some(({ kind }) => kind === 'silent')) return false;
  const shut = ({ clause, scope, result, measure, reasons }: Finding): boolean =>
    clause === 'matrix' && scope?.kind === own.kind && scope.key === own.key && ((result === 'fail' && measure === 'answer') || (result === 'unknown' && reasons.length > 0 && reasons.every(({ kind }) => kind === 'silent')));
  let some = false;
  for (const { proposal } of worldsOf(here, '', rules)([finding])) {
    some = true;
    if (!checker.check(proposal, options).findings.some(shut)) return false;
  }
  return some;
}
