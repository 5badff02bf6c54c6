import type { Account } from './account.ts';
import { fictitiousNumber } from './fictitious-number.ts';

/** A made-up person to sign in as on one machine. */
export type Persona = Account & {
  readonly persona: string;
  readonly person: string;
  /** The name in English, or what the person is here for. */
  readonly gloss: string;
  /** The staff-directory row that suits the account; no token carries it. */
  readonly staff?: {
    readonly role: 'reviewer' | 'lead' | 'office' | 'auditor';
    /** null for the credit office and auditors, who belong to no department. */
    readonly department: string | null;
    readonly districts: readonly string[];
  };
};

type Body = Pick<Persona, 'person' | 'name' | 'gender' | 'birthdate' | 'document' | 'phone'>;

const CITY = ['*'];

function resident(person: string, name: string, birthdate: string, order: string, phone?: string): Body {
  return {
    person,
    name,
    gender: Number(order) % 2 === 1 ? 'male' : 'female',
    birthdate,
    document: { type: 'resident-id', number: fictitiousNumber('410199', birthdate, order) },
    ...(phone && { phone }),
  };
}

/** A human being with two accounts: a neighbour at home, a reviewer at work. */
const sunYue = resident('p-4rgd2kx8wqz1n6', '孙悦', '1990-03-15', '222', '19900000005');

function citizen(persona: string, gloss: string, body: Body): Persona {
  return { persona, sub: `citizen-${persona}`, gloss, acr: 'pwd', ...body };
}

function staff(persona: string, gloss: string, body: Body, row: NonNullable<Persona['staff']>): Persona {
  return { persona, sub: `staff-${persona}`, gloss, acr: 'mfa', ...body, staff: row };
}

/**
 * Everybody here is fictitious: names are common ones, numbers cannot have been given out, pseudonyms were drawn at
 * random. Districts: 410102 Zhongyuan, 410105 Jinshui, 410122 Zhongmu.
 */
export const personas: readonly Persona[] = [
  citizen(
    'li-na',
    'Li Na, a volunteer',
    resident('p-7h2mq9tz4vbx0c', '李娜', '1992-05-08', '024', '19900000001'),
  ),
  citizen(
    'wang-qiang',
    'Wang Qiang, a lorry driver',
    resident('p-1xw8e6jn3ksy5a', '王强', '1985-11-20', '031', '19900000002'),
  ),
  citizen(
    'zhao-min',
    'Zhao Min, who runs a factory',
    resident('p-9dk4c0ruf7gt2m', '赵敏', '1978-01-30', '046', '19900000003'),
  ),
  citizen(
    'chen-xiao',
    'Chen Xiao, a pupil under age',
    resident('p-5vbn8s1yq3hjz6', '陈晓', '2014-09-01', '053'),
  ),
  citizen('anna-schmidt', 'Anna Schmidt, a foreigner with a passport', {
    person: 'p-2tf6zk9mxw4p8d',
    name: 'Anna Schmidt',
    gender: 'female',
    birthdate: '1988-07-12',
    // C01X00… is the number on Germany's published specimen documents.
    document: { type: 'passport', number: 'C01X00T47' },
  }),
  citizen('chan-siu-ming', 'Chan Siu-ming of Hong Kong, with a residence permit', {
    person: 'p-8qj3r5ah0yc7ne',
    name: '陈小明',
    gender: 'female',
    birthdate: '1995-04-02',
    document: {
      type: 'hk-macao-taiwan-residence-permit',
      number: fictitiousNumber('810000', '1995-04-02', '000'),
    },
    phone: '19900000004',
  }),
  citizen('sun-yue', 'Sun Yue at home', sunYue),
  {
    ...citizen(
      'qian-bo',
      'Qian Bo, who represents a trading company',
      resident('p-h3w7c1nd5xq9jm', '钱波', '1983-05-19', '233', '19900000006'),
    ),
    represents: [{ name: '郑州示例商贸有限公司', creditCode: '91410199MA9910000Y' }],
  },
  staff('sun-yue-reviewer', 'Sun Yue at work: reviewer, emergency bureau, Jinshui', sunYue, {
    role: 'reviewer',
    department: 'emergency-bureau',
    districts: ['410105'],
  }),
  staff(
    'zhou-jie',
    'Zhou Jie: reviewer, emergency bureau, Jinshui and Zhongyuan',
    resident('p-6mz1ge4tb9xk3w', '周杰', '1987-02-17', '117'),
    {
      role: 'reviewer',
      department: 'emergency-bureau',
      districts: ['410105', '410102'],
    },
  ),
  staff(
    'wu-fang',
    'Wu Fang: reviewer, health commission, whole city',
    resident('p-0cy7h5npd2rq8j', '吴芳', '1991-08-25', '128'),
    {
      role: 'reviewer',
      department: 'health-commission',
      districts: CITY,
    },
  ),
  staff(
    'zheng-hao',
    'Zheng Hao: reviewer, market regulation, whole city',
    resident('p-3sv9k6wa1mf4tz', '郑浩', '1989-12-03', '135'),
    {
      role: 'reviewer',
      department: 'market-regulation',
      districts: CITY,
    },
  ),
  staff(
    'feng-lin',
    'Feng Lin: reviewer, industry bureau, Zhongmu',
    resident('p-k2x8d0qe7hbn5r', '冯林', '1993-06-19', '142'),
    {
      role: 'reviewer',
      department: 'industry-bureau',
      districts: ['410122'],
    },
  ),
  staff(
    'liu-wei',
    'Liu Wei: department lead, emergency bureau, whole city',
    resident('p-b4j6t9yz1wc3gm', '刘伟', '1976-10-10', '159'),
    {
      role: 'lead',
      department: 'emergency-bureau',
      districts: CITY,
    },
  ),
  staff(
    'gao-yan',
    'Gao Yan: department lead, industry bureau, whole city',
    resident('p-n8f5a2xk7qv0ds', '高燕', '1980-04-28', '164'),
    {
      role: 'lead',
      department: 'industry-bureau',
      districts: CITY,
    },
  ),
  staff(
    'he-jing',
    'He Jing: department lead, market regulation, whole city',
    resident('p-w1r3h9me6zpt4c', '何静', '1979-07-07', '186'),
    {
      role: 'lead',
      department: 'market-regulation',
      districts: CITY,
    },
  ),
  ...officers(),
  staff('luo-cheng', 'Luo Cheng: auditor', resident('p-d7q0y4gk2bj8xv', '罗诚', '1975-03-03', '213'), {
    role: 'auditor',
    department: null,
    districts: CITY,
  }),
];

/** The credit office: one to compose, two others to approve what neither determined nor composed. */
function officers(): readonly Persona[] {
  const row = { role: 'office', department: null, districts: CITY } as const;
  return [
    staff(
      'xu-ning',
      'Xu Ning: credit office',
      resident('p-z5m8c1tw9rf3ne', '许宁', '1984-01-12', '171'),
      row,
    ),
    staff(
      'tang-rui',
      'Tang Rui: credit office',
      resident('p-g0x6j4qa7kh2yd', '唐睿', '1986-09-21', '195'),
      row,
    ),
    staff(
      'cao-lei',
      'Cao Lei: credit office',
      resident('p-t9e3s5vb1pz8mw', '曹蕾', '1990-12-30', '208'),
      row,
    ),
  ];
}
