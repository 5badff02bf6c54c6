import { checkCharacterOf } from '../../shared/domain/credit-code.ts';
import type { Account } from '../issuer/account.ts';
import { fictitiousNumber } from '../issuer/fictitious-number.ts';

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎',
];
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红鹏飞慧'];

const two = (n: number): string => String(n).padStart(2, '0');

/** An account whose holder's document the issuer has seen. */
export type VerifiedAccount = Account & { readonly document: NonNullable<Account['document']> };

/** A made-up human being, never the same twice: number, birth date and name follow from the index. */
export function madeUpPerson(index: number, born: number): Omit<VerifiedAccount, 'sub' | 'acr'> {
  const birthdate = `${born - (index % 40)}-${two(1 + (index % 12))}-${two(1 + (index % 28))}`;
  // The second given character keeps every name apart from every other text of the demonstration.
  const name = `${surnames[index % surnames.length]}${given[index % given.length]}${given[(index * 7 + 3) % given.length]}`;
  const order = String(300 + (index % 600)).padStart(3, '0');
  return {
    name,
    gender: Number(order) % 2 === 1 ? 'male' : 'female',
    birthdate,
    document: { type: 'resident-id', number: fictitiousNumber('410199', birthdate, order) },
    phone: `1990000${String(1000 + index).padStart(4, '0')}`,
  };
}

const DISTRICTS = [
  '410102',
  '410103',
  '410104',
  '410105',
  '410106',
  '410108',
  '410122',
  '410181',
  '410182',
  '410183',
  '410184',
  '410185',
  'zone-airport',
  'zone-zhengdong',
  'zone-economic',
  'zone-high-tech',
] as const;
export const districts: readonly string[] = DISTRICTS;

export const departments = [
  'emergency-bureau',
  'health-commission',
  'public-security',
  'urban-management',
  'market-regulation',
  'civil-affairs',
  'industry-bureau',
  'commerce-bureau',
] as const;
export type Department = (typeof departments)[number];

/** The thirteen districts and zones that recommended organisations in April 2020 are not named; these stand for them. */
export const recommendingDistricts: readonly string[] = DISTRICTS.slice(0, 13);

export type StaffMember = {
  readonly account: string;
  readonly role: 'reviewer' | 'lead' | 'office' | 'auditor';
  readonly department: string | null;
  readonly districts: readonly string[];
};

const bureauStaff = departments.flatMap((department): StaffMember[] => [
  { account: `clerk-${department}`, role: 'reviewer', department, districts: ['*'] },
  { account: `first-${department}`, role: 'reviewer', department, districts: ['*'] },
  { account: `second-${department}`, role: 'reviewer', department, districts: ['*'] },
  { account: `lead-${department}`, role: 'lead', department, districts: ['*'] },
]);

const districtStaff = recommendingDistricts.map(
  (district): StaffMember => ({
    account: `clerk-${district}`,
    role: 'reviewer',
    department: district === 'zone-airport' ? 'commerce-bureau' : 'industry-bureau',
    districts: [district],
  }),
);

/** Everybody who works for a department or the office, but the first officer, who is there from the start. */
export const staff: readonly StaffMember[] = [
  ...bureauStaff,
  ...districtStaff,
  { account: 'staff-tang-rui', role: 'office', department: null, districts: ['*'] },
  { account: 'staff-cao-lei', role: 'office', department: null, districts: ['*'] },
  { account: 'staff-luo-cheng', role: 'auditor', department: null, districts: ['*'] },
];

export const firstOfficer = 'staff-xu-ning';

/** What the issuer has verified of the staff that its own personas do not hold. */
export const staffIdentities: readonly Account[] = [...bureauStaff, ...districtStaff].map(
  ({ account }, index) => ({
    sub: account,
    acr: 'mfa',
    ...madeUpPerson(1000 + index, 1995),
  }),
);

/** A fictitious unified social credit code with a right check character: 91 is an enterprise, 410199 no district. */
export function creditCode(index: number): string {
  const first17 = `91410199MA${String(9_000_000 + index).padStart(7, '0')}`;
  return `${first17}${checkCharacterOf(first17)}`;
}
