/** Who opened this file, when and for what. */
import { HeadRow } from '@guilu/ui/HeadRow.tsx';
import { useCall } from '@guilu/ui/calls.ts';
import { Empty, Panel, Shown } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { readers } from '../contract.ts';

export default function Readers({ personId }: FileProps) {
  const { t, instant, code } = useText();
  /** `number shown: idNumber`: what was done, and to which field. */
  const what = (said: string) => {
    const [act = '', field] = said.split(': ');
    return [code('people.what', act), field && code('people.field', field)].filter(Boolean).join(' · ');
  };
  const answer = useCall(readers, { params: { personId } });
  return (
    <Panel title={t('people.readers')}>
      <Shown of={answer}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty>{t('people.noReaders')}</Empty>
          ) : (
            <div className="scroll">
              <table className="plain">
                <HeadRow keys={['people.readAt', 'people.reader', 'people.readWhat', 'people.readFor']} />
                <tbody>
                  {rows.map((row) => (
                    <tr key={`${row.at} ${row.actor} ${row.what}`}>
                      <td>{instant(row.at)}</td>
                      <td>{row.actor}</td>
                      <td>{what(row.what)}</td>
                      <td>{code('people.purpose', row.purpose)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Shown>
    </Panel>
  );
}
