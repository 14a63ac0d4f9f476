import { html, LitElement, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from 'lit';
import type { SignPlanForm } from '../elements/form/sign-plan-form.ts';
import '../elements/form/sign-plan-form.ts';
import { fieldOf } from '../elements/form/values.ts';
import { define } from '../elements/shared/define.ts';
import { emit, type SignPlanEvents } from '../elements/shared/events.ts';
import { messages, type Language } from '../elements/shared/messages.ts';
import { base } from '../elements/shared/styles.ts';
import { tokens } from '../elements/shared/tokens.ts';
import '../elements/verdict/sign-plan-verdict.ts';
import type { Standing } from '../elements/verdict/standing.ts';
import type { Report } from '../report/types.ts';
import type { FileDrop } from './side/drop.ts';
import { Entry } from './entry/entry.ts';
import type { Finder } from './entry/finder.ts';
import { judge, type Judged } from './answer/judge.ts';
import { Layout } from './layout.ts';
import { Lazy } from './lazy.ts';
import { Loading } from './loading.ts';
import { MapStage } from './map/map-stage.ts';
import { hasFace, header, notes, placeTools, skips } from './parts.ts';
import partsCss from './parts.css?inline';
import type { Results } from './answer/results.ts';
import type { Way } from './side/side-page.ts';
import type { SidePages } from './side/side.ts';
import css from './sign-plan.css?inline';
import type { Sheet } from './answer/sheet.ts';
import { SystemTheme } from './system-theme.ts';
import { today } from './today.ts';
import type * as Sketches from './answer/sketches.ts';
import { Voice } from './voice.ts';

const NOTHING: Judged = { standing: { kind: 'loading' }, proposal: null, aside: null, problems: [] };

/**
 * A city's plan on a map, a form, and at once what may stand where. The only element with network, address and storage.
 * @fires sign-plan-ready - the package is read: `{id, version, problems}`
 * @fires sign-plan-check - a new report
 * @fires sign-plan-select - a feature chosen on the map or in the findings: `{layer, key, others}`
 * @fires sign-plan-error - no report can be made: `{problems}`
 */
export class SignPlan extends LitElement {
  static override properties = {
    plan: {},
    lang: { reflect: true },
    theme: {},
    asOf: { attribute: 'as-of' },
    basemaps: {},
    judged: { state: true },
    picture: { state: true },
  };
  static override styles = [base, tokens, unsafeCSS(css), unsafeCSS(partsCss)];

  /** Address of a package's folder. */
  declare plan: string;
  /** `zh-CN` or `en`. */
  declare lang: string;
  declare theme: 'light' | 'dark' | 'auto';
  /** ISO date to judge as of; left out, the start stated, else today in Asia/Shanghai. */
  declare asOf: string | null;
  /** Address of a JSON file with the basemaps that the operator has for the planner's desk; without it the schematic is the only one. */
  declare basemaps: string | undefined;
  private declare judged: Judged;
  private declare picture: SignPlanForm['picture'];

  private readonly entry = new Entry(this, {
    digest: () => this.loading.opened?.plan.digest,
    arrived: () => {
      this.map.setDrawing(false);
      this.judge();
      this.map.follow();
    },
    changed: () => this.judge(),
  });
  private readonly layout = new Layout(this);
  private readonly map = new MapStage(this, this.entry, this.layout);
  private readonly system = new SystemTheme(this);
  private readonly voice = new Voice(this);
  private readonly side: Lazy<SidePages> = new Lazy(this, async () => new (await import('./side/side.ts')).SidePages(this, {
    now: () => ({ opened: this.loading.opened, report: this.report, fragment: this.entry.fragment(), fixed: this.asOf }),
    settle: () => this.entry.settle(),
    enter: ({ values, asOf }) => {
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
      now: () => ({ opened: this.loading.opened, report: this.report, proposal: this.judged.proposal, values: this.entry.values, comparators: this.side.value?.comparators ?? null, fixed: this.entry.asOf !== undefined }),
      enter: (values, step) => this.typed(values, step),
      link: () => this.link,
      release: this.entry.release,
    });
  });
  private readonly finder: Lazy<Finder> = new Lazy(this, async () => {
    const { Finder } = await import('./entry/finder.ts');
    return new Finder(this, {
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
  private readonly sheet: Lazy<Sheet> = new Lazy(this, async () => new (await import('./answer/sheet.ts')).Sheet(this));
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
      return this.map.module.fetch();
    },
    whole: () => this.map.module.begin(),
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
    this.asOf = null;
    this.judged = NOTHING;
    this.picture = null;
  }

  /** The report that stands, or null. */
  get report(): Report | null {
    return this.judged.standing.kind === 'report' ? this.judged.standing.report : null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The address names a page beside the check.
    if (location.search.includes('sign-plan')) void this.side.fetch();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('theme')) {
      if (this.theme === 'light' || this.theme === 'dark') this.dataset['theme'] = this.theme;
      else delete this.dataset['theme'];
    }
    if (changed.has('plan') && this.plan !== '') void this.loading.load();
    else if (changed.has('asOf')) this.judge();
  }

  private judge(): void {
    const { opened } = this.loading;
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

  /** An address that opens this very report: its day and its data are in it. */
  private get link(): string {
    return this.entry.link(this.report?.asOf ?? this.entry.asOf);
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
    const { report } = this;
    const plan = opened?.plan ?? null;
    const m = messages(language);
    const side = this.side.value;
    const top = header(plan?.manifest, language, (lang) => this.voice.choose(lang), this.open, side?.nav(language));
    const beside = html`${side?.render(opened, language)} ${this.drop.value?.render(language)}`;
    if (side?.atDesk) return html`${side.desk({ opened, percent, failure, language, theme: this.system.of(this.theme), values: this.entry.values, fixed: this.asOf ?? this.entry.asOf, basemaps: this.basemaps, header: top })} ${beside}`;
    const sketched = { plan, proposal, report: this.results.value?.report ?? report ?? aside, language };
    const { narrow, roomy } = this.layout;
    const inset = roomy && !this.map.drawing && this.map.module.state !== 'failed';
    const verdict = html`<div class="verdict" tabindex="-1">
      <sign-plan-verdict .standing=${shown} .language=${language}></sign-plan-verdict>
      ${shown.kind === 'loading' ? html`<progress max="100" .value=${percent ?? 0} aria-label=${m.loading}></progress>` : nothing}
    </div>`;
    const map = this.map.render({ plan, report, proposal, language, theme: this.system.of(this.theme), inset: inset ? this.sketch.value?.overMap(sketched) : undefined, quiet: failure.length > 0 });
    return html`${skips(language, { map: this.map.module.here ? this.map.show : null, result: this.showResults })}
      <div class="app ${(this.side.value?.page ?? null) === null ? '' : 'behind'}">
        ${top}
        <div class="panel" role="group" aria-label=${m.panel} @sign-plan-input=${this.onInput} @sign-plan-highlight=${this.map.onHighlight} @sign-plan-select=${this.map.onSelect} @sign-plan-ask=${this.onAsk} @sign-plan-clause=${this.onClause} @sign-plan-sheet=${this.onSheet} @sign-plan-mine=${this.onKeep}>
          ${narrow ? nothing : verdict}
          <div class="scroll">
            <div class="way">${this.finder.value?.bar(language)}</div>
            ${narrow ? map : nothing}
            <div class="notes">${notes({ plan, failure, link: this.entry.problems, otherData: this.entry.otherData, report, missing: [this.results, this.side, this.finder, this.sheet].filter(({ state }) => state === 'failed') }, language, () => void this.loading.load())}</div>
            <sign-plan-form .plan=${plan} .values=${this.entry.values} .problems=${problems} .report=${report ?? aside} .language=${language} .picture=${this.picture} .answer=${this.results.value?.answer(language) ?? null} .withoutMap=${this.map.module.state === 'failed'}>${placeTools(language, { coordinates: this.onCoordinates, draw: this.map.module.here && hasFace(plan, this.entry.values['signType']) ? this.map.draw : null })} ${this.finder.value?.coordinates(language)} ${inset ? nothing : this.sketch.value?.inForm(sketched)}</sign-plan-form>
            ${narrow ? verdict : nothing}
            <div class="results">${this.results.value?.render(language)} ${side?.links(plan?.manifest, language)}</div>
          </div>
          ${this.results.value?.footer(language, narrow && this.layout.bannerPassed)}
        </div>
        ${narrow ? nothing : map}
        <sign-plan-verdict class="dock ${this.layout.bannerShown ? 'away' : ''}" compact .standing=${shown} .language=${language}>
          ${report === null ? this.mend(standing, language) : this.layout.bannerPassed ? html`<button type="button" class="button primary" @click=${this.onSheet}>${m.sheet}</button>` : html`<button type="button" class="button primary" @click=${this.showResults}>${m.showResults}</button>`}
        </sign-plan-verdict>
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
    const [sheet, report] = await Promise.all([this.sheet.fetch(), this.results.value?.make() ?? null]);
    const { opened } = this.loading;
    const { proposal } = this.judged;
    const { language } = this.voice;
    if (opened === null || proposal === null || language === null) return;
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
