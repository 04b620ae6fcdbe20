/** What may be done with this file: pages and forms that the procedures offer for its kind. */
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { Menu } from '@guilu/ui/Menu.tsx';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Loading } from '@guilu/ui/Page.tsx';
import { componentOf, useRegistry } from '@guilu/ui/registry.tsx';
import type { FileAction, FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { Suspense, useState } from 'react';

const over = new Set(['closed', 'archived']);

export function ActMenu({ about }: { about: FileProps }) {
  const { t } = useText();
  const may = useMay();
  const [open, setOpen] = useState<FileAction>();
  const actions = useRegistry().fileActions.filter(
    (action) =>
      may(action.permission) &&
      (!action.kinds || action.kinds.includes(about.kind)) &&
      (action.onlyClosed ? over.has(about.state) : action.alsoClosed || !over.has(about.state)),
  );
  if (actions.length === 0) return null;
  return (
    <>
      <Menu label={t('file.acts')}>
        {(close) =>
          actions.map((action) =>
            action.href ? (
              <PageLink key={action.key} to={action.href(about)}>
                {t(action.key)}
              </PageLink>
            ) : (
              <button
                key={action.key}
                type="button"
                onClick={() => {
                  close();
                  setOpen(action);
                }}
              >
                {t(action.key)}
              </button>
            ),
          )
        }
      </Menu>
      {open && <ActDrawer action={open} about={about} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function ActDrawer({ action, about, onClose }: { action: FileAction; about: FileProps; onClose: () => void }) {
  const { t } = useText();
  if (!action.load) return null;
  const Form = componentOf(action.load);
  return (
    <Drawer title={`${about.name} · ${t(action.key)}`} onClose={onClose}>
      <Suspense fallback={<Loading />}>
        <Form {...about} onDone={onClose} onCancel={onClose} />
      </Suspense>
    </Drawer>
  );
}
