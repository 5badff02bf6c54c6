import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RedListEntry } from '../../../shared/domain/composition.ts';
import { nameKeyOf } from '../../../shared/domain/entry-name.ts';
import {
  commonLength,
  entryShardOf,
  isPadded,
  nameShardOf,
  padded,
  shardsFor,
} from '../../../shared/domain/entry-shards.ts';
import { ReleaseDay, standingsAfter } from '../../../shared/domain/entry-state.ts';

describe('an organisation’s name', () => {
  it.each([
    ['河南（郑州）救援有限公司', '河南(郑州)救援有限公司'],
    ['河南〔郑州〕救援有限公司', ' 河南 ( 郑州 ) 救援 有限公司 '],
    ['ＡＢＣ救援', 'abc救援'],
    ['阿·里・巴', '阿•里·巴'],
    ['Cafe\u0301 救援', 'Caf\u00e9救援'],
    ['救援\u200b协会', '救援协会'],
  ])('is found as %j and as %j', (one, other) => {
    expect(nameKeyOf(one)).toBe(nameKeyOf(other));
    expect(nameShardOf(one, 256)).toBe(nameShardOf(other, 256));
  });

  it('stays apart from another, rare characters included', () => {
    expect(nameKeyOf('𠮷祥救援')).not.toBe(nameKeyOf('吉祥救援'));
    expect(nameKeyOf('第①队')).not.toBe(nameKeyOf('第1队'));
  });
});

describe('shards', () => {
  it('grow with the entries to 256 and never fall', () => {
    expect([0, 32, 33, 459, 8_192, 8_193, 100_000].map(entries => shardsFor(entries, 1))).toEqual([
      1, 1, 2, 16, 256, 256, 256,
    ]);
    expect(shardsFor(1, 16)).toBe(16);
  });

  it('hold about the same each', () => {
    const counts = new Array<number>(64).fill(0);
    for (let at = 0; at < 64_000; at += 1) {
      const shard = entryShardOf(`91410100MA${String(at).padStart(8, '0')}`, 64);
      counts[shard] = (counts[shard] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1_150);
  });

  it('are all of one length, and nothing hides in what fills them', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), given => {
        const longest = Math.max(...given.map(text => Buffer.byteLength(text)));
        const files = given.map(text => padded(text, commonLength(longest)));
        expect(new Set(files.map(({ byteLength }) => byteLength)).size).toBe(1);
        for (const [index, file] of files.entries()) expect(isPadded(file, given[index] ?? '')).toBe(true);
      }),
    );
    const file = padded('{}', 4_096);
    file[100] = 0x09;
    expect(isPadded(file, '{}')).toBe(false);
    expect(() => padded('x'.repeat(4_096), 4_096)).toThrow('longer');
  });
});

describe('where an organisation stands', () => {
  const of = (number: number) =>
    RedListEntry.parse({
      creditCode: `91410100MA${String(number).padStart(8, '0')}`,
      name: `第${number}号`,
      deeds: [
        {
          category: 'organisation-contribution',
          title: '调运物资',
          startedOn: '2021-07-22',
          endedOn: '2021-07-22',
          department: 'industry-bureau',
          district: '410105',
          determinedOn: '2021-08-10',
          shownFrom: '2021-10-12',
          objectionsUntil: '2021-10-19',
        },
      ],
    });
  const day = (release: number) => ReleaseDay.parse({ release, day: `2021-1${release}-01` });

  it('is kept from release to release: a removal stays told, a return begins anew', () => {
    const first = standingsAfter([], [of(1), of(2)], day(0 + 1));
    const second = standingsAfter(first, [of(2), of(3)], day(2));
    expect(second.map(({ state, since }) => [state, since.release])).toEqual([
      ['removed', 1],
      ['listed', 1],
      ['listed', 2],
    ]);
    const third = standingsAfter(second, [of(1), of(2)], ReleaseDay.parse({ release: 3, day: '2021-12-31' }));
    expect(third).toMatchObject([
      { state: 'listed', since: { release: 3 } },
      { state: 'listed', since: { release: 1 } },
      { state: 'removed', since: { release: 2 }, until: { release: 3 } },
    ]);
    expect(standingsAfter(third, [], ReleaseDay.parse({ release: 4, day: '2022-01-31' }))[2]).toEqual(
      third[2],
    );
  });
});
