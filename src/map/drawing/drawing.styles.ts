import { css } from 'lit';

export const drawingStyles = css`
  .draft {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    overflow: hidden;
    pointer-events: none;
    fill: none;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .draft .halo {
    stroke: var(--sign-plan-proposal-halo);
    stroke-width: 9;
  }
  .draft .line {
    stroke: var(--sign-plan-proposal);
    stroke-width: 4.5;
    stroke-linecap: butt;
  }
  .draft .thin {
    stroke: var(--sign-plan-proposal);
    stroke-width: 1.75;
  }
  .draft .thin.halo {
    stroke: var(--sign-plan-proposal-halo);
    stroke-width: 5;
  }
  .draft .next {
    stroke: var(--sign-plan-proposal);
    stroke-width: 2;
    stroke-dasharray: 5 4;
  }
  .draft .next.halo {
    stroke: var(--sign-plan-proposal-halo);
    stroke-width: 5;
    stroke-dasharray: none;
  }
  .draft circle {
    fill: var(--sign-plan-proposal-halo);
    stroke: var(--sign-plan-proposal);
    stroke-width: 2;
  }
  .draft .before {
    fill: none;
    stroke: var(--sign-plan-accent);
    stroke-width: 1.5;
    stroke-dasharray: 3 2.5;
  }
  .draft text {
    fill: var(--sign-plan-proposal);
    stroke: var(--sign-plan-map-halo);
    stroke-width: 4;
    paint-order: stroke;
    text-anchor: middle;
    font: 600 13px/1 var(--sign-plan-font);
  }
  .draw {
    display: grid;
    gap: 8px;
    margin-block-start: auto;
    inline-size: min(26rem, 100%);
    padding: 8px 12px;
    border-radius: 8px;
    background: var(--sign-plan-surface);
    box-shadow: var(--sign-plan-shadow-2);
    font-size: 13px;
    line-height: 20px;
    pointer-events: auto;
  }
  .draw strong {
    font-weight: 600;
  }
  .draw .do {
    flex-wrap: wrap;
  }
  .draw .do button {
    flex: 1 0 auto;
    min-block-size: 44px;
  }
  .draw .do .primary {
    border-color: var(--sign-plan-accent);
    background: var(--sign-plan-accent);
    color: var(--sign-plan-on-accent);
  }
  .draw .do [aria-disabled='true'] {
    border-color: var(--sign-plan-hairline);
    background: none;
    color: var(--sign-plan-ink-3);
    cursor: default;
  }
  .drawing .notes {
    display: none;
  }
  .drawing slot[name='legend'] {
    display: none;
  }
  .drawing .draw ~ .foot {
    margin-block-start: 0;
  }
  /* On a wide map what belongs to the drawing stands at its head, where the legend was. */
  @container stage (min-width: 560px) {
    .draw {
      margin-block: 0 auto;
    }
  }
  @container stage (max-height: 299px) {
    .drawing .foot {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .draw {
      border: 1px solid CanvasText;
    }
    .draw .do [aria-disabled='true'] {
      color: GrayText;
    }
  }
`;
