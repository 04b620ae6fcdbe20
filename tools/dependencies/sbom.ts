/** The bill of materials: CycloneDX in JSON, made by npm from the lock file alone, without the network. */
import { askNpm } from './npm.ts';

export interface Component {
  'bom-ref': string;
  name: string;
  version: string;
  purl?: string;
  licenses?: unknown[];
  hashes?: { alg: string; content: string }[];
}

export interface Bom {
  bomFormat: string;
  specVersion: string;
  serialNumber?: string;
  metadata: { timestamp?: string; component: { name: string; version: string } };
  components: Component[];
  dependencies: unknown[];
}

/** Throws with npm's own words where it makes none. */
export function makeBom(): Bom {
  const { text, code, errors } = askNpm(['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--offline'], 60);
  if (code !== 0) throw new Error(`npm made no bill of materials: ${errors.trim() || `code ${code}`}`);
  const bom = JSON.parse(text) as Bom;
  // npm takes the folder's name, which is whatever somebody called the clone.
  bom.metadata.component.name = 'guilu';
  return bom;
}
