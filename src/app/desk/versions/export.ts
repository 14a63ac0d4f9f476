/** The difference as a file: the bytes that `signplan diff` writes. */
import type { VersionsState } from '../../../elements/versions/types.ts';
import type { Plan } from '../../../plan/plan.ts';
import { diffJson } from '../../../report/diff/json.ts';
import { diffText } from '../../../report/diff/text.ts';
import type { Language } from '../../../report/phrases.ts';

export interface SavedFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** `signplan-diff-jiujiang-0.1.0-0.2.0.json`; null where nothing is compared. @param first the desk's own package */
export function exportDifference(first: Plan, { second, compared, verdicts }: VersionsState, format: 'json' | 'text', language: Language): SavedFile | null {
  if (second === null || compared === null) return null;
  const { difference, from } = compared;
  const plain = (text: string): string => text.replace(/[^\w.-]+/g, '-');
  const name = ['signplan-diff', plain(difference.to.id), plain(difference.from.version), plain(difference.to.version)].join('-');
  if (format === 'json') return { name: `${name}.json`, type: 'application/json', text: diffJson(difference, verdicts ?? undefined) };
  const plans = from === 'first' ? { from: first, to: second.plan } : { from: second.plan, to: first };
  return { name: `${name}.txt`, type: 'text/plain;charset=utf-8', text: diffText(difference, plans, verdicts ?? undefined, language) };
}
