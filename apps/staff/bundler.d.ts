/** Types of what the bundler adds: glob imports, style sheets. */
/// <reference types="vite/client" />
