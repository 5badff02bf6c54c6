import type { Persona } from './personas.ts';
import type { Authorization } from './sign-in.ts';

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, sign => signs[sign] ?? sign);

const style = `body{font:1.0625rem/1.6 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:0;background:#f3f6f5;color:#17211f}
main{max-width:34rem;margin:0 auto;padding:2rem 1rem}h1{font-size:1.5rem;margin:0}h2{font-size:1rem;color:#4d5c59;margin:2rem 0 .5rem}
p{color:#4d5c59;margin:.25rem 0 0}ul{list-style:none;margin:0;padding:0;background:#fff;border:1px solid #d5dedb;border-radius:.5rem;overflow:hidden}
li+li{border-top:1px solid #e6ecea}a{display:block;padding:.75rem 1rem;color:inherit;text-decoration:none}a:hover{background:#eef5f3}
a:focus-visible{outline:3px solid #0b6e63;outline-offset:-3px}strong{font-weight:600}span{display:block;color:#4d5c59;font-size:.9375rem}`;

const groups = [
  { title: '市民 Citizens', holds: ({ staff }: Persona) => staff === undefined },
  { title: '工作人员 Staff', holds: ({ staff }: Persona) => staff !== undefined },
];

/** Who to sign in as on one machine: one line for each made-up person. */
export function personaPage(asked: Authorization, personas: readonly Persona[]): string {
  const address = (sub: string) => escaped(`/authorize?${new URLSearchParams({ ...asked, as: sub })}`);
  const lists = groups.map(({ title, holds }) => {
    const rows = personas
      .filter(holds)
      .map(
        ({ sub, name, gloss }) =>
          `<li><a href="${address(sub)}" data-sub="${escaped(sub)}"><strong>${escaped(name)}</strong><span>${escaped(gloss)}</span></a></li>`,
      );
    return `<h2>${title}</h2><ul>${rows.join('')}</ul>`;
  });
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>本机登录 Sign in on this machine</title><style>${style}</style></head><body><main>
<h1>本机登录 <span lang="en">Sign in on this machine</span></h1>
<p>这里的人都是虚构的，选一位即可登录。<span lang="en">Everybody here is fictitious. Choose who to be.</span></p>
${lists.join('\n')}</main></body></html>`;
}
