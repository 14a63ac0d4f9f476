/** All that is asked of the tab's things. */
import { html, type TemplateResult } from 'lit';
import type { DrawnArea } from '../../../elements/questions/place-draft.ts';
import type { Drawn } from '../../../map/desk/types.ts';
import { Lazy } from '../../lazy.ts';
import { listen, type DeskHost } from '../host.ts';
import { part } from '../part.ts';

/** Areas among what was drawn. */
export const areasOf = (drawn: readonly Drawn[]): readonly DrawnArea[] => drawn.flatMap(({ id, geometry }) => (geometry.type === 'Polygon' ? [{ id, rings: geometry.coordinates }] : []));

export class QuestionsPane {
  private readonly host: DeskHost;
  private readonly code: Lazy<unknown>;

  constructor(host: DeskHost) {
    this.host = host;
    this.code = new Lazy(host, () => import('../../../elements/questions/sign-plan-questions.ts'));
    listen(host, { 'sign-plan-draw-area': () => host.store.set({ tool: 'polygon' }) });
  }

  render(): TemplateResult {
    const { given, store, sets, plan } = this.host;
    const language = given?.language ?? 'zh';
    const { tab, drawn } = store.state;
    return part(this.code, language, () => html`<sign-plan-questions .things=${sets.sets?.[tab] ?? null} .questions=${sets.asked[tab].questions} .plan=${plan} .areas=${areasOf(drawn)} .language=${language}></sign-plan-questions>`);
  }
}
