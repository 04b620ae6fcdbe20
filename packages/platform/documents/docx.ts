// Fills a DOCX template. The values are put in as text; nothing in them is read as markup or as a placeholder.
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { Display } from './template.ts';

/** Every part of the file bears this day, so that the same data give the same bytes. */
const partDay = new Date(Date.UTC(1980, 0, 1));

/**
 * In: the bytes of template.docx and the words to print. Out: the bytes of the document. Throws what docxtemplater
 * throws where the template itself is broken (a placeholder split by hand editing, an unclosed loop).
 */
export function fillDocx(template: Buffer, display: Display): Buffer {
  const document = new Docxtemplater(new PizZip(template), {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    nullGetter: (part) => {
      throw new Error(`The DOCX template asks for "${part.value}", which is no field of it.`);
    },
  });
  document.render(display);
  const zip = document.getZip();
  for (const part of Object.values(zip.files)) part.date = partDay;
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}
