/** What a file is, told by its first bytes and never by its name. */
import { imageSize } from 'image-size';

/** The media type of a picture or a PDF; undefined where it is none that is kept. */
export function mediaTypeOf(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png';
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  if (bytes.subarray(0, 4).toString() === 'RIFF' && bytes.subarray(8, 12).toString() === 'WEBP') return 'image/webp';
  if (bytes.subarray(0, 5).toString() === '%PDF-') return 'application/pdf';
  return undefined;
}

/** A scan of an A3 page at 600 dpi has 70 million points; a few kilobytes that claim more would stop the browser that shows them. */
const mostPoints = 80_000_000;
const longestSide = 20_000;

/** Why a picture is not kept: its size cannot be read (it is cut off, or something else), or it is too large to be shown. */
export function pictureFault(bytes: Buffer): 'unreadable' | 'too-large' | undefined {
  try {
    const { width, height } = imageSize(bytes);
    if (!width || !height) return 'unreadable';
    return width > longestSide || height > longestSide || width * height > mostPoints ? 'too-large' : undefined;
  } catch {
    return 'unreadable';
  }
}

/** The media type of what may be kept, or the code of the refusal. PDFs are kept as they are and never opened here. */
export function keepableType(bytes: Buffer, wrongType: string): { mediaType: string } | { code: string } {
  const mediaType = mediaTypeOf(bytes);
  if (!mediaType) return { code: wrongType };
  const fault = mediaType.startsWith('image/') ? pictureFault(bytes) : undefined;
  return fault ? { code: `file/picture-${fault}` } : { mediaType };
}
