/** The basemap that the host page asks for, under the map of the check. Fetched only where one is asked for. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { OtherGround } from '../../map/other-ground.ts';
import type { MapElement } from '../../map/map-element.ts';
import type { GroundNotice } from '../../map/overlays.ts';
import type { Theme } from '../../map/palette.ts';
import { SignPlanMap } from '../../map/sign-plan-map.ts';
import type { Plan } from '../../plan/plan.ts';
import { problemLine, shown, type Problem } from '../../problem.ts';
import { emit } from '../../elements/shared/events.ts';
import { basemapNet } from '../desk/basemap-net.ts';
import { Basemaps } from '../desk/basemaps.ts';

interface Asked {
  readonly plan: Plan | null;
  readonly theme: Theme;
  /** Id of one of `basemaps`. */
  readonly basemap: string;
  /** Address of the operator's configuration. */
  readonly basemaps: string | undefined;
}

export class Ground implements ReactiveController {
  private readonly host: ReactiveControllerHost & EventTarget;
  private told = '';
  private readonly now: () => Asked;
  private readonly element: () => MapElement | null;
  private readonly list: Basemaps;
  /** Under the map that is there now; another map, another ground. */
  private laid: { readonly map: NonNullable<SignPlanMap['map']>; readonly ground: OtherGround } | null = null;
  private refused: { readonly id: string; readonly problems: readonly Problem[] } | null = null;

  constructor(host: ReactiveControllerHost & EventTarget, now: () => Asked, element: () => MapElement | null) {
    this.host = host;
    this.now = now;
    this.element = element;
    this.list = new Basemaps(host);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.laid = null;
  }

  /** Null while the schematic is shown. */
  get notice(): GroundNotice | null {
    const basemap = this.laid?.ground.shown;
    if (basemap === undefined || basemap.kind === 'schematic') return null;
    const text = (language: 'zh' | 'en'): string => [basemap.title[language], basemap.attribution].filter((part) => part !== '').join(' · ');
    return { text: { zh: text('zh'), en: text('en') }, reviewNumber: basemap.reviewNumber };
  }

  /** Why the schematic is shown instead: for whoever runs the page. */
  private get problems(): readonly Problem[] {
    const { basemap, basemaps } = this.now();
    if (isOwn(basemap)) return [];
    if (basemaps === undefined) return [{ code: 'attribute.basemap', path: 'basemap', received: shown(basemap), text: { zh: 'basemap 指向底图配置中的一项，须同时给出 basemaps。', en: '“basemap” names one of the configured basemaps: “basemaps” must be given too.' } }];
    if (this.refused?.id === basemap) return this.refused.problems;
    const known = this.list.list.map(({ id }) => id);
    if (known.includes(basemap) || this.list.problems.length > 0 || known.length < 2) return this.list.problems;
    return [{ code: 'attribute.basemap', path: 'basemap', received: shown(basemap), text: { zh: `底图配置中没有这一项；可用：${known.join(' ')} none。`, en: `The configured basemaps have no such one; there are: ${known.join(' ')} none.` } }];
  }

  hostUpdated(): void {
    const { plan, theme, basemap, basemaps } = this.now();
    this.list.give(basemaps);
    this.tell();
    const element = this.element();
    const map = element instanceof SignPlanMap ? element.map : null;
    if (map === null || plan === null || !map.isStyleLoaded()) return void map?.once('styledata', () => this.host.requestUpdate());
    if (this.laid?.map !== map) this.laid = { map, ground: new OtherGround(map, plan, theme, { changed: () => this.host.requestUpdate(), refused: (id, problems) => this.refuse({ id, problems }) }) };
    this.laid.ground.look(theme);
    const wanted = this.list.of(isOwn(basemap) ? '' : basemap);
    void this.laid.ground.ask(wanted, basemapNet);
  }

  private tell(): void {
    const { problems } = this;
    const key = problems.map(({ code, received }) => `${code} ${received ?? ''}`).join();
    if (key === this.told) return;
    this.told = key;
    for (const one of problems) console.warn(`sign-plan: ${problemLine(one, 'zh')} ${one.text.en}`);
    if (problems.length > 0) emit(this.host, 'sign-plan-error', { problems });
  }

  private refuse(refused: NonNullable<Ground['refused']>): void {
    this.refused = refused;
    this.host.requestUpdate();
  }
}

/** The package's own ground, or none. */
const isOwn = (basemap: string): boolean => basemap === '' || basemap === 'schematic' || basemap === 'none';
