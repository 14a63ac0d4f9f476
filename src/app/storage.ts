/** The language chosen last time. Storage may be switched off or full: then the page forgets, and nothing else happens. */
const KEY = 'sign-plan-lang';

export function recall(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function remember(lang: string): void {
  try {
    localStorage.setItem(KEY, lang);
  } catch {
    // Private windows of some browsers refuse.
  }
}
