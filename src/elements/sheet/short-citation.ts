/** Citations for a narrow column: the page says below the table what is left out of them. Pure. */
import { citationText } from '../../report/citation.ts';
import type { Citation } from '../../plan/schema/base.ts';
import type { Language } from '../../report/phrases.ts';

/** Laws without the name of the country, years without “amended”, standards by their number, the plan's table by its class alone. */
export function shortCitation(citation: Citation, language: Language): string {
  const { document, documentEn, ...rest } = citation;
  const [zh, en] = ([[document, ' · '], [documentEn ?? document, ' ·']] as const).map(([name, mark]) => (name.includes(' × ') ? `${name.split(' × ')[0] ?? ''}${mark}` : name));
  return citationText(
    {
      ...rest,
      document: (zh ?? '')
        .replace(/^《中华人民共和国/, '《')
        .replace(/（(\d{4})年(?:修正|修订)?）/, '（$1）')
        .replace(/^《[^》]+》\s*(?=[A-Z]+(?:\/T)? ?\d)/, '')
        .replace(/（[^）\d]+）$/, ''),
      documentEn: (en ?? '')
        .replace(/ of the PRC\b/, '')
        .replace(/\((?:amended|revised) (\d{4})\)/, '($1)')
        .replace(/^.*, (?=[A-Z]+(?:\/T)? ?\d)/, '')
        .replace(/ \([^)\d]+\)$/, ''),
    },
    language,
  );
}
