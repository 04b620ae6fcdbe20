// The pieces of a Word document, as WordprocessingML: runs, paragraphs, tables, pages. Sizes in points and millimetres.

/** The official typefaces, by name: Word uses those installed on the agency's machine. */
export const fonts = { title: '方正小标宋简体', body: '仿宋_GB2312', hei: '黑体', kai: '楷体_GB2312' } as const;
export const sizes = { er: 22, xiaoEr: 18, san: 16, si: 14, xiaoSi: 12, sheet: 11, wu: 10.5 } as const;

export const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export interface RunStyle {
  font?: string;
  size?: number;
  bold?: boolean;
  color?: string;
  /** Added between characters, in points; negative is tighter. */
  tight?: number;
}

export function run(text: string, style: RunStyle = {}): string {
  const font = style.font ?? fonts.body;
  const half = Math.round((style.size ?? sizes.si) * 2);
  const properties = [
    `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="${font}" w:hint="eastAsia"/>`,
    style.bold ? '<w:b/>' : '',
    style.color ? `<w:color w:val="${style.color}"/>` : '',
    style.tight ? `<w:spacing w:val="${Math.round(style.tight * 20)}"/>` : '',
    `<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>`,
  ].join('');
  const pieces = text.split('\t').map((piece) => `<w:t xml:space="preserve">${escaped(piece)}</w:t>`);
  return `<w:r><w:rPr>${properties}</w:rPr>${pieces.join('<w:tab/>')}</w:r>`;
}

export interface ParagraphStyle extends RunStyle {
  align?: 'left' | 'center' | 'right' | 'both';
  /** First line indented by two characters, as in running Chinese text. */
  indent?: boolean;
  /** Line pitch in points; without it the page's grid or single spacing. */
  pitch?: number;
  before?: number;
  after?: number;
  rightChars?: number;
  leftTwips?: number;
  pageBreakBefore?: boolean;
  keepNext?: boolean;
  border?: string;
  /** Millimetres beyond the type area on either side. */
  beyond?: number;
  /** Where tabs in the text lead, in millimetres. */
  tabs?: number[];
}

/** In: the text of a paragraph (placeholders in braces) or ready runs, and its style. */
export function paragraph(content: string | string[], style: ParagraphStyle = {}): string {
  const runs = typeof content === 'string' ? run(content, style) : content.join('');
  return `<w:p><w:pPr>${paragraphProperties(style)}</w:pPr>${runs}</w:p>`;
}

function paragraphProperties(style: ParagraphStyle): string {
  const size = style.size ?? sizes.si;
  const line = style.pitch
    ? `w:line="${Math.round(style.pitch * 20)}" w:lineRule="exact"`
    : 'w:line="240" w:lineRule="auto"';
  const first = style.indent ? `w:firstLineChars="200" w:firstLine="${Math.round(size * 40)}"` : 'w:firstLine="0"';
  const right = style.rightChars
    ? `w:rightChars="${style.rightChars * 100}" w:right="${Math.round(size * 20 * style.rightChars)}"`
    : '';
  return [
    style.keepNext ? '<w:keepNext/>' : '',
    style.pageBreakBefore ? '<w:pageBreakBefore/>' : '',
    '<w:widowControl/>',
    style.border ? `<w:pBdr>${style.border}</w:pBdr>` : '',
    style.tabs
      ? `<w:tabs>${style.tabs.map((at) => `<w:tab w:val="left" w:pos="${twips(at)}"/>`).join('')}</w:tabs>`
      : '',
    '<w:kinsoku/><w:overflowPunct/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>',
    `<w:spacing w:before="${(style.before ?? 0) * 20}" w:after="${(style.after ?? 0) * 20}" ${line}/>`,
    style.beyond
      ? `<w:ind w:left="-${twips(style.beyond)}" w:right="-${twips(style.beyond)}" w:firstLine="0"/>`
      : `<w:ind w:left="${style.leftTwips ?? 0}" ${first} ${right}/>`,
    `<w:jc w:val="${style.align ?? 'both'}"/>`,
  ].join('');
}

type Edge = 'none' | 'thin';
export interface CellStyle {
  span?: number;
  /** Least height of the row in millimetres. */
  height?: number;
  align?: 'left' | 'center';
  vertical?: 'top' | 'center' | 'bottom';
  edges?: { top?: Edge; bottom?: Edge; left?: Edge; right?: Edge };
  /** Joined with the cell above (`continue`) or the first of such a column (`start`). */
  merge?: 'start' | 'continue';
  size?: number;
  /** In the head of a list: the row is repeated on every page and never stands alone at a page's foot. */
  head?: boolean;
}

export interface Cell extends CellStyle {
  content: string | string[];
}

export const cell = (content: string | string[], style: CellStyle = {}): Cell => ({ content, ...style });

const edge = (name: string, kind: Edge | undefined): string =>
  kind === undefined
    ? ''
    : `<w:${name} w:val="${kind === 'none' ? 'nil' : 'single'}" w:sz="6" w:space="0" w:color="auto"/>`;

function cellXml(each: Cell, width: number): string {
  const { top, left, bottom, right } = each.edges ?? {};
  const borders = [edge('top', top), edge('left', left), edge('bottom', bottom), edge('right', right)].join('');
  const style = {
    align: each.align ?? 'center',
    size: each.size ?? sizes.sheet,
    pitch: 16.5,
    keepNext: each.head,
  } as const;
  const content = typeof each.content === 'string' ? paragraph(each.content, style) : each.content.join('');
  return [
    '<w:tc><w:tcPr>',
    `<w:tcW w:w="${width}" w:type="dxa"/>`,
    each.span ? `<w:gridSpan w:val="${each.span}"/>` : '',
    each.merge ? `<w:vMerge${each.merge === 'start' ? ' w:val="restart"' : ''}/>` : '',
    borders === '' ? '' : `<w:tcBorders>${borders}</w:tcBorders>`,
    `<w:vAlign w:val="${each.vertical ?? 'center'}"/>`,
    `</w:tcPr>${content}</w:tc>`,
  ].join('');
}

function rowXml(row: Cell[], widths: number[]): string {
  let column = 0;
  const cells = row.map((each) => {
    const own = widths.slice(column, column + (each.span ?? 1));
    column += each.span ?? 1;
    return cellXml(
      each,
      own.reduce((sum, width) => sum + width, 0),
    );
  });
  const height = Math.max(...row.map((each) => each.height ?? 8));
  const head = row.some((each) => each.head) ? '<w:tblHeader/>' : '';
  return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${twips(height)}" w:hRule="atLeast"/>${head}</w:trPr>${cells.join('')}</w:tr>`;
}

/** In: column widths in millimetres, rows of cells, and whether all rules are drawn. Out: a table of fixed layout. */
export function table(columns: number[], rows: Cell[][], ruled = true): string {
  const widths = columns.map(twips);
  const total = widths.reduce((sum, width) => sum + width, 0);
  const kinds = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
  const borders = kinds.map((name) => edge(name, ruled ? 'thin' : 'none')).join('');
  const margins = '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>';
  return [
    `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/>`,
    `<w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>${margins}</w:tblPr>`,
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`,
    ...rows.map((row) => rowXml(row, widths)),
    '</w:tbl>',
  ].join('');
}
