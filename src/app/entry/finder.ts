/** Ways to the place beside the map: names, the device's position, coordinates of any system. Fetched after the form; no check waits for it. */
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import '../../elements/coordinates/sign-plan-coordinates.ts';
import '../../elements/search/sign-plan-search.ts';
import { hasPlace, type FormValues } from '../../elements/form/values.ts';
import type { FeatureRef, SignPlanEvents } from '../../elements/shared/events.ts';
import { toolIcon } from '../../elements/shared/icons.ts';
import type { Language } from '../../elements/shared/messages.ts';
import { PROPERTY } from '../../plan/vocabulary.ts';
import { loadGazetteer } from '../../plan/load-gazetteer.ts';
import { compileGazetteer, type CompiledGazetteer } from '../../plan/search/compile.ts';
import type { Text } from '../../problem.ts';
import { locate } from './locate.ts';
import type { Opened } from '../package.ts';

const WORDS = {
  zh: {
    locate: '我的位置',
    locating: '正在定位…',
    located: (metres: number) => `已定位，误差 ±${metres} m。`,
    demo: '示范数据，不适用于真实地点。',
    shown: (name: string) => `图上已显示${name}。在图上点选广告所在处。`,
    seen: (name: string) => `图上已显示${name}。`,
    here: (metres: number) => `图上已显示您的位置，误差 ±${metres} m。`,
    beyond: '您不在本规划的范围内。',
    stays: '广告的位置未变。',
    outside: '您不在本规划的范围内，广告的位置未变。可搜地名、在图上点选或输入坐标。',
    placed: (name: string) => `位置设在${name}。`,
    made: (type: string, use: string) => `类型随之改为${type}（${use}）。`,
    unknown: (name: string) => `${name}的位置不在数据里。在图上点选，或输入坐标。`,
  },
  en: {
    locate: 'My position',
    locating: 'Locating…',
    located: (metres: number) => `Located, ±${metres} m.`,
    demo: 'Demonstration data: not for real places.',
    shown: (name: string) => `The map shows ${name}. Tap the place of the sign.`,
    seen: (name: string) => `The map shows ${name}.`,
    here: (metres: number) => `The map shows your position, ±${metres} m.`,
    beyond: 'You are not in the area of this plan.',
    stays: ' The sign stays where it is.',
    outside: 'You are not in the area of this plan; the sign stays where it is. Search, tap the map, or enter coordinates.',
    placed: (name: string) => `The place is set at ${name}.`,
    made: (type: string, use: string) => ` The type is now what stands or may stand there: ${type} (${use}).`,
    unknown: (name: string) => `The data hold no position of ${name}. Tap the map, or enter coordinates.`,
  },
} as const;

/** A few streets around what is only a point. */
const around = (lon: number, lat: number): [number, number, number, number] => [lon - 0.004, lat - 0.003, lon + 0.004, lat + 0.003];

/** What only the page can do. */
export interface FinderDesk {
  now(): { readonly opened: Opened | null; readonly values: FormValues };
  /** There is no sign to be placed: what is found is only shown. */
  readonly looks: () => boolean;
  /** The place of the sign; without `accuracy` (metres) the package's own. `also`: other entries that go with it. */
  place(at: { readonly lon: string; readonly lat: string; readonly accuracy: string }, also?: FormValues): void;
  /** Brings [west, south, east, north] into view, and marks what was found there. */
  show(box: readonly [number, number, number, number], feature: FeatureRef | null): void;
}

export class Finder implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private readonly desk: FinderDesk;
  private names: { readonly of: Opened; readonly state: CompiledGazetteer | 'coming' | 'failed' } | null = null;
  private told: Text | null = null;
  /** Where the sign stood when it was told. */
  private toldAt = '';
  private locating = false;

  constructor(host: ReactiveControllerHost, desk: FinderDesk) {
    this.host = host;
    this.desk = desk;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.told = null;
  }

  /** The bar: a name, or the device's position. */
  bar(language: Language): TemplateResult {
    const { opened } = this.desk.now();
    const words = WORDS[language];
    const { names } = this;
    const gazetteer = names === null || names.of.source !== opened?.source || names.state === 'coming' ? null : names.state;
    return html`<div class="finder">
      <div class="find">
        <sign-plan-search .gazetteer=${gazetteer} .near=${this.here} .language=${language} @sign-plan-search-open=${this.onOpen} @sign-plan-found=${this.onFound}></sign-plan-search>
        <button type="button" class="button locate" aria-label=${words.locate} title=${words.locate} ?disabled=${this.locating} @click=${this.onLocate}>${toolIcon('locate')}</button>
      </div>
      <p class="found" role="status">${this.told === null || this.toldAt !== this.spot ? nothing : this.told[language]}</p>
    </div>`;
  }

  /** A field for coordinates of any system, in the form's place for it. */
  coordinates(language: Language): TemplateResult | typeof nothing {
    const { opened, values } = this.desk.now();
    if (opened === null) return nothing;
    return html`<sign-plan-coordinates slot="coordinates" .lon=${values['lon'] ?? ''} .lat=${values['lat'] ?? ''} .extent=${opened.plan.manifest.extent} .language=${language} @sign-plan-coordinates=${this.onCoordinates}></sign-plan-coordinates>`;
  }

  private get here(): readonly [number, number] | undefined {
    const { values } = this.desk.now();
    const at = [Number(values['lon']), Number(values['lat'])] as const;
    return hasPlace(values) && at.every(Number.isFinite) ? at : undefined;
  }

  /** What was said of a place is over once the sign stands at another. */
  private get spot(): string {
    const { values } = this.desk.now();
    return `${values['lon'] ?? ''} ${values['lat'] ?? ''} ${values['line'] ?? ''}`;
  }

  private say(told: Text | null): void {
    this.told = told;
    this.toldAt = this.spot;
    this.host.requestUpdate();
  }

  /** A place that was not chosen on this plan's own map: what the data are comes first. */
  private notice(): Text {
    const demo = this.desk.now().opened?.plan.manifest.status === 'demonstration';
    return demo ? { zh: WORDS.zh.demo, en: `${WORDS.en.demo} ` } : { zh: '', en: '' };
  }

  private readonly onOpen = (): void => {
    const { opened } = this.desk.now();
    if (opened === null || (this.names?.of.source === opened.source && this.names.state !== 'failed')) return;
    this.names = { of: opened, state: 'coming' };
    void loadGazetteer(opened.source, opened.plan.manifest).then((read) => {
      if (!read.ok) console.error('sign-plan: the names could not be read.', read.problems);
      if (this.names?.of === opened) this.names = { of: opened, state: read.ok ? compileGazetteer(read.value) : 'failed' };
      this.host.requestUpdate();
    });
  };

  private readonly onFound = ({ detail: { entry, accuracy } }: SignPlanEvents['sign-plan-found']): void => {
    const { at, box, precise } = entry;
    const name = { zh: entry.name.zh, en: entry.name.en ?? entry.name.zh };
    const stays = hasPlace(this.desk.now().values) ? { zh: WORDS.zh.stays, en: WORDS.en.stays } : { zh: '', en: '' };
    const looks = this.desk.looks();
    const tell = (what: 'shown' | 'unknown'): void => {
      const said = looks && what === 'shown' ? 'seen' : what;
      this.say({ zh: WORDS.zh[said](name.zh) + stays.zh, en: WORDS.en[said](name.en) + stays.en });
    };
    if (at === undefined) return tell('unknown');
    const [lon, lat] = at;
    if (precise && !looks) {
      const made = (entry.kind === 'site' || entry.kind === 'sign') && entry.number !== undefined ? this.madeFor(entry.number) : null;
      this.desk.place({ lon: String(lon), lat: String(lat), accuracy: accuracy === undefined ? '' : String(accuracy) }, made?.values);
      const before = this.notice();
      return this.say({ zh: before.zh + WORDS.zh.placed(name.zh) + (made?.told.zh ?? ''), en: before.en + WORDS.en.placed(name.en) + (made?.told.en ?? '') });
    }
    this.desk.show(box ?? around(lon, lat), entry.feature ?? null);
    tell('shown');
  };

  /** A planned site is for certain types and uses, an existing sign is of one: what is in the form stays where it is among them, else the first comes in. Null where nothing changes. */
  private madeFor(key: string): { readonly values: FormValues; readonly told: Text } | null {
    const { opened, values } = this.desk.now();
    const sites = [...(opened?.plan.layers.values() ?? [])].filter(({ entry }) => entry.role === 'sites' || entry.role === 'existing-signs').flatMap(({ features }) => features);
    const properties = sites.find((site) => site.key === key)?.properties ?? {};
    const chosen = (name: string): string | undefined => {
      const listed = String(properties[name] ?? '').split('|').filter((word) => word !== '');
      return listed.length === 0 || listed.includes(values[name] ?? '') ? values[name] : listed[0];
    };
    const [signType, use] = [chosen('signType'), chosen('use')];
    const type = opened?.plan.rules.signTypes.find(({ id }) => id === signType);
    const property = PROPERTY.get('use');
    const useText = property?.kind === 'choice' ? property.labels?.[use ?? ''] : undefined;
    if (type === undefined || use === undefined || useText === undefined || (signType === values['signType'] && use === values['use'])) return null;
    return { values: { signType: type.id, use }, told: { zh: WORDS.zh.made(type.title.zh, useText.zh), en: WORDS.en.made(type.title.en, useText.en) } };
  }

  private readonly onLocate = async (): Promise<void> => {
    this.locating = true;
    this.say({ zh: WORDS.zh.locating, en: WORDS.en.locating });
    const answer = await locate();
    this.locating = false;
    if (!answer.ok) return this.say(answer.text);
    const { lon, lat, accuracy } = answer.value;
    const [west, south, east, north] = this.desk.now().opened?.plan.manifest.extent ?? [-180, -90, 180, 90];
    if (lon < west || lon > east || lat < south || lat > north) return this.say(this.desk.looks() ? { zh: WORDS.zh.beyond, en: WORDS.en.beyond } : { zh: WORDS.zh.outside, en: WORDS.en.outside });
    const before = this.notice();
    if (this.desk.looks()) {
      this.desk.show(around(lon, lat), null);
      return this.say({ zh: before.zh + WORDS.zh.here(accuracy), en: before.en + WORDS.en.here(accuracy) });
    }
    this.desk.place({ lon: lon.toFixed(6), lat: lat.toFixed(6), accuracy: String(Math.min(accuracy, 5000)) });
    this.say({ zh: before.zh + WORDS.zh.located(accuracy), en: before.en + WORDS.en.located(accuracy) });
  };

  private readonly onCoordinates = ({ detail: { lon, lat, accuracy } }: SignPlanEvents['sign-plan-coordinates']): void => {
    this.desk.place({ lon, lat, accuracy: accuracy ?? '' });
    const before = this.notice();
    this.say(before.zh === '' ? null : { zh: before.zh, en: before.en.trim() });
  };
}
