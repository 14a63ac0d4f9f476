/** Which layer of the plan a layer of the delivery is meant for. */
import type { LayerSource, PlanSource } from '../../plan/schema/manifest.ts';
import type { Text } from '../../problem.ts';
import { vocabularyOf } from '../attributes/vocabulary.ts';
import type { Kind, Look } from './guess-look.ts';
import { namesOf, OF_SOFTWARE, ROLE_WORDS, squeezed } from './guess-words.ts';

export interface GuessedTarget {
  readonly layer: LayerSource;
  readonly score: number;
  readonly why: readonly Text[];
}

/** From here on it is more than its kind of geometry that speaks for it. */
export const SURE = 4;

/** The best first; those of another kind of geometry are none. @param name of file and layer */
export function guessTargets(name: string, look: Look, plan: PlanSource): GuessedTarget[] {
  return plan.layers
    .filter((layer) => look.kind !== null && holds(layer.geometry, look.kind))
    .map((layer) => scored(layer, name, look, plan))
    .sort((a, b) => b.score - a.score);
}

function holds(geometry: LayerSource['geometry'], kind: Kind): boolean {
  if (geometry === 'Unknown') return true;
  return kind === 'area' ? geometry.endsWith('Polygon') : kind === 'line' ? geometry === 'LineString' : geometry === 'Point';
}

function scored(layer: LayerSource, name: string, look: Look, plan: PlanSource): GuessedTarget {
  const why: Text[] = [];
  let score = layer.role === 'base' ? 0 : layer.role === 'features' ? 0.5 : 1;
  const plain = squeezed(name);
  const title = squeezed(layer.title.zh.replace(/[（(].*$/, ''));
  const called = [squeezed(layer.id), title, squeezed(layer.title.en)].find((word) => word.length > 1 && plain.includes(word));
  if (called !== undefined) {
    score += 6 + called.length / 100;
    why.push({ zh: `名称含“${called}”`, en: `its name has “${called}”` });
  } else {
    const word = ROLE_WORDS[layer.role]?.exec(name)?.[0];
    if (word !== undefined) {
      score += 4;
      why.push({ zh: `名称含“${word}”`, en: `its name has “${word}”` });
    }
  }
  const known = Object.keys(layer.columns).flatMap((column) => {
    const vocabulary = vocabularyOf(layer, column, plan);
    if (vocabulary === undefined || column === 'phase') return [];
    return look.fields.flatMap((field) => {
      const sorts = [...field.words.keys()].slice(0, 40);
      const met = sorts.filter((word) => vocabulary.idOf(word) !== undefined || vocabulary.near(word) !== undefined).length;
      return met > 0 && met * 2 >= sorts.length ? [{ field: field.name, share: met / sorts.length }] : [];
    });
  });
  const best = known.toSorted((a, b) => b.share - a.share)[0];
  if (best !== undefined) {
    score += 4 * best.share;
    why.push({ zh: `${best.field} 的值是此图层的类别`, en: `the words of ${best.field} are classes of it` });
  }
  const fields = new Set(look.fields.filter(({ name: field }) => !OF_SOFTWARE.test(field)).map(({ name: field }) => squeezed(field)));
  const told = Object.keys(layer.columns).filter((column) => column !== 'key' && column !== 'name' && namesOf(column, layer.titles).some(({ word, unsure }) => !unsure && fields.has(word)));
  if (told.length > 0) {
    score += Math.min(3, told.length) * 0.6;
    why.push({ zh: `有字段对应 ${told.join('、')}`, en: `fields stand for ${told.join(', ')}` });
  }
  return { layer, score, why };
}
