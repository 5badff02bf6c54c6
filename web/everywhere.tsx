/** What every page can do beside reading it: larger text, the other language, and knowing which part of it one is in. */

const kept = 'relief.text';
const root = document.documentElement;
const button = document.querySelector<HTMLButtonElement>('#large-text');
const otherLanguage = document.querySelector<HTMLAnchorElement>('#other-language');

function drawText(large: boolean): void {
  if (large) root.dataset['text'] = 'large';
  else delete root.dataset['text'];
  button?.setAttribute('aria-pressed', String(large));
}

function drawPlace(): void {
  const place = location.hash.replace(/^#\/?/, '').split('/')[0] ?? '';
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.nav a[data-place]')];
  const here =
    links.find(link => link.dataset['place'] === place) ?? links.find(link => link.dataset['place'] === '');
  for (const link of links) {
    if (link === here) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  // The other language of this very place, not of the page's first one.
  if (otherLanguage !== null) {
    const plain = otherLanguage.href.split(/[?#]/)[0] ?? '';
    otherLanguage.href = plain + location.search + location.hash;
  }
}

drawText(localStorage.getItem(kept) === 'large');
if (button !== null) {
  button.hidden = false;
  button.addEventListener('click', () => {
    const large = root.dataset['text'] !== 'large';
    localStorage.setItem(kept, large ? 'large' : 'usual');
    drawText(large);
  });
}
drawPlace();
addEventListener('hashchange', drawPlace);
