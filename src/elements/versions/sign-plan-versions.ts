import { html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { SelectEvent } from '../../map/select-event.ts';
import type { Plan } from '../../plan/plan.ts';
import { describe, type ChangeState, type ShownGroup, type ShownRow } from '../../report/diff/describe.ts';
import { define } from '../shared/define.ts';
import { emit } from '../shared/events.ts';
import { toolIcon } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { base, field, swatches } from '../shared/styles.ts';
import { dayView } from './day-view.ts';
import { chosenFiles, droppedFiles } from './dropped.ts';
import { groupView, PAGE, signsView, type ListGiven } from './list-view.ts';
import { bothView, openView, problemsView, progressView } from './second-view.ts';
import css from './sign-plan-versions.css?inline';
import { tell, type VersionFeature, type VersionsState } from './types.ts';
import { words } from './words.ts';

const NOTHING: VersionsState = { second: null, compared: null, verdicts: null, remarks: [], progress: null, problems: [] };
const STATES = ['added', 'removed', 'changed'] as const;

/**
 * Versions and time: the day that the plan is seen as of, what is in force on it, and a second package with everything in which the two differ.
 * @fires sign-plan-as-of - the day to see the plan as of: `{date}`
 * @fires sign-plan-version-open - a second package to be opened: an address or files
 * @fires sign-plan-version - `{action}`: close, turn, cancel
 * @fires sign-plan-swipe - `{on}`
 * @fires sign-plan-version-save - `{format}`: the difference to be saved
 * @fires sign-plan-version-sign - a sign whose verdict changes: `{row, id}`
 * @fires sign-plan-select - a feature of the difference: `{layer, key, side, sides}`
 * @fires sign-plan-highlight - the feature that is pointed at, or null
 */
export class SignPlanVersions extends LitElement {
  static override properties = {
    plan: { attribute: false }, asOf: { attribute: false }, today: { attribute: false }, versions: { attribute: false }, swipe: { attribute: false }, audited: { attribute: false }, language: {},
    over: { state: true }, wrong: { state: true }, kind: { state: true }, change: { state: true }, most: { state: true },
  };
  static override styles = [base, field, swatches, unsafeCSS(css)];

  /** The desk's own package. */
  declare plan: Plan | null;
  /** ISO date. */
  declare asOf: string;
  declare today: string;
  declare versions: VersionsState;
  /** The map shows both side by side. */
  declare swipe: boolean;
  /** Signs have been audited, so that verdicts can be compared. */
  declare audited: boolean;
  declare language: Language;
  private declare over: boolean;
  private declare wrong: boolean;
  /** Id of the group that is shown alone; empty is all. */
  private declare kind: string;
  private declare change: ChangeState | null;
  private declare most: ReadonlyMap<string, number>;
  private groups: readonly ShownGroup[] = [];
  /** As it was typed last: an address that could not be read is there to be mended. */
  private address = '';
  private held = false;

  constructor() {
    super();
    this.plan = null;
    this.asOf = '';
    this.today = '';
    this.versions = NOTHING;
    this.swipe = false;
    this.audited = false;
    this.language = 'zh';
    this.over = false;
    this.wrong = false;
    this.kind = '';
    this.change = null;
    this.most = new Map();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.held = (this.shadowRoot?.activeElement ?? null) !== null;
    if (changed.has('asOf')) this.wrong = false;
    const before = changed.get('versions');
    if (!(changed.has('versions') && before?.compared !== this.versions.compared) && !changed.has('language') && !changed.has('plan')) return;
    const plans = this.plans;
    this.groups = plans === null || this.versions.compared === null ? [] : describe(this.versions.compared.difference, plans, this.language);
    if (before?.compared !== this.versions.compared) this.most = new Map();
    if (this.kind !== 'signs' && !this.groups.some(({ id }) => id === this.kind)) this.kind = '';
  }

  protected override updated(): void {
    // What had the focus gives way to progress, and that to the result.
    if (this.held && this.shadowRoot?.activeElement === null) this.renderRoot.querySelector<HTMLElement>('#second')?.focus();
  }

  /** In the order of the difference. */
  private get plans(): ListGiven['plans'] | null {
    const { plan, versions: { second, compared } } = this;
    if (plan === null || second === null || compared === null) return null;
    return compared.from === 'first' ? { from: plan, to: second.plan } : { from: second.plan, to: plan };
  }

  protected override render(): TemplateResult | typeof nothing {
    const { plan, asOf, today, language, wrong } = this;
    if (plan === null) return nothing;
    const { compared, verdicts, remarks, progress } = this.versions;
    // Progress is told many times a second, and long lists do not change with it.
    return html`${guard([plan, asOf, today, language, wrong], () => dayView({ plan, asOf, today, language, wrong, choose: this.choose, typed: this.typed }))}
      <section aria-labelledby="second"><h3 id="second" tabindex="-1">${words('second', language)}</h3>${this.second(plan)}</section>
      ${guard([plan, language, compared, verdicts, remarks, progress?.step === 'judge', this.kind, this.change, this.most, this.audited], () => this.differences())}
      <p class="quiet" role="status">${this.spoken()}</p>`;
  }

  private second(plan: Plan): TemplateResult {
    const { language, versions: state, over, swipe } = this;
    const { progress, problems, second } = state;
    const act = (action: 'close' | 'turn' | 'cancel') => (): void => tell(this, 'sign-plan-version', { action });
    return html`${problemsView(problems, language)}
      ${progress === null ? nothing : progressView(progress, language, act('cancel'))}
      ${second === null
        ? progress === null ? openView({ language, over, address: this.address, submit: this.submit, choose: this.files, drop: this.drop, hover: this.hover, leave: this.leave }) : nothing
        : bothView({ first: plan, state, swipe, language, turn: act('turn'), close: act('close'), toggle: this.toggle })}`;
  }

  private differences(): TemplateResult | typeof nothing {
    const { language, plans, groups, versions: { compared, verdicts, remarks } } = this;
    if (plans === null || compared === null) return nothing;
    const given: ListGiven = { language, plans, state: this.change, most: (group) => this.most.get(group) ?? PAGE, more: this.more, choose: this.select, point: this.point, chooseSign: ({ row, id }) => tell(this, 'sign-plan-version-sign', { row, id }) };
    const shown = groups.filter((group) => (this.kind === '' || group.id === this.kind) && (group.count(this.change) > 0 || (this.change === null && group.notes.length > 0)));
    const withSigns = this.kind === '' || this.kind === 'signs';
    return html`<section aria-labelledby="differences">
      <h3 id="differences">${words('differences', language)}</h3>
      ${groups.length === 0 ? html`<p class="empty">${words('none', language)}</p>` : html`${this.filters()}${shown.length === 0 && this.kind !== 'signs' ? html`<p class="hint">${words('nothing', language)}</p>` : nothing}`}
      ${shown.map((group, i) => groupView(group, given, i === 0 || this.kind !== ''))}
      ${withSigns && (this.audited || verdicts !== null || groups.length > 0) ? html`<details ?open=${verdicts !== null && verdicts.changed.length > 0}><summary><span class="title">${words('signs', language)}</span>${verdicts === null ? nothing : html`<span class="counts">${verdicts.changed.length}</span>`}${toolIcon('down')}</summary><div class="inner">${problemsView(remarks, language)}${this.versions.progress?.step === 'judge' ? nothing : signsView(verdicts, given)}</div></details>` : nothing}
      ${groups.length === 0 && verdicts === null ? nothing : html`<div class="buttons save"><button type="button" class="button" @click=${() => tell(this, 'sign-plan-version-save', { format: 'json' })}>${words('json', language)}</button><button type="button" class="button" @click=${() => tell(this, 'sign-plan-version-save', { format: 'text' })}>${words('text', language)}</button></div>`}
    </section>`;
  }

  private filters(): TemplateResult {
    const { language, groups } = this;
    const total = groups.reduce((sum, group) => sum + group.count(null), 0);
    const of = (state: ChangeState): number => groups.reduce((sum, { counts }) => sum + counts[state], 0);
    return html`<div class="pair">
      <div class="field"><label for="kind">${words('kind', language)}</label><span class="box"><select id="kind" @change=${this.filter}>
        <option value="" .selected=${this.kind === ''}>${words('all', language)} ${total}</option>
        ${groups.map((group) => html`<option value=${group.id} .selected=${this.kind === group.id}>${group.title} ${group.count(null)}</option>`)}
        <option value="signs" .selected=${this.kind === 'signs'}>${words('signs', language)} ${this.versions.verdicts?.changed.length ?? ''}</option>
      </select></span></div>
      <div class="field"><label for="change">${words('state', language)}</label><span class="box"><select id="change" @change=${this.filter}>
        <option value="" .selected=${this.change === null}>${words('all', language)} ${total}</option>
        ${STATES.map((state) => html`<option value=${state} .selected=${this.change === state}>${words(state, language)} ${of(state)}</option>`)}
      </select></span></div>
    </div>`;
  }

  private spoken(): string {
    const { language, groups, versions: { progress, problems, compared } } = this;
    if (progress !== null) return words(progress.step, language);
    if (problems.length > 0) return problems[0]?.text[language] ?? '';
    if (compared === null) return '';
    return groups.length === 0 ? words('none', language) : `${words('differences', language)} ${groups.reduce((sum, group) => sum + group.count(null), 0)}`;
  }

  private readonly choose = (date: string): void => tell(this, 'sign-plan-as-of', { date });

  private readonly typed = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    this.wrong = target.value === '' || !target.validity.valid;
    if (!this.wrong) this.choose(target.value);
  };

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    const field = this.renderRoot.querySelector<HTMLInputElement>('#address');
    if (field === null) return;
    this.address = field.value;
    tell(this, 'sign-plan-version-open', { kind: 'address', address: field.value });
  };

  private readonly files = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    const files = chosenFiles(target.files);
    target.value = '';
    if (files.length > 0) tell(this, 'sign-plan-version-open', { kind: 'files', files });
  };

  private readonly hover = (event: DragEvent): void => {
    event.preventDefault();
    this.over = true;
  };
  private readonly leave = (): void => void (this.over = false);
  private readonly drop = (event: DragEvent): void => {
    event.preventDefault();
    this.over = false;
    void droppedFiles(event.dataTransfer).then((files) => tell(this, 'sign-plan-version-open', { kind: 'files', files }));
  };

  private readonly toggle = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) tell(this, 'sign-plan-swipe', { on: target.checked });
  };

  private readonly filter = ({ target }: Event): void => {
    if (!(target instanceof HTMLSelectElement)) return;
    if (target.id === 'kind') this.kind = target.value;
    else this.change = STATES.find((state) => state === target.value) ?? null;
  };

  private readonly more = (group: string): void => void (this.most = new Map(this.most).set(group, (this.most.get(group) ?? PAGE) + 4 * PAGE));

  private featureOf({ ref, state }: ShownRow): VersionFeature | null {
    const from = this.versions.compared?.from ?? 'first';
    const to = from === 'first' ? 'second' : 'first';
    if (ref === undefined) return null;
    const sides = state === 'added' ? [to] as const : state === 'removed' ? [from] as const : (['first', 'second'] as const);
    return { ...ref, side: sides[0], sides };
  }

  private readonly select = (row: ShownRow): void => {
    const feature = this.featureOf(row);
    if (feature === null) return;
    const detail = { ...feature, others: [] };
    this.dispatchEvent(new SelectEvent(detail));
  };

  private readonly point = (row: ShownRow | null): void => {
    const feature = row === null ? null : this.featureOf(row);
    if (row === null || feature !== null) emit(this, 'sign-plan-highlight', feature);
  };
}

define('sign-plan-versions', SignPlanVersions);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-versions': SignPlanVersions;
  }
}
