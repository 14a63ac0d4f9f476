import '@lit-labs/virtualizer';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Plan } from '../../plan/plan.ts';
import { askedOfSets, type AskedOfSets, type AttributeQuestion, type Question } from '../../survey/questions/types.ts';
import { indexOfRef } from '../../survey/sets/index-of.ts';
import type { Column, SetId, Shown, ThingSet } from '../../survey/sets/types.ts';
import type { FeatureRef } from '../../survey/types.ts';
import { ask } from '../questions/events.ts';
import '../questions/sign-plan-column-question.ts';
import formCss from '../questions/form.css?inline';
import { define } from '../shared/define.ts';
import { select } from '../shared/events.ts';
import { toolIcon } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { base, field, swatches } from '../shared/styles.ts';
import { bar, columnMenu, exportMenu } from './bar.ts';
import { stylesOf, type Styles } from './cells.ts';
import { seenAtFirst, widthOf } from './columns.ts';
import { head } from './head.ts';
import { openBeside } from './popup.ts';
import { cellAt, rowOf } from './row.ts';
import { ROW, ROWS } from './rows-layout.ts';
import css from './sign-plan-table.css?inline';
import barCss from './bar.css?inline';
import { step, type At } from './steps.ts';
import { words } from './words.ts';

/** Pixels of the head. */
const HEAD = 32;
/** More room before the first column: its text begins where that of the tabs does. */
const FIRST = 12;
/** Milliseconds after the last letter that a search waits for. */
const TYPING = 200;

type Menu = 'columns' | 'export' | 'filter';

/**
 * Everything of the plan in a table: zones, segments, sites, signs, of each as many as there are. What is asked and how it is ordered is told to whoever answers, who hands back `shown`.
 * @fires sign-plan-tab, sign-plan-sort, sign-plan-questions, sign-plan-export, sign-plan-ask-more
 * @fires sign-plan-select - a row chosen
 */
export class SignPlanTable extends LitElement {
  static override properties = {
    sets: { attribute: false }, tab: {}, shown: { attribute: false }, unknown: { type: Number }, counts: { attribute: false }, asked: { attribute: false }, chosen: { attribute: false },
    plan: { attribute: false }, language: {}, busy: { type: Boolean, reflect: true }, at: { state: true }, stop: { state: true }, menu: { state: true }, filtering: { state: true }, seen: { state: true },
  };
  static override styles = [base, field, swatches, unsafeCSS(formCss), unsafeCSS(barCss), unsafeCSS(css)];

  declare sets: Readonly<Record<SetId, ThingSet>> | null;
  declare tab: SetId;
  /** Of the tab; null or of another tab: all, as they stand. */
  declare shown: Shown | null;
  /** Things of the tab that could not be told. */
  declare unknown: number;
  /** By tab: how many are shown, where that is known. */
  declare counts: Readonly<Partial<Record<SetId, number>>>;
  declare asked: AskedOfSets;
  declare chosen: FeatureRef | null;
  declare plan: Plan | null;
  declare language: Language;
  declare busy: boolean;
  private declare at: At;
  private declare stop: number;
  private declare menu: Menu | null;
  private declare filtering: Column | null;
  private declare seen: Readonly<Partial<Record<SetId, ReadonlySet<string>>>>;
  private items: readonly number[] = [];
  private columns: readonly Column[] = [];
  private styles: Styles = () => undefined;
  private typing: ReturnType<typeof setTimeout> | undefined;
  /** The row that was chosen here need not be brought into sight; one that was chosen elsewhere is, once it is there. */
  private own: FeatureRef | null = null;
  private awaited = -1;
  /** What opened the popover, and gets the focus back. */
  private opener: HTMLElement | null = null;

  constructor() {
    super();
    this.sets = null;
    this.tab = 'zones';
    this.shown = null;
    this.unknown = 0;
    this.counts = {};
    this.asked = askedOfSets();
    this.chosen = null;
    this.plan = null;
    this.language = 'zh';
    this.busy = false;
    this.at = { row: 0, column: 0 };
    this.stop = 0;
    this.menu = null;
    this.filtering = null;
    this.seen = {};
  }

  private get set(): ThingSet | null {
    return this.sets?.[this.tab] ?? null;
  }

  protected override willUpdate(changed: PropertyValues<this> & Map<PropertyKey, unknown>): void {
    const { set, plan } = this;
    if (set === null) return;
    if (changed.has('plan') && plan !== null) this.styles = stylesOf(plan);
    if (changed.has('sets') || changed.has('tab') || changed.has('shown')) {
      const isOwn = this.shown?.set === set.id && this.shown.of === set.count;
      this.items = isOwn && this.shown !== null ? Array.from(this.shown.order) : Array.from({ length: set.count }, (_, i) => i);
      this.at = { row: Math.min(this.at.row, Math.max(0, this.items.length - 1)), column: this.at.column };
    }
    if (changed.has('tab')) this.at = { row: 0, column: 0 };
    if (changed.has('tab') || changed.has('chosen')) this.awaitChosen(set);
    if (changed.has('sets') || changed.has('tab') || changed.has('seen') || changed.has('language') || changed.has('asked')) {
      const seen = this.seen[set.id] ?? seenAtFirst(set);
      this.columns = set.columns.filter(({ id }) => seen.has(id));
      const widths = this.columns.map((column, i) => widthOf(column, set, this.language, this.asked[set.id].sort?.column === column.id) + (i === 0 ? FIRST : 0));
      this.style.setProperty('--columns', this.columns.map(({ kind }, i) => (kind === 'number' ? `${widths[i]}px` : `minmax(${widths[i]}px, ${widths[i]}fr)`)).join(' '));
      this.style.setProperty('--width', `${widths.reduce((sum, width) => sum + width, 0)}px`);
      this.stop = Math.min(this.stop, 2 * this.columns.length - 1);
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('tab') || changed.has('asked')) this.scroller?.scrollTo({ top: 0 });
    if (this.awaited >= 0) this.bring(this.awaited, true);
    this.awaited = -1;
  }

  private get scroller(): HTMLElement | null {
    return this.renderRoot.querySelector('.grid');
  }

  protected override render(): TemplateResult | typeof nothing {
    const { sets, set, plan, language, items, columns, at } = this;
    if (sets === null || set === null || plan === null) return nothing;
    const m = words(language);
    const { questions, sort } = this.asked[set.id];
    const chosen = this.chosen === null ? -1 : indexOfRef(set, this.chosen);
    return html`${bar({ sets, tab: set.id, counts: this.counts, questions, plan, language, onTab: this.turn, onSearch: this.search, onRemove: (one) => this.put(questions.filter((_, i) => i !== one)), onClear: () => this.put([]), onMore: () => ask(this, 'sign-plan-ask-more', null), onMenu: this.openMenu })}
      <div id="panel" role="tabpanel" aria-labelledby="tab-${set.id}">
        <div class="grid" role="grid" tabindex="0" aria-label=${set.title[language]} aria-describedby="keys" aria-rowcount=${items.length + 1} aria-colcount=${columns.length} aria-busy=${this.busy}
          aria-activedescendant=${items.length === 0 ? nothing : `c${at.row}-${cellAt(set, columns, items[at.row] ?? 0, at.column)}`} @keydown=${this.key}>
          <div class="sheet">
            ${head({ columns, sort, questions, language, onSort: this.order, onFilter: this.openFilter, stop: this.stop, onKey: this.headKey })}
            <lit-virtualizer role="rowgroup" .layout=${ROWS} .items=${items as number[]} .keyFunction=${(index: unknown): unknown => index} .renderItem=${(index: unknown, row: number): TemplateResult => this.keptRow(set, index as number, row, chosen)} @click=${this.press}></lit-virtualizer>
          </div>
          ${items.length === 0 ? html`<p class="empty">${set.count === 0 ? m.nothing : m.none}</p>` : nothing}
        </div>
      </div>
      ${this.unknown === 0 ? nothing : html`<p class="note">${toolIcon('warn')}<span>${m.unknown(this.unknown)}</span></p>`}
      <p class="quiet" id="keys">${m.keys}</p>
      <p class="quiet" role="status">${this.busy ? m.busy : m.shown(items.length, set.count)}</p>
      <div class="popup" popover role="dialog" aria-label=${this.menuLabel(m)} @toggle=${this.toggled}>${this.menuContent(set)}</div>`;
  }

  /** A row that is as it was is not drawn again while others come into sight. */
  private keptRow(set: ThingSet, index: number, row: number, chosen: number): TemplateResult {
    const here = this.at.row === row ? cellAt(set, this.columns, index, this.at.column) : -1;
    return guard([set, this.columns, this.language, this.styles, index, row, index === chosen, here], () => rowOf({ set, columns: this.columns, index, row, isChosen: index === chosen, here, styles: this.styles, language: this.language })) as unknown as TemplateResult;
  }

  private readonly turn = (set: SetId, focus: boolean): void => {
    ask(this, 'sign-plan-tab', { set });
    if (focus) void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus());
  };

  private put(questions: readonly Question[]): void {
    ask(this, 'sign-plan-questions', { set: this.tab, questions });
  }

  /** The field is one of the questions; the letters are waited for. */
  private readonly search = (text: string): void => {
    clearTimeout(this.typing);
    const { tab } = this;
    this.typing = setTimeout(() => {
      const others = this.asked[tab].questions.filter(({ kind }) => kind !== 'search');
      ask(this, 'sign-plan-questions', { set: tab, questions: text.trim() === '' ? others : [...others, { kind: 'search', text: text.trim() }] });
    }, TYPING);
  };

  /** Up, down, and as it stands in the plan. */
  private readonly order = ({ id }: Column): void => {
    const { sort } = this.asked[this.tab];
    const next = sort?.column !== id ? 'up' : sort.direction === 'up' ? 'down' : null;
    ask(this, 'sign-plan-sort', { set: this.tab, sort: next === null ? null : { column: id, direction: next } });
  };

  private readonly press = (event: Event): void => {
    const cell = event.composedPath().find((one): one is HTMLElement => one instanceof HTMLElement && one.matches('[role=gridcell]'));
    const row = Number(cell?.parentElement?.dataset['row'] ?? NaN);
    if (cell === undefined || Number.isNaN(row)) return;
    this.at = { row, column: Number(cell.getAttribute('aria-colindex')) - 1 };
    this.choose(row);
  };

  private choose(row: number): void {
    const index = this.items[row];
    if (index === undefined || this.set === null) return;
    const ref = this.set.ref(index);
    this.own = ref;
    select(this, ref);
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.choose(this.at.row);
      return;
    }
    const page = Math.max(1, Math.floor(((this.scroller?.clientHeight ?? 0) - HEAD) / ROW) - 1);
    const to = step(this.at, event.key, event.ctrlKey || event.metaKey, { rows: this.items.length, columns: this.columns.length, page });
    if (to === null) return;
    event.preventDefault();
    if (to.row === -1) this.focusHead(2 * this.at.column);
    else {
      this.at = to;
      this.bring(to.row);
      void this.updateComplete.then(() => this.renderRoot.querySelector('.here')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    }
  };

  private readonly headKey = (event: KeyboardEvent): void => {
    const last = 2 * this.columns.length - 1;
    const to = event.key === 'ArrowRight' ? this.stop + 1 : event.key === 'ArrowLeft' ? this.stop - 1 : event.key === 'Home' ? 0 : event.key === 'End' ? last : null;
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      this.at = { row: 0, column: this.stop >> 1 };
      this.bring(0);
      this.scroller?.focus();
    } else if (to !== null) {
      event.preventDefault();
      this.focusHead(Math.max(0, Math.min(last, to)));
    }
  };

  private focusHead(stop: number): void {
    this.stop = stop;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`[data-stop="${stop}"]`)?.focus());
  }

  /** Rows are all of one height: where one is is known without its being there. */
  private bring(row: number, middle = false): void {
    const { scroller } = this;
    if (scroller === null) return;
    const [top, room] = [row * ROW, scroller.clientHeight - HEAD];
    if (top < scroller.scrollTop) scroller.scrollTop = middle ? top - room / 2 : top;
    else if (top + ROW > scroller.scrollTop + room) scroller.scrollTop = middle ? top - room / 2 : top + ROW - room;
  }

  private awaitChosen(set: ThingSet): void {
    const { chosen, own } = this;
    if (chosen === null || (chosen.layer === own?.layer && chosen.key === own.key)) return;
    this.own = null;
    const index = indexOfRef(set, chosen);
    this.awaited = index < 0 ? -1 : this.items.indexOf(index);
    if (this.awaited >= 0) this.at = { row: this.awaited, column: this.at.column };
  }

  private get popup(): HTMLElement | null {
    return this.renderRoot.querySelector('.popup');
  }

  private readonly openMenu = (menu: 'columns' | 'export', button: HTMLElement): void => this.open(menu, button);
  private readonly openFilter = (column: Column, button: HTMLElement): void => {
    this.filtering = column;
    this.stop = Number(button.dataset['stop'] ?? 0);
    this.open('filter', button);
  };

  private open(menu: Menu, button: HTMLElement): void {
    this.popup?.hidePopover();
    this.menu = menu;
    this.opener = button;
    void this.updateComplete.then(async () => {
      const form = this.renderRoot.querySelector('sign-plan-column-question');
      await form?.updateComplete;
      if (this.popup !== null) openBeside(this.popup, button);
      (form ?? this.popup?.querySelector<HTMLElement>('input, button'))?.focus();
    });
  }

  private readonly toggled = (event: ToggleEvent): void => {
    if (event.newState !== 'closed' || this.popup?.matches(':popover-open') === true) return;
    this.menu = null;
    // What had the focus goes with it; what was pressed meanwhile keeps it.
    const { activeElement } = this.renderRoot as ShadowRoot;
    if (activeElement === null || this.popup?.contains(activeElement) === true) this.opener?.focus();
  };

  private menuLabel(m: ReturnType<typeof words>): string {
    return this.menu === 'filter' && this.filtering !== null ? m.filter(this.filtering.title[this.language]) : this.menu === 'columns' ? m.columns : m.export;
  }

  private menuContent(set: ThingSet): TemplateResult | typeof nothing {
    const { menu, language, filtering } = this;
    const { questions } = this.asked[set.id];
    if (menu === 'columns') return columnMenu(set, new Set(this.columns.map(({ id }) => id)), language, (id, on) => this.turnColumn(set, id, on));
    if (menu === 'export') return exportMenu(this.items.length, language, (format) => { this.popup?.hidePopover(); ask(this, 'sign-plan-export', { set: set.id, format }); });
    if (menu !== 'filter' || filtering === null) return nothing;
    const at = questions.findIndex((question) => question.kind === 'attribute' && question.column === filtering.id);
    const question = questions[at];
    return html`<sign-plan-column-question .things=${set} .column=${filtering} .question=${question?.kind === 'attribute' ? question : null} .language=${language} @done=${(event: CustomEvent<AttributeQuestion | null>): void => this.filtered(event.detail, questions, at)}></sign-plan-column-question>`;
  }

  private filtered(question: AttributeQuestion | null, questions: readonly Question[], at: number): void {
    this.popup?.hidePopover();
    if (question !== null) this.put(at < 0 ? [...questions, question] : questions.map((one, i) => (i === at ? question : one)));
  }

  private turnColumn(set: ThingSet, id: string, on: boolean): void {
    const seen = new Set(this.columns.map((column) => column.id));
    if (on) seen.add(id);
    else if (seen.size > 1) seen.delete(id);
    this.seen = { ...this.seen, [set.id]: seen };
  }
}

define('sign-plan-table', SignPlanTable);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-table': SignPlanTable;
  }
}
