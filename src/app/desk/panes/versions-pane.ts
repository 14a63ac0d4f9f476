/** The day, and a second version beside the first: its differences, and which signs it judges otherwise. */
import { html, type TemplateResult } from 'lit';
import type { VersionFeature, VersionsState } from '../../../elements/versions/types.ts';
import { boundsOf } from '../../../map/inside-point.ts';
import { findFeature } from '../../../map/sources.ts';
import { planAt } from '../../../plan/at-date/plan-at.ts';
import type { Plan } from '../../../plan/plan.ts';
import type { ProposalRow } from '../../../plan/proposal-rows.ts';
import { Lazy } from '../../lazy.ts';
import { saveFile } from '../../save-file.ts';
import { today } from '../../today.ts';
import type { Differing } from '../desk-overlay.ts';
import { listen, type DeskHost } from '../host.ts';
import type { Versions } from '../versions/versions.ts';
import { part } from '../part.ts';

export class VersionsPane {
  /** The map shows both, divided by a handle. */
  swipe = false;
  private readonly host: DeskHost;
  private readonly code: Lazy<Versions>;
  /** Rows of the signs that are judged, as the first package reads them; null while there are none. */
  private readonly rows: () => Promise<readonly ProposalRow[] | null>;
  private judged: string | null = null;
  private dated: { readonly of: Plan; readonly asOf: string; readonly plan: Plan } | null = null;

  constructor(host: DeskHost, rows: () => Promise<readonly ProposalRow[] | null>) {
    this.host = host;
    this.rows = rows;
    this.code = new Lazy(host, async () => {
      const [{ Versions }] = await Promise.all([import('../versions/versions.ts'), import('../../../elements/versions/sign-plan-versions.ts')]);
      return new Versions(host);
    });
    listen(host, {
      'sign-plan-as-of': ({ detail }) => host.store.set({ asOf: detail.date }),
      'sign-plan-version-open': ({ detail }) => void this.open(detail),
      'sign-plan-version': ({ detail: { action } }) => this.act(action),
      'sign-plan-swipe': ({ detail }) => this.turnSwipe(detail.on),
      'sign-plan-version-save': ({ detail }) => void this.save(detail.format),
      'sign-plan-select': (event) => this.select(event),
    });
  }

  get state(): VersionsState | null {
    return this.code.value?.state ?? null;
  }

  /** The second package as it stands on the day; null while there is none. */
  get second(): Plan | null {
    const whole = this.state?.second?.plan;
    if (whole === undefined) return null;
    const { asOf } = this.host.store.state;
    if (this.dated?.of !== whole || this.dated.asOf !== asOf) this.dated = { of: whole, asOf, plan: planAt(whole, asOf) };
    return this.dated.plan;
  }

  /** The difference, and the plans that it is from and to; null while none is known. */
  get differing(): Differing | null {
    const { compared, second } = this.state ?? {};
    const own = this.host.given?.opened?.plan;
    if (!compared || !second || own === undefined) return null;
    const { difference, from } = compared;
    return from === 'first' ? { difference, from: own, to: second.plan } : { difference, from: second.plan, to: own };
  }

  /** Address of the second package, where it has one that a link can hold. */
  address: string | null = null;

  /** The whole first package, and the mark of the signs that are judged: with others the verdicts are compared again. */
  give(plan: Plan, judged: string | null): void {
    const versions = this.code.value;
    versions?.give(plan);
    if (versions === null || judged === this.judged) return;
    this.judged = judged;
    void this.judge(versions, judged);
  }

  /** From a link. */
  async openAddress(address: string): Promise<void> {
    await this.open({ kind: 'address', address });
    this.turnSwipe(true);
  }

  private async judge(versions: Versions, judged: string | null): Promise<void> {
    const rows = judged === null ? null : await this.rows();
    if (judged !== this.judged) return;
    const { asOf } = this.host.store.state;
    versions.judge(rows === null || rows.length === 0 ? null : { rows, options: { asOf, today: asOf } });
  }

  private async open(origin: Parameters<Versions['open']>[0]): Promise<void> {
    const versions = await this.code.fetch();
    const plan = this.host.given?.opened?.plan;
    if (versions === null || plan === undefined) return;
    versions.give(plan);
    versions.open(origin);
    this.address = origin.kind === 'address' ? origin.address : null;
    this.host.requestUpdate();
  }

  private act(action: 'close' | 'turn' | 'cancel'): void {
    this.code.value?.[action]();
    if (action === 'close') this.address = null;
    if (action === 'close') this.turnSwipe(false);
  }

  private turnSwipe(on: boolean): void {
    this.swipe = on;
    this.host.requestUpdate();
  }

  render(): TemplateResult {
    const { given, store } = this.host;
    const language = given?.language ?? 'zh';
    return part(this.code, language, ({ state }) => html`<sign-plan-versions .plan=${given?.opened?.plan ?? null} .asOf=${store.state.asOf} .today=${today()} .versions=${state} .swipe=${this.swipe} .audited=${this.judged !== null} .language=${language}></sign-plan-versions>`);
  }

  /** A feature of the difference, which may be in the second package alone: the desk itself looks in the first. */
  private select({ detail }: HTMLElementEventMap['sign-plan-select']): void {
    const { sides, layer, key } = detail as unknown as Partial<VersionFeature> & { readonly layer: string; readonly key: string };
    if (sides === undefined || sides.includes('first')) return;
    const item = findFeature(this.second, layer, key);
    const box = item && boundsOf(item.geometry);
    if (box) this.host.map.showBox(box);
    this.turnSwipe(true);
  }

  private async save(format: 'json' | 'text'): Promise<void> {
    const { differing } = this;
    const verdicts = this.state?.verdicts ?? undefined;
    if (differing === null) return;
    const language = this.host.given?.language ?? 'zh';
    const [{ diffJson }, { diffText }] = await Promise.all([import('../../../report/diff/json.ts'), import('../../../report/diff/text.ts')]);
    const text = format === 'json' ? diffJson(differing.difference, verdicts) : diffText(differing.difference, differing, verdicts, language);
    saveFile(`signplan-diff.${format === 'json' ? 'json' : 'txt'}`, new Blob([text], { type: format === 'json' ? 'application/json' : 'text/plain;charset=utf-8' }));
  }
}
