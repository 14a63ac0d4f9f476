import { html, LitElement, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from 'lit';
import type { SignPlanForm } from '../elements/form/sign-plan-form.ts';
import '../elements/form/sign-plan-form.ts';
import { fieldOf, hasPlace, toFeature, type FormValues, type TypedFeature } from '../elements/form/values.ts';
import { define } from '../elements/shared/define.ts';
import { emit, mayGo, type FeatureRef, type SignPlanEvents } from '../elements/shared/events.ts';
import { messages, type Language } from '../elements/shared/messages.ts';
import { base } from '../elements/shared/styles.ts';
import { tokens } from '../elements/shared/tokens.ts';
import '../elements/verdict/sign-plan-verdict.ts';
import type { Standing } from '../elements/verdict/standing.ts';
import type { Plan } from '../plan/plan.ts';
import type { Result } from '../problem.ts';
import type { Report } from '../report/types.ts';
import type * as Attributes from './attributes.ts';
import type { Look as Shown } from './attributes.ts';
import type { FileDrop } from './side/drop.ts';
import { Entry } from './entry/entry.ts';
import type { Finder } from './entry/finder.ts';
import { judge, type Judged } from './answer/judge.ts';
import { Layout } from './layout.ts';
import { Lazy } from './lazy.ts';
import { Loading } from './loading.ts';
import type { Ground } from './map/ground.ts';
import { MapStage } from './map/map-stage.ts';
import { hasFace, header, notes, placeTools, skips } from './parts.ts';
import partsCss from './parts.css?inline';
import type { Results } from './answer/results.ts';
import type { Way } from './side/side-page.ts';
import type { SidePages } from './side/side.ts';
import css from './sign-plan.css?inline';
import type { Sheet } from './answer/sheet.ts';
import { Route } from './route.ts';
import { SystemTheme, type Look } from './system-theme.ts';
import { today } from './today.ts';
import type * as Sketches from './answer/sketches.ts';
import type { Viewer } from './viewer.ts';
import { Voice } from './voice.ts';

const NOTHING: Judged = { standing: { kind: 'loading' }, proposal: null, aside: null, problems: [] };

/**
 * A city's plan on a map, a form, and at once what may stand where. The only element with network, address and storage.
 * @fires sign-plan-ready - the package is read: `{id, version, problems}`
 * @fires sign-plan-check - a new report: the `Report`, without what would pass and what to change
 * @fires sign-plan-select - a feature chosen on the map or in the findings: `{layer, key, others}`
 * @fires sign-plan-error - no report can be made, or something that the host page states can't be read: `{problems}`
 * @fires sign-plan-navigate - the visitor is about to leave for a page beside the check, the desk or the sheet: `{to, href}`; cancelable
 * @slot logo - in the place of the emblem, in the head
 * @slot contact - at the end of the panel: whom to ask
 * @slot disclaimer - at the end of the panel: what the host page has to say beside the package's own
 * @csspart header - the head: emblem, title, ways, languages
 * @csspart panel - form, verdict and findings
 * @csspart map - what the map stands in
 * @csspart verdict - the verdict's banner in the panel
 * @csspart results - findings and what follows from them
 * @cssprop --sign-plan-accent - buttons, links, the emblem
 * @cssprop --sign-plan-on-accent - words on the accent
 * @cssprop --sign-plan-ink - text
 * @cssprop --sign-plan-paper - ground of the element
 * @cssprop --sign-plan-surface - ground of panel and controls
 * @cssprop --sign-plan-font - typefaces of Chinese text
 * @cssprop --sign-plan-font-latin - typefaces of English text
 * @cssprop --sign-plan-panel-width - of the panel beside the map, 440 px unless set
 */
export class SignPlan extends LitElement {
  static override properties = {
    plan: {},
    lang: { reflect: true },
    theme: {},
    asOf: { attribute: 'as-of' },
    mode: { reflect: true },
    center: {},
    zoom: { type: Number },
    layers: {},
    basemap: {},
    basemaps: {},
    readonly: { type: Boolean, reflect: true },
    address: {},
    share: {},
    help: {},
    proposal: { noAccessor: true },
    judged: { state: true },
    picture: { state: true },
  };
  static override styles = [base, tokens, unsafeCSS(css), unsafeCSS(partsCss)];

  /** Address of a package's folder. */
  declare plan: string;
  /** `zh-CN` or `en`. */
  declare lang: string;
  /** `auto` (the visitor's own), `light`, `dark`, or `bureau`: light, under a head in the blue of a government page. */
  declare theme: Look;
  /** ISO date to judge as of; left out, the start stated, else today in Asia/Shanghai. */
  declare asOf: string | null;
  /** `applicant`: a sign is checked; `planner`: opens with the planner's desk; `viewer`: the plan is looked at, nothing is checked. */
  declare mode: 'applicant' | 'planner' | 'viewer';
  /** `lon,lat` in degrees that the map begins with, or goes to. */
  declare center: string | null;
  /** 8–20, as in web maps. */
  declare zoom: number | null;
  /** Ids of the layers that are drawn, parted by spaces; left out, all. What is judged is all of them in any case. */
  declare layers: string | null;
  /** Ground of the map: `schematic`, the package's own; `none`; or the id of one of `basemaps`. */
  declare basemap: string | null;
  /** Address of a JSON file with the basemaps that the operator has; without it the schematic is the only one. */
  declare basemaps: string | undefined;
  /** The visitor can't change the sign: what the host page states is judged and shown. */
  declare readonly: boolean;
  /** `page`: the address and the history of the host page are the element's: links, back and forward. Left out, it touches neither. Read when the element is put into the page. */
  declare address: string | null;
  /** Address of a page that opens links to a report, where it is not this one. */
  declare share: string | null;
  /** Address of pages that explain it, linked at the end of the panel. */
  declare help: string | null;
  /** The proposal that was set last. */
  private given: TypedFeature | string | null = null;
  private declare judged: Judged;
  private declare picture: SignPlanForm['picture'];

  private readonly route = new Route(this);
  private readonly entry = new Entry(this, {
    route: this.route,
    share: () => this.share,
    readonly: () => this.readonly,
    digest: () => this.loading.opened?.plan.digest,
    arrived: () => {
      this.map.setDrawing(false);
      this.judge();
      this.map.follow();
    },
    changed: () => this.judge(),
  });
  private readonly layout = new Layout(this);
  private readonly map = new MapStage(this, { placed: (detail) => this.entry.placed(detail), drawn: (detail) => this.entry.drawn(detail), looked: (detail) => this.viewer.value?.look(detail) }, this.layout);
  private readonly system = new SystemTheme(this);
  private readonly voice = new Voice(this);
  private readonly side: Lazy<SidePages> = new Lazy(this, async () => new (await import('./side/side.ts')).SidePages(this, {
    route: this.route,
    may: (to, href) => this.may(to, href),
    now: () => ({ opened: this.loading.opened, report: this.report, fragment: this.entry.fragment(), fixed: this.asOf }),
    settle: () => this.entry.settle(),
    enter: ({ values, asOf }) => {
      if (this.readonly) return;
      this.entry.asOf = asOf;
      this.entry.set(values);
      this.map.follow();
    },
    typed: (values) => this.typed(values),
    retry: () => void this.loading.load(),
  }));
  private readonly results: Lazy<Results> = new Lazy(this, async () => {
    const { Results } = await import('./answer/results.ts');
    return new Results(this, {
      now: () => ({ opened: this.loading.opened, report: this.report, proposal: this.judged.proposal, values: this.entry.values, comparators: this.side.value?.comparators ?? null, fixed: this.entry.asOf !== undefined, readonly: this.readonly }),
      enter: (values, step) => this.typed(values, step),
      link: () => this.link,
      release: this.entry.release,
    });
  });
  private readonly wanted: Lazy<typeof Attributes> = new Lazy(this, () => import('./attributes.ts'));
  private readonly ground: Lazy<Ground> = new Lazy(this, async () => new (await import('./map/ground.ts')).Ground(this, () => ({ plan: this.loading.opened?.plan ?? null, theme: this.system.of(this.theme), basemap: this.basemap ?? '', basemaps: this.basemaps }), () => this.map.element));
  private readonly viewer: Lazy<Viewer> = new Lazy(this, async () => new (await import('./viewer.ts')).Viewer(this, { now: () => this.shownPlan, light: (feature) => this.map.light(feature) }));
  private readonly finder: Lazy<Finder> = new Lazy(this, async () => {
    const { Finder } = await import('./entry/finder.ts');
    return new Finder(this, {
      looks: () => this.mode === 'viewer',
      now: () => ({ opened: this.loading.opened, values: this.entry.values }),
      place: (at, also = {}) => this.typed({ ...this.entry.values, ...also, ...at, line: '' }, true),
      show: (box, feature) => {
        this.map.light(feature);
        this.map.showBox(box);
      },
    });
  });
  private readonly pictures: Lazy<unknown> = new Lazy(this, async () => (this.picture = (await import('../elements/shared/pictures.ts')).typePicture));
  private readonly sketch: Lazy<typeof Sketches> = new Lazy(this, () => import('./answer/sketches.ts'));
  private readonly sheet: Lazy<Sheet> = new Lazy(this, async () => new (await import('./answer/sheet.ts')).Sheet(this, this.route));
  private readonly loading = new Loading(this, {
    begin: () => (this.judged = NOTHING),
    opened: ({ plan: { manifest, problems } }) => {
      emit(this, 'sign-plan-ready', { id: manifest.id, version: manifest.version, problems });
      this.judge();
    },
    idle: () => {
      void this.drop.fetch();
      void this.side.fetch();
      void import('./offline/sign-plan-surroundings.ts').catch(() => undefined);
      void this.finder.fetch();
      void this.sketch.fetch();
      void this.pictures.fetch();
      // What the host page has written wrongly is told.
      void this.wanted.fetch();
      return this.map.module.fetch();
    },
    whole: () => this.map.module.begin(),
    values: () => this.entry.values,
    moved: () => this.judge(),
    failed: (problems) => {
      this.map.module.close();
      this.judged = { ...NOTHING, standing: { kind: 'failed' } };
      emit(this, 'sign-plan-error', { problems });
    },
  });
  private readonly drop: Lazy<FileDrop> = new Lazy(this, async () => new (await import('./side/drop.ts')).FileDrop(this, (file) => this.open({ kind: 'verify', file })));

  constructor() {
    super();
    this.plan = '';
    this.lang = 'zh-CN';
    this.theme = 'auto';
    this.mode = 'applicant';
    this.asOf = this.center = this.zoom = this.layers = this.basemap = this.address = this.share = this.help = null;
    this.readonly = false;
    this.judged = NOTHING;
    this.picture = null;
  }

  /** The report that stands, or null. */
  get report(): Report | null {
    return this.judged.standing.kind === 'report' ? this.judged.standing.report : null;
  }

  /** The sign that is judged, as a GeoJSON Feature; null without a place. Set as a Feature, or as its JSON; a link in the page's address goes before what is set at first. */
  get proposal(): TypedFeature | null {
    const { values } = this.entry;
    return hasPlace(values) ? toFeature(values) : null;
  }

  set proposal(given: TypedFeature | string | null) {
    const linked = !this.hasUpdated && location.hash !== '';
    this.given = given;
    void this.wanted.fetch().then((code) => (this.given === given && code !== null && !(linked && this.route.page) ? this.state(code.readGiven(given)) : undefined));
  }

  /**
   * Judges a proposal beside the one that stands in the form, and makes its report in full. Never rejects.
   * @param given a GeoJSON Feature; unknown properties, units and values are told as problems, by path
   */
  async check(given: unknown): Promise<Result<Report>> {
    const { checkOnce } = await import('./answer/check-once.ts');
    return checkOnce(this, this.loading, given, { fixed: this.asOf ?? undefined, today: today() });
  }

  /** Reads the package again. */
  reload(): Promise<void> {
    return this.loading.load();
  }

  /** Brings a feature of the plan into view and lights it up. */
  select(feature: FeatureRef): void {
    this.map.choose(feature);
  }

  /** Brings a part of the plan into view: [west, south, east, north] in degrees. */
  showBox(box: readonly [number, number, number, number]): void {
    this.map.showBox(box);
  }

  /** Opens the sheet of the report that stands, to be printed. */
  print(): Promise<void> {
    return this.onSheet();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { route } = this;
    if (this.mode === 'planner' && !this.hasUpdated && !route.search.includes('sign-plan')) route.put('replace', route.state, `?sign-plan-desk=zones${route.hash}`);
    // The address names a page beside the check.
    if (route.search.includes('sign-plan')) void this.side.fetch();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('theme')) {
      if (this.theme === 'auto') delete this.dataset['theme'];
      else this.dataset['theme'] = this.theme;
    }
    if (changed.has('plan') && this.plan !== '') void this.loading.load();
    else if (changed.has('asOf')) this.judge();
    if (this.mode === 'viewer') void this.viewer.fetch();
    // To the desk, or back from it.
    if (changed.has('mode') && this.hasUpdated) void this.side.fetch().then((side) => (side?.atDesk === (this.mode === 'planner') ? undefined : side?.turn(this.mode === 'planner')));
    if (this.basemap !== null && this.basemap !== 'schematic' && this.basemap !== 'none') void this.ground.fetch();
    if ((this.center ?? this.zoom ?? this.layers ?? this.basemap) !== null) void this.wanted.fetch();
  }

  /** The part of the plan that is drawn, and where to look at it. */
  private get look(): Shown | null {
    const { opened } = this.loading;
    return opened === null ? null : (this.wanted.value?.lookOf(this, opened.plan) ?? null);
  }

  private get shownPlan(): Plan | null {
    const plan = this.loading.opened?.plan ?? null;
    return plan === null ? null : (this.wanted.value?.drawn(plan, this.look?.layers ?? null) ?? plan);
  }

  /** What the host page states. */
  private state(read: Result<FormValues>): void {
    if (!read.ok) return emit(this, 'sign-plan-error', { problems: read.problems });
    this.entry.state(read.value);
    // Where to look is stated as well.
    if (this.center === null) this.map.follow();
  }

  private may(to: SignPlanEvents['sign-plan-navigate']['detail']['to'], href: string): boolean {
    return mayGo(this, { to, href: this.route.page ? href : '' });
  }

  private judge(): void {
    const opened = this.loading.at(this.entry.values);
    // What lies about this place is being read: no verdict stands meanwhile.
    if (opened === null && this.loading.opened !== null) this.judged = NOTHING;
    if (opened === null) return;
    const { plan, checker } = opened;
    const [first] = plan.rules.signTypes;
    // Whoever typed a place before the package had come starts with the first type as well.
    const { entry } = this;
    if ((entry.values['signType'] ?? '') === '' && first !== undefined) entry.values = { ...entry.values, signType: first.id };
    this.judged = judge(plan, checker, entry.values, { fixed: this.asOf ?? entry.asOf, today: today() });
    if (this.report !== null) emit(this, 'sign-plan-check', this.report);
    // After the event: the verdict stands without it. What tells of the place comes with it.
    if (this.report !== null || this.judged.aside !== null) void this.results.fetch();
  }

  /** An address that opens this very report: its day and its data are in it. Empty where no page does. */
  private get link(): string {
    return this.entry.link(this.report?.asOf ?? this.entry.asOf);
  }

  /** An address that opens what is shown, whatever it is. */
  private get pageLink(): string {
    return this.route.page ? this.route.href : '';
  }

  private typed(values: SignPlanEvents['sign-plan-input']['detail']['values'], step = false): void {
    if (this.entry.typed(values, { step })) this.map.follow();
  }

  private readonly onInput = ({ detail }: SignPlanEvents['sign-plan-input']): void => this.typed(detail.values);

  private readonly onCoordinates = (): void => {
    void this.form?.focusCoordinates();
  };

  private readonly onAsk = ({ detail }: SignPlanEvents['sign-plan-ask']): void => {
    void this.form?.focusField(detail.name);
  };

  private readonly showResults = (): void => {
    const results = this.renderRoot.querySelector<HTMLElement>('.verdict');
    results?.scrollIntoView({ block: 'start' });
    results?.focus({ preventScroll: true });
  };

  protected override render(): TemplateResult | typeof nothing {
    const { language } = this.voice;
    if (language === null) return nothing;
    const { standing, proposal, aside, problems } = this.judged;
    const { opened, percent, failure } = this.loading;
    const shown: Standing = standing.kind === 'loading' && percent !== null ? { kind: 'loading', percent } : standing.kind === 'no-place' ? { kind: 'no-place', withoutMap: this.map.module.state === 'failed' } : standing;
    const { report, readonly } = this;
    const viewing = this.mode === 'viewer';
    const plan = opened?.plan ?? null;
    const m = messages(language);
    const side = this.side.value;
    const theme = this.system.of(this.theme);
    const top = header(plan?.manifest, language, (lang) => this.voice.choose(lang), this.open, viewing ? undefined : side?.nav(language));
    const beside = html`${side?.render(opened, language)} ${this.drop.value?.render(language)}`;
    if (side?.atDesk && !viewing) return html`${side.desk({ opened, percent, failure, language, theme, values: this.entry.values, fixed: this.asOf ?? this.entry.asOf, basemap: this.basemap ?? undefined, basemaps: this.basemaps, link: () => this.pageLink, header: top })} ${beside}`;
    const sketched = { plan, proposal, report: this.results.value?.report ?? report ?? aside, language };
    const { narrow, roomy } = this.layout;
    const inset = roomy && !viewing && !this.map.drawing && this.map.module.state !== 'failed';
    const verdict = viewing
      ? nothing
      : html`<div class="verdict" part="verdict" tabindex="-1">
      <sign-plan-verdict .standing=${shown} .language=${language}></sign-plan-verdict>
      ${shown.kind === 'loading' ? html`<progress max="100" .value=${percent ?? 0} aria-label=${m.loading}></progress>` : nothing}
    </div>`;
    const map = this.map.render({ plan: this.shownPlan, report: viewing ? null : report, proposal: viewing ? null : proposal, language, theme, hand: viewing ? 'look' : readonly ? 'none' : 'place', camera: this.look?.camera ?? null, ground: this.ground.value?.notice ?? null, inset: inset ? this.sketch.value?.overMap(sketched) : undefined, quiet: failure.length > 0 });
    const form = html`<sign-plan-form .plan=${plan} .values=${this.entry.values} .problems=${problems} .report=${report ?? aside} .language=${language} .picture=${this.picture} .answer=${this.results.value?.answer(language) ?? null} .withoutMap=${this.map.module.state === 'failed'}>${placeTools(language, { coordinates: this.onCoordinates, draw: this.map.module.here && hasFace(plan, this.entry.values['signType']) ? this.map.draw : null })} ${this.finder.value?.coordinates(language)} ${inset ? nothing : this.sketch.value?.inForm(sketched)}</sign-plan-form>`;
    return html`${skips(language, { map: this.map.module.here ? this.map.show : null, result: this.showResults })}
      <div class="app ${(side?.page ?? null) === null ? '' : 'behind'}">
        ${top}
        <div class="panel" part="panel" role="group" aria-label=${m.panel} @sign-plan-input=${this.onInput} @sign-plan-highlight=${this.map.onHighlight} @sign-plan-select=${this.map.onSelect} @sign-plan-ask=${this.onAsk} @sign-plan-clause=${this.onClause} @sign-plan-sheet=${this.onSheet} @sign-plan-mine=${this.onKeep}>
          ${narrow ? nothing : verdict}
          <div class="scroll">
            ${readonly && !viewing ? nothing : html`<div class="way">${this.finder.value?.bar(language)}</div>`}
            ${narrow ? map : nothing}
            <div class="notes">${notes({ plan, failure, link: this.entry.problems, otherData: this.entry.otherData, report, missing: [this.results, this.side, this.finder, this.sheet, this.viewer, this.wanted].filter(({ state }) => state === 'failed') }, language, () => void this.loading.load())}</div>
            ${viewing ? this.viewer.value?.render(plan, language) : readonly ? nothing : form}
            ${narrow ? verdict : nothing}
            <div class="results" part="results">${viewing ? nothing : this.results.value?.render(language)} ${side?.links(plan?.manifest, language, viewing, this.help)} <slot name="contact"></slot><slot name="disclaimer"></slot></div>
          </div>
          ${viewing ? nothing : this.results.value?.footer(language, narrow && this.layout.bannerPassed)}
        </div>
        ${narrow ? nothing : map}
        ${viewing
          ? nothing
          : html`<sign-plan-verdict class="dock ${this.layout.bannerShown ? 'away' : ''}" compact .standing=${shown} .language=${language}>
          ${report === null ? this.mend(standing, language) : this.layout.bannerPassed ? html`<button type="button" class="button primary" @click=${this.onSheet}>${m.sheet}</button>` : html`<button type="button" class="button primary" @click=${this.showResults}>${m.showResults}</button>`}
        </sign-plan-verdict>`}
      </div>
      ${beside}`;
  }

  /** To the first entry that is wrong, which may be far out of sight. */
  private mend(standing: Standing, language: Language): TemplateResult | typeof nothing {
    const name = standing.kind === 'invalid' ? fieldOf(standing.problems[0]?.path) : null;
    if (name === null) return nothing;
    const go = name === 'place' ? this.onCoordinates : (): void => void this.form?.focusField(name);
    return html`<button type="button" class="button primary" @click=${go}>${messages(language).mend}</button>`;
  }

  private get form(): SignPlanForm | null {
    return this.renderRoot.querySelector<SignPlanForm>('sign-plan-form');
  }

  private readonly onSheet = async (): Promise<void> => {
    const [sheet, report] = await Promise.all([this.sheet.fetch(), this.results.fetch().then((results) => results?.make() ?? null)]);
    const { opened } = this.loading;
    const { proposal } = this.judged;
    const { language } = this.voice;
    if (opened === null || proposal === null || language === null || !this.may('sheet', '')) return;
    if (sheet !== null && report !== null) sheet.open({ plan: opened.plan, proposal, report, language, link: this.link, theme: this.theme });
  };

  private readonly onClause = ({ detail }: SignPlanEvents['sign-plan-clause']): void => this.open({ kind: 'clause', id: detail.clause });

  private readonly onKeep = (): void => void this.side.fetch().then((side) => side?.keep(this.voice.language ?? 'zh'));

  /** A page beside the check. */
  private readonly open = (page: Way): void => void this.side.fetch().then((side) => side?.open(page));
}

define('sign-plan', SignPlan);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan': SignPlan;
  }
}
