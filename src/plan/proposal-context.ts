import type { Plan } from './plan.ts';
import type { ProposalContext } from './proposal.ts';

/** What a proposal is read against in this plan: its types, consents and extent. */
export const contextOf = ({ manifest, rules }: Plan): ProposalContext => ({ signTypes: rules.signTypes.map(({ id }) => id), consents: rules.consents.map(({ id }) => id), extent: manifest.extent });
