export function findBrowser(): Promise<string | null>;
export const FLAGS: readonly string[];
