/** Runs once the browser has nothing better to do; soon, where it can't tell (Safari, test environments). */
export function whenIdle(run: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 1500 });
  else setTimeout(run, 50);
}
