import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventMatcher } from '../../../local/events/match-event-pattern.ts';

const event = {
  source: 'aws.s3',
  detail: { bucket: { name: 'files' }, object: { key: 'in/A.png', size: 3 }, tags: ['x', 'y'], none: null },
};

describe('event patterns', () => {
  it.each<[object, boolean]>([
    [{ source: ['aws.s3'] }, true],
    [{ source: ['aws.ec2', 'aws.s3'], detail: { bucket: { name: ['files'] } } }, true],
    [{ source: ['aws.s3'], detail: { bucket: { name: ['other'] } } }, false],
    [{ detail: { object: { key: [{ prefix: 'in/' }] } } }, true],
    [{ detail: { object: { key: [{ prefix: 'out/' }, { suffix: '.png' }] } } }, true],
    [{ detail: { object: { key: [{ 'equals-ignore-case': 'IN/a.PNG' }] } } }, true],
    [{ detail: { object: { key: [{ wildcard: 'in/*.png' }] } } }, true],
    [{ detail: { object: { key: [{ wildcard: '*/B*' }] } } }, false],
    [{ detail: { object: { key: [{ 'anything-but': { prefix: 'in/' } }] } } }, false],
    [{ detail: { object: { key: [{ 'anything-but': ['a', 'b'] }] } } }, true],
    [{ detail: { absent: [{ 'anything-but': 'a' }] } }, false],
    [{ detail: { object: { size: [3] } } }, true],
    [{ detail: { object: { size: ['3'] } } }, false],
    [{ detail: { tags: ['y'] } }, true],
    [{ detail: { tags: ['z'] } }, false],
    [{ detail: { none: [null] } }, true],
    [{ detail: { absent: [{ exists: false }] } }, true],
    [{ detail: { absent: { deeper: [{ exists: false }] } } }, true],
    [{ detail: { absent: { deeper: ['a'] } } }, false],
    [{ source: [{ exists: true }] }, true],
  ])('%j → %s', (pattern, expected) => {
    expect(eventMatcher(pattern)(event)).toBe(expected);
  });

  it.each([
    { size: [{ numeric: ['>', 1] }] },
    { $or: [{}] },
    { ip: [{ cidr: '10.0.0.0/8' }] },
    { key: 'bare' },
  ])('refuses %j when it is read', pattern => {
    expect(() => eventMatcher(pattern)).toThrow();
  });

  it('finds a wildcard wherever its parts stand in order', () => {
    const part = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 4 });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), fc.array(part), (parts, fillers) => {
        const text = parts.map((one, n) => (n === 0 ? one : (fillers[n] ?? '') + one)).join('');
        expect(eventMatcher({ k: [{ wildcard: parts.join('*') }] })({ k: text })).toBe(
          parts.length > 1 || text === parts[0],
        );
      }),
    );
  });
});
