/** Which pages there are, in reading order, and where their sources lie. */
import { join } from 'node:path';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Names of the sources, in both languages the same. `index` is where a reader begins. */
export const PAGES = ['index', 'applicants', 'planners', 'web-editors', 'clerks', 'importing', 'base-map', 'another-city', 'developers', 'deploying', 'security', 'versioning'] as const;
export type PageName = (typeof PAGES)[number];

/** Pages without a source of their own: they are made from what the code says of itself, and from the file of changes. */
export const MADE = { zh: ['api'], en: ['api', 'changelog'] } as const satisfies Record<Language, readonly string[]>;

export const sourceFolder = (root: string): string => join(root, 'src/pages/docs');
export const sourceFile = (root: string, language: Language, page: PageName): string => join(sourceFolder(root), language, `${page}.md`);
