/** Entry of the staff web app: words, data, router, frame. */
import '@guilu/ui/guilu.css';
import { CallError } from '@guilu/platform/http/client.ts';
import { whoAmI } from '@guilu/records/accounts/contract.ts';
import { RegistryContext } from '@guilu/ui/registry.tsx';
import { Toasts } from '@guilu/ui/Toasts.tsx';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { registry } from './features.ts';
import { makeRouter } from './router.tsx';
import { preferredLanguage, startText } from './words.ts';

/** A refusal stays a refusal; only what may pass by itself is tried again, twice. */
const worthRetrying = (failures: number, error: Error) =>
  failures < 2 && error instanceof CallError && [0, 503].includes(error.problem.status);

/** A session that ended meanwhile: who is signed in is asked anew, and the frame leads to the sign-in page. */
function onReadError(error: Error): void {
  const ended = error instanceof CallError && error.problem.status === 401;
  const session = [whoAmI.method, whoAmI.path];
  if (ended && client.getQueryState([...session, null, null])?.status === 'success')
    void client.invalidateQueries({ queryKey: session });
}

const client: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: onReadError }),
  defaultOptions: { queries: { retry: worthRetrying, refetchOnWindowFocus: true } },
});
const text = await startText(preferredLanguage());
const place = document.getElementById('app');

if (place) {
  createRoot(place).render(
    <I18nextProvider i18n={text}>
      <QueryClientProvider client={client}>
        <RegistryContext value={registry}>
          <Toasts>
            <RouterProvider router={makeRouter(registry)} />
          </Toasts>
        </RegistryContext>
      </QueryClientProvider>
    </I18nextProvider>,
  );
}
