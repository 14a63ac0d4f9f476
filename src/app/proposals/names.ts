/** What a proposal is called in the list until it gets a name: the name stated, else its type and its place. */
import type { Language } from '../../elements/shared/messages.ts';
import type { Plan } from '../../plan/plan.ts';
import { lexicon } from '../../report/lexicon.ts';
import { say } from '../../report/phrases.ts';
import type { Report } from '../../report/types.ts';

/** Zone, else segment, else planned site, the certain ones first; without any the coordinates. */
function placeName({ place, proposal }: Report, language: Language): string {
  const members = [...place.zones, ...place.segments, ...place.sites];
  const member = members.find(({ certain }) => certain) ?? members[0];
  if (member !== undefined) return member.name === '' || member.name === member.key ? member.key : `${member.name} ${member.key}`;
  if (place.area === 'outside') return say('area.out', language);
  const { geometry } = proposal;
  const [lon = 0, lat = 0] = geometry.type === 'Point' ? geometry.coordinates : (geometry.coordinates[0] ?? []);
  return `${lon.toFixed(4)}, ${lat.toFixed(4)}`;
}

/** `平行墙面 · 环湖旧城 YK-01` */
export function defaultName(report: Report, plan: Plan, language: Language): string {
  const { name, signType } = report.proposal.properties ?? {};
  if (typeof name === 'string' && name.trim() !== '') return name;
  return `${lexicon(plan).word(String(signType), 'signType', language)} · ${placeName(report, language)}`;
}
