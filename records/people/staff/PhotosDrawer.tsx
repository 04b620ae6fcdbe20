/** The photos of a person, as an act of the file. */
import type { FileProps } from '@guilu/ui/screen.ts';
import { Photos } from './Photos.tsx';

export default function PhotosDrawer({ personId, name }: FileProps) {
  return <Photos personId={personId} name={name} />;
}
