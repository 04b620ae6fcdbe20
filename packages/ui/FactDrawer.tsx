/** Opens the form of a fact type in a drawer: the feature's own where one is contributed, else the plain one. */
import { Suspense } from 'react';
import { Drawer } from './Drawer.tsx';
import { Loading } from './Page.tsx';
import { componentOf, useRegistry } from './registry.tsx';
import type { FactFormProps } from './screen.ts';

export function FactDrawer({ title, ...form }: FactFormProps & { title: string }) {
  const registry = useRegistry();
  const Form = componentOf(registry.factForms[form.type] ?? registry.plainForm);
  return (
    <Drawer title={title} onClose={form.onCancel}>
      <Suspense fallback={<Loading />}>
        <Form key={`${form.caseId} ${form.due?.key ?? form.type}`} {...form} />
      </Suspense>
    </Drawer>
  );
}
