/** The basemaps that the operator configured, and why one of them is not shown. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { collect } from '../../io/http-source.ts';
import type { Language } from '../../elements/shared/messages.ts';
import { SCHEMATIC, type Basemap } from '../../map/desk/basemap/types.ts';
import type { Problem } from '../../problem.ts';
import { deskWords } from './words.ts';

/** Bytes of a configuration: a page of text. */
const MOST = 256 * 1024;

interface Configured {
  readonly list: readonly Basemap[];
  readonly problems: readonly Problem[];
}

export class Basemaps {
  list: readonly Basemap[] = [SCHEMATIC];
  /** What is wrong with the configuration, or with the basemap that was asked for last. */
  problems: readonly Problem[] = [];
  private readonly host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  private asked: string | undefined;

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>) {
    this.host = host;
  }

  /** Read once; another address is read anew. */
  give(address: string | undefined): void {
    if (address === this.asked) return;
    this.asked = address;
    if (address === undefined || address === '') return;
    void this.read(address).then((read) => {
      if (address !== this.asked) return;
      this.list = [SCHEMATIC, ...read.list.filter(({ kind }) => kind !== 'schematic')];
      this.problems = read.problems;
      this.host.requestUpdate();
    });
  }

  /** The one of a link; the schematic where there is no such. */
  of(id: string): Basemap {
    return this.list.find((one) => one.id === id) ?? SCHEMATIC;
  }

  refused(problems: readonly Problem[]): void {
    this.problems = problems;
    this.host.requestUpdate();
  }

  /** Nothing where there is nothing to choose and nothing to say. */
  render(id: string, language: Language, choose: (id: string) => void): TemplateResult | typeof nothing {
    const w = deskWords(language);
    const note = this.problems.length === 0 ? nothing : html`<p class="basemap-note" role="status">${this.problems.map(({ text }) => text[language]).join(' ')}</p>`;
    if (this.list.length < 2) return note;
    const change = (event: Event): void => {
      this.problems = [];
      choose((event.currentTarget as HTMLSelectElement).value);
    };
    return html`<label class="basemap"><span class="quiet">${w.basemap}</span><select @change=${change}>${this.list.map((one) => html`<option value=${one.id} .selected=${one.id === this.of(id).id}>${one.title[language]}</option>`)}</select></label>${note}`;
  }

  /** What can be read of it: one basemap that is refused takes no other with it. */
  private async read(address: string): Promise<Configured> {
    const url = new URL(address, document.baseURI).href;
    const wrong = (received: string, zh: string, en: string): Configured => ({ list: [], problems: [{ code: 'basemaps.unread', file: url, received, text: { zh: `底图配置没有读到：${zh}`, en: `The configuration of basemaps could not be read: ${en}` } }] });
    try {
      const response = await fetch(url, { credentials: 'omit' });
      if (!response.ok) return wrong(String(response.status), `服务器答复 ${response.status}；须检查 basemaps 的地址。`, `the server answered ${response.status}; check the address in “basemaps”.`);
      const bytes = await collect(response, MOST);
      if (bytes === undefined) return wrong(`> ${MOST}`, `文件大于 ${MOST} 字节。`, `the file is larger than ${MOST} bytes.`);
      const { readBasemaps } = await import('../../map/desk/basemap/read.ts');
      const json = JSON.parse(new TextDecoder().decode(bytes)) as unknown;
      const whole = readBasemaps(json, url);
      if (whole.ok) return { list: whole.value, problems: [] };
      const entries: unknown = Array.isArray(json) ? json : (json as { readonly basemaps?: unknown } | null)?.basemaps;
      const list = (Array.isArray(entries) ? entries : []).flatMap((entry: unknown) => {
        const one = readBasemaps([entry], url);
        return one.ok ? one.value : [];
      });
      return { list: list.filter(({ id }, at) => list.findIndex((other) => other.id === id) === at), problems: whole.problems };
    } catch (error) {
      return wrong(String(error).slice(0, 60), '网络不通，或不是 JSON。', 'no network, or no JSON.');
    }
  }
}
