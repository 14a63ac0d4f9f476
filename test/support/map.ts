/** What the tests do with a map on the page, be it the full or the drawn one. */
import type { JSHandle, Page } from 'playwright';
import type { SignPlanMap } from '../../src/map/sign-plan-map.ts';
import type { SignPlanSvgMap } from '../../src/map/svg/sign-plan-svg-map.ts';

interface Maps {
  'sign-plan-map': SignPlanMap;
  'sign-plan-svg-map': SignPlanSvgMap;
}

/** Waits until the map is shown and has drawn what it was given. */
export async function drawn<Tag extends keyof Maps>(page: Page, tag: Tag): Promise<JSHandle<Maps[Tag]>> {
  await page.locator('sign-plan section.shown').waitFor({ timeout: 40_000 });
  await page.locator(tag).waitFor({ state: 'attached', timeout: 40_000 });
  const map = await page.evaluateHandle((name) => {
    const element = document.querySelector('sign-plan')?.shadowRoot?.querySelector<Maps[Tag]>(name);
    if (!element) throw new Error('no map');
    return element;
  }, tag);
  await (map as JSHandle<SignPlanMap | SignPlanSvgMap>).evaluate((element) => element.whenIdle());
  return map;
}

/** Where a position of the map is on the screen, in pixels; without one, the sign's. */
export const onScreen = (map: JSHandle<SignPlanMap | SignPlanSvgMap>, at?: readonly [lon: number, lat: number]): Promise<{ x: number; y: number }> =>
  map.evaluate((element, given) => {
    const geometry = element.proposal?.geometry;
    const [lon = 0, lat = 0] = given ?? (geometry?.type === 'Point' ? geometry.coordinates : []);
    const box = element.getBoundingClientRect();
    const { x, y } = element.map?.project([lon, lat]) ?? { x: 0, y: 0 };
    return { x: box.left + x, y: box.top + y };
  }, at);
