import { workbookPlan } from '../../shared/domain/bulk-plan.ts';
import { Policy } from '../../shared/domain/policy.ts';
import { residentCheckCharacter } from '../../shared/domain/resident-number.ts';
import policyFile from '../../shared/policy/zhengzhou-flood-2021.json' with { type: 'json' };

export const policy = Policy.parse(policyFile);
export const plan = workbookPlan(policy, 'persons');

/** One row in twelve is spoilt, as a careful clerk's table is: the judge has as much to say as in life. */
const SPOILT_EVERY = 12;

export const headings = plan.columns.map(({ heading }) => heading.zh);

/** Rows of a table of persons as clerks fill it in; the same for the same seed. Nobody has these numbers: 410199 is no district. */
export function* personRows(count: number, seed: number): Generator<readonly string[]> {
  const random = randomOf(seed);
  const labels = new Map(plan.columns.map(({ id, choices }) => [id, choices.map(({ label }) => label)]));
  const pick = (of: readonly string[]): string => of[Math.floor(random() * of.length)] ?? '';
  for (let at = 0; at < count; at += 1) {
    const day = 18 + Math.floor(random() * 5);
    const year = 1950 + Math.floor(random() * 50);
    const month = 1 + Math.floor(random() * 12);
    const first17 = `410199${year}${two(month)}${two(1 + (at % 28))}${String(at % 1000).padStart(3, '0')}`;
    const values: Readonly<Record<string, string>> = {
      number: String(at + 1),
      name: `${pick(FAMILY)}${pick(GIVEN)}${pick(GIVEN)}`,
      sex: (at % 1000) % 2 === 1 ? '男' : '女',
      documentType: '居民身份证',
      documentNumber: `${first17}${residentCheckCharacter(first17)}`,
      category: pick(labels.get('category') ?? []),
      district: pick(labels.get('district') ?? []),
      title: pick(TITLES),
      description: `${pick(TITLES)}，第 ${at + 1} 组连续值守 ${1 + (at % 40)} 小时，协助转移群众 ${at % 97} 人。`,
      startedOn: `2021-07-${day}`,
      endedOn: `2021-07-${day + 1}`,
      place: `${pick(labels.get('district') ?? [])}${pick(PLACES)}`,
      commendation: at % 3 === 0 ? '是' : '',
    };
    const row = plan.columns.map(({ id }) => values[id] ?? '');
    yield at % SPOILT_EVERY === 0 ? spoilt(row, random) : row;
  }
}

/** A required field left empty, or a number as a spreadsheet ruins it. */
function spoilt(row: readonly string[], random: () => number): readonly string[] {
  const ruined = plan.columns.findIndex(({ id }) => id === 'documentNumber');
  const required = plan.columns.flatMap(({ required: must }, at) => (must ? [at] : []));
  if (random() < 0.5) return row.with(ruined, '4.10199E+17');
  return row.with(required[Math.floor(random() * required.length)] ?? 0, '');
}

const FAMILY = [...'王李张刘陈杨赵黄周吴'];
const GIVEN = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英'];
const TITLES = ['堤坝巡查', '转移受困群众', '夜间值守', '搬运沙袋', '发放救灾物资', '清理淤泥', '抽排积水'];
const PLACES = ['贾鲁河东岸', '京广路隧道口', '五号线站前', '阜外医院门前', '常庄水库', '白沙安置点'];

const two = (number: number): string => String(number).padStart(2, '0');

/** Mulberry32: small, seeded, and the same everywhere. Numbers from 0 to below 1. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
