/** The little XML that S3 speaks: no attributes that matter, no DTD, no mixed content. */
export type XmlElement = { name: string; text: string; children: XmlElement[] };

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const ESCAPES: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

export function escapeXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: S3 answers control characters as references too
  return text.replace(/[<>&"\u0000-\u001f]/g, c => ESCAPES[c] ?? `&#x${c.charCodeAt(0).toString(16)};`);
}

/** `<name>…</name>`; text is escaped, undefined leaves the element out, an array holds ready elements. */
export function xml(
  name: string,
  content: string | number | boolean | readonly string[] | undefined,
): string {
  if (content === undefined) return '';
  const inner = typeof content === 'object' ? content.join('') : escapeXml(String(content));
  return `<${name}>${inner}</${name}>`;
}

/** A whole answer document in S3's namespace. */
export function xmlDocument(name: string, content: readonly string[]): string {
  const open = `<${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${open}${content.join('')}</${name}>`;
}

function unescapeXml(text: string): string | undefined {
  let sound = true;
  const plain = text.replace(/&([^;&]*);?/g, (whole, name: string) => {
    const numeric = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name);
    const code = numeric ? Number.parseInt(numeric[1] ?? numeric[2] ?? '', numeric[1] ? 16 : 10) : -1;
    const plainText = code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ENTITIES[name];
    if (plainText === undefined || !whole.endsWith(';')) sound = false;
    return plainText ?? '';
  });
  return sound ? plain : undefined;
}

/** The root element, or undefined for anything not well-formed (a DTD counts as such, so entities cannot expand). */
export function parseXml(source: string): XmlElement | undefined {
  const top: XmlElement = { name: '', text: '', children: [] };
  const open = [top];
  const token = /<\?[^>]*\?>|<!--[\s\S]*?-->|<(\/?)([A-Za-z_][\w.:-]*)((?:\s[^<>]*?)?)(\/?)>|([^<]+)/y;
  while (token.lastIndex < source.length) {
    const found = token.exec(source);
    const here = open.at(-1);
    if (!found || !here) return undefined;
    const [, closing, qualified, , selfClosing, text] = found;
    if (text !== undefined) {
      const plain = unescapeXml(text);
      if (plain === undefined || (here === top && plain.trim() !== '')) return undefined;
      here.text += plain;
    } else if (qualified !== undefined) {
      const name = qualified.slice(qualified.indexOf(':') + 1);
      if (closing) {
        if (here === top || here.name !== name) return undefined;
        open.pop();
        continue;
      }
      const element: XmlElement = { name, text: '', children: [] };
      here.children.push(element);
      if (!selfClosing) open.push(element);
    }
  }
  return open.length === 1 && top.children.length === 1 ? top.children[0] : undefined;
}

export function childText(element: XmlElement, name: string): string | undefined {
  return element.children.find(child => child.name === name)?.text;
}

export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter(child => child.name === name);
}
