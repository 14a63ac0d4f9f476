import { html, LitElement, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from 'lit';
import '../elements/findings/sign-plan-findings.ts';
import type { SignPlanForm } from '../elements/form/sign-plan-form.ts';
import '../elements/form/sign-plan-form.ts';
import { OPENING, tidy, withPlace, type FormValues } from '../elements/form/values.ts';
import { define } from '../elements/shared/define.ts';
import { emit, type FeatureRef, type SignPlanEvents } from '../elements/shared/events.ts';
import { messages, type Language } from '../elements/shared/messages.ts';
import { base } from '../elements/shared/styles.ts';
import { tokens } from '../elements/shared/tokens.ts';
import '../elements/verdict/sign-plan-verdict.ts';
import type { Standing } from '../elements/verdict/standing.ts';
import type { PlaceEvent, SelectEvent } from '../map/events.ts';
import type { SignPlanMap } from '../map/sign-plan-map.ts';
import type { Problem } from '../problem.ts';
import { reportJson } from '../report/report.ts';
import type { Report } from '../report/types.ts';
import { Address } from './address.ts';
import { Copier, type Copied } from './copier.ts';
import { whenIdle } from './idle.ts';
import { judge, type Judged } from './judge.ts';
import { Layout } from './layout.ts';
import { MapModule } from './map-module.ts';
import { closing, footer, header, mapNote, notes, skips } from './parts.ts';
import { openPackage, type Opened } from './package.ts';
import partsCss from './parts.css?inline';
import css from './sign-plan.css?inline';
import { recall, remember } from './storage.ts';
import { SystemTheme } from './system-theme.ts';
import { today } from './today.ts';

const NOTHING: Judged = { standing: { kind: 'loading' }, proposal: null, problems: [] };

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
    tall: { state: true },
    opened: { state: true },
    failure: { state: true },
    percent: { state: true },
    values: { state: true },
    judged: { state: true },
    highlight: { state: true },
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
  /** Narrow: the map takes most of the screen. */
  private declare tall: boolean;
  private declare opened: Opened | null;
  private declare failure: readonly Problem[];
  private declare percent: number | null;
  private declare values: FormValues;
  private declare judged: Judged;
  private declare highlight: FeatureRef | null;
  private declare picture: SignPlanForm['picture'];

  private linkAsOf: string | undefined;
  /** The error that came with a click; it goes when the place is typed. */
  private clickAccuracy: string | undefined;
  private readonly address: Address;
  private readonly copier = new Copier(this);
  private readonly layout = new Layout(this);
  private readonly map = new MapModule(this);
  private readonly system = new SystemTheme(this);
  private following: ReturnType<typeof setTimeout> | undefined;
  private loading: AbortController | null = null;

  constructor() {
    super();
    this.plan = '';
    this.lang = 'zh-CN';
    this.theme = 'auto';
    this.asOf = null;
    this.tall = false;
    this.opened = null;
    this.failure = [];
    this.percent = null;
    this.values = OPENING;
    this.judged = NOTHING;
    this.highlight = null;
    this.picture = null;
    this.address = new Address(this, ({ values, asOf }) => {
      this.values = values;
      this.linkAsOf = asOf;
      this.judge();
      this.follow();
    });
  }

  /** The report that stands, or null. */
  get report(): Report | null {
    return this.judged.standing.kind === 'report' ? this.judged.standing.report : null;
  }

  private get language(): Language {
    return this.lang.startsWith('en') ? 'en' : 'zh';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasAttribute('lang')) this.lang = recall() ?? 'zh-CN';
    // Taken out of the page while loading, and put back.
    if (this.loading?.signal.aborted === true) void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.following);
    this.loading?.abort();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('theme')) {
      if (this.theme === 'light' || this.theme === 'dark') this.dataset['theme'] = this.theme;
      else delete this.dataset['theme'];
    }
    if (changed.has('plan') && this.plan !== '') void this.load();
    else if (changed.has('asOf')) this.judge();
  }

  private readonly load = async (): Promise<void> => {
    this.loading?.abort();
    const run = new AbortController();
    this.loading = run;
    this.failure = [];
    this.percent = null;
    this.judged = NOTHING;
    const opened = await openPackage(this.plan, run.signal, (percent) => (this.percent = percent));
    // A late answer never overwrites a newer one.
    if (run.signal.aborted) return;
    if (!opened.ok) return this.fail(opened.problems);
    this.opened = opened.value;
    const { manifest, problems } = opened.value.plan;
    emit(this, 'sign-plan-ready', { id: manifest.id, version: manifest.version, problems });
    this.judge();
    whenIdle(() => {
      void import('../elements/shared/pictures.ts').then(({ typePicture }) => (this.picture = typePicture));
      void this.complete(opened.value, run.signal);
    });
  };

  /** The rest of the package, and the map to draw it on. */
  private async complete(opened: Opened, signal: AbortSignal): Promise<void> {
    const [rest] = await Promise.all([opened.rest(signal), this.map.fetch()]);
    if (signal.aborted) return;
    if (!rest.ok) return this.fail(rest.problems);
    this.loading = null;
    this.opened = { ...opened, plan: rest.value };
    this.map.begin();
  }

  /** Without a package that holds together there is no report, not even the one that was there. */
  private fail(problems: readonly Problem[]): void {
    this.loading = null;
    this.opened = null;
    this.map.close();
    this.failure = problems;
    this.judged = { ...NOTHING, standing: { kind: 'failed' } };
    emit(this, 'sign-plan-error', { problems });
  }

  private judge(): void {
    if (this.opened === null) return;
    const { plan, checker } = this.opened;
    const [first] = plan.rules.signTypes;
    // Whoever typed a place before the package had come starts with the first type as well.
    if ((this.values['signType'] ?? '') === '' && first !== undefined) this.values = { ...this.values, signType: first.id };
    this.judged = judge(plan, checker, this.values, { fixed: this.asOf ?? this.linkAsOf, today: today() });
    if (this.report !== null) emit(this, 'sign-plan-check', this.report);
  }

  private enter(values: FormValues): void {
    this.values = tidy(values);
    this.judge();
    this.address.write({ values: this.values, ...(this.linkAsOf === undefined ? {} : { asOf: this.linkAsOf }) });
  }

  private get mapElement(): SignPlanMap | null {
    return this.renderRoot.querySelector('sign-plan-map');
  }

  private readonly onInput = ({ detail: { values } }: SignPlanEvents['sign-plan-input']): void => {
    const moved = values['lon'] !== this.values['lon'] || values['lat'] !== this.values['lat'];
    this.enter(moved && values['accuracy'] === this.clickAccuracy ? { ...values, accuracy: '' } : values);
    if (moved) this.follow();
  };

  /** Brings a place that was typed or linked into view, once it has come to rest. */
  private follow(): void {
    clearTimeout(this.following);
    this.following = setTimeout(() => this.mapElement?.showProposal(), 600);
  }

  private readonly onPlace = ({ detail }: PlaceEvent): void => {
    this.enter(withPlace(this.values, detail));
    this.clickAccuracy = this.values['accuracy'];
  };

  private readonly onSelect = ({ detail }: SelectEvent): void => {
    if (this.layout.narrow) this.renderRoot.querySelector('.map')?.scrollIntoView({ block: 'start' });
    this.mapElement?.showFeature(detail.layer, detail.key);
    this.highlight = detail;
  };

  private readonly onAsk = ({ detail }: SignPlanEvents['sign-plan-ask']): void => {
    void this.renderRoot.querySelector<SignPlanForm>('sign-plan-form')?.focusField(detail.name);
  };

  private readonly showMap = (): void => {
    this.renderRoot.querySelector('.map')?.scrollIntoView({ block: 'nearest' });
    this.mapElement?.focus({ preventScroll: true });
  };

  private readonly showResults = (): void => {
    const results = this.renderRoot.querySelector<HTMLElement>('.verdict');
    results?.scrollIntoView({ block: 'start' });
    results?.focus({ preventScroll: true });
  };

  private copy(what: Copied): void {
    if (what === 'link') this.address.flush();
    const text = what === 'link' ? location.href : this.report === null ? null : reportJson(this.report);
    if (text !== null) void this.copier.copy(what, text);
  }

  protected override render(): TemplateResult {
    const { standing, proposal, problems } = this.judged;
    const shown: Standing = standing.kind === 'loading' && this.percent !== null ? { kind: 'loading', percent: this.percent } : standing.kind === 'no-place' ? { kind: 'no-place', withoutMap: this.map.state === 'failed' } : standing;
    const { language, report } = this;
    const data = this.opened?.plan ?? null;
    const m = messages(language);
    return html`${skips(language, { map: this.map.here ? this.showMap : null, result: this.showResults })}
      <div class="app">
        ${header(data?.manifest, language, (lang) => {
          this.lang = lang;
          remember(lang);
        })}
        <div class="panel" role="group" aria-label=${m.panel}>
          <div class="verdict" tabindex="-1">
            <sign-plan-verdict .standing=${shown} .language=${language}></sign-plan-verdict>
            ${shown.kind === 'loading' ? html`<progress max="100" .value=${this.percent ?? 0} aria-label=${m.loading}></progress>` : nothing}
          </div>
          <div class="scroll">
            <div class="notes">${notes({ plan: data, failure: this.failure, link: this.address.problems, report }, language, () => void this.load())}</div>
            <sign-plan-form
              .plan=${data}
              .values=${this.values}
              .problems=${problems}
              .report=${report}
              .language=${language}
              .picture=${this.picture}
              .withoutMap=${this.map.state === 'failed'}
              @sign-plan-input=${this.onInput}
              @sign-plan-highlight=${this.onHighlight}
              @sign-plan-select=${this.onSelect}
            ></sign-plan-form>
            <sign-plan-findings .report=${report} .language=${language} @sign-plan-highlight=${this.onHighlight} @sign-plan-select=${this.onSelect} @sign-plan-ask=${this.onAsk}></sign-plan-findings>
            ${report === null ? nothing : closing(report, language)}
          </div>
          ${report === null ? nothing : footer(report, language, this.copier.done, (what) => this.copy(what))}
        </div>
        <section class="map ${this.map.state} ${this.tall ? 'tall' : ''}" aria-label=${m.map}>
          ${this.map.render({
            plan: data,
            report,
            proposal,
            language,
            highlight: this.highlight,
            theme: this.system.of(this.theme),
            roomy: this.layout.roomy,
            tall: this.tall,
            onPlace: this.onPlace,
            onTall: this.onTall,
          })}
          ${this.failure.length > 0 ? nothing : mapNote(this.map.state, language, this.map.retry)}
        </section>
        <sign-plan-verdict class="dock ${this.layout.bannerShown ? 'away' : ''}" compact .standing=${shown} .language=${language}>
          ${report === null ? nothing : html`<button type="button" class="button primary" @click=${this.showResults}>${m.showResults}</button>`}
        </sign-plan-verdict>
      </div>
      ${this.copier.dialog(language)}`;
  }

  private readonly onTall = (): void => {
    this.tall = !this.tall;
  };

  private readonly onHighlight = ({ detail }: SignPlanEvents['sign-plan-highlight']): void => {
    this.highlight = detail;
  };
}

define('sign-plan', SignPlan);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan': SignPlan;
  }
}
