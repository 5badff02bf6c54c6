import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { routeMatcher } from '../../../local/http-api/match-route.ts';

const keys = (...routes: string[]) =>
  routes.map(route => {
    const [method = '', path = '$default'] = route.split(' ');
    return { method, path: route === '$default' ? '$default' : path, functionName: route };
  });

const routes = keys(
  '$default',
  'ANY /{all+}',
  'GET /pets/{rest+}',
  'GET /pets/dog/{id}',
  'ANY /pets/dog/1',
  'GET /pets/dog/1',
);

test.each([
  ['GET', '/pets/dog/1', 'GET /pets/dog/1', undefined],
  ['PUT', '/pets/dog/1', 'ANY /pets/dog/1', undefined],
  ['GET', '/pets/dog/2', 'GET /pets/dog/{id}', { id: '2' }],
  ['GET', '/pets/cat/1', 'GET /pets/{rest+}', { rest: 'cat/1' }],
  ['POST', '/test/5', 'ANY /{all+}', { all: 'test/5' }],
  ['GET', '/', '$default', undefined],
])('%s %s goes to the most specific route', (method, path, key, pathParameters) => {
  const matched = routeMatcher(routes)(method, path);
  expect([matched?.route.functionName, matched?.pathParameters]).toEqual([key, pathParameters]);
});

test('the order in which routes were declared decides nothing', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(routes, { minLength: routes.length }), shuffled => {
      expect(routeMatcher(shuffled)('GET', '/pets/dog/2')?.route.functionName).toBe('GET /pets/dog/{id}');
    }),
  );
});

test('variables are decoded, an encoded slash stays inside its segment, path tricks match nothing', () => {
  const find = routeMatcher(keys('GET /reports/{id}'));
  expect(find('GET', '/reports/%E6%9D%8E%2F1')?.pathParameters).toEqual({ id: '李/1' });
  for (const path of ['/reports/', '/reports/..', '/reports//', '/reports/1/', '//reports/1', '/Reports/1']) {
    expect(find('GET', path), path).toBeNull();
  }
  expect(find('POST', '/reports/1')).toBeNull();
});

test('what API Gateway would refuse is refused at start', () => {
  expect(() => routeMatcher(keys('GET /{a+}/b'))).toThrow(/greedy/);
  expect(() => routeMatcher(keys('GET /a-{b}'))).toThrow(/whole segment/);
  expect(() => routeMatcher(keys('GET /a', 'GET /a'))).toThrow(/two routes/);
  expect(() => routeMatcher(keys('GET reports'))).toThrow(/slash/);
});
