/** Runs once the network is back. */
export const onceOnline = (run: () => unknown): void => window.addEventListener('online', run, { once: true });
