import type { PolicyShape } from '../../shared/domain/policy-shape.ts';
import { addressOf } from '../frame/address.ts';
import type { Page } from '../frame/page.tsx';
import { Facts } from '../parts/facts.tsx';
import { say, words } from '../words/language.ts';

/** The ways back: what an organisation can do against an entry, and by when it is answered. */
function Repair({ policy }: { policy: PolicyShape }) {
  const clocks = policy.clocks.filter(({ id }) =>
    [
      'objection-platform',
      'objection-department',
      'repair-accept',
      'repair-answer',
      'repair-done',
      'delisting',
    ].includes(id),
  );
  return (
    <div class="stack-l">
      <div class="page-head">
        <h1>{words('异议与信用修复', 'Objection and repair')}</h1>
        <p>
          {words(
            '被列入的单位始终有路可走，而且不收任何费用。',
            'An organisation that is listed always has a way back, and it costs nothing.',
          )}
        </p>
      </div>
      <section class="stack-s">
        <h2>{words('记载有误：提出异议', 'What is said is wrong: object')}</h2>
        <p>
          {words(
            '说明哪一条、哪里不对，附上证明。公示的条目会标注“异议处理中”，直到答复。',
            'Say which entry, what is wrong with it, and why. The public entry says that an objection is pending until it is answered.',
          )}
        </p>
      </section>
      <section class="stack-s">
        <h2>{words('已经改正：申请修复', 'You have set it right: apply for repair')}</h2>
        <ol>
          <li>{words('履行义务，消除影响。', 'Do what was owed, and undo the harm.')}</li>
          <li>{words('提交改正的证明和信用承诺。', 'Send proof of it, and your undertaking.')}</li>
          <li>
            {words(
              '审核同意后，条目移出名单，惩戒措施随之停止。',
              'Once accepted, the entry leaves the list and the measures end with it.',
            )}
          </li>
        </ol>
      </section>
      <section class="card">
        <h2>{words('多久答复', 'By when you are answered')}</h2>
        <Facts
          facts={clocks.map(clock => [
            say(clock.name),
            clock.kind === 'working'
              ? words(`${clock.days} 个工作日`, `${clock.days} working days`)
              : words(`${clock.days} 天`, `${clock.days} days`),
          ])}
        />
      </section>
      <p class="no-print">
        <a class="button" href={addressOf('enterprise')}>
          {words('查看对本单位的记载', 'See what is said of you')}
        </a>
      </p>
    </div>
  );
}

export const repairPage: Page = {
  name: 'repair',
  area: 'public',
  title: { zh: '异议与修复', en: 'Objection and repair' },
  summary: { zh: '被列入名单后怎么办', en: 'What a listed organisation can do' },
  Body: Repair,
};
