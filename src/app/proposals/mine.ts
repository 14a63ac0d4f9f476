/** One's own proposals on the page: the list of the open plan, each judged now, and what is done with them. */
import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ProposalRow } from '../../elements/proposals/present.ts';
import type { RemovedRow } from '../../elements/proposals/sign-plan-proposals.ts';
import type { SignPlanEvents } from '../../elements/shared/events.ts';
import type { Language } from '../../elements/shared/messages.ts';
import type { Report } from '../../report/types.ts';
import { fromFragment, toFragment, type Fragment } from '../entry/fragment.ts';
import { judge } from '../answer/judge.ts';
import type { Opened } from '../package.ts';
import { today } from '../today.ts';
import { MOST, type Kept } from './kept.ts';
import { defaultName } from './names.ts';
import { ProposalStore, type Added, type List, type Removed } from './store.ts';

/** What stands on the page. */
export interface Current {
  readonly opened: Opened | null;
  readonly report: Report | null;
  /** What is in the form, and the date that its link fixed. */
  readonly fragment: Fragment;
  /** The date that the page fixes for everything. */
  readonly fixed: string | null;
}

const EMPTY: List = { items: [], dropped: 0, stored: true, removed: null };

export class Mine implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private readonly now: () => Current;
  private store: ProposalStore | null = null;
  /** Judged by the plan that is open; forgotten with it, and with the day. */
  private judged: { readonly checker: Opened['checker']; readonly day: string; readonly answers: Map<string, Omit<ProposalRow, 'id' | 'name' | 'saved'>> } | null = null;

  constructor(host: ReactiveControllerHost, now: () => Current) {
    this.host = host;
    this.now = now;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('storage', this.follow);
  }

  hostDisconnected(): void {
    window.removeEventListener('storage', this.follow);
  }

  /** Each plan has a list of its own. */
  hostUpdate(): void {
    const plan = this.now().opened?.plan.manifest.id;
    if (plan === undefined || plan === this.store?.plan) return;
    this.store = new ProposalStore({ plan, shelf: () => localStorage, today });
  }

  get list(): List {
    return this.store?.list ?? EMPTY;
  }

  /** Null while there is nothing to keep. */
  keep(language: Language): Added | null {
    this.hostUpdate();
    const { opened, report, fragment } = this.now();
    if (opened === null || report === null) return null;
    return this.change((store) => store.add(defaultName(report, opened.plan, language), inputs(fragment)));
  }

  /** All that is to be put into the form; null where it is gone. */
  entry(id: string): Fragment | null {
    const item = this.list.items.find((one) => one.id === id);
    const read = item === undefined ? undefined : fromFragment(item.fragment);
    return read?.ok === true ? read.value : null;
  }

  /** Does something to the list, and shows what has become of it. */
  change<T>(act: (store: ProposalStore) => T): T | null {
    const done = this.store === null ? null : act(this.store);
    this.host.requestUpdate();
    return done;
  }

  /** @param act what is asked for in it */
  view(compare: readonly string[], language: Language, act: (event: SignPlanEvents['sign-plan-mine']) => void): TemplateResult {
    const { opened, report, fragment, fixed } = this.now();
    const { items, dropped, stored, removed } = this.list;
    const here = inputs(fragment);
    const rows = opened === null ? [] : items.map((item) => this.row(item, opened, fixed));
    return html`<sign-plan-proposals
      .rows=${rows}
      .plan=${opened?.plan ?? null}
      .compare=${compare}
      .removed=${removedRow(removed)}
      .stored=${stored}
      .dropped=${dropped}
      .most=${MOST}
      .keepable=${report !== null && !items.some((item) => item.fragment === here)}
      .language=${language}
      @sign-plan-mine=${act}
    ></sign-plan-proposals>`;
  }

  private row({ id, name, fragment, saved }: Kept, { plan, checker, around }: Opened, fixed: string | null): ProposalRow {
    const day = `${today()} ${fixed ?? ''}`;
    if (this.judged?.checker !== checker || this.judged.day !== day) this.judged = { checker, day, answers: new Map() };
    const { answers } = this.judged;
    let answer = answers.get(fragment);
    // Signs anywhere: all of a package that is read in part. It is judged by when it is here.
    if (around !== undefined) void around.whole();
    if (answer === undefined) {
      const read = fromFragment(fragment);
      const { values, asOf, problems = [] } = read?.ok === true ? read.value : { values: {} };
      answer = { values, standing: around !== undefined ? { kind: 'loading' } : judge(plan, checker, values, { fixed: fixed ?? asOf, today: today() }).standing, unread: problems.length };
      answers.set(fragment, answer);
    }
    return { id, name, saved, ...answer };
  }

  /** Another tab changed the list, or all that is stored (`key` is null). */
  private readonly follow = ({ key }: StorageEvent): void => {
    if (key === null || key === this.store?.key) this.change((store) => store.reread());
  };
}

/** Values and date: which data a link was made with is no input. */
export const inputs = ({ values, asOf }: Fragment): string => toFragment({ values, ...(asOf === undefined ? {} : { asOf }) });

function removedRow(removed: Removed | null): RemovedRow | null {
  const [first] = removed?.items ?? [];
  if (removed === null || first === undefined) return null;
  return removed.all ? { kind: 'all', count: removed.items.length } : { kind: 'one', name: first.item.name, index: first.index };
}
