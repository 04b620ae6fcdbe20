/** Opens the form of a fact type in a drawer: the feature's own where one is contributed, else the plain one. */
import { Suspense } from 'react';
import { Drawer } from './Drawer.tsx';
import { Loading } from './Page.tsx';
import { componentOf, useRegistry } from './registry.tsx';
import type { FactFormProps } from './screen.ts';

interface Props extends FactFormProps {
  title: string;
  /** The plain form, even where the type has one of its own: for putting an entry right. */
  plain?: boolean;
}

export function FactDrawer({ title, plain, ...form }: Props) {
  const registry = useRegistry();
  const Form = componentOf((!plain && registry.factForms[form.type]) || registry.plainForm);
  return (
    <Drawer title={title} onClose={form.onCancel}>
      <Suspense fallback={<Loading />}>
        <Form key={`${form.caseId} ${form.due?.key ?? form.type}`} {...form} />
      </Suspense>
    </Drawer>
  );
}
