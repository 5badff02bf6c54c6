import type { Page } from '../frame/page.tsx';
import { Scrolling } from '../parts/scrolling.tsx';
import { words } from '../words/language.ts';

const Row = ({ file, children }: { file: string; children: string }) => (
  <tr>
    <th scope="row" class="code">
      {file}
    </th>
    <td>{children}</td>
  </tr>
);

/** What is published as files, and how to be sure of it. */
const OpenData = () => (
  <div class="stack-l">
    <div class="page-head">
      <h1>{words('开放数据', 'Open data')}</h1>
      <p>
        {words(
          '名单以文件公布，可自由使用，无需登录。其中只有企业和社会组织，没有任何个人。',
          'Lists are published as files, free to use without signing in. Organisations only; no person stands in any of them.',
        )}
      </p>
    </div>
    <section class="stack" aria-labelledby="files">
      <h2 id="files">{words('每一批的文件', 'The files of a release')}</h2>
      <Scrolling name={words('每一批的文件', 'The files of a release')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words('文件', 'File')}</th>
              <th scope="col">{words('内容', 'What it holds')}</th>
            </tr>
          </thead>
          <tbody>
            <Row file="red-list.json">
              {words(
                '名单，带类别、部门和区县的名称',
                'The list, with the names of categories, departments and districts',
              )}
            </Row>
            <Row file="red-list.csv">{words('同一名单的表格', 'The same list as a table')}</Row>
            <Row file="entries/XX.json">
              {words(
                '每家单位的状态及其到校验根的路径',
                'How each organisation stands, and its path to the root of the list',
              )}
            </Row>
            <Row file="names/XX.json">{words('按名称查找', 'Looking up by name')}</Row>
            <Row file="feed.json">
              {words('本批的变更（JSON Feed 1.1）', 'What the release changed (JSON Feed 1.1)')}
            </Row>
            <Row file="manifest.json">
              {words(
                '清单：每个文件的 SHA-256 和校验根',
                'The manifest: the SHA-256 of each file, and the root',
              )}
            </Row>
            <Row file="manifest.signature.json">
              {words('清单的签名（ES256）', 'The manifest’s signature (ES256)')}
            </Row>
          </tbody>
        </table>
      </Scrolling>
    </section>
    <section class="stack-s" aria-labelledby="schema">
      <h2 id="schema">{words('数据格式', 'Its schema')}</h2>
      <p>
        {words(
          '接口按 OpenAPI 3.1 描述，地址为接口的 /openapi.json；最新一批由 campaigns/…/latest.json 指出。',
          'The interface is described in OpenAPI 3.1 at the API’s /openapi.json; campaigns/…/latest.json names the newest release.',
        )}
      </p>
    </section>
    <section class="stack-s" aria-labelledby="verify">
      <h2 id="verify">{words('如何验证', 'How to be sure of it')}</h2>
      <p>
        {words(
          '单条可在条目页由浏览器验证；整批可用项目自带的命令：',
          'One entry is checked by your browser on its page; a whole release by the project’s own command:',
        )}
      </p>
      <p class="code card card-plain">npm run relief -- verify</p>
    </section>
  </div>
);

export const openDataPage: Page = {
  name: 'open-data',
  area: 'public',
  title: { zh: '开放数据', en: 'Open data' },
  summary: {
    zh: '已公示名单的文件、格式与验证方法',
    en: 'The published files, their schema, and how to verify them',
  },
  Body: OpenData,
};
