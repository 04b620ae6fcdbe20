/** The tree of organisations, and county powers delegated to an office (CCL 9) as dated instruments. */
import { ownPages, permission, signedIn } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

export const seeTree = permission('organisation.see', ...signedIn.filter((role) => !ownPages.includes(role)));
export const manageTree = permission('organisation.manage', 'administrator');
export const seeDelegations = permission(
  'delegation.see',
  'officer',
  'office-head',
  'county-officer',
  'county-head',
  'deputy',
  'procurator',
  'auditor',
);
export const delegatePowers = permission('delegation.grant', 'county-head');

const day = T.String({ format: 'date' });

/** What the county may entrust to an office; which acts and duties belong to each stands in packs/facts/delegable.yaml. */
export const powers = ['reception', 'group', 'plan', 'leave', 'assessment', 'education'] as const;
export type Power = (typeof powers)[number];
const power = T.Unsafe<Power>({ type: 'string', enum: [...powers] });
export const kinds = [
  'province-bureau',
  'city-bureau',
  'county-bureau',
  'community-correction-agency',
  'resettlement-office',
  'judicial-office',
  'village-committee',
  'leading-group',
  'court',
  'procuratorate',
  'police-bureau',
  'police-station',
  'prison-administration',
  'prison',
  'detention-centre',
] as const;

export const organisationLine = T.Object({
  code: T.String(),
  name: T.String(),
  nameEn: T.String(),
  shortName: T.Optional(T.String()),
  kind: T.String(),
  parent: T.Optional(T.String()),
  county: T.Optional(T.String()),
  /** Depth below the root, from 0. */
  depth: T.Integer(),
  serves: T.Array(T.String()),
  phone: T.Optional(T.String()),
  address: T.Optional(T.String()),
  validFrom: T.Optional(day),
  validTo: T.Optional(day),
});
export type OrganisationLine = Static<typeof organisationLine>;

export const placeLine = T.Object({
  code: T.String(),
  name: T.String(),
  parent: T.Optional(T.String()),
  /** `shi qiao zhen`, `sqz`: for typing. */
  pinyin: T.String(),
  initials: T.String(),
});
export const listPlaces = get('/places', {
  permission: seeTree,
  audit: null,
  summary: 'Townships and villages of one county, with their readings',
  returns: T.Object({ rows: T.Array(placeLine) }),
});

export const listOrganisations = get('/organisations', {
  permission: seeTree,
  audit: null,
  summary: 'The tree in its order, a parent before its children; ended ones only when asked for',
  query: T.Object({
    county: T.Optional(T.String({ pattern: '^\\d{6}$' })),
    kind: T.Optional(T.String({ maxLength: 40 })),
    ended: T.Optional(T.Boolean()),
  }),
  returns: T.Object({ rows: T.Array(organisationLine) }),
});

/** Where an organisation is reached. */
const reached = {
  phone: T.Optional(T.String({ minLength: 3, maxLength: 60 })),
  address: T.Optional(T.String({ minLength: 2, maxLength: 160 })),
};

export const addOrganisation = post('/organisations', {
  permission: manageTree,
  audit: 'organisation added',
  summary: 'An organisation of one’s own county, below one that is there (or at the root, for partners)',
  body: T.Object({
    code: T.String({ pattern: '^[A-Z]{2}\\d{4,12}$' }),
    name: T.String({ minLength: 2, maxLength: 80 }),
    nameEn: T.Optional(T.String({ maxLength: 120 })),
    shortName: T.Optional(T.String({ maxLength: 40 })),
    kind: T.Unsafe<(typeof kinds)[number]>({ type: 'string', enum: [...kinds] }),
    parent: T.Optional(T.String({ maxLength: 40 })),
    serves: T.Optional(T.Array(T.String({ pattern: '^\\d{6}(\\d{3}){0,2}$' }), { maxItems: 100 })),
    from: T.Optional(day),
    ...reached,
  }),
  returns: T.Object({ code: T.String() }),
});

export const reachOrganisation = post('/organisations/:code/address', {
  permission: manageTree,
  audit: 'address of an organisation changed',
  summary: 'Its telephone and postal address, as letters and the person’s page say them; left out: not known',
  params: T.Object({ code: T.String({ maxLength: 40 }) }),
  body: T.Object(reached),
  returns: T.Object({}),
});

export const endOrganisation = post('/organisations/:code/end', {
  permission: manageTree,
  audit: 'organisation ended',
  params: T.Object({ code: T.String({ maxLength: 40 }) }),
  body: T.Object({ on: day }),
  returns: T.Object({}),
});

export const delegationLine = T.Object({
  id: T.String(),
  office: T.String(),
  officeName: T.String(),
  instrument: T.String(),
  powers: T.Array(T.String()),
  fromOn: day,
  toOn: T.Optional(day),
  endedOn: T.Optional(day),
  inForce: T.Boolean(),
  grantedBy: T.Optional(T.String()),
  /** The day it was written down here. */
  grantedOn: day,
});
export type DelegationLine = Static<typeof delegationLine>;

export const listDelegations = get('/delegations', {
  permission: seeDelegations,
  audit: null,
  query: T.Object({ office: T.Optional(T.String({ maxLength: 40 })) }),
  returns: T.Object({ rows: T.Array(delegationLine) }),
});
export const createDelegation = post('/delegations', {
  permission: delegatePowers,
  audit: 'powers delegated',
  summary: 'Entrusts powers of the county to an office, by an instrument, from a day on (CCL 9)',
  body: T.Object({
    office: T.String({ maxLength: 40 }),
    instrument: T.String({ minLength: 2, maxLength: 200 }),
    powers: T.Array(power, { minItems: 1, uniqueItems: true }),
    fromOn: day,
    toOn: T.Optional(day),
  }),
  returns: T.Object({ id: T.String() }),
});
export const endDelegation = post('/delegations/:delegationId/end', {
  permission: delegatePowers,
  audit: 'delegation ended',
  params: T.Object({ delegationId: T.String({ format: 'uuid' }) }),
  body: T.Object({ on: day }),
  returns: T.Object({}),
});
