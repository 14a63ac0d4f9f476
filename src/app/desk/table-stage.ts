/** The table under the map: fetched when the desk opens, it follows the answers and asks further. */
import { html, type TemplateResult } from 'lit';
import type { Language } from '../../elements/shared/messages.ts';
import type { AskEvents } from '../../elements/questions/events.ts';
import type { Plan } from '../../plan/plan.ts';
import { SETS } from '../../survey/sets/types.ts';
import { Lazy } from '../lazy.ts';
import { saveFile } from '../save-file.ts';
import { listen, type DeskHost } from './host.ts';
import { part } from './part.ts';

export class TableStage {
  private readonly host: DeskHost;
  private readonly code: Lazy<unknown>;
  private exporting: AbortController | null = null;

  constructor(host: DeskHost) {
    this.host = host;
    this.code = new Lazy(host, () => import('../../elements/table/sign-plan-table.ts'));
    listen(host, {
      'sign-plan-tab': ({ detail }) => host.store.set({ tab: detail.set }),
      'sign-plan-questions': ({ detail: { set, questions } }) => host.sets.ask(set, { ...host.sets.asked[set], questions }),
      'sign-plan-sort': ({ detail: { set, sort } }) => host.sets.ask(set, { ...host.sets.asked[set], sort }),
      'sign-plan-ask-more': () => host.store.set({ pane: 'questions' }),
      'sign-plan-export': ({ detail }) => void this.export(detail),
    });
  }

  focus(): void {
    this.host.renderRoot.querySelector('sign-plan-table')?.shadowRoot?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  }

  render(plan: Plan, language: Language): TemplateResult {
    const { sets, store } = this.host;
    const { tab, chosen } = store.state;
    const counts = Object.fromEntries(SETS.flatMap((set) => (sets.answers[set] === undefined ? [] : [[set, sets.answers[set]?.order.length ?? 0]])));
    return part(this.code, language, () => html`<sign-plan-table .sets=${sets.sets} .tab=${tab} .shown=${sets.answers[tab] ?? null} .unknown=${sets.answers[tab]?.unknown ?? 0} .counts=${counts} .asked=${sets.asked} .chosen=${chosen} .plan=${plan} .language=${language} .busy=${sets.busy}></sign-plan-table>`);
  }

  /** What is shown, in the order in which it is shown. Another file asked for takes the place of one that is being made. */
  private async export({ set, format }: AskEvents['sign-plan-export']['detail']): Promise<void> {
    const { sets, plan, given } = this.host;
    const things = sets.sets?.[set];
    const answer = sets.answers[set];
    if (things === undefined || answer === undefined || plan === null || given === null) return;
    this.exporting?.abort();
    const run = new AbortController();
    this.exporting = run;
    const { exportName, exportSet } = await import('../../report/sets/export.ts');
    const shown = { set: things, order: answer.order };
    const blob = await exportSet(shown, format, plan, given.language, run.signal);
    if (blob !== null && !run.signal.aborted) saveFile(exportName(plan, shown, format), blob);
  }
}
