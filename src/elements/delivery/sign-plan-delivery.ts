import { html, LitElement, nothing, unsafeCSS, type TemplateResult } from 'lit';
import { define } from '../shared/define.ts';
import { toolIcon } from '../shared/icons.ts';
import type { Language } from '../shared/messages.ts';
import { base, field } from '../shared/styles.ts';
import { chosenFiles, droppedFiles } from '../versions/dropped.ts';
import { findingsView } from './findings-view.ts';
import css from './sign-plan-delivery.css?inline';
import { NO_DELIVERY, type DeliveredLayer, type DeliveryAction, type DeliveryView } from './view.ts';
import { deliveryWords } from './words.ts';

/** Not every engine lets a folder be chosen; there a zip and dropping stay. */
const canChooseFolder = 'webkitdirectory' in HTMLInputElement.prototype;

/**
 * The pane in which files of a design institute are looked at before they are imported: what they hold, where they lie, what is wrong with them.
 * @fires sign-plan-delivery-act - files, another reference system, a layer to be shown, a finding to be looked at…
 */
export class SignPlanDelivery extends LitElement {
  static override properties = { view: { attribute: false }, language: {}, over: { state: true } };
  static override styles = [base, field, unsafeCSS(css)];

  declare view: DeliveryView;
  declare language: Language;
  private declare over: boolean;

  constructor() {
    super();
    this.view = NO_DELIVERY;
    this.language = 'zh';
    this.over = false;
  }

  private readonly act = (detail: DeliveryAction): void => void this.dispatchEvent(new CustomEvent('sign-plan-delivery-act', { detail, bubbles: true, composed: true }));

  protected override render(): TemplateResult {
    const { view, language } = this;
    const { phase, problems, layers, readiness } = view;
    const w = deliveryWords(language);
    return html`<h2 class="title">${w.title}</h2>
      ${phase === 'none' ? html`<p class="hint">${w.lead}</p>` : nothing}
      ${this.dropArea()}
      ${phase === 'reading' ? this.progress() : nothing}
      ${problems.length === 0 ? nothing : html`<div class="problems" role="alert"><h3>${toolIcon('warn')}${w.problems}</h3><ul>${problems.map(({ file, received, text }) => html`<li>${text[language]} ${[file, received].filter((part) => part !== undefined).map((part) => html`<code>${part}</code> `)}</li>`)}</ul></div>`}
      ${layers.length === 0
        ? nothing
        : html`<section aria-labelledby="layers"><h3 id="layers">${w.layers}</h3><ul class="layers">${layers.map((layer) => this.layer(layer))}</ul></section>
          <section aria-labelledby="clicked"><h3 id="clicked">${w.clicked}</h3>${this.clicked()}</section>
          <section aria-labelledby="findings"><h3 id="findings">${w.findings}</h3>
            ${readiness === null ? nothing : html`<p class="readiness ${readiness}">${w.readiness[readiness]}</p>`}
            <p class="hint">${view.ownMapping ? w.own : w.guessed}</p>
            ${findingsView(view.findings, language, this.act)}
          </section>
          <div class="buttons"><button type="button" class="button" @click=${() => this.act({ action: 'save-mapping' })}>${w.saveMapping}</button><button type="button" class="text-button" @click=${() => this.act({ action: 'clear' })}>${w.clear}</button></div>
          <p class="hint">${w.next}</p>`}
      <p class="quiet" role="status">${phase === 'done' && readiness !== null ? w.readiness[readiness] : ''}</p>`;
  }

  private dropArea(): TemplateResult {
    const { view, language } = this;
    const w = deliveryWords(language);
    return html`<div class="drop ${this.over ? 'over' : ''} ${view.phase === 'none' ? '' : 'small'}" @dragenter=${this.drag} @dragover=${this.drag} @dragleave=${() => (this.over = false)} @drop=${this.dropped}>
      <p>${this.over ? w.release : view.files.length === 0 ? w.drop : view.files.join('、')}</p>
      <div class="buttons">
        <label class="button"><span>${w.choose}</span><input class="quiet" type="file" id="files" multiple @change=${this.chosen} /></label>
        ${canChooseFolder ? html`<label class="button"><span>${w.folder}</span><input class="quiet" type="file" id="folder" webkitdirectory multiple @change=${this.chosen} /></label>` : nothing}
      </div>
      <p class="hint">${w.kinds} ${w.stays}</p>
    </div>`;
  }

  private progress(): TemplateResult {
    const w = deliveryWords(this.language);
    const { part } = this.view;
    return html`<div class="progress"><label for="bar">${w.reading}</label>${part === null ? html`<progress id="bar"></progress>` : html`<progress id="bar" max="1" .value=${part}></progress>`}<button type="button" class="button" @click=${() => this.act({ action: 'cancel' })}>${w.cancel}</button></div>`;
  }

  private layer({ index, file, name, format, count, text, into, crs, chosen, options, box, visible }: DeliveredLayer): TemplateResult {
    const { language } = this;
    const w = deliveryWords(language);
    const id = `crs-${index}`;
    return html`<li>
      <div class="head"><label class="check"><input type="checkbox" .checked=${visible && box !== null} ?disabled=${box === null} aria-label=${w.show(name)} @change=${(event: Event) => this.act({ action: 'visible', layer: index, visible: (event.target as HTMLInputElement).checked })} /><span class="name">${name}</span></label>
        <span class="count">${w.features(count)}</span>
        ${box === null ? nothing : html`<button type="button" class="text-button" @click=${() => this.act({ action: 'zoom', layer: index })}>${w.zoom}</button>`}</div>
      <p class="hint">${w.format[format]} <code>${file}</code></p>
      <p class="into">${into === null ? w.becomesNothing : w.becomes(into[language])}</p>
      <div class="field"><label for=${id}>${w.crs}</label><span class="box"><select id=${id} @change=${(event: Event) => this.act({ action: 'crs', layer: index, choice: (event.target as HTMLSelectElement).value })}>
        <option value="" .selected=${chosen === ''}>${chosen === '' ? (crs === null ? w.noCrs : crs[language]) : w.judged}</option>
        ${options.map((option) => html`<option value=${option.id} .selected=${option.id === chosen}>${option.text[language]}</option>`)}
      </select></span></div>
      ${text === null ? nothing : html`<p class="hint">${w.encoding} ${text.encoding}${language === 'zh' ? `（${w.by[text.by]}）` : ` (${w.by[text.by]})`}${text.preview.length === 0 ? nothing : html`<span class="preview">${text.preview.join(' / ')}</span>`}</p>`}
    </li>`;
  }

  private clicked(): TemplateResult {
    const { clicked, layers } = this.view;
    const w = deliveryWords(this.language);
    if (clicked.length === 0) return html`<p class="hint">${w.clickHint}</p>`;
    return html`${clicked.map(({ layer, at, properties }) => html`<div class="feature"><p><span class="name">${layers[layer]?.name}</span> <span class="where">${at}</span></p>
      <dl>${properties.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></div>`)}`;
  }

  private readonly chosen = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    const files = chosenFiles(input.files);
    if (files.length > 0) this.act({ action: 'files', files });
    // The same file may be chosen again once it is mended.
    input.value = '';
  };

  private readonly drag = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    this.over = true;
  };

  private readonly dropped = (event: DragEvent): void => {
    this.over = false;
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    void droppedFiles(event.dataTransfer).then((files) => (files.length > 0 ? this.act({ action: 'files', files }) : undefined));
  };
}
define('sign-plan-delivery', SignPlanDelivery);
declare global {
  interface HTMLElementTagNameMap {
    'sign-plan-delivery': SignPlanDelivery;
  }
}
