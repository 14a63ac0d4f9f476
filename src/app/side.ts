/**
 * Pages beside the check: notes on the data, clauses, verification. One is shown at a time, in a dialog; fetched when one is first asked for.
 * Each has a place in the history, so that back closes it, and an address of its own: the query holds it, the fragment stays the form's.
 */
import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Language } from '../elements/shared/messages.ts';
import { loadComparators } from '../plan/load-document.ts';
import type { ComparatorRules } from '../plan/schema/comparators.ts';
import type { Problem } from '../problem.ts';
import type { Opened } from './package.ts';
import './sign-plan-side.ts';

export type SidePage = { readonly kind: 'data' } | { readonly kind: 'clause'; readonly id: string | null } | { readonly kind: 'verify'; readonly file?: File | undefined };

const PARAM = 'sign-plan';

/** How many entries of the history, this one included, are side pages opened one from another. */
function depth(): number {
  const state: unknown = history.state;
  const kept = typeof state === 'object' && state !== null ? (state as Record<string, unknown>)[PARAM] : undefined;
  return typeof kept === 'number' ? kept : 0;
}

/** `?sign-plan=data`, `clauses`, `clause:<id>`, `verify`. */
function toParam(page: SidePage): string {
  return page.kind !== 'clause' ? page.kind : page.id === null ? 'clauses' : `clause:${page.id}`;
}
function fromParam(text: string | null): SidePage | null {
  if (text === 'data' || text === 'verify') return { kind: text };
  if (text === 'clauses') return { kind: 'clause', id: null };
  return text?.startsWith('clause:') === true ? { kind: 'clause', id: text.slice(7) } : null;
}

function address(page: SidePage | null): string {
  const url = new URL(location.href);
  url.searchParams.delete(PARAM);
  if (page !== null) url.searchParams.set(PARAM, toParam(page));
  return url.href;
}

export class SidePages implements ReactiveController {
  page: SidePage | null = null;
  /** Rules of other cities, while they are asked for. */
  comparators: ComparatorRules | null = null;
  /** Why they can't be had. */
  private refused: readonly Problem[] = [];
  private readonly host: ReactiveControllerHost;
  private readonly settle: () => void;

  /** @param settle called before the address changes, so that what has been typed is in it */
  constructor(host: ReactiveControllerHost, settle: () => void) {
    this.host = host;
    this.settle = settle;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.follow);
    this.follow();
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.follow);
  }

  readonly open = (page: SidePage): void => {
    this.settle();
    try {
      history.pushState({ [PARAM]: depth() + 1 }, '', address(page));
    } catch {
      // A document without an address of its own: the page opens all the same.
    }
    this.show(page);
  };

  readonly close = (): void => {
    const steps = this.page === null ? 0 : depth();
    this.show(null);
    if (steps > 0) return history.go(-steps);
    try {
      history.replaceState(history.state, '', address(null));
    } catch {
      // As above.
    }
  };

  /** It stays while no page is shown: a dialog that is taken away while it is open gives no focus back. */
  render(opened: Opened | null, language: Language): TemplateResult {
    return html`<sign-plan-side
      .page=${this.page}
      .opened=${opened}
      .language=${language}
      .deep=${depth() > 1}
      .comparators=${this.comparators}
      .refused=${this.refused}
      .close=${this.close}
      .open=${this.open}
      .compare=${(on: boolean) => void this.compare(on, opened)}
    ></sign-plan-side>`;
  }

  /** Rules of other cities are off until somebody asks for them, and come with no check before. */
  private async compare(on: boolean, opened: Opened | null): Promise<void> {
    this.refused = [];
    if (!on || opened === null) this.comparators = null;
    else {
      const loaded = await loadComparators(opened.source, opened.plan.manifest);
      if (loaded.ok) this.comparators = loaded.value;
      else this.refused = loaded.problems;
    }
    this.host.requestUpdate();
  }

  /** Back, forward, or an address that names a page. */
  private readonly follow = (): void => {
    const page = fromParam(new URLSearchParams(location.search).get(PARAM));
    // A file that was opened is in no address.
    if (page?.kind !== 'verify' || this.page?.kind !== 'verify') this.show(page);
  };

  private show(page: SidePage | null): void {
    this.page = page;
    this.host.requestUpdate();
  }
}
