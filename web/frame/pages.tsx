import { citizenPage } from '../citizen/page.tsx';
import { deskPage } from '../desk/page.tsx';
import { enterprisePage } from '../enterprise/page.tsx';
import { officePage } from '../office/page.tsx';
import { guidePage } from '../public/guide.tsx';
import { homePage } from '../public/home.tsx';
import { notFoundPage } from '../public/not-found.tsx';
import { signedInPage } from '../public/signed-in-page.tsx';
import type { Page } from './page.tsx';

/** Every page there is. */
export const pages: readonly Page[] = [
  homePage,
  guidePage,
  signedInPage,
  notFoundPage,
  citizenPage,
  deskPage,
  officePage,
  enterprisePage,
];
