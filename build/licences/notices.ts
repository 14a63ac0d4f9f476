/** The notices that go with the built app: one text, by package, then by source of data. */
import type { Manifest } from '../../src/plan/schema/manifest.ts';
import { licenceTexts, type Shipped } from './shipped.ts';

const RULE = '-'.repeat(80);

const authorOf = ({ json: { author } }: Shipped): string => (typeof author === 'string' ? author : (author?.name ?? ''));
const addressOf = ({ json: { repository } }: Shipped): string => (typeof repository === 'string' ? repository : (repository?.url ?? '')).replace(/^git\+/, '').replace(/\.git$/, '');

function section(one: Shipped, mit: string): string {
  const { name, version, license } = one.json;
  const head = [`${name} ${version}`, `Licence: ${license ?? 'not stated'}`, authorOf(one), addressOf(one)].filter((line) => line !== '');
  const texts = licenceTexts(one);
  return [RULE, ...head, '', ...(texts.length > 0 ? texts : [withoutText(license ?? '', mit)])].join('\n');
}

/** Where a package names its licence only: the text that the name stands for. */
function withoutText(licence: string, mit: string): string {
  const told = 'The package as published names its licence and carries no text of it.';
  if (licence === 'MIT') return `${told} The MIT licence reads:\n\n${mit}`;
  const ids = licence.match(/[\w.-]+/g)?.filter((word) => !/^(AND|OR|WITH)$/.test(word)) ?? [];
  return [told, ...ids.map((id) => `https://spdx.org/licenses/${id}.html`)].join('\n');
}

/** Sources and licences as the package states them, each pair once. */
function dataNotices({ layers }: Manifest): readonly string[] {
  const lines = layers.map(({ source, licence }) => `Licence: ${licence}\n${source.zh}\n${source.en}`);
  return [...new Set(lines)];
}

export function notices(own: { readonly version: string; readonly licence: string }, packages: readonly Shipped[], manifest: Manifest): string {
  // Ours is MIT as well: from the permission on, all of them read the same.
  const mit = own.licence.slice(own.licence.indexOf('Permission is hereby granted')).trim();
  return `${[
    `signplan ${own.version}: notices of what it is built from / 本应用所含第三方软件和数据的许可`,
    '',
    'signplan itself / 本应用',
    RULE,
    own.licence.trim(),
    '',
    `Software / 软件：${packages.length}`,
    ...packages.map((one) => section(one, mit)),
    '',
    `Data of the package that comes along / 随附数据包的数据：${manifest.title.zh}`,
    ...dataNotices(manifest).flatMap((text) => [RULE, text]),
  ].join('\n')}\n`;
}
