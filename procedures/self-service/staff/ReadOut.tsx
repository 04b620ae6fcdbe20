/** A user name and a first password, standing here once to be handed over. */
import { useText } from '@guilu/ui/text.ts';

interface Props {
  username: string;
  firstPassword: string;
  /** Sentences: what to do with it, that it is shown once, and the button. */
  tell: string;
  once: string;
  done: string;
  onDone: () => void;
}

export function ReadOut({ username, firstPassword, tell, once, done, onDone }: Props) {
  const { t } = useText();
  return (
    <div className="fields" role="status">
      <p>{tell}</p>
      <dl>
        <dt>{t('selfService.address')}</dt>
        <dd>{`${location.origin}/my/`}</dd>
        <dt>{t('selfService.username')}</dt>
        <dd>
          <b>{username}</b>
        </dd>
        <dt>{t('selfService.firstPassword')}</dt>
        <dd>
          <b>{firstPassword}</b>
        </dd>
      </dl>
      <p>{once}</p>
      <div className="btns">
        <button type="button" className="btn p" onClick={onDone}>
          {done}
        </button>
      </div>
    </div>
  );
}
