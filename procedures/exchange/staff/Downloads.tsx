/** The two shapes of a letter's paper, as links. */
import { urlOf } from '@guilu/platform/http/client.ts';
import { useText } from '@guilu/ui/text.ts';
import { downloadLetter, type LetterLine } from '../contract.ts';

export function Downloads({ of }: { of: LetterLine }) {
  const { w } = useText();
  const link = (format: 'docx' | 'pdf', word: string) => (
    <a
      href={urlOf(downloadLetter, { letterId: of.letterId, format })}
      aria-label={`${word} ${w(of.title)} ${of.number} ${of.name}`}
    >
      {word}
    </a>
  );
  return (
    <>
      {of.pdf && link('pdf', 'PDF')} {link('docx', 'Word')}
    </>
  );
}
