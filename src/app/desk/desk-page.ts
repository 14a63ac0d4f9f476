/** The planner's desk in the place of the check. It has a place in the history, so that back leads to the check again. */
import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { SignPlanEvents } from '../../elements/shared/events.ts';
import type { FormValues } from '../../elements/form/values.ts';
import type { Language } from '../../elements/shared/messages.ts';
import type { Theme } from '../../map/palette.ts';
import type { Problem } from '../../problem.ts';
import { inputs } from '../proposals/mine.ts';
import { fromFragment, type Fragment } from '../entry/fragment.ts';
import type { Opened } from '../package.ts';
import { deskAddress, readDesk, type DeskLink } from './desk-address.ts';
import './sign-plan-desk.ts';

export interface DeskGiven {
  readonly opened: Opened | null;
  readonly percent: number | null;
  readonly failure: readonly Problem[];
  readonly language: Language;
  readonly theme: Theme;
  readonly values: FormValues;
  /** ISO date that the element's attribute or the link fixes. */
  readonly fixed: string | undefined;
  /** Address of the operator's configuration of basemaps. */
  readonly basemaps: string | undefined;
  readonly header: TemplateResult;
}

/** What only the page can do. */
interface DeskHost {
  readonly fragment: () => Fragment;
  /** Called before the address changes, so that what has been typed is in it. */
  readonly settle: () => void;
  readonly enter: (fragment: Fragment) => void;
  /** The sign was changed at the desk. */
  readonly typed: (values: FormValues) => void;
  readonly retry: () => void;
  /** The page of a clause, over the desk. */
  readonly clause: (id: string | null) => void;
}

/** Milliseconds that the address waits: browsers refuse one that changes with every move. */
const REST = 300;

export class DeskPage implements ReactiveController {
  /** Null while the check is shown. */
  link: DeskLink | null = null;
  private readonly element: ReactiveControllerHost;
  private readonly host: DeskHost;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(element: ReactiveControllerHost, host: DeskHost) {
    this.element = element;
    this.host = host;
    element.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.travel);
    this.follow();
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.travel);
    clearTimeout(this.timer);
  }

  readonly show = (): void => {
    if (this.link !== null) return;
    this.host.settle();
    this.go({ tab: 'zones' });
  };

  readonly leave = (): void => {
    if (this.link === null) return;
    clearTimeout(this.timer);
    this.go(null);
  };

  render({ header, ...given }: DeskGiven): TemplateResult {
    return html`<sign-plan-desk class="desk" .given=${given} .link=${this.link} .keep=${this.keep} .typed=${this.host.typed} .retry=${this.host.retry} .leave=${this.leave} @sign-plan-clause=${({ detail }: SignPlanEvents['sign-plan-clause']) => this.host.clause(detail.clause)}>${header}</sign-plan-desk>`;
  }

  /** What the desk shows now, for the address: it replaces, since a move of the map is no step to go back from. */
  private readonly keep = (link: DeskLink): void => {
    if (this.link === null) return;
    this.link = link;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      try {
        history.replaceState(history.state, '', deskAddress(location.href, this.link));
      } catch {
        // Too many changes in a short time (Safari), or a document without an address: the page works on.
      }
    }, REST);
  };

  private go(link: DeskLink | null): void {
    try {
      history.pushState(null, '', deskAddress(location.href, link));
    } catch {
      // As above.
    }
    this.link = link;
    this.element.requestUpdate();
  }

  private readonly travel = (): void => {
    const before = this.link;
    this.follow();
    if ((before === null) === (this.link === null)) return;
    // Where the page changes, browsers don't tell that the fragment has changed with it.
    const read = fromFragment(location.hash);
    if (read?.ok === true && inputs(read.value) !== inputs(this.host.fragment())) this.host.enter(read.value);
  };

  private readonly follow = (): void => {
    const link = readDesk(location.search);
    if (link !== null && this.link !== null) return;
    clearTimeout(this.timer);
    this.link = link;
    this.element.requestUpdate();
  };
}
