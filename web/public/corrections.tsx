import { startApp } from '../app/start-app.tsx';
import { Corrections } from './all-changes.tsx';

startApp({
  screens: { '': () => Promise.resolve(Corrections) },
  open: [''],
  welcome: () => <></>,
});
