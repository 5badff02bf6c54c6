/** Types that a browser shows without running anything; all others are served as bytes. */
const shown = new Map([
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['png', 'image/png'],
  ['webp', 'image/webp'],
  ['heic', 'image/heic'],
  ['pdf', 'application/pdf'],
]);

export const servedType = (name: string): string =>
  shown.get(name.split('.').at(-1)?.toLowerCase() ?? '') ?? 'application/octet-stream';

/**
 * Content-Disposition by RFC 6266: the name in ASCII for old clients and, by RFC 5987, in UTF-8. Always an attachment, so
 * that a file never runs as a page of the origin that serves it.
 */
export function attachmentHeader(name: string): string {
  const wellFormed = name.toWellFormed();
  const ascii = wellFormed.replaceAll(/[^\w.\- ]/gu, '_');
  const extended = encodeURIComponent(wellFormed).replaceAll(
    /['()*]/g,
    mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extended}`;
}
