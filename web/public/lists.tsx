import { startApp } from '../app/start-app.tsx';
import { AllLists } from './all-lists.tsx';

const lists = () => Promise.resolve(AllLists);

startApp({
  screens: {
    '': lists,
    entry: () => import('./entry.tsx').then(({ Entry }) => Entry),
  },
  open: ['', 'entry'],
  welcome: () => <></>,
});
