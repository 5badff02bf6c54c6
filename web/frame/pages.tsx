import { citizenPage } from '../citizen/page.tsx';
import { deskPage } from '../desk/page.tsx';
import { enterprisePage } from '../enterprise/page.tsx';
import { officePage } from '../office/page.tsx';
import { correctionsPage } from '../public/corrections-page.tsx';
import { guidePage } from '../public/guide.tsx';
import { homePage } from '../public/home.tsx';
import { listsPage } from '../public/lists-page.tsx';
import { notFoundPage } from '../public/not-found.tsx';
import { openDataPage } from '../public/open-data-page.tsx';
import { policyPage } from '../public/policy-page.tsx';
import { repairPage } from '../public/repair-page.tsx';
import { signedInPage } from '../public/signed-in-page.tsx';
import type { Page } from './page.tsx';

/** Every page there is. */
export const pages: readonly Page[] = [
  homePage,
  guidePage,
  listsPage,
  correctionsPage,
  policyPage,
  repairPage,
  openDataPage,
  signedInPage,
  notFoundPage,
  citizenPage,
  deskPage,
  officePage,
  enterprisePage,
];
