import { check } from 'recheck';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { findings, sourcesOf, walk } from './source-files.ts';

/** A15: no text that a stranger sends may hold a regular expression up. */
describe('regular expressions', () => {
  it('are never superlinear where strangers write', { timeout: 240_000 }, async () => {
    expect(await slowOnes(['shared', 'functions', 'web'], ['exponential', 'polynomial'])).toEqual([]);
  });

  it('are never exponential on one machine either', { timeout: 240_000 }, async () => {
    expect(await slowOnes(['local', 'infra'], ['exponential'])).toEqual([]);
  });

  it('are written out, so that they can be checked', () => {
    const built = findings(sourcesOf('shared', 'functions', 'web'), node =>
      ts.isNewExpression(node) && node.expression.getText() === 'RegExp' ? node.getText() : null,
    );
    expect(built).toEqual([]);
  });

  it('would be found slow', async () => {
    expect(await slowness('^(a+)+$', '')).toBe('exponential');
  });
});

async function slowOnes(rooms: string[], slow: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const [literal, place] of literalsOf(rooms)) {
    const end = literal.lastIndexOf('/');
    const speed = await slowness(literal.slice(1, end), literal.slice(end + 1));
    if (slow.includes(speed) || speed === 'unknown') found.push(`${place} ${literal} ${speed}`);
  }
  return found;
}

/** How the time of the slowest text grows: `safe` and `linear` do no harm. */
async function slowness(source: string, flags: string): Promise<string> {
  const diagnosis = await check(source, flags, { timeout: 20_000 });
  return diagnosis.status === 'unknown' ? 'unknown' : diagnosis.complexity.type;
}

function literalsOf(rooms: string[]): Map<string, string> {
  const literals = new Map<string, string>();
  for (const file of sourcesOf(...rooms)) {
    walk(file, (node, place) => {
      if (ts.isRegularExpressionLiteral(node)) literals.set(node.text, place);
    });
  }
  return literals;
}
