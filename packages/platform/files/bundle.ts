/** Several files in one archive, the same bytes for the same contents. */
import PizZip from 'pizzip';

/** Every part bears this day, so that equal contents give equal bytes. */
const partDay = new Date(Date.UTC(1980, 0, 1));

/** In: names and contents. Out: the bytes of a ZIP archive. */
export function bundle(files: Readonly<Record<string, Buffer>>): Buffer {
  const zip = new PizZip();
  for (const [name, bytes] of Object.entries(files)) zip.file(name, bytes, { date: partDay });
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}
