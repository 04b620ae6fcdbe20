/** A reminder to whoever owes a duty: by which way, with what note. It stays in the file. */
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { useText } from '@guilu/ui/text.ts';
import { remind, type TodayLine } from '../contract.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { useDutyWords } from './words.ts';

const channels = ['phone', 'message', 'wechat', 'in-person', 'letter'];

export function RemindDrawer({ line, onClose }: { line: TodayLine; onClose: () => void }) {
  const { t, w } = useText();
  const words = useDutyWords();
  return (
    <Drawer small title={t('today.remindTitle', { whom: words.owedBy(line) })} onClose={onClose}>
      <p className="quiet">
        {line.name} · {w(line.title)} · {words.when(line).text}
      </p>
      <ReasonForm
        endpoint={remind}
        params={{ caseId: line.caseId, key: line.key }}
        initial={{ channel: 'phone' }}
        fields={[
          {
            name: 'channel',
            label: t('today.channel'),
            kind: 'choice',
            required: true,
            options: channels.map((value) => ({ value, label: t(`today.channels.${value}`) })),
          },
          { name: 'note', label: t('today.note'), kind: 'long' },
        ]}
        submit={t('today.remindSave')}
        said={t('today.reminded')}
        onDone={onClose}
        onCancel={onClose}
      />
    </Drawer>
  );
}
