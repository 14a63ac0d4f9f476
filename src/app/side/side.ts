/**
 * Pages beside the check: notes on the data, clauses, verification, one's own proposals. One is shown at a time, in a dialog; fetched when one is first asked for.
 * Each has a place in the history, so that back closes it, and an address of its own: the query holds it, the fragment stays the form's.
 */
import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { MineAction } from '../../elements/shared/events.ts';
import type { Language } from '../../elements/shared/messages.ts';
import { loadComparators } from '../../plan/load-document.ts';
import type { Manifest } from '../../plan/schema/manifest.ts';
import type { ComparatorRules } from '../../plan/schema/comparators.ts';
import type { Problem } from '../../problem.ts';
import { fromFragment, type Fragment } from '../entry/fragment.ts';
import type { FormValues } from '../../elements/form/values.ts';
import type { DeskGiven, DeskPage } from '../desk/desk-page.ts';
import { Lazy } from '../lazy.ts';
import type { Opened } from '../package.ts';
import type { Route } from '../route.ts';
import { MOST } from '../proposals/kept.ts';
import { inputs, Mine, type Current } from '../proposals/mine.ts';
import { links } from './links.ts';
import { address, fromParam, PARAM, type SidePage, type Way } from './side-page.ts';
import type { Said } from './sign-plan-side.ts';
import './sign-plan-side.ts';
import './sign-plan-ways.ts';

/** What only the page can do. */
export interface SideHost {
  readonly route: Route;
  /** Whether the host page lets the visitor go there (`sign-plan-navigate`). */
  may(to: Way['kind'], href: string): boolean;
  now(): Current;
  /** Called before the address changes, so that what has been typed is in it. */
  settle(): void;
  /** Puts all inputs of a proposal into the form. */
  enter(fragment: Fragment): void;
  /** The sign was changed at the planner's desk. */
  typed(values: FormValues): void;
  /** The package is to be read again. */
  retry(): void;
}

/** How many entries of the history, this one included, are side pages opened one from another. */
function depthOf(state: unknown): number {
  const kept = typeof state === 'object' && state !== null ? (state as Record<string, unknown>)[PARAM] : undefined;
  return typeof kept === 'number' ? kept : 0;
}

export class SidePages implements ReactiveController {
  page: SidePage | null = null;
  /** Rules of other cities, while they are asked for. */
  comparators: ComparatorRules | null = null;
  /** Why they can't be had. */
  private refused: readonly Problem[] = [];
  readonly mine: Mine;
  private readonly host: ReactiveControllerHost;
  private readonly planner: Lazy<DeskPage>;
  private readonly check: SideHost;
  /** What has just become of a proposal, and where it is seen. */
  private said: Said | null = null;
  private stop: (() => void) | null = null;

  constructor(host: ReactiveControllerHost, check: SideHost) {
    this.host = host;
    this.check = check;
    this.planner = new Lazy(host, async () =>
      new (await import('../desk/desk-page.ts')).DeskPage(host, {
        route: check.route,
        may: (href) => check.may('desk', href),
        fragment: () => check.now().fragment,
        settle: () => check.settle(),
        enter: (fragment) => check.enter(fragment),
        typed: (values) => check.typed(values),
        retry: () => check.retry(),
        clause: (id) => this.open({ kind: 'clause', id }),
      }),
    );
    this.mine = new Mine(host, () => check.now());
    host.addController(this);
  }

  hostConnected(): void {
    const { route } = this.check;
    if (route.search.includes('sign-plan-desk')) void this.planner.fetch();
    this.stop = route.listen(this.travel);
    this.follow();
  }

  hostDisconnected(): void {
    this.stop?.();
  }

  readonly open = (page: Way): void => {
    if (page.kind === 'desk') return this.turn(true);
    const { route } = this.check;
    const href = address(route.href, page);
    if (!this.check.may(page.kind, href)) return;
    this.check.settle();
    route.put('push', { [PARAM]: this.depth + 1 }, address(route.href, page));
    this.show(page);
  };

  readonly close = (): void => {
    const { route } = this.check;
    const steps = this.page === null ? 0 : this.depth;
    this.show(null);
    if (steps > 0) route.back(steps);
    else route.put('replace', route.state, address(route.href, null));
  };

  /** Puts what stands in the form into the list, and says so beside what one was doing. */
  readonly keep = (language: Language): void => {
    const added = this.mine.keep(language);
    if (added === null) return;
    this.said = added.kind === 'full' ? { kind: 'full', most: MOST } : { kind: added.kind, name: added.item.name };
    this.host.requestUpdate();
  };

  private get depth(): number {
    return depthOf(this.check.route.state);
  }

  private readonly back = (): void => (this.depth > 1 ? this.check.route.back() : this.open({ kind: 'mine' }));

  private act(action: MineAction, language: Language): void {
    const { mine } = this;
    switch (action.action) {
      case 'open':
        return this.enter(action.id);
      case 'compare':
        return this.open({ kind: 'mine', compare: action.ids });
      case 'keep':
        return void mine.keep(language);
      case 'rename':
        return void mine.change((store) => store.rename(action.id, action.name));
      case 'duplicate':
        return void mine.change((store) => store.duplicate(action.id));
      case 'remove':
        return void mine.change((store) => store.remove(action.id));
      case 'undo':
        return void mine.change((store) => store.undo());
      case 'clear':
        return void mine.change((store) => store.clear());
    }
  }

  /** One step of the history: back leads to the list, and to what stood in the form before. */
  private enter(id: string): void {
    const fragment = this.mine.entry(id);
    if (fragment === null) return;
    this.check.settle();
    const { route } = this.check;
    route.put('push', null, address(route.href, null));
    this.show(null);
    this.check.enter(fragment);
    // At once: an address that changes while the browser is on its way back would keep it here.
    this.check.settle();
  }

  /** Whether the planner's desk stands in the place of the check. */
  get atDesk(): boolean {
    return (this.planner.value?.link ?? null) !== null;
  }

  desk(given: DeskGiven): TemplateResult | undefined {
    return this.planner.value?.render(given);
  }

  /** @param viewing nothing is checked: only what tells of the data */
  links(manifest: Manifest | undefined, language: Language, viewing: boolean, help: string | null): ReturnType<typeof links> {
    return links(manifest, language, this.open, viewing ? null : this.mine.list.items.length, help);
  }

  /** Between the check and the desk. It comes late, with the code behind it: no verdict waits for it. */
  nav(language: Language): TemplateResult {
    return html`<sign-plan-ways .language=${language} .atDesk=${this.atDesk} .go=${this.turn}></sign-plan-ways>`;
  }

  readonly turn = (toDesk: boolean): void => void this.planner.fetch().then((planner) => planner?.[toDesk ? 'show' : 'leave']());

  /** It stays while no page is shown: a dialog that is taken away while it is open gives no focus back. */
  render(opened: Opened | null, language: Language): TemplateResult {
    return html`<sign-plan-side
      .page=${this.page}
      .opened=${opened}
      .language=${language}
      .deep=${this.depth > 1 || (this.page?.kind === 'mine' && this.page.compare !== undefined)}
      .back=${this.back}
      .mine=${this.mine}
      .list=${this.mine.list}
      .said=${this.said}
      .comparators=${this.comparators}
      .refused=${this.refused}
      .close=${this.close}
      .open=${this.open}
      .compare=${(on: boolean) => void this.compare(on, opened)}
      .act=${(action: MineAction) => this.act(action, language)}
    ></sign-plan-side>`;
  }

  /** Rules of other cities are off until somebody asks for them, and come with no check before. */
  private async compare(on: boolean, opened: Opened | null): Promise<void> {
    this.refused = [];
    if (!on || opened === null) this.comparators = null;
    else {
      const loaded = await loadComparators(opened.source, opened.plan.manifest);
      if (loaded.ok) {
        opened.around?.widen(loaded.value);
        this.comparators = loaded.value;
      } else this.refused = loaded.problems;
    }
    this.host.requestUpdate();
  }

  /** Where the page changes, browsers don't tell that the fragment has changed with it: what it holds is put into the form here. */
  private readonly travel = (): void => {
    const before = this.page;
    this.follow();
    // One that was closed by its button is gone already, and typing may have gone on.
    const read = (before === null) !== (this.page === null) ? fromFragment(this.check.route.hash) : undefined;
    if (read?.ok === true && inputs(read.value) !== inputs(this.check.now().fragment)) this.check.enter(read.value);
  };

  /** The page that the address names. */
  private readonly follow = (): void => {
    const page = fromParam(new URLSearchParams(this.check.route.search).get(PARAM));
    // A file that was opened is in no address.
    if (page?.kind !== 'verify' || this.page?.kind !== 'verify') this.show(page);
  };

  private show(page: SidePage | null): void {
    // Whoever has left the list means what was removed.
    if (page === null && this.page?.kind === 'mine') this.mine.change((store) => store.forget());
    if (page !== null) this.said = null;
    this.page = page;
    this.host.requestUpdate();
  }
}
