/**
 * Colours of the map, light and dark. WebGL can't read custom properties, so the values of the design tokens stand here a second time:
 * each key is the token `--sign-plan-<key in kebab case>`.
 */
export type Theme = 'light' | 'dark';
export const ZONE_STYLES = ['prohibited', 'strict', 'general', 'display'] as const;
export type ZoneStyle = (typeof ZONE_STYLES)[number];

export interface Palette {
  readonly paper: string;
  readonly surface: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly accent: string;
  readonly nonconforming: string;
  readonly undetermined: string;
  readonly conditional: string;
  readonly conforming: string;
  readonly outside: string;
  readonly zoneProhibited: string;
  readonly zoneProhibitedFill: string;
  readonly zoneStrict: string;
  readonly zoneStrictFill: string;
  readonly zoneGeneral: string;
  readonly zoneGeneralFill: string;
  readonly zoneDisplay: string;
  readonly zoneDisplayFill: string;
  readonly segmentCasing: string;
  readonly site: string;
  readonly siteUsed: string;
  readonly heritage: string;
  readonly organ: string;
  readonly power: string;
  readonly existing: string;
  readonly highlight: string;
  readonly proposal: string;
  readonly proposalHalo: string;
  readonly errorDisc: string;
  readonly mapLand: string;
  readonly mapBuilt: string;
  readonly mapWater: string;
  readonly mapWaterEdge: string;
  readonly mapWaterLabel: string;
  readonly mapGreen: string;
  readonly mapGreenLabel: string;
  readonly mapRoad: string;
  readonly mapRoadCasing: string;
  readonly mapHighway: string;
  readonly mapHighwayCasing: string;
  readonly mapRail: string;
  readonly mapDyke: string;
  readonly mapLabel: string;
  readonly mapLabel2: string;
  readonly mapHalo: string;
}

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    paper: '#f5f4ef',
    surface: '#ffffff',
    ink: '#1b1f24',
    ink2: '#474d55',
    ink3: '#646a73',
    accent: '#1c4e78',
    nonconforming: '#a01d16',
    undetermined: '#57469c',
    conditional: '#8f5a00',
    conforming: '#0b6553',
    outside: '#3c4249',
    zoneProhibited: '#74143f',
    zoneProhibitedFill: 'rgb(116 20 63 / .14)',
    zoneStrict: '#933200',
    zoneStrictFill: 'rgb(206 84 10 / .15)',
    zoneGeneral: '#8c7800',
    zoneGeneralFill: 'rgb(232 208 60 / .20)',
    zoneDisplay: '#135f9c',
    zoneDisplayFill: 'rgb(40 122 190 / .13)',
    segmentCasing: '#ffffff',
    site: '#135f9c',
    siteUsed: '#646a73',
    heritage: '#7a4a21',
    organ: '#474d55',
    power: '#474d55',
    existing: '#474d55',
    highlight: '#1c4e78',
    proposal: '#1b1f24',
    proposalHalo: '#ffffff',
    errorDisc: 'rgb(28 78 120 / .14)',
    mapLand: '#f1efe7',
    mapBuilt: '#ebe8de',
    mapWater: '#cddde5',
    mapWaterEdge: '#9dbac8',
    mapWaterLabel: '#34617a',
    mapGreen: '#dfe7d4',
    mapGreenLabel: '#47603a',
    mapRoad: '#ffffff',
    mapRoadCasing: '#cfcabc',
    mapHighway: '#fff6da',
    mapHighwayCasing: '#b9a877',
    mapRail: '#7d7a73',
    mapDyke: '#8b8372',
    mapLabel: '#33393f',
    mapLabel2: '#565b62',
    mapHalo: 'rgb(247 245 239 / .92)',
  },
  dark: {
    paper: '#131619',
    surface: '#1b1f23',
    ink: '#ecebe6',
    ink2: '#bcc0c6',
    ink3: '#9aa0a8',
    accent: '#93c0e6',
    nonconforming: '#ff9084',
    undetermined: '#c2b8f7',
    conditional: '#f6cf86',
    conforming: '#74d2b7',
    outside: '#d5d9de',
    zoneProhibited: '#f089b6',
    zoneProhibitedFill: 'rgb(240 137 182 / .16)',
    zoneStrict: '#e98d4c',
    zoneStrictFill: 'rgb(243 162 101 / .14)',
    zoneGeneral: '#ebe08f',
    zoneGeneralFill: 'rgb(214 199 103 / .11)',
    zoneDisplay: '#86bff0',
    zoneDisplayFill: 'rgb(134 191 240 / .15)',
    segmentCasing: '#131619',
    site: '#86bff0',
    siteUsed: '#9aa0a8',
    heritage: '#d9a878',
    organ: '#bcc0c6',
    power: '#bcc0c6',
    existing: '#bcc0c6',
    highlight: '#93c0e6',
    proposal: '#ffffff',
    proposalHalo: '#131619',
    errorDisc: 'rgb(147 192 230 / .20)',
    mapLand: '#22272b',
    mapBuilt: '#272c31',
    mapWater: '#16303d',
    mapWaterEdge: '#2f5568',
    mapWaterLabel: '#8fb9cc',
    mapGreen: '#223026',
    mapGreenLabel: '#9dbb90',
    mapRoad: '#3a4046',
    mapRoadCasing: '#1a1d20',
    mapHighway: '#51492f',
    mapHighwayCasing: '#1a1d20',
    mapRail: '#858b92',
    mapDyke: '#9a917d',
    mapLabel: '#e2e1dc',
    mapLabel2: '#a9aeb5',
    mapHalo: 'rgb(27 31 35 / .9)',
  },
};

const EDGE: Record<ZoneStyle, keyof Palette> = { prohibited: 'zoneProhibited', strict: 'zoneStrict', general: 'zoneGeneral', display: 'zoneDisplay' };
const FILL: Record<ZoneStyle, keyof Palette> = { prohibited: 'zoneProhibitedFill', strict: 'zoneStrictFill', general: 'zoneGeneralFill', display: 'zoneDisplayFill' };

export const zoneEdge = (palette: Palette, style: ZoneStyle): string => palette[EDGE[style]];
export const zoneFill = (palette: Palette, style: ZoneStyle): string => palette[FILL[style]];
