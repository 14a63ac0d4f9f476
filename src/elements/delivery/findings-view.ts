/** What is wrong with a delivery, kind by kind, each with its place. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ImportFinding, Severity } from '../../import/finding.ts';
import { toolIcon } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import type { DeliveryAction } from './view.ts';
import { deliveryWords } from './words.ts';

/** Findings of a severity that are listed: a page is no report. */
const MOST = 60;
const SEVERITIES: readonly Severity[] = ['error', 'remark', 'note'];

export function findingsView(findings: readonly ImportFinding[], language: Language, act: (action: DeliveryAction) => void): TemplateResult {
  const w = deliveryWords(language);
  if (findings.length === 0) return html`<p class="empty">${w.noFindings}</p>`;
  const numbered = findings.map((finding, index) => ({ finding, index }));
  return html`${SEVERITIES.map((severity) => {
    const some = numbered.filter(({ finding }) => finding.severity === severity);
    if (some.length === 0) return nothing;
    return html`<details class=${severity} ?open=${severity !== 'note'}>
      <summary>${severity === 'note' ? nothing : toolIcon('warn')}<span class="name">${w.severity[severity]}</span><span class="count">${some.length}</span>${toolIcon('down')}</summary>
      <ul class="findings">${some.slice(0, MOST).map(({ finding, index }) => line(finding, index, language, act))}</ul>
      ${some.length > MOST ? html`<p class="hint">${w.more(some.length - MOST)}</p>` : nothing}
    </details>`;
  })}`;
}

function line(finding: ImportFinding, index: number, language: Language, act: (action: DeliveryAction) => void): TemplateResult {
  const { layer, feature, field, text, received, at, shape, area } = finding;
  const where = [layer, feature, field].filter((part) => part !== undefined && part !== '').join(' · ');
  return html`<li>
    <span class="text">${text[language]}</span>
    ${where === '' && received === undefined ? nothing : html`<span class="where">${where}${received === undefined ? nothing : html` <code>${received}</code>`}</span>`}
    ${area === undefined ? nothing : html`<span class="where">${area < 10 ? area.toFixed(2) : Math.round(area)} m²</span>`}
    ${at === undefined && shape === undefined ? nothing : html`<button type="button" class="text-button" @click=${() => act({ action: 'finding', index })}>${toolIcon('pin')}${deliveryWords(language).place}</button>`}
  </li>`;
}
