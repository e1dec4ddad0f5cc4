/** The folder of a service's own: that it can be written to, and the secrets that are made in it. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { EnvError } from './fields.ts';

/** The data folder, made where it is missing. @throws EnvError when nothing can be written there. */
export function writableFolder(folder: string): string {
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.rmSync(fs.mkdtempSync(path.join(folder, 'try-')), { recursive: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new EnvError(
      `DATA_DIR is ${folder}, where nothing can be written${code}: it must be a folder of the service's own`,
    );
  }
  return folder;
}

/** A secret that is made once and kept under the data folder, for machines where nobody has set one. */
export function localSecret(dataDir: string, name: string): string {
  const file = path.join(dataDir, name);
  // Processes that start at once must agree on it: only the first one's file comes to stay.
  const own = `${file}.${process.pid}`;
  if (!fs.existsSync(file)) {
    fs.writeFileSync(own, randomBytes(32).toString('hex'), { mode: 0o600 });
    try {
      fs.linkSync(own, file);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    } finally {
      fs.rmSync(own);
    }
  }
  return fs.readFileSync(file, 'utf8').trim();
}
