import { canonicalJson } from '../../shared/domain/canonical.ts';
import { type Tally, tallyChange } from '../../shared/domain/desk-numbers.ts';
import type { StoredRecords } from './stored-records.ts';

/** The counters that the office sees are what a count of all reports gives. */
export function countersAgree({ reports, campaigns, office }: StoredRecords): string[] {
  return campaigns.flatMap(({ campaignId }) => {
    const recount = new Map<string, number>();
    const add = (name: string, by = 1) => recount.set(name, (recount.get(name) ?? 0) + by);
    for (const { report, item } of reports) {
      if (report.campaignId !== campaignId) continue;
      add('total');
      add(`status:${String(item['status'])}`);
      add(`category:${report.form.category}`);
      add(`district:${report.form.district}`);
      add(`channel:${String(item['channel'])}`);
      for (const tally of tallyChange(null, report)) {
        for (const [name, value] of Object.entries(tally.numbers)) add(`${placeOf(tally)} ${name}`, value);
      }
    }
    const counters = new Map<string, number>();
    for (const { pk, sk, countedAt: _, ...counted } of office) {
      const ofDesk = pk === `DESK#${campaignId}`;
      if (pk !== `COUNTS#${campaignId}` && !ofDesk) continue;
      const place = ofDesk ? `${String(sk).split('#').slice(0, 3).join('#')} ` : '';
      for (const [name, value] of Object.entries(counted))
        counters.set(`${place}${name}`, (counters.get(`${place}${name}`) ?? 0) + Number(value));
    }
    const shown = Object.fromEntries([...counters].filter(([, value]) => value !== 0));
    const owed = Object.fromEntries(recount);
    const names = [...new Set([...Object.keys(shown), ...Object.keys(owed)])].sort();
    return canonicalJson(shown) === canonicalJson(owed)
      ? []
      : names
          .filter(name => shown[name] !== owed[name])
          .map(
            name =>
              `counter ${name} of ${campaignId} is ${shown[name] ?? 0}, a recount gives ${owed[name] ?? 0}`,
          );
  });
}

const placeOf = ({ department, district, month }: Tally): string =>
  `${department}#${district}#${month ?? 'NOW'}`;
