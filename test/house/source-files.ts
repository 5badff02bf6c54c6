import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Paths from the top of the project, sorted, of the files that these patterns name. */
export const filesOf = (...patterns: string[]): string[] =>
  globSync(patterns, { cwd: root, exclude: ['**/node_modules/**', 'web/generated/**'] }).sort();

export const textOf = (file: string): string =>
  readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

export const rooms = ['shared', 'functions', 'infra', 'local', 'web', 'bench', 'test'] as const;

/** Every TypeScript file of these rooms. */
export const sourcesOf = (...of: readonly string[]): string[] =>
  filesOf(...of.map(room => `${room}/**/*.{ts,tsx}`));

export type Visit = (node: ts.Node, place: string) => void;

/** Shows every node of a file's syntax tree, with `file:line` of where it stands. */
export function walk(file: string, visit: Visit): void {
  const source = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true);
  const enter = (node: ts.Node): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    visit(node, `${file}:${line + 1}`);
    ts.forEachChild(node, enter);
  };
  enter(source);
}

/** What `find` says about the nodes of these files, each with its place. */
export function findings(files: readonly string[], find: (node: ts.Node) => string | null): string[] {
  const found: string[] = [];
  for (const file of files) {
    walk(file, (node, place) => {
      const finding = find(node);
      if (finding !== null) found.push(`${place} ${finding}`);
    });
  }
  return found;
}
