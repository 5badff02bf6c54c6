import type { Tag } from './object-version.ts';
import { type Refusal, refuse } from './refusal.ts';
import { childrenNamed, childText, parseXml, xml, xmlDocument } from './xml.ts';

// S3's own limits for an object's tags.
const MOST_TAGS = 10;
const LONGEST_KEY = 128;
const LONGEST_VALUE = 256;

function checkTags(tags: Tag[]): Tag[] | Refusal {
  if (tags.length > MOST_TAGS) return refuse('BadRequest', 'Object tags cannot be greater than 10');
  if (new Set(tags.map(tag => tag.key)).size < tags.length) {
    return refuse('InvalidTag', 'Cannot provide multiple Tags with the same key');
  }
  for (const { key, value } of tags) {
    if (key === '' || key.length > LONGEST_KEY)
      return refuse('InvalidTag', 'The TagKey you have provided is invalid');
    if (value.length > LONGEST_VALUE)
      return refuse('InvalidTag', 'The TagValue you have provided is invalid');
  }
  return tags;
}

/** The x-amz-tagging header: `a=1&b=2`, encoded as in a query. */
export function readTagHeader(header: string | undefined): Tag[] | Refusal {
  const pairs = [...new URLSearchParams(header ?? '')];
  return checkTags(pairs.map(([key, value]) => ({ key, value })));
}

export function readTagDocument(document: string): Tag[] | Refusal {
  const root = parseXml(document);
  const set = root?.name === 'Tagging' ? childrenNamed(root, 'TagSet')[0] : undefined;
  if (set === undefined) return refuse('MalformedXML');
  const tags: Tag[] = [];
  for (const element of childrenNamed(set, 'Tag')) {
    const key = childText(element, 'Key');
    const value = childText(element, 'Value');
    if (key === undefined || value === undefined) return refuse('MalformedXML');
    tags.push({ key, value });
  }
  return checkTags(tags);
}

export function writeTagDocument(tags: readonly Tag[]): string {
  const elements = tags.map(tag => xml('Tag', [xml('Key', tag.key), xml('Value', tag.value)]));
  return xmlDocument('Tagging', [xml('TagSet', elements)]);
}
