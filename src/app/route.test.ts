import { expect, test } from 'vitest';
import { Route } from './route.ts';

test('a history of its own: fragment and query as in an address, back as far as there is a way', () => {
  const route = new Route({ address: null });
  const told: string[] = [];
  const stop = route.listen(() => told.push(`${route.search}${route.hash} ${String(route.state)}`));
  expect([route.page, route.search, route.hash, route.state]).toEqual([false, '', '', null]);
  route.put('replace', 'a', '#v=1');
  route.put('push', 'b', '?sign-plan=data#v=1');
  route.put('push', 'c', new URL('?sign-plan=clauses#v=1', route.href).href);
  route.back();
  route.back(5);
  stop();
  route.put('push', null, '#gone');
  route.back();
  expect(told).toEqual(['?sign-plan=data#v=1 b', '#v=1 a']);
  expect([route.hash, route.state]).toEqual(['#v=1', 'a']);
});
