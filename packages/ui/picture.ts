/** Pictures made smaller in the browser before they are sent. */

/** Over this many bytes a file is not even read. */
export const MOST_BYTES = 20_000_000;

export const tooBig = (file: File): boolean => file.size > MOST_BYTES;

/** A picture at most `longest` pixels long, as JPEG; anything else as it is. Throws where the picture cannot be read. */
export async function smallerPicture(file: File, longest = 2000): Promise<Blob> {
  if (!file.type.startsWith('image/')) return file;
  const picture = await createImageBitmap(file);
  const share = Math.min(1, longest / Math.max(picture.width, picture.height));
  if (share === 1 && file.size < 2_000_000) return file;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * share);
  canvas.height = Math.round(picture.height * share);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob((blob) => done(blob ?? file), 'image/jpeg', 0.85));
}
