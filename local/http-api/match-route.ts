import { type HttpApiRoute, routeKeyOf } from './http-api-plan.ts';

export type MatchedRoute = {
  readonly route: HttpApiRoute;
  /** Decoded path variables; undefined where the route has none. */
  readonly pathParameters: Readonly<Record<string, string>> | undefined;
};

export type RouteMatcher = (method: string, path: string) => MatchedRoute | null;

type Segment = { readonly kind: 'literal' | 'variable' | 'greedy'; readonly name: string };
type Compiled = { readonly route: HttpApiRoute; readonly segments: readonly Segment[] };

/** The more literal wins, segment by segment from the left. */
const RANK = { literal: 0, variable: 1, greedy: 2 } as const;

/**
 * Chooses as API Gateway does: a full match before a path variable before a greedy one before `$default`, and among
 * equal paths the exact method before ANY. Paths arrive encoded and unnormalised; `..` and `//` match no variable.
 * Throws on a route that API Gateway would refuse.
 */
export function routeMatcher(routes: readonly HttpApiRoute[]): RouteMatcher {
  const fallback = routes.find(route => route.path === '$default');
  const compiled = routes
    .filter(route => route.path !== '$default')
    .map(compile)
    .sort(bySpecificity);
  const seen = new Set<string>();
  for (const key of routes.map(routeKeyOf)) {
    if (seen.has(key)) throw new Error(`two routes are called ${key}`);
    seen.add(key);
  }

  return (method, path) => {
    const asked = path.split('/').slice(1);
    for (const { route, segments } of compiled) {
      if (route.method !== 'ANY' && route.method !== method) continue;
      const pathParameters = match(segments, asked);
      if (pathParameters === null) continue;
      return { route, pathParameters: Object.keys(pathParameters).length > 0 ? pathParameters : undefined };
    }
    return fallback ? { route: fallback, pathParameters: undefined } : null;
  };
}

function compile(route: HttpApiRoute): Compiled {
  if (!route.path.startsWith('/'))
    throw new Error(`a route's path starts with a slash: ${routeKeyOf(route)}`);
  const segments = route.path
    .slice(1)
    .split('/')
    .map((text): Segment => {
      const variable = /^\{([A-Za-z0-9._-]+)(\+?)\}$/.exec(text);
      if (!variable) return { kind: 'literal', name: text };
      return { kind: variable[2] === '+' ? 'greedy' : 'variable', name: variable[1] ?? '' };
    });
  const greedy = segments.findIndex(segment => segment.kind === 'greedy');
  if (greedy !== -1 && greedy !== segments.length - 1) {
    throw new Error(`a greedy path variable stands last: ${routeKeyOf(route)}`);
  }
  if (segments.some(({ kind, name }) => kind === 'literal' && /[{}]/.test(name))) {
    throw new Error(`a path variable fills its whole segment: ${routeKeyOf(route)}`);
  }
  return { route, segments };
}

function bySpecificity(left: Compiled, right: Compiled): number {
  for (const [place, segment] of left.segments.entries()) {
    const other = right.segments[place];
    if (other === undefined) return -1;
    if (segment.kind !== other.kind) return RANK[segment.kind] - RANK[other.kind];
  }
  return (
    right.segments.length - left.segments.length ||
    Number(left.route.method === 'ANY') - Number(right.route.method === 'ANY')
  );
}

function match(segments: readonly Segment[], asked: readonly string[]): Record<string, string> | null {
  const greedy = segments.at(-1)?.kind === 'greedy';
  if (greedy ? asked.length < segments.length : asked.length !== segments.length) return null;
  const found: Record<string, string> = {};
  for (const [place, { kind, name }] of segments.entries()) {
    const text = asked[place] ?? '';
    if (kind === 'literal') {
      if (decodeURIComponent(text) !== name) return null;
      continue;
    }
    const value = kind === 'greedy' ? asked.slice(place).join('/') : text;
    if (value === '' || value === '.' || value === '..') return null;
    found[name] = decodeURIComponent(value);
  }
  return found;
}
