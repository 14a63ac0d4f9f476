/** The frame's own address: `embed.html?origin=https://site.example&lang=en&mode=viewer`. What is wrong in it is left out and named. */
import type { Problem } from '../../problem.ts';
import { unknownSetting, wrongFlag, wrongOrigin, wrongPlan, wrongSetting } from './problems.ts';
import { MAX_ADDRESS, PATTERNS, SETTINGS, type Setting } from './settings.ts';

export interface FrameAddress {
  /** Attributes of the element; null takes away what the page itself says. */
  readonly attributes: ReadonlyMap<string, string | null>;
  /** Of the page around; null: no messages. */
  readonly origin: string | null;
  readonly problems: readonly Problem[];
}

const KNOWN: readonly string[] = [...SETTINGS, 'readonly', 'plan', 'origin'];
const isSetting = (name: string): name is Setting => Object.hasOwn(PATTERNS, name);

/** @param plans see `allowedPlan` */
export function readAddress(search: string, plans: PlanOrigins): FrameAddress {
  const query = new URLSearchParams(search);
  const attributes = new Map<string, string | null>();
  const problems: Problem[] = [];
  for (const [name, value] of query) {
    if (name === 'origin') continue;
    if (isSetting(name)) {
      if (PATTERNS[name].test(value)) attributes.set(name, value);
      else problems.push(wrongSetting(name, value));
    } else if (name === 'readonly') {
      if (value === '' || value === 'true') attributes.set(name, '');
      else if (value !== 'false') problems.push(wrongFlag(name, value));
    } else if (name === 'plan') {
      const plan = allowedPlan(value, plans);
      if (plan === null) problems.push(wrongPlan(value));
      // Links are opened by a page of the same host, which shows another package.
      else attributes.set('plan', plan).set('share', null);
    } else problems.push(unknownSetting(name, KNOWN));
  }
  const given = query.get('origin');
  const origin = given === null ? null : readOrigin(given);
  if (given !== null && origin === null) problems.push(wrongOrigin(given, wouldBe(given)));
  return { attributes, origin, problems };
}

/** An origin as browsers write it, and nothing that stands for many. */
export function readOrigin(text: string): string | null {
  const url = parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text && !text.includes('*') ? text : null;
}

/** What was meant, where that can be told. */
function wouldBe(text: string): string {
  const url = parse(text);
  return url !== null && /^https?:$/.test(url.protocol) ? url.origin : 'https://site.example';
}

export interface PlanOrigins {
  /** The frame's own address. */
  readonly base: string;
  /** Origins that the operator lists, besides the frame's own. */
  readonly listed: readonly string[];
}

/** The full address of a package that the frame may read; null where it may not. */
export function allowedPlan(address: string, { base, listed }: PlanOrigins): string | null {
  if (address === '' || address.length > MAX_ADDRESS) return null;
  const url = parse(address, base);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  return url.origin === new URL(base).origin || listed.includes(url.origin) ? url.href : null;
}

function parse(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
