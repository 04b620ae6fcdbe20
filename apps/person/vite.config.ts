/** The person's page: small, served below /my/. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/my/',
  plugins: [react()],
  build: { target: 'es2020', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
});
