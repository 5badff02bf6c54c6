import type { ComponentChildren } from 'preact';
import type { Bilingual } from '../../shared/domain/bilingual.ts';
import { language, say, words } from '../words/language.ts';
import { addressOf } from './address.ts';
import { Mark } from './mark.tsx';
import type { Area, Page } from './page.tsx';

const areas: Readonly<Record<Area, Bilingual>> = {
  public: { zh: '郑州市', en: 'Zhengzhou' },
  citizen: { zh: '市民报送', en: 'For citizens' },
  desk: { zh: '部门审核', en: 'Review desk' },
  office: { zh: '市信用办', en: 'Credit office' },
  enterprise: { zh: '企业和社会组织', en: 'For organisations' },
};

type Link = { readonly page: string; readonly place?: string; readonly label: Bilingual };

/** What stands in the bar under the name, by area. A `place` is a screen of the area's own page. */
const bars: Readonly<Record<Area, readonly Link[]>> = {
  public: [
    { page: 'index', label: { zh: '首页', en: 'Home' } },
    { page: 'guide', label: { zh: '可报送的事项', en: 'What counts' } },
    { page: 'lists', label: { zh: '名单公示', en: 'Published lists' } },
    { page: 'corrections', label: { zh: '更正', en: 'Corrections' } },
    { page: 'policy', label: { zh: '政策说明', en: 'The policy' } },
    { page: 'repair', label: { zh: '异议与修复', en: 'Objection and repair' } },
    { page: 'open-data', label: { zh: '开放数据', en: 'Open data' } },
  ],
  citizen: [
    { page: 'citizen', label: { zh: '我的报送', en: 'My reports' } },
    { page: 'citizen', place: 'new', label: { zh: '新的报送', en: 'New report' } },
    { page: 'guide', label: { zh: '可报送的事项', en: 'What counts' } },
  ],
  desk: [
    { page: 'desk', label: { zh: '待办', en: 'Queue' } },
    { page: 'desk', place: 'bulk', label: { zh: '批量办理', en: 'Bulk' } },
    { page: 'desk', place: 'imports', label: { zh: '表格报送', en: 'Workbooks' } },
    { page: 'desk', place: 'statistics', label: { zh: '统计', en: 'Statistics' } },
  ],
  office: [
    { page: 'office', label: { zh: '救灾期间', en: 'Campaigns' } },
    { page: 'office', place: 'releases', label: { zh: '发布批次', en: 'Releases' } },
    { page: 'office', place: 'statistics', label: { zh: '统计', en: 'Statistics' } },
  ],
  enterprise: [{ page: 'enterprise', label: { zh: '我的单位', en: 'My organisation' } }],
};

/** The whole document: everything but what the page itself says. */
export function Frame(given: {
  page: Page;
  assets: readonly string[];
  styles: readonly string[];
  children: ComponentChildren;
}) {
  const { page, assets, styles } = given;
  const zh = language() === 'zh';
  const top = zh ? '' : '../';
  const other = zh ? `en/${page.name}.html` : `../${page.name}.html`;
  const name = words('救灾信用', 'Relief Credit');
  return (
    <html lang={zh ? 'zh-CN' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="theme-color" content="#06433d" />
        <meta name="description" content={say(page.summary)} />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${say(page.title)} · ${name}`}</title>
        {styles.map(address => (
          <link key={address} rel="stylesheet" href={top + address} />
        ))}
        {assets.map(address => (
          <link key={address} rel="modulepreload" href={top + address} />
        ))}
        {assets.map(address => (
          <script key={address} type="module" src={top + address} />
        ))}
        <link rel="icon" href={`${top}mark.svg`} type="image/svg+xml" />
        <link rel="alternate" hreflang={zh ? 'en' : 'zh-CN'} href={other} />
      </head>
      <body>
        <a class="skip" href="#main">
          {words('跳到正文', 'Skip to content')}
        </a>
        <header class="top">
          <div class="top-inner">
            <a class="brand" href={addressOf('index')}>
              <Mark />
              <span>
                <span class="brand-name">{words('防汛救灾信用报送', 'Relief Credit')}</span>
                <span class="brand-area">{say(areas[page.area])}</span>
              </span>
            </a>
            <div class="tools">
              <button type="button" class="tool" id="large-text" aria-pressed="false" hidden>
                {words('大字版', 'Large text')}
              </button>
              <a
                class="tool"
                id="other-language"
                href={other}
                lang={zh ? 'en' : 'zh-CN'}
                hreflang={zh ? 'en' : 'zh-CN'}
              >
                {zh ? 'English' : '中文'}
              </a>
              <span id="account">
                {page.area === 'public' && (
                  <a class="tool" href={addressOf('citizen')}>
                    {words('登录', 'Sign in')}
                  </a>
                )}
              </span>
            </div>
          </div>
          <nav class="nav" aria-label={words('栏目', 'Sections')}>
            <ul>
              {bars[page.area].map(link => (
                <li key={`${link.page}/${link.place ?? ''}`}>
                  <a
                    href={addressOf(link.page, link.place)}
                    data-place={link.page === page.name ? (link.place ?? '') : undefined}
                    aria-current={link.page === page.name && link.place === undefined ? 'page' : undefined}
                  >
                    {say(link.label)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </header>
        <main class="main" id="main" tabIndex={-1}>
          {given.children}
        </main>
        <footer class="foot no-print">
          <div class="foot-inner">
            <p>
              {words('主办：郑州市社会信用体系建设领导小组办公室', 'Run by the credit office of Zhengzhou')}
              <br />
              {words('以正向激励为主，信用惩戒为辅', 'Recognition first, punishment second')}
            </p>
            <ul>
              <li>
                <a href={addressOf('guide')}>{words('可报送的事项', 'What counts')}</a>
              </li>
              <li>
                <a href={addressOf('desk')}>{words('部门审核', 'Review desk')}</a>
              </li>
              <li>
                <a href={addressOf('office')}>{words('信用办', 'Office')}</a>
              </li>
              <li>
                <a href={addressOf('enterprise')}>{words('企业服务', 'Organisations')}</a>
              </li>
            </ul>
          </div>
        </footer>
      </body>
    </html>
  );
}
