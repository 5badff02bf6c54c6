import { cellName } from '../../domain/cell-name.ts';
import { declaration, escaped, main } from './markup.ts';

export type Comment = {
  readonly row: number;
  readonly column: number;
  readonly author: string;
  readonly text: string;
};

/** By this name our own comments are known when a workbook comes back. */
export const ownAuthor = '核对';
/** And with this they begin, for programs that forget who wrote a comment. */
export const ownMark = '【核对】';

/** The part that holds what the comments say. */
export function commentsPart(comments: readonly Comment[]): string {
  const authors = [...new Set(comments.map(({ author }) => author))];
  const list = comments.map(
    ({ row, column, author, text }) =>
      `<comment ref="${cellName(column, row)}" authorId="${authors.indexOf(author)}"><text><r><t xml:space="preserve">${escaped(text)}</t></r></text></comment>`,
  );
  return `${declaration}<comments xmlns="${main}"><authors>${authors.map(author => `<author>${escaped(author)}</author>`).join('')}</authors><commentList>${list.join('')}</commentList></comments>`;
}

/** The part that draws them: a hidden box beside each cell (VML, the only drawing that comments know). */
export function drawingPart(comments: readonly Comment[]): string {
  const boxes = comments.map(({ row, column, text }, index) => {
    const lines = Math.min(12, 2 + Math.ceil(text.length / 18));
    return `<v:shape id="_x0000_s${1025 + index}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:190pt;height:${lines * 14}pt;z-index:${index + 1};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column}, 15, ${Math.max(row - 2, 0)}, 2, ${column + 3}, 15, ${Math.max(row - 2, 0) + lines}, 2</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`;
  });
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${boxes.join('')}</xml>`;
}
