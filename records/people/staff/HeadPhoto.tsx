/** The photo in the head of a file, small; opens the others. Hidden while names are short, as visitors can see the screen. */
import { urlOf } from '@guilu/platform/http/client.ts';
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { useNames } from '@guilu/ui/names.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { photo } from '../contract.ts';
import { Photos } from './Photos.tsx';

interface Props {
  personId: string;
  name: string;
  photoId: string | undefined;
}

export function HeadPhoto({ personId, name, photoId }: Props) {
  const { t } = useText();
  const { short } = useNames();
  const [open, setOpen] = useState(false);
  if (!photoId || short) return null;
  return (
    <>
      <button type="button" className="head-photo" aria-label={t('people.showPhotos')} onClick={() => setOpen(true)}>
        <img src={urlOf(photo, { personId, id: photoId })} alt="" width={63} height={81} />
      </button>
      {open && (
        <Drawer title={`${name} · ${t('people.photos')}`} onClose={() => setOpen(false)}>
          <Photos personId={personId} name={name} />
        </Drawer>
      )}
    </>
  );
}
