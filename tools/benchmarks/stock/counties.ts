/** Invented counties for measuring: cities 9902 to 9907 with up to 99 counties each, six offices and twelve villages a county. */
import type { PlacesFile } from '@guilu/records/organisations/index.ts';

export interface Village {
  code: string;
  name: string;
  township: string;
}

export const officesPerCounty = 6;
const villagesPerOffice = 2;
const two = (n: number) => String(n).padStart(2, '0');
const three = (n: number) => String(n).padStart(3, '0');

/** Code of the n-th county (from 0): 990201, 990202, … 990299, 990301, … */
export const countyCode = (n: number): string => `99${two(2 + Math.floor(n / 99))}${two((n % 99) + 1)}`;
export const officesOf = (county: string): string[] =>
  Array.from({ length: officesPerCounty }, (_, at) => `SF${county}${three(at + 1)}`);

export function villagesOf(county: string): Village[] {
  return Array.from({ length: officesPerCounty * villagesPerOffice }, (_, at) => {
    const township = Math.floor(at / villagesPerOffice) + 1;
    return {
      code: `${county}${three(township)}${three(200 + (at % villagesPerOffice))}`,
      name: `${at + 1}号村`,
      township: `${township}号镇`,
    };
  });
}

/** All counties as a places file: what an installation would load for them. Every county follows the national packs. */
export function placesOf(counties: readonly string[]): PlacesFile {
  const cities = [...new Set(counties.map((county) => `${county.slice(0, 4)}00`))];
  return {
    county: counties[0] ?? '',
    packs: {},
    places: [
      ...cities.map((city) => ({
        code: city,
        name: `${city}市`,
        nameEn: `City ${city}`,
        kind: 'city',
        parent: '990000',
      })),
      ...counties.flatMap(placesOfCounty),
    ],
    organisations: [
      {
        code: 'JT990000',
        name: '岚川省司法厅',
        nameEn: 'Lanchuan Provincial Department of Justice',
        kind: 'province-bureau',
        parent: null,
        county: null,
      },
      ...cities.map((city) => ({
        code: `SJ${city}`,
        name: `${city}市司法局`,
        nameEn: `City Bureau ${city}`,
        kind: 'city-bureau',
        parent: 'JT990000',
        county: null,
      })),
      ...counties.flatMap(organisationsOf),
    ],
  };
}

function placesOfCounty(county: string): PlacesFile['places'] {
  const towns = officesOf(county).map((office, at) => ({
    code: office.slice(2),
    name: `${at + 1}号镇`,
    nameEn: `Town ${at + 1}`,
    kind: 'town',
    parent: county,
  }));
  const villages = villagesOf(county).map(({ code, name }) => ({
    code,
    name,
    nameEn: name,
    kind: 'village',
    parent: code.slice(0, 9),
  }));
  return [
    {
      code: county,
      name: `${county}县`,
      nameEn: `County ${county}`,
      kind: 'county',
      parent: `${county.slice(0, 4)}00`,
    },
    ...towns,
    ...villages,
  ];
}

function organisationsOf(county: string): PlacesFile['organisations'] {
  const bureau = {
    code: `SJ${county}`,
    name: `${county}县司法局`,
    nameEn: `County Bureau ${county}`,
    kind: 'county-bureau',
    parent: `SJ${county.slice(0, 4)}00`,
    county,
  };
  const offices = officesOf(county).map((code, at) => ({
    code,
    name: `${at + 1}号司法所`,
    nameEn: `Office ${at + 1}`,
    kind: 'judicial-office',
    parent: bureau.code,
    county,
    serves: [code.slice(2)],
  }));
  const villages = villagesOf(county).map(({ code, name }) => ({
    code: `VC${code}`,
    name: `${name}村民委员会`,
    nameEn: name,
    kind: 'village-committee',
    parent: `SF${code.slice(0, 9)}`,
    county,
    serves: [code],
  }));
  return [bureau, ...offices, ...villages];
}
