import type { PlanFeature } from './plan.ts';

/** A feature's name as it is written on a map or said: without （示意…） and （示范…）, which the page says of all of it. What is called nothing but 示意 has no name. */
export function spokenName({ properties: { name } }: PlanFeature): string {
  return typeof name !== 'string' || name.startsWith('示意') ? '' : name.replace(/（[^（）]*(?:示意|示范)[^（）]*）/gu, '').trim();
}
