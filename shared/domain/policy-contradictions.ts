import type { Bilingual } from './bilingual.ts';
import { epochDayOf, weekdayOf } from './day.ts';
import { ConsentId } from './policy-category.ts';
import { ClockId } from './policy-clock.ts';
import type { PolicyShape } from './policy-shape.ts';

type Contradiction = { readonly path: readonly (string | number)[]; readonly message: Bilingual };

/** What a file of the right shape still cannot mean: ids twice, references to nothing, a district with nobody competent. */
export const policyContradictions = (policy: PolicyShape): Contradiction[] => [
  ...duplicates(
    'jurisdiction.districts',
    policy.jurisdiction.districts.map(({ code }) => code),
  ),
  ...duplicates(
    'departments',
    policy.departments.map(({ id }) => id),
  ),
  ...duplicates(
    'categories',
    policy.categories.map(({ id }) => id),
  ),
  ...duplicates(
    'documentTypes',
    policy.documentTypes.map(({ id }) => id),
  ),
  ...duplicates(
    'consents',
    policy.consents.map(({ id }) => id),
  ),
  ...duplicates(
    'clocks',
    policy.clocks.map(({ id }) => id),
  ),
  ...duplicates(
    'benefits',
    policy.benefits.map(({ subject, id }) => `${subject} ${id}`),
  ),
  ...duplicates(
    'legalBases',
    policy.legalBases.map(({ id }) => id),
  ),
  ...duplicates(
    'measures',
    policy.measures.map(({ id }) => id),
  ),
  ...duplicates(
    'conducts',
    policy.conducts.map(({ id }) => id),
  ),
  ...duplicates(
    'severities',
    policy.severities.map(({ id }) => id),
  ),
  ...absent(
    'clocks',
    ClockId.options,
    policy.clocks.map(({ id }) => id),
  ),
  ...absent(
    'consents',
    ConsentId.options,
    policy.consents.map(({ id }) => id),
  ),
  ...competence(policy),
  ...evidence(policy),
  ...points(policy),
  ...districtCodes(policy),
  ...calendar(policy),
  ...severities(policy),
];

const duplicates = (at: string, ids: readonly string[]): Contradiction[] =>
  ids.flatMap((id, place) =>
    ids.indexOf(id) === place
      ? []
      : [
          {
            path: [...at.split('.'), place],
            message: { zh: `${id} 重复出现`, en: `${id} stands here twice` },
          },
        ],
  );

const absent = (at: string, needed: readonly string[], present: readonly string[]): Contradiction[] =>
  needed
    .filter(id => !present.includes(id))
    .map(id => ({ path: [at], message: { zh: `缺少 ${id}`, en: `${id} is missing` } }));

const competence = ({ categories, departments, jurisdiction }: PolicyShape): Contradiction[] => {
  const knownDepartments = new Set<string>(departments.map(({ id }) => id));
  const districts = jurisdiction.districts.map(({ code }) => code);
  const known = new Set<string>(['*', ...districts]);
  return categories.flatMap(({ id, competent }, place) => {
    const at = ['categories', place, 'competent'];
    const lines = competent.map(({ district }) => district);
    const uncovered = lines.includes('*') ? [] : districts.filter(district => !lines.includes(district));
    return [
      ...duplicates(at.join('.'), lines),
      ...competent.flatMap(({ district, department }, line) => [
        ...(known.has(district)
          ? []
          : [
              {
                path: [...at, line],
                message: { zh: `没有 ${district} 这个区县`, en: `${district} is no district here` },
              },
            ]),
        ...(knownDepartments.has(department)
          ? []
          : [
              {
                path: [...at, line],
                message: { zh: `没有 ${department} 这个部门`, en: `${department} is no department here` },
              },
            ]),
      ]),
      ...uncovered.map(district => ({
        path: at,
        message: {
          zh: `${district} 没有主管 ${id} 的部门`,
          en: `nobody is competent for ${id} in ${district}`,
        },
      })),
    ];
  });
};

const evidence = ({ categories, evidenceRules }: PolicyShape): Contradiction[] =>
  categories.flatMap(({ evidence: { minimum, maximum } }, place) => {
    const path = ['categories', place, 'evidence'];
    if (minimum > maximum)
      return [
        { path, message: { zh: '最少文件数大于最多文件数', en: 'more files are needed than allowed' } },
      ];
    return maximum > evidenceRules.maxFiles
      ? [
          {
            path,
            message: {
              zh: '文件数超过 evidenceRules.maxFiles',
              en: 'more files are allowed than evidenceRules.maxFiles',
            },
          },
        ]
      : [];
  });

const points = ({ categories, caps }: PolicyShape): Contradiction[] => [
  ...categories.flatMap((category, place) =>
    category.outcome === 'points' && category.points.value > caps.perCategory.value
      ? [
          {
            path: ['categories', place, 'points'],
            message: {
              zh: '单次加分超过 caps.perCategory',
              en: 'one report earns more than caps.perCategory',
            },
          },
        ]
      : [],
  ),
  ...(caps.perCategory.value > caps.perPerson.value
    ? [{ path: ['caps'], message: { zh: '类别上限高于个人上限', en: 'perCategory is above perPerson' } }]
    : []),
];

const districtCodes = ({ jurisdiction }: PolicyShape): Contradiction[] =>
  jurisdiction.districts.flatMap(({ kind, code, gbCode }, place) =>
    (kind === 'development-zone') === (gbCode === null) && (gbCode === null || gbCode === code)
      ? []
      : [
          {
            path: ['jurisdiction', 'districts', place],
            message: {
              zh: '开发区没有国标代码，其他区县以国标代码为编号',
              en: 'a development zone has no GB code; any other district goes by its own',
            },
          },
        ],
  );

const calendar = ({ calendar: { holidays, makeUpWorkdays } }: PolicyShape): Contradiction[] => [
  ...holidays.flatMap(({ from, to }, place) =>
    epochDayOf(from) <= epochDayOf(to)
      ? []
      : [
          {
            path: ['calendar', 'holidays', place],
            message: { zh: '结束早于开始', en: 'ends before it begins' },
          },
        ],
  ),
  ...makeUpWorkdays.flatMap((day, place) => {
    const path = ['calendar', 'makeUpWorkdays', place];
    if (weekdayOf(day) <= 5)
      return [{ path, message: { zh: `${day} 不是周末`, en: `${day} is no weekend day` } }];
    const off = holidays.some(({ from, to }) => from <= day && day <= to);
    return off ? [{ path, message: { zh: `${day} 同时是假日`, en: `${day} is a holiday too` } }] : [];
  }),
];

const severities = ({ severities: all }: PolicyShape): Contradiction[] =>
  all.flatMap(({ minimumMonths, maximumMonths }, place) =>
    minimumMonths <= maximumMonths
      ? []
      : [
          {
            path: ['severities', place],
            message: { zh: '最短期限长于最长期限', en: 'the minimum is longer than the maximum' },
          },
        ],
  );
