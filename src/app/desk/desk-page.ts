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
import type { Route } from '../route.ts';
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
  /** An address that opens what is shown; empty where no page does. */
  readonly link: () => string;
  /** The basemap that the host page asks for. */
  readonly basemap: string | undefined;
  /** Address of the operator's configuration of basemaps. */
  readonly basemaps: string | undefined;
  readonly header: TemplateResult;
}

/** What only the page can do. */
interface DeskHost {
  readonly route: Route;
  /** Whether the host page lets the visitor go there (`sign-plan-navigate`). */
  readonly may: (href: string) => boolean;
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
  private stop: (() => void) | null = null;

  constructor(element: ReactiveControllerHost, host: DeskHost) {
    this.element = element;
    this.host = host;
    element.addController(this);
  }

  hostConnected(): void {
    this.stop = this.host.route.listen(this.travel);
    this.follow();
  }

  hostDisconnected(): void {
    this.stop?.();
    clearTimeout(this.timer);
  }

  readonly show = (): void => {
    const link = { tab: 'zones' };
    if (this.link !== null || !this.host.may(deskAddress(this.host.route.href, link))) return;
    this.host.settle();
    this.go(link);
  };

  readonly leave = (): void => {
    if (this.link === null) return;
    clearTimeout(this.timer);
    this.go(null);
  };

  render({ header, opened: of, ...rest }: DeskGiven): TemplateResult {
    // The desk looks at all places: of a package that is read in part it waits for the rest.
    void of?.around?.whole();
    const given: Omit<DeskGiven, 'header'> = { ...rest, opened: of?.around === undefined ? of : null };
    return html`<sign-plan-desk class="desk" .given=${given} .link=${this.link} .keep=${this.keep} .typed=${this.host.typed} .retry=${this.host.retry} .leave=${this.leave} @sign-plan-clause=${({ detail }: SignPlanEvents['sign-plan-clause']) => this.host.clause(detail.clause)}>${header}</sign-plan-desk>`;
  }

  /** What the desk shows now, for the address: it replaces, since a move of the map is no step to go back from. */
  private readonly keep = (link: DeskLink): void => {
    if (this.link === null) return;
    this.link = link;
    clearTimeout(this.timer);
    const { route } = this.host;
    this.timer = setTimeout(() => route.put('replace', route.state, deskAddress(route.href, this.link)), REST);
  };

  private go(link: DeskLink | null): void {
    const { route } = this.host;
    route.put('push', null, deskAddress(route.href, link));
    this.link = link;
    this.element.requestUpdate();
  }

  private readonly travel = (): void => {
    const before = this.link;
    this.follow();
    if ((before === null) === (this.link === null)) return;
    // Where the page changes, browsers don't tell that the fragment has changed with it.
    const read = fromFragment(this.host.route.hash);
    if (read?.ok === true && inputs(read.value) !== inputs(this.host.fragment())) this.host.enter(read.value);
  };

  private readonly follow = (): void => {
    const link = readDesk(this.host.route.search);
    if (link !== null && this.link !== null) return;
    clearTimeout(this.timer);
    this.link = link;
    this.element.requestUpdate();
  };
}
