import { describe, expect, test } from 'vitest';
import { Host, packageOf, SCOPE } from './host.fixture.ts';
import { filesOf } from './packages.ts';
import { ranged } from './whole.ts';

const one = packageOf('one');
const two = packageOf('two');

async function visited(): Promise<Host> {
  const host = new Host();
  host.publish(one);
  await host.worker().answers.fetchPackage();
  return host;
}

describe('the package', () => {
  test('kept whole on the first visit, read from there without a network', async () => {
    const host = await visited();
    host.status = null;
    expect(await host.worker().read()).toBe('one one one one');
  });

  test('a new version is the page’s at once; without a network it is there once it is whole', async () => {
    const host = await visited();
    host.publish(two);
    const worker = host.worker();
    expect(await worker.read()).toBe('two two two two');
    await worker.answers.settle('a');
    host.status = null;
    expect(await host.worker().read('b')).toBe('two two two two');
  });

  test.each([
    ['the manifest alone', ['manifest.json']],
    ['manifest and rules', ['manifest.json', 'rules.json']],
    ['all but one layer', ['manifest.json', 'rules.json', 'zones.fgb']],
  ])('half a publication, %s: the old set stays whole and current', async (_, only) => {
    const host = await visited();
    host.publish(two, { only });
    const worker = host.worker();
    await worker.read();
    await worker.answers.settle('a');
    host.status = null;
    expect(await host.worker().read('b')).toBe('one one one one');
    // The rest arrives: the next visit has it.
    host.status = 200;
    host.publish(two);
    await host.worker().read('c');
    await worker.answers.settle('c');
    host.status = null;
    expect(await host.worker().read('d')).toBe('two two two two');
  });

  test('files before the manifest: what a page reads is never of two versions', async () => {
    const host = await visited();
    host.publish(two, { only: ['rules.json', 'zones.fgb'] });
    expect(await host.worker().read()).toBe('one one one one');
  });

  test('an open page goes on with what it began with, though a newer set is whole and the worker was started anew', async () => {
    const host = await visited();
    expect(await host.worker().text('plan/manifest.json', 'a')).toContain('"one"');
    host.publish(two);
    const other = host.worker();
    await other.read('b');
    await other.answers.settle('b');
    expect(await host.worker().text('plan/sites.fgb', 'a')).toBe('sites.fgb of one');
    // Both are closed: what only they needed goes with the next page.
    host.open.clear();
    const last = host.worker();
    await last.read('c');
    await last.answers.settle('c');
    expect((await host.caches.keys()).filter((name) => name.includes(' plan '))).toHaveLength(1);
  });

  test('the host is slow: what is kept comes in time, and the page is told of the newer set when it is whole', async () => {
    const host = await visited();
    host.publish(two);
    let arrive = (): void => undefined;
    host.slow = new Promise((resolve) => (arrive = resolve));
    const worker = host.worker(undefined, 20);
    expect(await worker.text('plan/manifest.json', 'a')).toContain('"one"');
    arrive();
    await worker.rest();
    expect(host.told).toEqual([{ signplan: 'state', stored: true, newer: true }]);
    expect(await worker.text('plan/zones.fgb', 'a')).toBe('zones.fgb of one');
    expect(await host.worker().read('b')).toBe('two two two two');
  });

  test.each(['late', 'once the network is back'])('the host has what is kept, and says so %s: nothing is said of it any more', async (when) => {
    const host = await visited();
    let arrive = (): void => undefined;
    if (when === 'late') host.slow = new Promise((resolve) => (arrive = resolve));
    else host.status = null;
    const worker = host.worker(undefined, 20);
    expect(await worker.text('plan/manifest.json', 'a')).toContain('"one"');
    await worker.answers.tell('a');
    arrive();
    await worker.rest();
    host.status = 200;
    if (when !== 'late') await worker.answers.settle('a');
    expect(host.told).toEqual([true, false].map((stored) => ({ signplan: 'state', stored, newer: false })));
  });

  test.each([
    ['a gateway is down', 502, null],
    ['a login page instead of the manifest', 200, '<!doctype html><title>登录</title>'],
  ])('%s: what is kept is read, and the page is told', async (_, status, text) => {
    const host = await visited();
    host.status = status;
    if (text !== null) host.files.set('plan/manifest.json', text);
    const worker = host.worker();
    expect(await worker.text('plan/manifest.json')).toContain('"one"');
    await worker.answers.settle('a');
    expect(host.told).toEqual([{ signplan: 'state', stored: true, newer: false }]);
  });

  test('a package that was taken away is gone', async () => {
    const host = await visited();
    host.files.delete('plan/manifest.json');
    expect((await host.worker().ask('plan/manifest.json'))?.status).toBe(404);
  });

  test('a file that the host has damaged is handed on, for the page to refuse, and never kept', async () => {
    const host = new Host();
    host.publish(one);
    host.files.set('plan/zones.fgb', 'zones.fgb of nobody');
    const worker = host.worker();
    expect(await worker.read()).toBe('one one nobody one');
    await worker.answers.settle('a');
    host.status = null;
    await expect(host.worker().text('plan/manifest.json', 'b')).rejects.toThrow('Failed to fetch');
  });

  test('what two versions share is fetched once', async () => {
    const host = new Host();
    const same = ['zones.fgb', 'sites.fgb'];
    host.publish(packageOf('one', same));
    await host.worker().answers.fetchPackage();
    host.publish(packageOf('two', same));
    host.asked.length = 0;
    await host.worker().answers.fetchPackage();
    expect(host.asked).toEqual(['plan/manifest.json', 'plan/rules.json']);
  });

  test('a visit that finds nothing new asks for the manifest, once', async () => {
    const host = await visited();
    host.asked.length = 0;
    const worker = host.worker();
    await worker.read();
    await worker.answers.settle('a');
    expect(host.asked.filter((path) => path.startsWith('plan/'))).toEqual(['plan/manifest.json']);
  });

  test('a page and what is kept for later share one download', async () => {
    const host = new Host();
    host.publish(one);
    const worker = host.worker();
    await worker.text('plan/manifest.json');
    await Promise.all([worker.text('plan/rules.json'), worker.answers.settle('a'), worker.text('plan/rules.json')]);
    expect(host.asked.filter((path) => path === 'plan/rules.json')).toHaveLength(1);
  });
});

describe('the app', () => {
  const page = (script: string): string => `<script type="module" src="./assets/${script}"></script>`;
  function site(version: string): Host {
    const host = new Host();
    for (const file of [`main-${version}.js`, `late-${version}.js`, 'shared.css']) host.files.set(`assets/${file}`, file);
    host.files.set('index.html', page(`main-${version}.js`));
    return host;
  }
  const BUILD = ['index.html', 'assets/main-1.js', 'assets/late-1.js', 'assets/shared.css'];

  test('kept whole; the start page and every script come without a network', async () => {
    const host = site('1');
    const worker = host.worker(host.build(BUILD));
    expect(await worker.answers.app.keep()).toBe(true);
    host.status = null;
    expect(await (await worker.ask('?sign-plan=data', '', { navigate: true }))?.text()).toContain('main-1.js');
    expect(await worker.text('assets/late-1.js')).toBe('late-1.js');
  });

  test.each([
    ['a file is missing', (host: Host): unknown => host.files.delete('assets/late-1.js')],
    ['a file is another', (host: Host): unknown => host.files.set('assets/late-1.js', 'changed on the way')],
    ['the start page is of another build', (host: Host): unknown => host.files.set('index.html', page('main-2.js'))],
  ])('%s: it is not whole, and the start page stays the host’s', async (_, spoil) => {
    const host = site('1');
    const worker = host.worker(host.build(BUILD));
    spoil(host);
    expect(await worker.answers.app.keep()).toBe(false);
    host.status = null;
    await expect(worker.ask('', '', { navigate: true })).rejects.toThrow('Failed to fetch');
  });

  test('the host’s start page is the newer one, where it comes in time and is one', async () => {
    const host = site('1');
    const build = host.build(BUILD);
    await host.worker(build).answers.app.keep();
    host.files.set('index.html', page('main-2.js'));
    const start = async (patience?: number): Promise<string | undefined> => (await host.worker(build, patience).ask('', '', { navigate: true }))?.text();
    expect(await start()).toContain('main-2.js');
    host.status = 503;
    expect(await start()).toContain('main-1.js');
    host.status = 200;
    host.slow = new Promise(() => undefined);
    expect(await start(20)).toContain('main-1.js');
  });

  test('a worker of the next build takes over what is the same, and leaves the old build alone until it is in charge', async () => {
    const host = site('1');
    await host.worker(host.build(BUILD)).answers.app.keep();
    for (const file of ['main-2.js', 'late-2.js']) host.files.set(`assets/${file}`, file);
    host.files.set('index.html', page('main-2.js'));
    host.asked.length = 0;
    const next = host.worker(host.build(['index.html', 'assets/main-2.js', 'assets/late-2.js', 'assets/shared.css']));
    expect(await next.answers.app.keep()).toBe(true);
    expect(host.asked.toSorted()).toEqual(['', 'assets/late-2.js', 'assets/main-2.js']);
    host.status = null;
    expect(await next.text('assets/late-1.js')).toBe('late-1.js');
    await next.answers.app.dropOthers();
    await expect(next.text('assets/late-1.js')).rejects.toThrow('Failed to fetch');
  });
});

test.each([
  ['another host', 'https://elsewhere.test/signs/assets/a.js', {}],
  ['another folder of the host', 'https://host.test/other/plan/manifest.json', {}],
  ['a folder whose name begins alike', 'https://host.test/signs2/plan/manifest.json', {}],
  ['what is sent, not read', `${SCOPE}plan/manifest.json`, { method: 'POST' }],
  ['another page of the folder', `${SCOPE}help.html`, { navigate: true }],
  ['a file that is not the app’s', `${SCOPE}report.pdf`, {}],
])('%s is left alone', (_, url, init) => {
  expect(new Host().worker().ask(url, 'a', init)).toBeNull();
});

test.each([
  ['bytes=2-4', 206, 'cde', 'bytes 2-4/10'],
  ['bytes=7-', 206, 'hij', 'bytes 7-9/10'],
  ['bytes=-3', 206, 'hij', 'bytes 7-9/10'],
  ['bytes=-30', 206, 'abcdefghij', 'bytes 0-9/10'],
  ['bytes=8-30', 206, 'ij', 'bytes 8-9/10'],
  ['bytes=10-12', 416, '', 'bytes */10'],
  ['bytes=-0', 416, '', 'bytes */10'],
  ['bytes=0-1,4-5', 200, 'abcdefghij', null],
  ['bytes=-', 200, 'abcdefghij', null],
  ['lines=1-2', 200, 'abcdefghij', null],
])('%s of ten bytes', async (range, status, text, contentRange) => {
  const answer = await ranged(new Request(SCOPE, { headers: { range } }), new Response('abcdefghij'));
  expect([answer.status, await answer.text(), answer.headers.get('content-range')]).toEqual([status, text, contentRange]);
});

test('a stretch of a file that is kept comes from there; of one that is not, from the host', async () => {
  const host = await visited();
  const worker = host.worker();
  await worker.text('plan/manifest.json');
  host.asked.length = 0;
  const stretch = async (file: string): Promise<string | undefined> => (await worker.ask(`plan/${file}`, 'a', { headers: { range: 'bytes=0-4' } }))?.text();
  expect([await stretch('zones.fgb'), host.asked]).toEqual(['zones', []]);
  host.files.set('plan/extra.fgb', 'whole, since this host knows no ranges');
  expect([await stretch('extra.fgb'), host.asked]).toEqual(['whole, since this host knows no ranges', ['plan/extra.fgb']]);
});

test('files of a manifest: all that it names with a digest, and no path', () => {
  const bytes = (value: unknown): ArrayBuffer => new TextEncoder().encode(JSON.stringify(value)).buffer;
  const sha256 = 'a'.repeat(64);
  expect([...filesOf(bytes({ rules: { file: 'r.json', sha256 }, documents: { later: { file: 'n.json', sha256 } }, layers: [{ file: '../x.fgb', sha256 }, { file: 'z.fgb', sha256: 'short' }] })).keys()]).toEqual(['r.json', 'n.json']);
  expect(filesOf(new TextEncoder().encode('<html>').buffer).size).toBe(0);
});
