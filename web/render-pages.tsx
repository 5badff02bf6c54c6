import { render } from 'preact-render-to-string';
import type { PolicyShape } from '../shared/domain/policy-shape.ts';
import { Frame } from './frame/frame.tsx';
import { Mark } from './frame/mark.tsx';
import type { Page } from './frame/page.tsx';
import { pages } from './frame/pages.tsx';
import { type Language, speak } from './words/language.ts';

const everywhere = 'everywhere';

/** The entries under `web/` that pages load. */
export const scripts: readonly string[] = [
  ...new Set([everywhere, ...pages.flatMap(({ script }) => script ?? [])]),
];

type Given = {
  /** Of each entry: its own address, then what it loads at once. */
  readonly assets: Readonly<Record<string, readonly string[]>>;
  readonly policy: unknown;
};

/** Every page of the site as a file, in both languages. */
export function renderPages({ assets, policy }: Given): { path: string; html: string }[] {
  const files = (['zh', 'en'] as const).flatMap(chosen =>
    pages.map(page => ({
      path: chosen === 'zh' ? `${page.name}.html` : `en/${page.name}.html`,
      html: documentOf(page, chosen, assets, policy as PolicyShape),
    })),
  );
  const mark = render(<Mark />).replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
  return [...files, { path: 'mark.svg', html: mark }];
}

function documentOf(page: Page, chosen: Language, assets: Given['assets'], policy: PolicyShape): string {
  speak(chosen);
  const { Body } = page;
  const loaded = [everywhere, page.script].flatMap(name => (name === undefined ? [] : (assets[name] ?? [])));
  return `<!doctype html>${render(
    <Frame page={page} assets={[...new Set(loaded)]} styles={assets['design/design'] ?? []}>
      <Body policy={policy} />
    </Frame>,
  )}`;
}
