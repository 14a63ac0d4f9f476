/** What the built app says of its parts: the bill of materials and the notices, against the schema, what is installed, and what the sources import. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { beforeAll, expect, test } from 'vitest';
import { APP, ROOT } from '../support/hosts.ts';

interface Component {
  readonly type: string;
  readonly name: string;
  readonly group?: string;
  readonly version: string;
  readonly purl?: string;
  readonly licenses?: readonly { readonly license?: { readonly id?: string; readonly name?: string }; readonly expression?: string }[];
}

let text: string;
let notices: string;
let libraries: readonly Component[];
beforeAll(() => {
  text = readFileSync(join(APP, 'sbom.cdx.json'), 'utf8');
  notices = readFileSync(join(APP, 'third-party.txt'), 'utf8');
  libraries = (JSON.parse(text) as { components: readonly Component[] }).components.filter(({ type }) => type === 'library');
});

const full = ({ group, name }: Component): string => (group === undefined ? name : `${group}/${name}`);

test('the bill of materials is CycloneDX 1.6 by its schema, and the same for the same build', async () => {
  expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text)).toBeNull();
  expect(text).toContain('"specVersion": "1.6"');
  expect(text).not.toMatch(/"timestamp"/);
});

test('each package has a version, a purl and a licence that its SPDX name tells, and its notice', () => {
  expect(libraries.length).toBeGreaterThan(30);
  for (const one of libraries) {
    const name = full(one);
    expect(one.purl).toBe(`pkg:npm/${name.replace('@', '%40')}@${one.version}`);
    const licences = one.licenses?.map(({ license, expression }) => license?.id ?? expression ?? license?.name ?? '') ?? [];
    expect([name, licences.length]).toEqual([name, 1]);
    // What may be shipped in a page of any bureau without a second thought. The Eclipse licence of distribution is a BSD one that SPDX has no name for.
    expect(licences[0]).toMatch(/^\(?(MIT|ISC|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|0BSD|MIT OR Apache-2\.0|BSL-1\.0|EDL-1\.0 OR EPL-1\.0)\)?$/);
    expect(notices).toContain(`\n${name} ${one.version}\nLicence: `);
  }
});

test('every package that the sources of the page import is listed', () => {
  const listed = new Set(libraries.map(full));
  const imported = new Set<string>();
  for (const part of ['app', 'elements', 'map', 'survey', 'io', 'geo', 'check'])
    for (const name of readdirSync(join(ROOT, 'src', part), { recursive: true, encoding: 'utf8' }))
      if (/^(?!.*\.(test|fixture|d)\.ts$).*\.ts$/.test(name) && !/fgb-write|node-/.test(name))
        for (const [, from = ''] of readFileSync(join(ROOT, 'src', part, name), 'utf8').matchAll(/^(?:import|export) (?!type\b)(?:[^;'"]*? from )?'([^'.][^']*)';/gm)) imported.add(/^(@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? '');
  // `lit` and turf only pass on what other packages hold; `geojson` is types.
  const missing = [...imported].filter((name) => !listed.has(name) && !name.startsWith('node:') && !['lit', '@turf/turf', 'geojson'].includes(name));
  expect(missing).toEqual([]);
  for (const within of ['earcut', 'pbf', 'lit-html', 'zrender']) expect(listed).toContain(within);
});

test('the sources of the data are named with their licences', () => {
  expect(notices).toContain('Licence: CC BY 4.0 © GeoNames');
  expect(notices).toContain('Copyright (c) 2026 The signplan authors');
});
