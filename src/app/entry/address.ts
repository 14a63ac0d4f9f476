import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { hasPlace, OPENING, type FormValues } from '../../elements/form/values.ts';
import type { Problem } from '../../problem.ts';
import type { Route } from '../route.ts';
import { fromFragment, toFragment, type Fragment } from './fragment.ts';

/** Browsers refuse an address that changes with every key. */
const REST = 250;

/** Whether an entry now says what a part of the link failed to say. */
const answered = (part: string, values: FormValues): boolean => (part === 'at' || part === 'line' ? hasPlace(values) : (values[part] ?? '') !== '');

/** Keeps the fragment of the address and the form in step. */
export class Address implements ReactiveController {
  /** What could not be read of the link, by part: it stands until the part is answered in the form, or another link comes. */
  problems: readonly Problem[] = [];
  private readonly route: Route;
  private readonly onChange: (fragment: Fragment) => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pending: Fragment | null = null;
  /** What is pending is a step that one may want to go back from. */
  private step = false;

  /** @param onChange called when the visitor goes back, forward, or edits the fragment */
  constructor(host: ReactiveControllerHost, route: Route, onChange: (fragment: Fragment) => void) {
    this.route = route;
    this.onChange = onChange;
    host.addController(this);
  }

  hostConnected(): void {
    // A place given by the host page stands until an address says another.
    if (this.route.page || this.route.hash !== '') this.onChange(this.read());
    if (!this.route.page) return;
    window.addEventListener('hashchange', this.changed);
    window.addEventListener('pagehide', this.flush);
  }

  hostDisconnected(): void {
    window.removeEventListener('hashchange', this.changed);
    window.removeEventListener('pagehide', this.flush);
    this.flush();
  }

  /** Soon, and once for many entries; a `step` (another place, another type) at once, as a place of its own in the history. */
  write(fragment: Fragment, step = false): void {
    this.problems = this.problems.filter(({ path }) => !answered(path ?? '', fragment.values));
    // What was typed before the step belongs to the place that it leaves.
    if (step) this.flush();
    this.pending = fragment;
    this.step = step;
    clearTimeout(this.timer);
    if (step) return this.flush();
    this.timer = setTimeout(this.flush, REST);
  }

  /** Keys that are pressed replace; only steps are pushed. */
  readonly flush = (): void => {
    clearTimeout(this.timer);
    if (this.pending === null) return;
    const hash = `#${toFragment(this.pending)}`;
    this.pending = null;
    const { route } = this;
    // The first step from an empty page replaces it: back then leaves, as one expects. A history of the element's own has no button that leads back.
    if (this.step && route.page && route.hash !== '' && route.hash !== hash) route.put('push', null, hash);
    else route.put('replace', route.state, hash);
  };

  private readonly changed = (): void => {
    clearTimeout(this.timer);
    this.pending = null;
    this.onChange(this.read());
  };

  private read(): Fragment {
    const read = fromFragment(this.route.hash);
    this.problems = read === undefined ? [] : read.ok ? (read.value.problems ?? []) : read.problems;
    return read?.ok === true ? read.value : { values: OPENING };
  }
}
