import { css } from 'lit';

/** Beside what the applicant's map has: two maps, the handle between them, the corners and the strip. */
export const deskStyles = css`
  .stage {
    --split: 100%;
  }
  .two .map.second {
    clip-path: inset(0 0 0 var(--split));
  }
  .map[hidden] {
    display: none;
  }
  .asking .maplibregl-canvas-container,
  .asking .maplibregl-canvas {
    cursor: default;
  }
  .asking .maplibregl-canvas.on-sign {
    cursor: pointer;
  }
  .swipe {
    position: absolute;
    inset: 0 auto 0 var(--split);
    inline-size: 16px;
    margin-inline-start: -8px;
    display: grid;
    place-items: center;
    cursor: ew-resize;
    touch-action: none;
    background: linear-gradient(var(--sign-plan-ink), var(--sign-plan-ink)) center / 2px 100% no-repeat;
  }
  .handle {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: 34px;
    block-size: 34px;
    inset-block-start: 30%;
    margin-inline: -9px;
    border: 1.5px solid var(--sign-plan-ink);
    border-radius: 50%;
    background: var(--sign-plan-surface);
    color: var(--sign-plan-ink);
  }
  .handle svg {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .handle:focus-visible {
    outline: none;
    box-shadow: var(--sign-plan-focus-ring);
  }
  .caption {
    position: absolute;
    inset-block-start: 12px;
    max-inline-size: calc(100cqi - var(--split) - 28px);
    padding: 8px 12px;
    border-radius: 8px;
    background: var(--sign-plan-surface);
    box-shadow: var(--sign-plan-shadow-2);
    font-size: 13px;
    line-height: 20px;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
    pointer-events: none;
  }
  .two .zoom {
    inset-block-start: 60px;
  }
  .caption strong {
    font-weight: 600;
  }
  .caption span {
    margin-inline-start: 6px;
  }
  .caption.first {
    inset-inline-end: calc(100% - var(--split) + 12px);
    max-inline-size: calc(var(--split) - 24px);
  }
  .caption.second {
    inset-inline-start: calc(var(--split) + 12px);
  }
  .over ::slotted([slot='tools']) {
    max-inline-size: 100%;
  }
  .over .foot {
    margin-block-start: auto;
  }
  .largest {
    padding: 4px 10px;
  }
  .corner {
    position: absolute;
    inset: auto 16px 12px auto;
    display: flex;
    align-items: end;
    gap: 12px;
    /* The scale bar keeps the other corner. */
    max-inline-size: calc(100% - 156px);
    pointer-events: none;
  }
  .verdicts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
    margin: 0;
    padding: 7px 12px;
    list-style: none;
    border-radius: 8px;
    background: var(--sign-plan-surface);
    box-shadow: var(--sign-plan-shadow-2);
    pointer-events: auto;
  }
  .verdicts li {
    display: flex;
    align-items: center;
    gap: 6px;
    white-space: nowrap;
  }
  .verdicts svg {
    border-radius: 2px;
  }
  .north {
    display: grid;
    justify-items: center;
    color: var(--sign-plan-ink);
    line-height: 14px;
    text-shadow: 0 0 2px var(--sign-plan-map-halo), 0 0 3px var(--sign-plan-map-halo);
  }
  .north path {
    fill: currentColor;
  }
  .north .halo {
    fill: none;
    stroke: var(--sign-plan-map-halo);
    stroke-width: 3;
  }
  .north b {
    font-weight: 600;
  }
  .line {
    justify-content: space-between;
    padding-block: 0;
    min-block-size: 24px;
    font-size: 12px;
  }
  .ground {
    display: flex;
    flex-wrap: wrap;
    gap: 0 14px;
    min-inline-size: 0;
  }
  .numbers {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 14px;
    margin-inline-start: auto;
  }
  .numbers output {
    min-inline-size: 12.5em;
    text-align: end;
    white-space: nowrap;
  }
  .numbers select,
  .numbers input {
    block-size: 24px;
    border: 1px solid transparent;
    border-radius: 2px;
    background: none;
    color: inherit;
    font: inherit;
    font-variant-numeric: inherit;
  }
  .numbers select {
    padding: 0 2px;
  }
  .numbers option {
    background: var(--sign-plan-surface);
    color: var(--sign-plan-ink);
  }
  .numbers input {
    inline-size: 6.5em;
    padding: 0 4px;
  }
  .numbers select:hover,
  .numbers input:hover,
  .numbers input:focus {
    border-color: var(--sign-plan-line);
  }
  .numbers input[aria-invalid='true'] {
    border-color: var(--sign-plan-nonconforming);
    color: var(--sign-plan-nonconforming);
  }
  .numbers :focus-visible {
    outline: 2px solid var(--sign-plan-focus);
    outline-offset: 0;
  }
  .fallen {
    grid-template-rows: auto minmax(0, 1fr);
  }
  .fallen .note {
    margin: 8px;
    max-inline-size: none;
  }
  /* Beside the tools there is no room for the first side's words: they stand under them. */
  @container stage (max-width: 719px) {
    .caption {
      inset-block-start: 60px;
    }
    .two .zoom {
      inset-block-start: 108px;
    }
  }
  @container stage (max-width: 559px) {
    .corner {
      inset-inline-end: 12px;
      max-inline-size: calc(100% - 32px);
    }
    .corner:has(.verdicts) {
      inset-block-end: 40px;
    }
  }
  @media (forced-colors: active) {
    .caption,
    .verdicts,
    .handle {
      border: 1px solid CanvasText;
    }
    .swipe {
      background: linear-gradient(CanvasText, CanvasText) center / 2px 100% no-repeat;
      forced-color-adjust: none;
    }
  }
`;
