import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesOf, findings, rooms, sourcesOf, textOf } from './source-files.ts';

/** Rules of CONTRIBUTING.md that neither the compiler nor the linter knows. */
describe('code', () => {
  it('names no file after nothing in particular', () => {
    const vague = /(?:^|\/)(?:index|utils?|helpers?|types|common|misc)\.tsx?$/;
    expect(sourcesOf(...rooms).filter(file => vague.test(file))).toEqual([]);
  });

  it('builds classes nowhere but in infra', () => {
    const files = sourcesOf(...rooms).filter(
      file => !file.startsWith('infra/') && !file.includes('/fixture/'),
    );
    const classes = findings(files, node =>
      ts.isClassDeclaration(node) && !extendsError(node) ? `class ${node.name?.text}` : null,
    );
    expect(classes).toEqual([]);
  });

  it('declares a function of the cloud in twenty lines or fewer', () => {
    const long = filesOf('functions/{http,workflow,storage,stream,schedule}/*.ts')
      .map(file => ({ file, lines: statementLines(textOf(file)) }))
      .filter(({ lines }) => lines > 20);
    expect(long).toEqual([]);
  });

  it('decides nothing in a function of the cloud', () => {
    const found = findings(filesOf('functions/{http,workflow,storage,stream,schedule}/*.ts'), node =>
      (ts.isIfStatement(node) && !/^\w+ === null$/.test(node.expression.getText())) ||
      ts.isSwitchStatement(node)
        ? 'a decision belongs to a use case'
        : null,
    );
    expect(found).toEqual([]);
  });

  it('lets no exhaustive switch fall into a default', () => {
    const found = findings(sourcesOf('shared/domain'), node =>
      ts.isDefaultClause(node) ? 'a default hides a forgotten case' : null,
    );
    expect(found).toEqual([]);
  });

  it('leaves no word to the reader of a screen that only an engineer understands', () => {
    const found = findings(sourcesOf('shared', 'functions', 'web'), node =>
      ts.isStringLiteralLike(node) && /\bR(?:[1-9]|1\d|2[0-2])\b/.test(node.text) && node.text.length > 3
        ? `“${node.text}”`
        : null,
    );
    expect(found, "a requirement's number").toEqual([]);
  });

  it('leaves nothing open and points at no machine', () => {
    // Put together here, so that the rule does not find itself.
    const open = new RegExp(
      ['TO' + 'DO', 'FIX' + 'ME', 'X'.repeat(3), 'HA' + 'CK'].map(w => `\\b${w}\\b`).join('|'),
    );
    const machine = /(?:^|[\s'"`(=])\/(?:work|home|root|Users|tmp)\/[\w.-]/;
    const files = [
      ...sourcesOf(...rooms),
      ...filesOf('*.{md,json,ts,mjs,yml}', 'docs/**/*.{md,svg}', 'shared/**/*.json', '.ci/run'),
    ];
    const found = files
      .filter(file => file !== 'package-lock.json')
      .flatMap(file =>
        textOf(file)
          .split('\n')
          .flatMap((line, at) =>
            open.test(line) || machine.test(line) ? [`${file}:${at + 1} ${line.trim()}`] : [],
          ),
      );
    expect(found).toEqual([]);
  });
});

const extendsError = (node: ts.ClassDeclaration): boolean =>
  node.heritageClauses?.some(clause => clause.types.some(type => /Error$/.test(type.expression.getText()))) ??
  false;

/** Lines that say something: imports, blank lines and comments are not what a reader has to hold in mind. */
const statementLines = (text: string): number =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .filter(line => line.trim() !== '' && !/^\s*(?:import\b|\/\/|\} from )/.test(line)).length;
