/** Fetches the map and its legend, which no verdict waits for; false where they can't be had. */
export async function fetchMap(): Promise<boolean> {
  try {
    await Promise.all([import('../map/sign-plan-map.ts'), import('../elements/legend/sign-plan-legend.ts')]);
    return true;
  } catch {
    return false;
  }
}
