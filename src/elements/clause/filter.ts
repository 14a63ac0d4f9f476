/** What of the index is shown for a text and a tier. Pure. */
import type { ClauseIndex } from '../../report/clause-page/types.ts';

/** Every word of the text must be somewhere in a clause's id, title, article or document; an empty tier is any. */
export function filterIndex({ documents }: ClauseIndex, text: string, tier: string): ClauseIndex['documents'] {
  const words = text.toLowerCase().split(/[\s　]+/).filter((word) => word !== '');
  return documents.flatMap((document) => {
    const rows = document.rows.filter(({ id, title, article, tier: { code } }) => {
      if (tier !== '' && code !== tier) return false;
      const hay = `${id} ${title} ${article} ${document.title}`.toLowerCase();
      return words.every((word) => hay.includes(word));
    });
    return rows.length === 0 ? [] : [{ ...document, rows }];
  });
}

/** Tiers that the index has, in their order, each with its words. */
export function tiersOf({ documents }: ClauseIndex): readonly { readonly code: string; readonly text: string }[] {
  const tiers = new Map(documents.flatMap(({ rows }) => rows.map(({ tier }) => [tier.code, tier.text] as const)));
  return [...tiers].map(([code, text]) => ({ code, text })).sort((a, b) => (a.code < b.code ? -1 : 1));
}
