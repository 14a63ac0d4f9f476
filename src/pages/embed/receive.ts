/** From whatever a window sends to a message of the protocol. */
import * as v from 'valibot';
import { ok, fail, shown, type Result } from '../../problem.ts';
import { outOfBounds } from './bounds.ts';
import { wrongMessage } from './problems.ts';
import { toFrame, type ToFrame } from './protocol.ts';

/**
 * Never throws. Null where it is none of the protocol's: pages have other things to say to each other, and no answer is due.
 * The first problem alone is named: that of the deepest place.
 */
export function readMessage(data: unknown): Result<ToFrame> | null {
  if (typeof data !== 'object' || data === null || Array.isArray(data) || !Object.hasOwn(data, 'signplan')) return null;
  const beyond = outOfBounds(data);
  if (beyond !== undefined) return fail(beyond);
  const read = v.safeParse(toFrame, data);
  if (read.success) return ok(read.output);
  const [issue] = read.issues;
  return fail(wrongMessage(v.getDotPath(issue) ?? '', shown(issue.input), issue.expected ?? issue.message));
}
