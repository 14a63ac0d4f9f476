/** Registers elements. A page has those of one version only, however many scripts bring some: the first copy claims the page, and another version defines nothing. */
declare const __SIGNPLAN_VERSION__: string | undefined;
const version = typeof __SIGNPLAN_VERSION__ === 'string' ? __SIGNPLAN_VERSION__ : 'unbuilt';

const KEY: unique symbol = Symbol.for('signplan');
/** On the global object of a page. */
const claims = globalThis as { [KEY]?: { readonly version: string } };

const taken = (tag: string): boolean => customElements.get(tag) !== undefined;
/** By which elements of somebody else's are noticed before anything is defined. */
const known = (tag: string): readonly string[] => [tag, 'sign-plan', ...['form', 'map', 'verdict', 'sketch', 'clause', 'legend'].map((part) => `sign-plan-${part}`)];

/** Whether this copy may define; not known before it first would. */
let may: boolean | undefined;

export function define(tag: string, element: CustomElementConstructor): void {
  may ??= claim(tag);
  // A second copy of the same version finds the names of the first.
  if (may && !taken(tag)) customElements.define(tag, element);
}

function claim(tag: string): boolean {
  const by = claims[KEY]?.version;
  const foreign = by === undefined ? known(tag).find(taken) : undefined;
  if (by === version) return true;
  if (by === undefined && foreign === undefined) {
    claims[KEY] = { version };
    return true;
  }
  void import('./define-refused.ts').then(({ tellRefused }) => tellRefused(version, by ?? null, foreign ?? tag));
  return false;
}
