/** The whole case once more, with SM4 and HMAC-SM3 for what is encrypted and SM3 for the audit chain. */
process.env.GUILU_SUITE = 'national';
await import('./whole-case.test.ts');

export {};
