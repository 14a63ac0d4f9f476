/**
 * Addresses of scripts under Trusted Types, where a page starts no worker from mere text. The policy is named `signplan`:
 * `Content-Security-Policy: require-trusted-types-for 'script'; trusted-types lit-html signplan`.
 */

interface Factory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown };
}

/** Only what the page's own code may name: files beside a script that runs already, and workers made of our own text. */
function checked(url: string): string {
  const { protocol } = new URL(url, document.baseURI);
  if (!/^(https?|blob):$/.test(protocol)) throw new TypeError(`no address of a script: ${url}`);
  return url;
}

let policy: ReturnType<Factory['createPolicy']> | null | undefined;

/** A `TrustedScriptURL` where the browser knows them, typed as the text that it stands for. */
export function scriptUrl(url: string): string {
  if (policy === undefined) {
    try {
      policy = (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy('signplan', { createScriptURL: checked }) ?? null;
    } catch {
      // The page's policy does not name ours, or another copy has it: then text must do, and the browser says so where it does not.
      policy = null;
    }
  }
  return policy === null ? url : (policy.createScriptURL(url) as string);
}
