/** In the place of `map/worker-url.ts`: there is no address to name. */
export const nameWorker = (): void => undefined;
