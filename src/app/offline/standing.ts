/** What is off or kept where this page stands: set by whoever finds out, heard by whoever shows it. */
import type { Line } from './words.ts';

const lines = new Set<Line>();
const heard = new EventTarget();

/** Plain http on an intranet address: no service worker, no position, no clipboard of the page's own. */
if (!globalThis.isSecureContext) lines.add('insecure');

export function say(line: Line, on: boolean): void {
  if (lines.has(line) === on) return;
  if (on) lines.add(line);
  else lines.delete(line);
  heard.dispatchEvent(new Event('change'));
}

export const standing = (): readonly Line[] => [...lines];

/** @returns stops hearing */
export function onStanding(hear: () => void): () => void {
  heard.addEventListener('change', hear);
  return () => heard.removeEventListener('change', hear);
}
