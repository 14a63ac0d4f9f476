import { css } from 'lit';

/** Colours are the page's tokens. Only what the map's own canvas needs of MapLibre's stylesheet is here: no controls of it are used, so no icons in data: URLs. */
export const styles = css`
  :host {
    display: block;
    position: relative;
    overflow: hidden;
    block-size: 100%;
    min-block-size: 160px;
    background: var(--sign-plan-map-land);
    color: var(--sign-plan-ink);
    font: 400 12px/18px var(--sign-plan-font);
    font-variant-numeric: tabular-nums lining-nums;
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  p {
    margin: 0;
  }
  .frame {
    position: absolute;
    inset: 0;
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
  }
  .stage {
    position: relative;
    overflow: hidden;
    container: stage / size;
  }
  .map {
    position: absolute;
    inset: 0;
    overflow: hidden;
    -webkit-tap-highlight-color: transparent;
    -webkit-touch-callout: none;
  }
  .map .maplibregl-canvas-container,
  .map .maplibregl-canvas {
    position: absolute;
    inset: 0;
    touch-action: none;
    user-select: none;
    cursor: crosshair;
  }
  :host([yielding]) .map .maplibregl-canvas-container,
  :host([yielding]) .map .maplibregl-canvas,
  :host([yielding]) .surface {
    touch-action: pan-x pan-y;
  }
  .maplibregl-cooperative-gesture-screen {
    display: none;
  }
  .yielded {
    position: absolute;
    inset: auto 0 30%;
    z-index: 2;
    inline-size: fit-content;
    max-inline-size: calc(100% - 32px);
    margin-inline: auto;
    padding: 8px 14px;
    border-radius: 8px;
    background: var(--sign-plan-surface);
    box-shadow: var(--sign-plan-shadow-2);
    font-size: 14px;
    line-height: 20px;
    pointer-events: none;
  }
  .map .maplibregl-canvas:focus {
    outline: none;
  }
  .map .maplibregl-canvas:focus-visible {
    outline: 3px solid var(--sign-plan-focus);
    outline-offset: -3px;
  }
  .surface {
    position: absolute;
    inset: 0;
    overflow: hidden;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
    cursor: crosshair;
    background: var(--sign-plan-map-land);
  }
  .surface > svg {
    position: absolute;
    inset: 0 auto auto 0;
    transform-origin: 0 0;
    will-change: transform;
    pointer-events: none;
  }
  .surface:focus {
    outline: none;
  }
  .surface:focus-visible::after {
    content: '';
    position: absolute;
    inset: 0;
    border: 3px solid var(--sign-plan-focus);
    pointer-events: none;
  }
  .map .maplibregl-control-container {
    display: none;
  }
  .cross {
    position: absolute;
    inset: 50% auto auto 50%;
    translate: -50% -50%;
    visibility: hidden;
    pointer-events: none;
  }
  .map:has(:focus-visible) ~ .cross {
    visibility: visible;
  }
  .cross path {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
  }
  .cross .halo {
    stroke: var(--sign-plan-proposal-halo);
    stroke-width: 4;
  }
  /* One column over the map, so that nothing in it covers anything else: legend, notes, and at the foot scale and tools. */
  .over {
    position: absolute;
    inset: 12px 16px;
    display: flex;
    flex-direction: column;
    align-items: start;
    gap: 8px;
    pointer-events: none;
  }
  .over ::slotted(*),
  .note {
    pointer-events: auto;
  }
  .note {
    max-inline-size: min(26rem, 100cqi - 124px);
    padding: 8px 12px;
    border-radius: 8px;
    background: var(--sign-plan-surface);
    box-shadow: var(--sign-plan-shadow-2);
    font-size: 13px;
    line-height: 20px;
  }
  .note strong {
    font-weight: 600;
  }
  .missing {
    border-inline-start: 3px solid var(--sign-plan-undetermined);
  }
  .notes {
    flex: 0 1 auto;
    min-block-size: 0;
    overflow: auto;
    border-radius: 8px;
  }
  .notes.below {
    margin-block-start: auto;
  }
  .notes .note {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
    max-inline-size: min(26rem, 100cqi - 32px);
    box-shadow: inset 0 0 0 1px var(--sign-plan-hairline);
  }
  .notes.above .note {
    max-inline-size: min(26rem, 100cqi - 124px);
  }
  .whole {
    display: inline-block;
  }
  .words {
    flex: 1 1 12em;
    display: grid;
    gap: 6px;
    text-wrap: balance;
  }
  .do {
    display: flex;
    gap: 6px;
  }
  .do button {
    min-block-size: var(--sign-plan-target);
    padding: 0 10px;
    border: 1px solid var(--sign-plan-line);
    border-radius: 4px;
    background: none;
    color: inherit;
    font: inherit;
    white-space: nowrap;
    cursor: pointer;
  }
  .do button:hover {
    border-color: var(--sign-plan-ink-2);
  }
  .do button:focus-visible {
    outline: 2px solid var(--sign-plan-focus);
    outline-offset: 1px;
  }
  .foot {
    flex: none;
    align-self: stretch;
    display: flex;
    align-items: end;
    justify-content: space-between;
    gap: 8px;
  }
  .notes.above ~ .foot {
    margin-block-start: auto;
  }
  .zoom {
    position: absolute;
    inset: 12px 16px auto auto;
    display: grid;
    border-radius: 8px;
    background: var(--sign-plan-surface);
    box-shadow: var(--sign-plan-shadow-2);
    overflow: hidden;
  }
  .zoom button {
    display: grid;
    place-items: center;
    inline-size: max(36px, var(--sign-plan-target));
    block-size: max(36px, var(--sign-plan-target));
    padding: 0;
    border: 0 solid var(--sign-plan-hairline);
    background: none;
    color: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }
  .zoom button + button {
    border-block-start-width: 1px;
  }
  .zoom button:disabled {
    color: var(--sign-plan-line);
    cursor: default;
  }
  .zoom button:focus-visible {
    outline: 2px solid var(--sign-plan-focus);
    outline-offset: -3px;
    border-radius: 8px;
  }
  @media (hover: hover) {
    .zoom button:hover:not(:disabled) {
      background: var(--sign-plan-surface-2);
    }
  }
  .zoom svg {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
  }
  @container stage (max-width: 559px) or (max-height: 299px) {
    .over {
      inset: 12px;
    }
    .note,
    .notes.above .note {
      max-inline-size: min(26rem, 100cqi - 24px);
    }
    .zoom {
      inset-inline-end: 12px;
      grid-auto-flow: column;
    }
    .zoom button + button {
      border-block-start-width: 0;
      border-inline-start-width: 1px;
    }
  }
  /* A low map has no room for both. */
  @container stage (max-height: 299px) {
    .notes:not(:empty) ~ .foot {
      display: none;
    }
    .feature .do {
      flex-direction: column;
    }
  }
  .scale {
    position: relative;
    isolation: isolate;
    display: grid;
    color: var(--sign-plan-map-label);
    text-shadow: 0 0 2px var(--sign-plan-map-halo), 0 0 2px var(--sign-plan-map-halo), 0 0 3px var(--sign-plan-map-halo);
  }
  /* A road's name may run beneath. */
  .scale::before {
    content: '';
    position: absolute;
    inset: -2px -32px -5px -8px;
    z-index: -1;
    border-radius: 4px;
    background: var(--sign-plan-map-halo);
    opacity: 0.72;
  }
  .scale span {
    display: flex;
    justify-content: space-between;
    white-space: nowrap;
  }
  .scale b {
    font-weight: 400;
  }
  .scale b:last-child {
    translate: 50%;
  }
  .scale i {
    display: block;
    block-size: 5px;
    border: 1.25px solid currentColor;
    border-block-start: 0;
    filter: drop-shadow(0 0 1px var(--sign-plan-map-halo));
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 16px;
    padding: 3px 16px;
    background: var(--sign-plan-paper);
    color: var(--sign-plan-ink-2);
  }
  @media (width < 480px) {
    .line {
      column-gap: 8px;
      padding-inline: 12px;
    }
  }
  .line a {
    color: inherit;
  }
  .tag {
    padding: 0 6px;
    border: 1px dashed var(--sign-plan-line);
    border-radius: 2px;
    white-space: nowrap;
  }
  .failure {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    padding: 24px;
    background: var(--sign-plan-map-land);
    color: var(--sign-plan-ink-2);
    font-size: 14px;
    line-height: 22px;
    text-align: center;
    text-wrap: balance;
  }
  .failure p {
    max-inline-size: 26em;
    padding: 8px 14px;
    border-radius: 4px;
    background: var(--sign-plan-surface);
  }
  @media (forced-colors: active) {
    .zoom,
    .note {
      border: 1px solid CanvasText;
    }
  }
`;
