// Packs the body of a document into a .docx file: parts, styles, page. The same body gives the same bytes.
import PizZip from 'pizzip';
import { fonts, run, sizes, twips } from './wordprocessing.ts';

export interface Page {
  /** Margins in millimetres. */
  top: number;
  right: number;
  bottom: number;
  left: number;
  /** A letter: the grid of 22 lines of 28 characters, numbers from page two on, a red double rule at the foot of page one. */
  letter?: boolean;
  /** A form of several pages bears its number in the middle of each foot. */
  numbered?: boolean;
  /** The head of a letter's first page, 30 mm from the top. */
  head?: string;
}

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const offices = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const part = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const names = `xmlns:w="${main}" xmlns:r="${offices}"`;

const styles = `${xml}<w:styles ${names}><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="${fonts.body}"/>
<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style></w:styles>`;

const settings = `${xml}<w:settings ${names}><w:characterSpacingControl w:val="compressPunctuation"/>
<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`;

/** 22 lines on 225 mm; the 28 characters a line come from the spacing of the type, which every program sets alike. */
const grid = '<w:docGrid w:type="lines" w:linePitch="580"/>';

const header = (content: string): string => `${xml}<w:hdr ${names}>${content}</w:hdr>`;
const footer = (content: string): string => `${xml}<w:ftr ${names}>${content}</w:ftr>`;
const field = (style: object): string =>
  run('— ', style) +
  ['begin', 'PAGE', 'end']
    .map((step) =>
      step === 'PAGE'
        ? `<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>`
        : `<w:r><w:fldChar w:fldCharType="${step}"/></w:r>`,
    )
    .join('') +
  run(' —', style);
const numbered = (align: string): string =>
  footer(
    `<w:p><w:pPr><w:ind w:left="280" w:right="280"/><w:jc w:val="${align}"/></w:pPr>${field({ size: sizes.si })}</w:p>`,
  );
/** The rule at the foot of a letter's first page is 170 mm long: 7 mm beyond the type area on either side. */
const redRule = footer(
  `<w:p><w:pPr><w:pBdr><w:top w:val="thinThickSmallGap" w:sz="18" w:space="1" w:color="D7000F"/></w:pBdr><w:ind w:left="-${twips(7)}" w:right="-${twips(7)}"/></w:pPr></w:p>`,
);

function sectionXml(page: Page): string {
  const references = page.letter
    ? '<w:headerReference w:type="first" r:id="rId6"/><w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="even" r:id="rId4"/><w:footerReference w:type="first" r:id="rId5"/>'
    : page.numbered
      ? '<w:footerReference w:type="default" r:id="rId3"/>'
      : '';
  const margins = (['top', 'right', 'bottom', 'left'] as const)
    .map((side) => `w:${side}="${twips(page[side])}"`)
    .join(' ');
  return [
    `<w:sectPr>${references}<w:pgSz w:w="${twips(210)}" w:h="${twips(297)}"/>`,
    `<w:pgMar ${margins} w:header="${twips(page.letter ? 30 : 15)}" w:footer="${twips(page.letter ? 18 : 10)}" w:gutter="0"/>`,
    page.letter ? `<w:titlePg/>${grid}` : '',
    '</w:sectPr>',
  ].join('');
}

/** In: the body's paragraphs and tables, and the page. Out: the bytes of the .docx file. */
export function wordFile(body: string[], page: Page): Buffer {
  const zip = new PizZip();
  const letterFeet = { footer1: numbered('right'), footer2: numbered('left'), footer3: redRule };
  const footers = page.letter ? letterFeet : page.numbered ? { footer1: numbered('center') } : {};
  const headers: Record<string, string> = page.letter ? { header1: header(page.head ?? '') } : {};
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes([...Object.keys(footers), ...Object.keys(headers)]),
    '_rels/.rels': relationships([['officeDocument', 'word/document.xml']]),
    'word/document.xml': `${xml}<w:document ${names}><w:body>${body.join('')}${sectionXml(page)}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships([
      ['styles', 'styles.xml'],
      ['settings', 'settings.xml'],
      ...Object.keys(footers).map((name): [string, string] => ['footer', `${name}.xml`]),
      ...Object.keys(headers).map((name): [string, string] => ['header', `${name}.xml`]),
    ]),
    'word/styles.xml': styles,
    'word/settings.xml': page.letter
      ? settings.replace('<w:characterSpacing', '<w:evenAndOddHeaders/><w:characterSpacing')
      : settings,
  };
  for (const [name, content] of Object.entries({ ...footers, ...headers })) parts[`word/${name}.xml`] = content;
  const date = new Date(Date.UTC(1980, 0, 1));
  for (const [name, content] of Object.entries(parts)) zip.file(name, content, { date, createFolders: false });
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

function contentTypes(edges: string[]): string {
  const overrides = ['document.main', 'styles', 'settings'].map((kind) => {
    const file = kind === 'document.main' ? 'document' : kind;
    return `<Override PartName="/word/${file}.xml" ContentType="${part}.${kind}+xml"/>`;
  });
  const feet = edges.map(
    (name) => `<Override PartName="/word/${name}.xml" ContentType="${part}.${name.replace(/\d/, '')}+xml"/>`,
  );
  return `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}${feet.join('')}</Types>`;
}

function relationships(targets: [string, string][]): string {
  const each = targets.map(
    ([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${offices}/${kind}" Target="${target}"/>`,
  );
  return `${xml}<Relationships xmlns="${packages}/relationships">${each.join('')}</Relationships>`;
}
