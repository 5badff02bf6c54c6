/**
 * Markup looked through as text, so that everything which is not meant stays byte for byte. It was parsed and checked
 * before, when the workbook was judged.
 */
export type Found = { readonly start: number; readonly end: number };

const endsName = (character: string): boolean => /[\s/>]/u.test(character);

/** Where the next start tag of this name begins, from `from`; -1 where there is none. */
export function startOf(text: string, name: string, from = 0): number {
  const tag = `<${name}`;
  for (let at = text.indexOf(tag, from); at >= 0; at = text.indexOf(tag, at + 1))
    if (endsName(text.charAt(at + tag.length))) return at;
  return -1;
}

/** The whole element that begins at `start`; null where it does not end within the text. Elements of one name never nest here. */
export function elementAt(text: string, name: string, start: number): Found | null {
  const close = tagEnd(text, start);
  if (close < 0) return null;
  if (text.charAt(close - 1) === '/') return { start, end: close + 1 };
  const tag = `</${name}`;
  const last = text.indexOf(tag, close);
  if (last < 0) return null;
  const end = text.indexOf('>', last);
  return end < 0 ? null : { start, end: end + 1 };
}

/** Where the tag that begins at `start` ends; a > within an attribute's quotes ends nothing. */
export function tagEnd(text: string, start: number): number {
  let quote = '';
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return -1;
}

/** All elements of a name, one after another. */
export function* elementsOf(text: string, name: string): Generator<string> {
  for (let at = startOf(text, name); at >= 0; ) {
    const found = elementAt(text, name, at);
    if (found === null) return;
    yield text.slice(found.start, found.end);
    at = startOf(text, name, found.end);
  }
}

/** Where the value of an attribute stands in the first tag of a text. */
function placeOfValue(text: string, attribute: string): Found | null {
  const close = tagEnd(text, 0);
  for (
    let at = text.indexOf(`${attribute}=`);
    at > 0 && at < close;
    at = text.indexOf(`${attribute}=`, at + 1)
  ) {
    if (!/\s/u.test(text.charAt(at - 1))) continue;
    const open = at + attribute.length + 1;
    return { start: open + 1, end: text.indexOf(text.charAt(open), open + 1) };
  }
  return null;
}

export function attributeIn(text: string, attribute: string): string | null {
  const found = placeOfValue(text, attribute);
  return found === null ? null : text.slice(found.start, found.end);
}

/** The same element with an attribute set. */
export function withAttribute(text: string, attribute: string, value: string): string {
  const found = placeOfValue(text, attribute);
  if (found !== null) return text.slice(0, found.start) + value + text.slice(found.end);
  const close = tagEnd(text, 0);
  const at = text.charAt(close - 1) === '/' ? close - 1 : close;
  return `${text.slice(0, at)} ${attribute}="${value}"${text.slice(at)}`;
}

/** The name that the elements of a part carry in front: `x:` where its root is `<x:worksheet>`. */
export function prefixOf(text: string, root: string): string {
  for (let at = text.indexOf(root); at > 0; at = text.indexOf(root, at + 1)) {
    const open = text.lastIndexOf('<', at);
    const name = text.slice(open + 1, at);
    if (endsName(text.charAt(at + root.length)) && (name === '' || /^[A-Za-z0-9_.-]{1,40}:$/u.test(name)))
      return name;
  }
  return '';
}
