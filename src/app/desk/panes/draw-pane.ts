/** Measuring and drawing: the hand's tools on the first map, what was drawn in the desk's state. */
import { html, nothing, type TemplateResult } from 'lit';
import type { DrawChange } from '../../../elements/draw/events.ts';
import type { DeskDrawing } from '../../../map/desk/drawing/desk-drawing.ts';
import type { Measured } from '../../../map/desk/drawing/drawn.ts';
import { boundsOf } from '../../../map/inside-point.ts';
import type { Question } from '../../../survey/questions/types.ts';
import { Lazy } from '../../lazy.ts';
import { saveFile } from '../../save-file.ts';
import { listen, type DeskHost } from '../host.ts';
import { part } from '../part.ts';
import { deskWords } from '../words.ts';

/** What the drawing has been told at first. */
const UNTOLD = { tool: null, visible: true, theme: null, language: null };

type Code = typeof import('../../../map/desk/drawing/desk-drawing.ts');

export class DrawPane {
  private readonly host: DeskHost;
  private readonly code: Lazy<Code>;
  private drawing: DeskDrawing | null = null;
  /** The map that it draws on. */
  private map: unknown = null;
  private measured: Measured | null = null;
  private chosen: string | null = null;
  /** No buffer could be made. */
  private refused = false;

  constructor(host: DeskHost) {
    this.host = host;
    this.code = new Lazy(host, async () => {
      const [code] = await Promise.all([import('../../../map/desk/drawing/desk-drawing.ts'), import('../../../elements/draw/sign-plan-draw.ts')]);
      return code;
    });
    listen(host, {
      'sign-plan-tool': ({ detail }) => host.store.set({ tool: detail.tool }),
      'sign-plan-draw-change': ({ detail }) => this.act(detail),
      'sign-plan-draw-filter': ({ detail }) => this.filter(detail.id),
      'sign-plan-draw-save': ({ detail: { name, text } }) => saveFile(name, new Blob([text], { type: 'application/geo+json' })),
    });
    host.addController({ hostDisconnected: () => this.end() });
  }

  /** Called with every update of the desk: begins once a tool is taken, and follows plan, theme and language. */
  give(): void {
    const { store, given, plan, sets } = this.host;
    const map = this.host.map.element?.maps[0];
    if (map !== this.map) this.end();
    const { tool, drawn } = store.state;
    if (map === undefined || given === null || plan === null || (this.drawing === null && tool === null)) return;
    if (this.drawing === null) {
      const code = this.code.value;
      if (code === null) return void this.code.fetch();
      this.map = map;
      this.drawing = new code.DeskDrawing(map, {
        plan, language: given.language, theme: given.theme,
        changed: (now) => store.set({ drawn: now }),
        measuring: (measured) => this.tell({ measured }),
        left: () => store.set({ tool: null }),
        chosen: (chosen) => this.tell({ chosen }),
      });
      if (drawn.length > 0) this.drawing.load(drawn);
    }
    this.drawing.setPlan(plan, sets.keys);
    if (this.shown.tool !== tool) this.drawing.setTool(tool);
    const visible = !store.state.hidden.has('drawn');
    if (this.shown.visible !== visible) this.drawing.setVisible(visible);
    if (this.shown.theme !== given.theme) this.drawing.setTheme(given.theme);
    if (this.shown.language !== given.language) this.drawing.setLanguage(given.language);
    this.shown = { tool, visible, theme: given.theme, language: given.language };
  }
  private shown: { readonly tool: unknown; readonly visible: boolean; readonly theme: unknown; readonly language: unknown } = UNTOLD;

  render(): TemplateResult {
    const { given, store, plan } = this.host;
    const language = given?.language ?? 'zh';
    const { drawing } = this;
    return part(this.code, language, () => html`${this.refused ? html`<p class="quietly" role="status">${deskWords(language).noBuffer}</p>` : nothing}<sign-plan-draw .plan=${plan} .drawn=${store.state.drawn} .tool=${store.state.tool} .measured=${this.measured} .snapping=${drawing?.snapping ?? true} .canUndo=${drawing?.canUndo ?? false} .canRedo=${drawing?.canRedo ?? false} .chosen=${this.chosen} .language=${language}></sign-plan-draw>`);
  }

  private tell(change: { measured?: Measured | null; chosen?: string | null; refused?: boolean }): void {
    this.refused = change.refused ?? false;
    if (change.measured !== undefined) this.measured = change.measured;
    if (change.chosen !== undefined) this.chosen = change.chosen;
    this.host.requestUpdate();
  }

  private act(change: DrawChange): void {
    const { drawing } = this;
    if (change.action === 'zoom') {
      const box = boundsOf(this.host.store.state.drawn.find(({ id }) => id === change.id)?.geometry ?? { type: 'MultiPoint', coordinates: [] });
      return box === null ? undefined : this.host.map.showBox(box);
    }
    // A file may be loaded before any tool was taken.
    if (change.action === 'load' && drawing === null) return this.host.store.set({ drawn: [...this.host.store.state.drawn, ...change.drawn], tool: 'select' });
    if (drawing === null) return;
    switch (change.action) {
      case 'rename':
        return drawing.rename(change.id, change.name);
      case 'remove':
        return drawing.remove(change.id);
      case 'buffer':
        return void drawing.buffer(change.id, change.metres).then((made) => this.tell({ refused: !made }));
      case 'radius':
        return drawing.radius(change.id, change.metres);
      case 'load':
        return drawing.load([...drawing.drawn, ...change.drawn]);
      case 'snapping':
        drawing.snapping = change.on;
        return this.host.requestUpdate();
      case 'point':
        return drawing.addPoint(change.lon, change.lat);
      case 'finish':
        return drawing.finish();
      case 'clear':
      case 'undo':
      case 'redo':
        return drawing[change.action]();
    }
  }

  /** The area as the place of a question about what the table shows. */
  private filter(id: string): void {
    const { store, sets } = this.host;
    const geometry = store.state.drawn.find((one) => one.id === id)?.geometry;
    if (geometry?.type !== 'Polygon') return;
    const { tab } = store.state;
    const asked = sets.asked[tab];
    const question: Question = { kind: 'drawn', how: 'touches', rings: geometry.coordinates };
    sets.ask(tab, { ...asked, questions: [...asked.questions.filter(({ kind }) => kind !== 'drawn'), question] });
  }

  private end(): void {
    this.drawing?.destroy();
    this.drawing = null;
    this.map = null;
    this.measured = null;
    this.shown = UNTOLD;
  }
}
