/** Findings on the page, grouped by severity and kind, each with a small map where it has a place. */
import { escaped as h } from './escape.ts';
import { problemMap } from './map.ts';
import { Neighbourhood } from './neighbourhood.ts';
import { titleOf } from './titles.ts';
import { grouped, type ImportReport } from './types.ts';
import { areaText, placeText, SEVERITIES, type Language } from './words.ts';
import type { ImportFinding } from '../finding.ts';

/** Of one kind. The JSON has all. */
const MOST_MAPS = 60;
const MOST_LISTED = 300;

export function findingSections({ delivered, findings }: ImportReport, language: Language): string {
  const around = new Map<string, Neighbourhood>();
  const near = (id: string | undefined): Neighbourhood | undefined => {
    const layer = delivered.layers.find((one) => one.layer.id === id);
    if (id === undefined || layer === undefined) return undefined;
    const made = around.get(id) ?? new Neighbourhood(layer.features);
    around.set(id, made);
    return made;
  };
  const groups = grouped(findings);
  return (['error', 'remark', 'note'] as const)
    .map((severity) => {
      const own = groups.filter((group) => group.severity === severity);
      if (own.length === 0) return '';
      return `<section class="${severity}"><h2>${SEVERITIES[severity][language]}</h2>${own.map((group) => kind(group, near, language)).join('')}</section>`;
    })
    .join('');
}

function kind({ code, findings }: ReturnType<typeof grouped>[number], near: (id: string | undefined) => Neighbourhood | undefined, language: Language): string {
  const title = titleOf(code)?.[language];
  let maps = 0;
  const items = findings.slice(0, MOST_LISTED).map((finding) => {
    const map = maps < MOST_MAPS ? problemMap(finding, near(finding.layer)) : undefined;
    if (map !== undefined) maps += 1;
    return item(finding, map, language);
  });
  const more = findings.length - items.length;
  const rest = more <= 0 ? '' : `<p class="small">${language === 'zh' ? `另有 ${more} 条，见 import-report.json。` : `${more} more, in import-report.json.`}</p>`;
  return `<div class="kind"><h3>${title === undefined ? '' : `${h(title)} `}<span class="count">${findings.length}</span> <code>${h(code)}</code></h3><ul>${items.join('')}</ul>${rest}</div>`;
}

function item(finding: ImportFinding, map: string | undefined, language: Language): string {
  const zh = language === 'zh';
  const where = [finding.file, finding.layer, finding.feature, finding.field].flatMap((part) => (part === undefined || part === '' ? [] : [h(part)])).join(' · ');
  const facts = [
    ...(finding.received === undefined ? [] : [`${zh ? '收到' : 'received'} <code>${h(finding.received)}</code>`]),
    ...(finding.area === undefined ? [] : [`${zh ? '面积' : 'area'} ${areaText(finding.area, language)}`]),
    ...(finding.change === undefined ? [] : [`${zh ? '面积改变' : 'area changed by'} ${finding.change > 0 ? '+' : ''}${areaText(finding.change, language)}`]),
    ...(finding.at === undefined ? [] : [placeText(finding.at)]),
  ];
  return `<li>${map === undefined ? '' : `<figure>${map}</figure>`}<div>${where === '' ? '' : `<p class="where">${where}</p>`}<p>${h(finding.text[language])}</p>${facts.length === 0 ? '' : `<p class="small">${facts.join(zh ? '；' : '; ')}</p>`}</div></li>`;
}
