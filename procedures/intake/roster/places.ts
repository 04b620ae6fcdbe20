/** The county's places and offices, as a roster names them. */
import { withoutSpace } from '@guilu/platform/text/fold.ts';

export interface Place {
  code: string;
  name: string;
  kind: string;
  parent: string | null;
}

export interface Organisation {
  code: string;
  name: string;
  kind: string;
  county: string | null;
  shortName?: string;
  aliases?: string[];
}

/** The county that reads the roster, with the places and organisations known to it. */
export interface CountyPlaces {
  county: string;
  places: Place[];
  organisations: Organisation[];
}

export interface PlaceReader {
  /** Whether an address lies in the county. */
  isHere(address: string): boolean;
  /** The deepest division that an address of the county names, for giving the person to an office. */
  areaOf(address: string): string | undefined;
  /** The code of the judicial office that a unit names. */
  officeOf(unit: string): string | undefined;
}

/** Throws where the county itself is not among its places: nothing could then be told to be here. */
export function placeReader({ county, places, organisations }: CountyPlaces): PlaceReader {
  const byCode = new Map(places.map((place) => [place.code, place]));
  const here = byCode.get(county);
  if (!here) throw new Error(`The county ${county} is not among the places.`);
  const above = ancestors(here, byCode).map((place) => place.name);
  const below = places.filter((place) => place.code !== county && ancestors(place, byCode).includes(here));
  const offices = officeNames(county, organisations);
  const rest = (address: string) => above.reduce(withoutStart, withoutSpace(address));
  const beginnings = [here.name, county, ...below.map((place) => place.name)];
  return {
    isHere: (address) => {
      const left = rest(address);
      return beginnings.some((beginning) => left.startsWith(beginning));
    },
    areaOf: (address) => areaIn(rest(address), here, below),
    officeOf: (unit) => offices.get(withoutSpace(unit)),
  };
}

function withoutStart(text: string, start: string): string {
  return text.startsWith(start) ? text.slice(start.length) : text;
}

// From the province down, the place itself not included.
function ancestors(place: Place, byCode: Map<string, Place>): Place[] {
  const found: Place[] = [];
  let next = place.parent === null ? undefined : byCode.get(place.parent);
  while (next && !found.includes(next)) {
    found.unshift(next);
    next = next.parent === null ? undefined : byCode.get(next.parent);
  }
  return found;
}

function officeNames(county: string, organisations: Organisation[]): Map<string, string> {
  const offices = organisations.filter((one) => one.kind === 'judicial-office' && one.county === county);
  const names = offices.flatMap((office) =>
    [office.code, office.name, office.shortName ?? '', ...(office.aliases ?? [])].map(
      (name) => [withoutSpace(name), office.code] as const,
    ),
  );
  return new Map(names.filter(([name]) => name !== ''));
}

function areaIn(rest: string, here: Place, below: Place[]): string | undefined {
  const code = /^\d{6,12}/.exec(rest)?.[0];
  if (code)
    return below.find((place) => place.code === code)?.code ?? (code.startsWith(here.code) ? here.code : undefined);
  let [text, area] = [withoutStart(rest, here.name), rest.startsWith(here.name) ? here.code : undefined];
  for (;;) {
    const inside = below.filter(
      (place) => text.startsWith(place.name) && (area === undefined || area === here.code || place.parent === area),
    );
    // Of 柳林镇 and a longer name that begins alike, the longer is meant.
    const next = inside.sort((a, b) => b.name.length - a.name.length || a.code.length - b.code.length)[0];
    if (!next) return area;
    [text, area] = [text.slice(next.name.length), next.code];
  }
}
