import { createHash } from 'node:crypto';
import { Charge, DecisionNumber, Hardship, Paper, Service } from '../../../shared/domain/case-content.ts';
import { creditCode, madeUpPerson } from '../cast.ts';

/** The eleven ways of the story, one organisation each. */
export const ways = [
  'listed',
  'stopped-at-each-gate',
  'objected-and-upheld',
  'corrected',
  'removed-on-objection',
  'exempted',
  'repaired',
  'expired',
  'revoked',
  'taken-down',
  'stated-its-side',
] as const;
export type Way = (typeof ways)[number];

/** The exempt one is never determined as a default; one states its side and is dropped; one is stopped before it is final. */
export const determined = ways.filter(way => way !== 'exempted');
export const decidedWays = determined.filter(way => way !== 'stated-its-side');
export const listedWays = decidedWays.filter(way => way !== 'stopped-at-each-gate');

export type Organisation = {
  readonly way: Way;
  readonly name: string;
  readonly creditCode: string;
  /** The account of its representative. */
  readonly agent: string;
};

export const organisations: readonly Organisation[] = ways.map((way, index) => ({
  way,
  name: `郑州示例第${index + 701}号商贸有限公司`,
  creditCode: creditCode(920_000 + index),
  agent: `agent-${way}`,
}));

/** What the issuer has verified: who the representatives are, and for whom they may act. */
export const agents = organisations.map(({ agent, name, creditCode: code }, index) => ({
  sub: agent,
  ...madeUpPerson(3_000 + index, 1985),
  represents: [{ name, creditCode: code }],
}));

export const paper = (title: string) =>
  Paper.parse({ title, number: null, sha256: createHash('sha256').update(title).digest('hex') });

export const charge = Charge.parse({
  conduct: 'drove-up-prices',
  from: '2021-07-20',
  until: '2021-07-21',
  place: '金水区花园路',
  facts: '七月二十日至二十一日，将瓶装水由每箱二十四元提高至九十元销售。',
  evidence: [paper('行政处罚决定书')],
  basis: { id: 'henan-social-credit-regulation', articles: '第28、31条' },
  severity: 'ordinary',
  displayMonths: 12,
  measures: ['policy-support', 'awards'],
});

/** As a clerk leaves it who knows nothing yet: the gate names each piece. */
export const emptyCharge = Charge.parse({
  ...charge,
  conduct: null,
  facts: null,
  evidence: [],
  basis: null,
  severity: null,
  displayMonths: null,
  measures: [],
});

export const hardship = Hardship.parse({
  record: '逾期未交付合同约定的防汛物资',
  cause: '厂区进水、道路中断，无法生产和运输',
  from: '2021-07-20',
  until: '2021-07-25',
  place: '中牟县',
  evidence: [paper('受灾证明'), paper('逾期记录')],
});

export const service = (servedOn: string) =>
  Service.parse({ how: 'in-person', servedOn, proof: paper('送达回证') });

export const decide = (servedOn: string, number: number, repairNotice = true) => ({
  step: 'decide' as const,
  number: DecisionNumber.parse(`郑市监信决〔2021〕${number}号`),
  service: service(servedOn),
  repairNotice,
});
