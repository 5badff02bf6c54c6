import { expect, test } from 'vitest';
import { personas } from '../../../local/issuer/personas.ts';
import { Identity } from '../../../shared/domain/identity.ts';
import { checkAgainstForm, checkIdentityDocument } from '../../../shared/domain/identity-document.ts';

const at = (role: string) => personas.filter(one => one.staff?.role === role);

test('the cast has everybody a story needs', () => {
  expect(at('office').length).toBeGreaterThanOrEqual(3);
  expect(at('auditor').length).toBeGreaterThanOrEqual(1);
  expect(at('lead').length).toBeGreaterThanOrEqual(2);
  expect(at('reviewer').length).toBeGreaterThanOrEqual(3);
  for (const { acr, staff } of personas) expect(acr).toBe(staff ? 'mfa' : 'pwd');
});

test('one human being has a citizen account and a staff account, everybody else one', () => {
  const groups = Object.values(Object.groupBy(personas, one => one.person)).map(group =>
    group?.map(one => one.sub),
  );
  expect(groups.filter(group => group?.length !== 1)).toEqual([
    ['citizen-sun-yue', 'staff-sun-yue-reviewer'],
  ]);
  expect(new Set(personas.map(one => one.sub)).size).toBe(personas.length);
});

test('every document is one that the domain accepts and that agrees with its holder', () => {
  for (const { persona, name, gender, birthdate, document } of personas) {
    const identity = Identity.parse({ name, sex: gender, birthDate: birthdate, document });
    const checked = checkIdentityDocument(identity.document);
    expect(checked.ok, persona).toBe(true);
    if (!checked.ok) continue;
    const form = { document: checked.value, sex: identity.sex, birthDate: identity.birthDate };
    expect(checkAgainstForm(form), persona).toEqual([]);
  }
});

test('no number can be a living person: its region or its order code was never given out', () => {
  const resident = personas.flatMap(({ document }) =>
    document.type === 'passport' ? [] : [document.number],
  );
  for (const number of resident) expect(number).toMatch(/^410199|^810000\d{8}000/);
});

test('a pseudonym shares nothing with the number', () => {
  for (const { person, document } of personas) {
    for (let at = 0; at + 4 <= document.number.length; at += 1) {
      expect(person).not.toContain(document.number.slice(at, at + 4));
    }
  }
});
