export function findBrowser(): Promise<string | null>;
export const FLAGS: readonly string[];
export const WEBGL: readonly string[];
