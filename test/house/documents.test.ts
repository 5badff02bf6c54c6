import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, textOf } from './source-files.ts';

const documents = filesOf('*.md', 'docs/**/*.md');

/** Documents speak of what is there. */
describe('documents', () => {
  it('link only to what exists', () => {
    const dead = documents.flatMap(document =>
      [...textOf(document).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
        .map(([, target = '']) => target)
        .filter(target => !/^[a-z]+:/.test(target) && !existsSync(join(dirname(document), target)))
        .map(target => `${document} → ${target}`),
    );
    expect(dead).toEqual([]);
  });

  it('name only files that exist', () => {
    const missing = documents.flatMap(document =>
      [
        ...textOf(document).matchAll(
          /`((?:shared|functions|infra|local|web|bench|test|docs)\/[\w./-]+\.\w+)`/g,
        ),
      ]
        .map(([, file = '']) => file)
        .filter(file => !existsSync(file))
        .map(file => `${document}: ${file}`),
    );
    expect(missing).toEqual([]);
  });

  it('give each decision a number of its own, and its heading the same', () => {
    const decisions = filesOf('docs/adr/*.md');
    const numbers = decisions.map(file => basename(file).slice(0, 4));
    expect(decisions.length).toBeGreaterThan(0);
    expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([]);
    expect(decisions.filter((file, at) => !textOf(file).startsWith(`# ${numbers[at]}`))).toEqual([]);
  });

  it('give each alarm its section of the runbook', () => {
    const named = filesOf('infra/**/*.ts').flatMap(file =>
      [...textOf(file).matchAll(/\(runbook: ([^)]+)\)/g)].map(([, section = '']) => section),
    );
    const sections = [...textOf('docs/runbook.md').matchAll(/^## (.+)$/gm)].map(([, title]) => title);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter(section => !sections.includes(section))).toEqual([]);
  });

  it('say only commands that package.json knows', () => {
    const { scripts } = JSON.parse(textOf('package.json'));
    const unknown = documents.flatMap(document =>
      [...textOf(document).matchAll(/npm run (?:--silent )?([\w:-]+)/g)]
        .map(([, name = '']) => name)
        .filter(name => !(name in scripts))
        .map(name => `${document}: npm run ${name}`),
    );
    expect(unknown).toEqual([]);
  });
});
