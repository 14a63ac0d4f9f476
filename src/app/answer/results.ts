/** What follows from a report, below the form: its findings at once; what would pass, papers and comparisons as they are worked out. Fetched after the first verdict. */
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import '../../elements/findings/sign-plan-findings.ts';
import '../../elements/place/sign-plan-place.ts';
import type { FormValues } from '../../elements/form/values.ts';
import type { SignPlanEvents } from '../../elements/shared/events.ts';
import { messages, type Language } from '../../elements/shared/messages.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import type { ComparatorRules } from '../../plan/schema/comparators.ts';
import { reportJson } from '../../report/report.ts';
import type { Report } from '../../report/types.ts';
import { closing } from '../closing.ts';
import type { Copied } from './copier.ts';
import { FullReports } from './full-reports.ts';
import { whenIdle } from '../idle.ts';
import { Lazy } from '../lazy.ts';
import { onceOnline } from '../online.ts';
import type { Opened } from '../package.ts';
import { note } from '../parts.ts';
import './sign-plan-foot.ts';
import { stillTried, tried } from '../entry/tried.ts';

/** What stands on the page; `report` is the one that the verdict shows. */
export interface Standing {
  readonly opened: Opened | null;
  readonly report: Report | null;
  readonly proposal: Proposal | null;
  readonly values: FormValues;
  /** The report is of a day that a link has fixed. */
  readonly fixed: boolean;
  /** The visitor can change nothing. */
  readonly readonly: boolean;
  /** Rules of other cities to put beside it, where they are asked for. */
  readonly comparators: ComparatorRules | null;
}

/** What only the page can do. */
export interface Desk {
  now(): Standing;
  /** @param step one may go back from it */
  enter(values: FormValues, step: boolean): void;
  /** An address that opens this report; empty where no page does. */
  readonly link: () => string;
  /** The day that a link has fixed is given up. */
  readonly release: () => void;
}

export class Results implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private readonly desk: Desk;
  private readonly passing: Lazy<typeof import('./passing-pane.ts')>;
  private readonly elsewhere: Lazy<unknown>;
  private makers: { readonly opened: Opened; readonly comparators: ComparatorRules | null; readonly full: FullReports } | null = null;
  /** The report that was last to be made in full, and what was to be put beside it. */
  private asked: Report | null = null;
  private beside: ComparatorRules | null = null;
  private making: Promise<Report | null> | null = null;
  /** The last one that was made. */
  private full: Report | null = null;
  private state: 'computing' | 'ready' | 'failed' = 'computing';
  private change: { readonly before: FormValues; readonly after: FormValues } | null = null;

  constructor(host: ReactiveControllerHost, desk: Desk) {
    this.host = host;
    this.desk = desk;
    this.passing = new Lazy(host, () => import('./passing-pane.ts'));
    this.elsewhere = new Lazy(host, () => import('../../elements/comparisons/sign-plan-comparisons.ts'));
    host.addController(this);
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.stop();
    this.asked = null;
  }

  /** A new report is made in full as soon as the browser has nothing better to do. */
  hostUpdated(): void {
    const { report, opened, comparators } = this.desk.now();
    if (comparators !== null) void this.elsewhere.fetch();
    if ((report === this.asked && comparators === this.beside) || (report !== null && opened === null)) return;
    this.asked = report;
    this.beside = comparators;
    this.making = null;
    if (report === null) return;
    this.state = 'computing';
    if (this.makers?.opened.checker !== opened?.checker) this.full = null;
    whenIdle(() => {
      if (report !== this.asked) return;
      void this.passing.fetch();
      void this.make();
    });
  }

  /** The report that stands, in full where that is made already. */
  get report(): Report | null {
    const { report } = this.desk.now();
    return this.state === 'ready' && report === this.asked ? this.full : report;
  }

  /** What the last report in full says of each sign type at its place. */
  answer(language: Language): ((type: string) => TemplateResult | typeof nothing) | null {
    return this.passing.value?.answerOf(this.full, language) ?? null;
  }

  /** The report that stands, in full: what leaves the page. Null where there is none, or a newer one meanwhile. */
  make(): Promise<Report | null> {
    return (this.making ??= this.run());
  }

  private readonly onTry = ({ detail }: SignPlanEvents['sign-plan-try']): void => {
    const { opened, proposal, values } = this.desk.now();
    const { change } = this;
    this.change = null;
    if (detail === null) return change === null ? undefined : this.desk.enter(change.before, true);
    if (opened === null || proposal === null) return;
    const after = tried(values, detail, proposal, opened);
    this.change = { before: change === null ? values : change.before, after };
    this.desk.enter(after, true);
  };

  private readonly onConsent = ({ detail: { consent, held } }: SignPlanEvents['sign-plan-consent']): void => {
    const { values } = this.desk.now();
    const others = (values['consents'] ?? '').split(';').filter((id) => id !== '' && id !== consent);
    this.desk.enter({ ...values, consents: (held ? [...others, consent] : others).join(';') }, false);
  };

  render(language: Language): TemplateResult {
    const { opened, report, values, comparators, readonly } = this.desk.now();
    const inForm = this.change !== null && stillTried(values, this.change.after);
    const pane = opened === null || report === null ? nothing : (this.passing.value?.passingPane({ plan: opened.plan, full: this.full, state: report === this.asked ? this.state : 'computing', tried: inForm, readonly, language }) ?? this.missing(language));
    return html`<div @sign-plan-try=${this.onTry} @sign-plan-consent=${this.onConsent}><sign-plan-findings .report=${report} .readonly=${readonly} .language=${language}>${pane}</sign-plan-findings>${comparators === null || report === null ? nothing : html`<sign-plan-comparisons .report=${this.full} .language=${language}></sign-plan-comparisons>`}${report === null ? nothing : closing(report, language, this.desk.now().fixed && !readonly ? this.desk.release : null)}</div>`;
  }

  /** Its code could not be fetched. */
  private missing(language: Language): TemplateResult | typeof nothing {
    return this.passing.state === 'failed' ? note({ text: messages(language).partMissing, problems: [], retry: () => void this.passing.fetch() }, language) : nothing;
  }

  /** @param docked the button for the sheet is in sight elsewhere */
  footer(language: Language, docked: boolean): TemplateResult {
    return html`<sign-plan-foot .docked=${docked} .linked=${this.desk.link() !== ''} .report=${this.desk.now().report} .text=${this.text} .language=${language}></sign-plan-foot>`;
  }

  /** What leaves the page is the report in full, as the command line makes it. */
  private readonly text = (what: Copied): string | Promise<string | null> => (what === 'link' ? this.desk.link() : this.make().then((report) => (report === null ? null : reportJson(report))));

  private async run(): Promise<Report | null> {
    const { opened, report, proposal, comparators } = this.desk.now();
    if (opened === null || report === null || proposal === null) return null;
    // The layers that are only drawn come later, and change nothing that is judged.
    if (this.makers?.opened.checker !== opened.checker || this.makers.comparators !== comparators) {
      this.makers?.full.close();
      this.makers = { opened, comparators, full: new FullReports(opened, comparators) };
    }
    try {
      const full = await this.makers.full.make({ proposal, asOf: report.asOf });
      if (full === null || report !== this.desk.now().report) return null;
      this.full = full;
      this.state = 'ready';
    } catch (error) {
      console.error('sign-plan: the report could not be made in full.', error);
      if (report === this.desk.now().report) this.state = 'failed';
      // Its code could not be fetched, perhaps.
      onceOnline(() => {
        if (report !== this.asked || this.state !== 'failed') return;
        this.state = 'computing';
        this.making = null;
        void this.make();
        this.host.requestUpdate();
      });
      this.host.requestUpdate();
      return null;
    }
    this.host.requestUpdate();
    return this.full;
  }

  private stop(): void {
    this.makers?.full.close();
    this.makers = null;
    this.making = null;
  }
}
