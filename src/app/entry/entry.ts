/** What is entered, in the form and in the address at once: the values, the day that a link fixes, the data that it was made with. */
import type { ReactiveControllerHost } from 'lit';
import { hasPlace, OPENING, tidy, withPlace, type FormValues } from '../../elements/form/values.ts';
import type { LineEvent, PlaceEvent } from '../../map/events.ts';
import type { Problem } from '../../problem.ts';
import { dataMark } from '../../report/link.ts';
import type { Route } from '../route.ts';
import { Address } from './address.ts';
import { toFragment, type Fragment } from './fragment.ts';

interface EntryHost {
  readonly route: Route;
  /** Address of a page that opens links, where it is another one. */
  readonly share: () => string | null;
  /** Nothing that the visitor does changes it. */
  readonly readonly: () => boolean;
  /** Of the package that is open. */
  readonly digest: () => string | undefined;
  /** The visitor came by a link, went back or forward. */
  readonly arrived: () => void;
  readonly changed: () => void;
}

/** A step is somewhere one may want to come back from: another place, another type. */
interface Step {
  readonly step?: boolean;
}

export class Entry {
  values: FormValues = OPENING;
  /** ISO date; undefined where no link fixes one. */
  asOf: string | undefined;
  /** The data that the link was made with, until something is changed. */
  private data: string | undefined;
  /** The error that came with a click; it goes when the place is typed. */
  private clickAccuracy: string | undefined;
  private readonly element: ReactiveControllerHost;
  private readonly host: EntryHost;
  private readonly address: Address;

  constructor(element: ReactiveControllerHost, host: EntryHost) {
    this.element = element;
    this.host = host;
    this.address = new Address(element, host.route, ({ values, asOf, data }) => {
      this.values = values;
      this.asOf = asOf;
      this.data = data;
      element.requestUpdate();
      host.arrived();
    });
  }

  /** What could not be read of the link. */
  get problems(): readonly Problem[] {
    return this.address.problems;
  }

  /** The link was made with other data than those that are open. */
  get otherData(): boolean {
    const digest = this.host.digest();
    return this.data !== undefined && digest !== undefined && this.data !== dataMark(digest);
  }

  set(values: FormValues, { step = false }: Step = {}): void {
    if (this.host.readonly()) return;
    this.state(values, step);
  }

  /** What the host page states, or the visitor. */
  state(values: FormValues, step = false): void {
    this.values = tidy(values);
    this.data = undefined;
    this.element.requestUpdate();
    this.host.changed();
    this.address.write(this.fragment(), step);
  }

  /** From the form. @returns whether the place is another one */
  typed(values: FormValues, { step = false }: Step = {}): boolean {
    const moved = ['lon', 'lat', 'line'].some((name) => values[name] !== this.values[name]);
    const other = values['signType'] !== this.values['signType'];
    this.set(moved && values['accuracy'] === this.clickAccuracy && !step ? { ...values, accuracy: '' } : values, { step: step || other });
    return moved;
  }

  /** From the map. */
  placed(detail: PlaceEvent['detail']): void {
    this.set(withPlace(this.values, detail), { step: true });
    this.clickAccuracy = this.values['accuracy'];
  }

  /** The face from end to end: its length is the width, its direction the bearing. */
  drawn({ coordinates, accuracy }: LineEvent['detail']): void {
    const line = coordinates.map(([lon, lat]) => `${lon} ${lat}`).join(';');
    this.set({ ...this.values, line, lon: '', lat: '', width: '', bearing: '', accuracy: String(accuracy) }, { step: true });
  }

  /** The day that a link fixed no longer holds. */
  readonly release = (): void => {
    this.asOf = undefined;
    this.set(this.values);
  };

  /** Writes at once what the address still waits for. */
  settle(): void {
    this.address.flush();
  }

  fragment(asOf = this.asOf): Fragment {
    const data = dataMark(this.host.digest());
    return { values: this.values, ...(asOf === undefined ? {} : { asOf }), ...(data === undefined || !hasPlace(this.values) ? {} : { data }) };
  }

  /** An address that opens this very report; empty where there is no page that could. @param asOf the day of it */
  link(asOf: string | undefined): string {
    const { route } = this.host;
    const share = this.host.share();
    if (share === null && !route.page) return '';
    const url = new URL(share ?? route.href, document.baseURI);
    // Pages beside the check, and the planner's desk.
    for (const name of Array.from(url.searchParams.keys())) if (name.startsWith('sign-plan')) url.searchParams.delete(name);
    url.hash = '';
    return `${url.href.replace(/#$/, '')}#${toFragment(this.fragment(asOf))}`;
  }
}
