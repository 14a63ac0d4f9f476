import type { Proposal } from './proposal-types.ts';

/** The date that a proposal is judged as of: one that is fixed holds whatever the proposal states, else its start, else today. The engine itself reads no clock. */
export function asOfDate({ properties }: Proposal, { fixed, today }: { readonly fixed?: string | undefined; readonly today: string }): string {
  const { start } = properties;
  return fixed ?? (typeof start === 'string' ? start : today);
}
