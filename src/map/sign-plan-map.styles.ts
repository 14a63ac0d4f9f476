import { css } from 'lit';

/** Only what the map's own canvas needs of MapLibre's stylesheet is here: no controls of it are used, so no icons in data: URLs. */
export const styles = css`
  :host {
    --_surface: var(--sign-plan-surface, #ffffff);
    --_ink: var(--sign-plan-ink, #1b1f24);
    --_ink-2: var(--sign-plan-ink-2, #474d55);
    --_line: var(--sign-plan-line, #878b91);
    --_paper: var(--sign-plan-paper, #f5f4ef);
    --_label: var(--sign-plan-map-label, #33393f);
    --_halo: var(--sign-plan-map-halo, rgb(247 245 239 / 0.92));
    --_hairline: var(--sign-plan-hairline, #dddad1);
    --_shadow: var(--sign-plan-shadow-2, 0 1px 2px rgb(27 31 36 / 0.08), 0 4px 16px rgb(27 31 36 / 0.1));
    --_target: var(--sign-plan-target, 44px);
    display: block;
    position: relative;
    overflow: hidden;
    block-size: 100%;
    min-block-size: 160px;
    background: var(--sign-plan-map-land, #f1efe7);
    color: var(--_ink);
    font: 400 12px/18px var(--sign-plan-font, system-ui, sans-serif);
    font-variant-numeric: tabular-nums lining-nums;
  }
  :host([theme='dark']) {
    --_surface: var(--sign-plan-surface, #1b1f23);
    --_ink: var(--sign-plan-ink, #ecebe6);
    --_ink-2: var(--sign-plan-ink-2, #bcc0c6);
    --_line: var(--sign-plan-line, #747b84);
    --_paper: var(--sign-plan-paper, #131619);
    --_hairline: var(--sign-plan-hairline, #333940);
    --_label: var(--sign-plan-map-label, #e2e1dc);
    --_halo: var(--sign-plan-map-halo, rgb(27 31 35 / 0.9));
    background: var(--sign-plan-map-land, #22272b);
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
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
  .map .maplibregl-canvas:focus {
    outline: none;
  }
  .map .maplibregl-canvas:focus-visible {
    outline: 3px solid var(--sign-plan-focus, #0a58c2);
    outline-offset: -3px;
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
    color: var(--_ink);
  }
  .map:has(.maplibregl-canvas:focus-visible) ~ .cross {
    visibility: visible;
  }
  .cross .halo {
    stroke: var(--sign-plan-proposal-halo, #ffffff);
    stroke-width: 4;
  }
  .cross path {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
  }
  .zoom {
    position: absolute;
    inset: 16px 16px auto auto;
    display: grid;
    border-radius: var(--sign-plan-radius-3, 8px);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    overflow: hidden;
  }
  .zoom button {
    display: grid;
    place-items: center;
    inline-size: max(36px, var(--_target));
    block-size: max(36px, var(--_target));
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }
  .zoom button + button {
    border-block-start: 1px solid var(--_hairline);
  }
  .zoom button:disabled {
    color: var(--_line);
    cursor: default;
  }
  .zoom button:focus-visible {
    outline: 2px solid var(--sign-plan-focus, #0a58c2);
    outline-offset: -3px;
    border-radius: var(--sign-plan-radius-3, 8px);
  }
  @media (hover: hover) {
    .zoom button:hover:not(:disabled) {
      background: var(--sign-plan-surface-2, rgb(127 127 127 / 0.1));
    }
  }
  .zoom svg {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
  }
  .scale {
    position: absolute;
    inset: auto auto 12px 16px;
    display: grid;
    color: var(--_label);
    pointer-events: none;
    text-shadow: 0 0 2px var(--_halo), 0 0 2px var(--_halo), 0 0 3px var(--_halo);
  }
  .scale span {
    display: flex;
    justify-content: space-between;
    white-space: nowrap;
  }
  .scale b {
    font-weight: 400;
  }
  .scale b:first-child {
    translate: -50%;
  }
  .scale b:last-child {
    translate: 50%;
  }
  .scale i {
    display: block;
    block-size: 5px;
    border: 1.25px solid currentColor;
    border-block-start: 0;
    filter: drop-shadow(0 0 1px var(--_halo));
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 16px;
    margin: 0;
    padding: 3px 16px;
    background: var(--_paper);
    color: var(--_ink-2);
  }
  @media (width < 480px) {
    .line {
      column-gap: 8px;
      padding-inline: 12px;
    }
  }
  .tag {
    padding: 0 6px;
    border: 1px dashed var(--_line);
    border-radius: var(--sign-plan-radius-1, 2px);
    white-space: nowrap;
  }
  .failure {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    padding: 24px;
    background: inherit;
    color: var(--_ink-2);
    font-size: 14px;
    line-height: 22px;
    text-align: center;
    text-wrap: balance;
  }
  .failure p {
    max-inline-size: 26em;
    margin: 0;
    padding: 8px 14px;
    border-radius: var(--sign-plan-radius-2, 4px);
    background: var(--_surface);
  }
  @media (forced-colors: active) {
    .zoom {
      border: 1px solid CanvasText;
    }
  }
`;
