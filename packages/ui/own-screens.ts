/** The pages that whoever is signed in finds in the navigation or the menu under the name. */
import { useRegistry } from './registry.tsx';
import type { Screen } from './screen.ts';
import { useMay, useWho } from './who.tsx';

/** Screens with a place in the navigation or the menu that this account may open, in the order of the navigation. */
export function useOwnScreens(): Screen[] {
  const may = useMay();
  const who = useWho();
  const order = (screen: Screen) => screen.nav?.order ?? 1000 + (screen.menu?.order ?? 0);
  return useRegistry()
    .screens.filter(
      (screen) =>
        (screen.nav ?? screen.menu) &&
        may(screen.permission) &&
        (!screen.organisations || screen.organisations.includes(who.organisationKind)),
    )
    .sort((a, b) => order(a) - order(b));
}
