/** Choosing a place: which townships and villages a typed text may mean, and how a chosen one is written. Pure but for the context. */
import { createContext } from 'react';

export interface Place {
  code: string;
  name: string;
  parent?: string;
  pinyin: string;
  initials: string;
}

/** How the places of the county are had: a hook that the app gives, for this package fetches nothing. */
export const PlacesContext = createContext<() => Place[] | undefined>(() => []);

const MOST = 40;

export const isTownship = (place: Place): boolean => place.code.length === 9;

/** `石桥镇 柳沟村`; the code where the place is none of the county's. */
export function placeName(places: readonly Place[], code: string): string {
  const place = places.find((one) => one.code === code);
  if (!place) return code;
  const township = isTownship(place) ? undefined : places.find((one) => one.code === place.parent);
  return [township?.name, place.name].filter(Boolean).join(' ');
}

/**
 * Nothing typed: the townships, or the villages of the township that is chosen. Typed: names, pinyin and initials, of
 * the township and the village together or of either; a code as it is.
 */
export function placesFor(places: readonly Place[], typed: string, chosen: string): Place[] {
  const wanted = typed.trim().toLowerCase().replace(/[\s']/g, '');
  if (!wanted) {
    const township = chosen.slice(0, 9);
    const villages = township ? places.filter((place) => !isTownship(place) && place.code.startsWith(township)) : [];
    return villages.length ? villages : places.filter(isTownship);
  }
  const byCode = new Map(places.map((place) => [place.code, place]));
  return places
    .filter((place) => textsOf(place, byCode.get(place.parent ?? '')).some((text) => text.includes(wanted)))
    .slice(0, MOST);
}

function textsOf(place: Place, township: Place | undefined): string[] {
  const own = [place.name, place.pinyin.replaceAll(' ', ''), place.code];
  // Initials are short: they count from the beginning only, which the mark before them sees to.
  const initials = [place.initials, ...(township ? [township.initials + place.initials] : [])];
  const both = township ? [township.name + place.name, (township.pinyin + place.pinyin).replaceAll(' ', '')] : [];
  return [...own, ...both, ...initials];
}
