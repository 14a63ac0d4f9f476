/** The sheet to be printed, over the page. Back closes it, as it does the pages beside the check. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Language } from '../../elements/shared/messages.ts';
import '../../elements/sheet/sign-plan-sheet.ts';
import type { SignPlanSheet } from '../../elements/sheet/sign-plan-sheet.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Proposal } from '../../plan/proposal-types.ts';
import { fingerprint } from '../../report/fingerprint.ts';
import { placeWords } from '../../report/place-words.ts';
import type { Report } from '../../report/types.ts';
import type { Route } from '../route.ts';
import type { Look } from '../system-theme.ts';
import { copy } from './clipboard.ts';

export interface Sheeted {
  readonly plan: Plan;
  readonly proposal: Proposal;
  /** In full. */
  readonly report: Report;
  readonly language: Language;
  /** Opens this report; empty where no page does. */
  readonly link: string;
  readonly theme: Look;
}

/** What the history holds while the sheet is open. */
const MARK = 'sign-plan-sheet';
const isOpen = (state: unknown): boolean => typeof state === 'object' && state !== null && MARK in state;

export class Sheet implements ReactiveController {
  private element: SignPlanSheet | null = null;

  private readonly route: Route;
  private stop: (() => void) | null = null;

  constructor(host: ReactiveControllerHost, route: Route) {
    this.route = route;
    host.addController(this);
  }

  hostConnected(): void {
    this.stop = this.route.listen(this.follow);
  }

  hostDisconnected(): void {
    this.stop?.();
    this.remove();
  }

  open({ plan, proposal, report, language, link, theme }: Sheeted): void {
    this.remove();
    const element = document.createElement('sign-plan-sheet');
    Object.assign(element, { plan, proposal, report, language, link, fingerprint: fingerprint(report), place: placeWords(plan, report.proposal) });
    if (theme !== 'auto') element.dataset['theme'] = theme;
    element.addEventListener('sign-plan-close', this.close);
    element.addEventListener('sign-plan-copy-link', () => void copy(link).then((copied) => (element.copied = copied)));
    // Directly in the body: what is printed is this element and nothing beside it.
    document.body.append(element);
    this.element = element;
    this.route.put('push', { [MARK]: true }, this.route.href);
  }

  private readonly close = (): void => {
    const open = this.element !== null;
    this.remove();
    if (open && isOpen(this.route.state)) this.route.back();
  };

  private readonly follow = (): void => {
    if (!isOpen(this.route.state)) this.remove();
  };

  private remove(): void {
    this.element?.remove();
    this.element = null;
  }
}
