/** Today in Asia/Shanghai as an ISO date. The zone has been UTC+8 without summer time since 1991. */
export const today = (now: number = Date.now()): string => new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
