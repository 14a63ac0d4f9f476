/** The browser's own printing, and whether it began. */

/** `refused`: a sandboxed frame without `allow-modals` prints nothing and says nothing, but for the event that never comes. */
export function printPage(): 'begun' | 'none' | 'refused' {
  if (typeof window.print !== 'function') return 'none';
  let begun = window.parent === window;
  const begin = (): void => void (begun = true);
  window.addEventListener('beforeprint', begin, { once: true });
  window.print();
  window.removeEventListener('beforeprint', begin);
  return begun ? 'begun' : 'refused';
}
