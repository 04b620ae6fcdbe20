/** A file as an answer: pictures and PDFs are shown by the browser, anything else is saved. */
import type { FastifyReply } from 'fastify';
import type { FileAnswer } from '../feature.ts';

/** Sends the bytes under their name; nothing is kept by the browser, and nothing is taken for another type than it is. */
export function sendFile(reply: FastifyReply, { file }: FileAnswer) {
  const name = encodeURIComponent(file.fileName);
  const shown = /^(image\/(png|jpeg|webp)|application\/pdf)$/.test(file.mediaType) ? 'inline' : 'attachment';
  return reply
    .header('content-type', file.mediaType)
    .header('content-disposition', `${shown}; filename*=UTF-8''${name}`)
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .send(file.bytes);
}
