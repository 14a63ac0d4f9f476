import { expect, it } from 'vitest';
import { diagnose } from './diagnose.ts';

const FILES = ['https://plan.example/a.js', 'https://plan.example/b.js'];
const answering = (status: number, type: string | null) => (url: string) => Promise.resolve({ status: url.endsWith('b.js') ? status : 200, headers: { get: () => (url.endsWith('b.js') ? type : 'text/javascript; charset=utf-8') } });

it.each([
  ['all right', 200, 'application/javascript', null],
  ['gone', 404, 'text/html', 'b.js HTTP 404'],
  ['a page instead', 200, 'text/html; charset=utf-8', 'A web page came instead'],
  ['a wrong type', 200, 'application/octet-stream', 'Content-Type: text/javascript'],
  ['no type', 200, null, 'Content-Type: text/javascript'],
])('%s', async (_, status, type, words) => {
  const told = await diagnose(FILES, 'https:', answering(status, type));
  if (words === null) expect(told).toBeNull();
  else expect(told?.join('\n')).toContain(words);
});

it('a host that lets nobody read, and a page that is a file', async () => {
  expect((await diagnose(FILES, 'https:', () => Promise.reject(new TypeError('Failed to fetch'))))?.join('\n')).toContain('Access-Control-Allow-Origin: *');
  expect((await diagnose(FILES, 'file:', answering(200, '')))?.join('\n')).toContain('http(s)');
});
