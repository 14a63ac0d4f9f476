/** The basemap that was asked for, and the one that is shown: where it can't be had, the schematic, with the reason. */
import type { Problem } from '../../problem.ts';
import type { BasemapNet } from './basemap/net.ts';
import { type Prepared, prepareBasemap } from './basemap/prepare.ts';
import { refusal } from './basemap/tianditu.ts';
import { type Basemap, SCHEMATIC } from './basemap/types.ts';

/** Tiles that fail in a row before any has come: then the host is not there, rather than a tile. */
const PATIENCE = 6;
const REFUSALS: readonly (number | undefined)[] = [401, 403, 418, 429];

export interface ChoiceHands {
  readonly changed: () => void;
  readonly refused: (id: string, problems: readonly Problem[]) => void;
}

export class GroundChoice {
  prepared: Prepared | null = null;
  readonly #hands: ChoiceHands;
  #asked: Basemap = SCHEMATIC;
  #running: AbortController | null = null;
  #failed = 0;
  #came = false;

  constructor(hands: ChoiceHands) {
    this.#hands = hands;
  }

  get shown(): Basemap {
    return this.prepared?.basemap ?? SCHEMATIC;
  }

  async ask(basemap: Basemap, at: readonly [lon: number, lat: number], net: BasemapNet | null): Promise<void> {
    if (basemap === this.#asked) return;
    this.#asked = basemap;
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const found = await prepareBasemap(basemap, at, net ?? NOBODY, running.signal);
    if (running.signal.aborted) return;
    [this.#failed, this.#came] = [0, false];
    if (found.ok) this.#show(found.value);
    else this.#refuse(found.problems);
  }

  /** A tile has come, or has not. */
  readonly tile = (error: { readonly status: number | undefined; readonly message: string } | null): void => {
    const { prepared } = this;
    if (!prepared) return;
    if (error === null) {
      this.#came = true;
      this.#failed = 0;
      return;
    }
    this.#failed += 1;
    const tianditu = prepared.basemap.kind === 'tianditu-vec' || prepared.basemap.kind === 'tianditu-img';
    if (tianditu && REFUSALS.includes(error.status)) this.#refuse([refusal(error.status ?? 0)]);
    else if (!this.#came && this.#failed >= PATIENCE) this.#refuse([unreachable(error.status === undefined ? error.message : `HTTP ${error.status}`)]);
  };

  #show(prepared: Prepared | null): void {
    this.prepared = prepared;
    this.#hands.changed();
  }

  #refuse(problems: readonly Problem[]): void {
    this.#show(null);
    this.#hands.refused(this.#asked.id, problems);
  }
}

const unreachable = (received: string): Problem => ({
  code: 'basemap.unreachable', received,
  text: { zh: '读不到底图的切片：核对地址、网络与跨域许可（Access-Control-Allow-Origin）。已换回自带底图。', en: 'The tiles of the base map cannot be read: check the address, the network and the permission across origins (Access-Control-Allow-Origin). The plan’s own is shown instead.' },
});

/** Where the page gives no way to the network. */
const NOBODY: BasemapNet = {
  ask: () => Promise.reject(new Error('no network was given')),
  flatgeobuf: () => Promise.resolve({ ok: false, problems: [unreachable('no network was given')] }),
};
