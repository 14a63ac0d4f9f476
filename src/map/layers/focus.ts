/** What is being looked at: the features that the report names, the one that is pointed at, and the sign itself, above everything. */
import type { ExpressionSpecification } from 'maplibre-gl';
import type { LayerGroup, PlanLayer } from '../context.ts';
import { STRONG, all, edgeColour, fade, is, isGeometry } from '../expressions.ts';
import { MARKED, type Marked } from '../focus-data.ts';
import { imageId } from '../images.ts';

/** By colour and by dash: whole where it fails, dashed where it is undecided, dotted where a consent is needed. */
const CONCERN = { consent: { colour: 'conditional', dash: [1.25, 1.25] }, unknown: { colour: 'undetermined', dash: [4, 2] }, fail: { colour: 'nonconforming', dash: null } } as const satisfies Record<Marked, unknown>;

/** The zones that the sign touches, and the features that a failing, unknown or consent finding rests on; the worst above. */
export const concern: LayerGroup = ({ palette }) => {
  const results = [...MARKED].reverse();
  const resultColour: ExpressionSpecification = ['match', ['get', 'result'], 'fail', palette.nonconforming, 'unknown', palette.undetermined, palette.conditional];
  return [
    { id: 'zone-here', type: 'line', source: 'concern', filter: is('role', 'zone'), layout: { 'line-join': 'round' }, paint: { 'line-color': edgeColour(palette), 'line-width': 2.75, 'line-offset': 1.375 } },
    ...results.map((result): PlanLayer => {
      const { colour, dash } = CONCERN[result];
      return {
        id: `concern-${result}`, type: 'line', source: 'concern', filter: all(is('role', 'feature'), is('result', result), ['!', isGeometry('Point')]),
        layout: { 'line-join': 'round', 'line-cap': dash ? 'butt' : 'round' }, paint: { 'line-color': palette[colour], 'line-width': 2, 'line-opacity': 0.85, ...(dash && { 'line-dasharray': [...dash] }) },
      };
    }),
    { id: 'concern-point', type: 'circle', source: 'concern', filter: all(is('role', 'feature'), isGeometry('Point')), paint: { 'circle-radius': 11, 'circle-opacity': 0, 'circle-stroke-width': 2, 'circle-stroke-color': resultColour } },
  ];
};

export const highlight: LayerGroup = ({ palette }) => {
  const shape = all(is('role', 'feature'), ['!', isGeometry('Point')]);
  const line = (id: string, colour: string, width: number): PlanLayer => ({
    id, type: 'line', source: 'highlight', filter: shape, layout: { 'line-join': 'round', 'line-cap': 'round' }, paint: { 'line-color': colour, 'line-width': width },
  });
  const ring = (id: string, colour: string, radius: number, width: number): PlanLayer => ({
    id, type: 'circle', source: 'highlight', filter: all(is('role', 'feature'), isGeometry('Point')),
    paint: { 'circle-radius': radius, 'circle-opacity': 0, 'circle-stroke-color': colour, 'circle-stroke-width': width },
  });
  return [
    { id: 'highlight-fill', type: 'fill', source: 'highlight', filter: all(is('role', 'feature'), isGeometry('Polygon')), paint: { 'fill-color': palette.highlight, 'fill-opacity': 0.1, 'fill-antialias': false } },
    line('highlight-halo', palette.proposalHalo, 7),
    line('highlight-line', palette.highlight, 3),
    ring('highlight-ring-halo', palette.proposalHalo, 10.5, 5),
    ring('highlight-ring', palette.highlight, 11.5, 2.5),
    { id: 'leader', type: 'line', source: 'highlight', filter: is('role', 'leader'), paint: { 'line-color': palette.highlight, 'line-width': 1.5, 'line-dasharray': [3, 2] } },
  ];
};

export const proposal: LayerGroup = ({ palette, theme }) => [
  { id: 'proposal-error', type: 'fill', source: 'proposal', filter: is('role', 'error'), paint: { 'fill-color': palette.errorDisc, 'fill-antialias': false } },
  { id: 'proposal-error-edge', type: 'line', source: 'proposal', filter: is('role', 'error'), paint: { 'line-color': palette.accent, 'line-width': 1.25, 'line-dasharray': [2.4, 2.4] } },
  { id: 'proposal-disc', type: 'fill', source: 'proposal', filter: is('role', 'disc'), paint: { 'fill-color': palette.proposal, 'fill-opacity': 0.2 } },
  { id: 'proposal-disc-edge', type: 'line', source: 'proposal', filter: is('role', 'disc'), paint: { 'line-color': palette.proposal, 'line-width': 1.5 } },
  { id: 'proposal-face-halo', type: 'line', source: 'proposal', filter: is('role', 'face'), layout: { 'line-join': 'round' }, paint: { 'line-color': palette.proposalHalo, 'line-width': 8 } },
  { id: 'proposal-face', type: 'line', source: 'proposal', filter: is('role', 'face'), layout: { 'line-join': 'round' }, paint: { 'line-color': palette.proposal, 'line-width': 4.5 } },
  {
    id: 'proposal-sign', type: 'symbol', source: 'proposal', filter: is('role', 'place'),
    layout: {
      'icon-image': ['case', ['has', 'bearing'], imageId('proposal', theme), imageId('proposal-place', theme)],
      'icon-rotate': ['coalesce', ['get', 'bearing'], 0], 'icon-rotation-alignment': 'map', 'icon-size': fade([12, 1], [16, 1.2]), 'icon-allow-overlap': true, 'icon-ignore-placement': true,
    },
  },
];

/** Words for the highlight and the sign: always shown, and placed before every other name. */
export const focusLabels: LayerGroup = ({ palette }) => {
  const text = (id: string, source: 'highlight' | 'proposal', colour: string, layout: object): PlanLayer => ({
    id, type: 'symbol', source, filter: is('role', 'label'),
    layout: { 'text-field': ['get', 'text'], 'text-font': STRONG, 'text-size': fade([12, 12], [15, 13]), 'text-max-width': 14, 'text-allow-overlap': true, ...layout },
    paint: { 'text-color': colour, 'text-halo-color': palette.mapHalo, 'text-halo-width': 2 },
  });
  // The sign's label stands behind the face, so that the arrow is free.
  const behind = ['match', ['get', 'side'], 'left', ['literal', [-1.4, 0]], 'right', ['literal', [1.4, 0]], 'top', ['literal', [0, -0.9]], ['literal', [0, 0.9]]];
  const anchor = ['match', ['get', 'side'], 'left', 'right', 'right', 'left', 'top', 'bottom', 'top'];
  return [
    text('highlight-label', 'highlight', palette.highlight, { 'text-variable-anchor': ['top', 'bottom', 'left', 'right'], 'text-radial-offset': 1.2, 'text-justify': 'auto' }),
    text('proposal-label', 'proposal', palette.proposal, { 'text-anchor': anchor, 'text-offset': behind, 'text-justify': 'auto' }),
  ];
};
