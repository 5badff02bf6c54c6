import type { Change, Release } from '../client/office.ts';
import type { Tone } from '../parts/tag.tsx';
import { words } from '../words/language.ts';

export function releaseStatuses(status: Release['status']): { text: string; tone: Tone } {
  switch (status) {
    case 'frozen':
      return { text: words('正在编制', 'Being composed'), tone: 'now' };
    case 'composed':
      return { text: words('待批准', 'Waits for approval'), tone: 'wait' };
    case 'approved':
      return { text: words('已批准，正在发布', 'Approved, being published'), tone: 'now' };
    case 'rejected':
      return { text: words('已退回', 'Turned down'), tone: 'bad' };
    case 'published':
      return { text: words('已公示，正在推送', 'Published, being delivered'), tone: 'good' };
    case 'delivered':
      return { text: words('已推送，正在对账', 'Delivered, being reconciled'), tone: 'good' };
    case 'reconciled':
      return { text: words('已完成对账', 'Reconciled'), tone: 'good' };
  }
}

/** What goes on by itself; a release that waits for two persons does not. */
export const isMoving = ({ status }: Pick<Release, 'status'>): boolean =>
  ['frozen', 'approved', 'published', 'delivered'].includes(status);

export const changeWords = (change: Change): string =>
  ({
    added: words('新增', 'Added'),
    changed: words('变更', 'Changed'),
    removed: words('移出', 'Removed'),
    'held-back': words('暂缓', 'Held back'),
  })[change];

const measures: Readonly<Record<string, () => string>> = {
  'organisations-removed': () => words('移出的企业和社会组织', 'Organisations removed'),
  'persons-fewer': () => words('减少的个人', 'Fewer persons'),
  'held-back': () => words('暂缓的报送', 'Reports held back'),
};
export const measureWords = (measure: string): string => measures[measure]?.() ?? measure;

export const downstreamWords = (downstream: string): string =>
  downstream === 'points'
    ? words('积分系统', 'Points system')
    : downstream === 'disclosure'
      ? words('公示网站', 'Disclosure site')
      : downstream;
