/** Reads the XML of a package part as a stream of events. Entities of a document's own are never expanded. */
import { SaxesParser } from 'saxes';
import { UnreadableFile } from './unreadable.ts';

export type Attributes = Record<string, string>;

export interface XmlEvents {
  /** The name without its prefix. */
  open(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Feeds a part to the handlers. Throws `UnreadableFile` for a document type, and the parser's error for bad XML. */
export async function readXml(pieces: AsyncGenerator<string>, events: XmlEvents): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => {
    throw new UnreadableFile('damaged');
  });
  parser.on('opentag', (tag) => {
    events.open(localName(tag.name), tag.attributes);
    if (tag.isSelfClosing) events.close?.(localName(tag.name));
  });
  if (events.text) {
    parser.on('text', (text) => events.text?.(text));
    parser.on('cdata', (text) => events.text?.(text));
  }
  parser.on('closetag', (tag) => {
    if (!tag.isSelfClosing) events.close?.(localName(tag.name));
  });
  for await (const piece of pieces) parser.write(piece);
  parser.close();
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** An attribute by its name without prefix. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name];
  const key = Object.keys(attributes).find((candidate) => localName(candidate) === name);
  return key === undefined ? undefined : attributes[key];
}

/** Text as the format escapes it: `_x000D_` is a carriage return. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
