/** The browser tells which build it keeps, whether it will last, and lets a file go. */

const PREFIX = 'heard-sha256-';
const SHOWN = 7;

export async function keptVersion(): Promise<string | null> {
  if (!('caches' in globalThis)) return null;
  const name = (await caches.keys()).find((one) => one.startsWith(PREFIX));
  return name?.slice(PREFIX.length).replaceAll(/[^a-z0-9]/giu, '').slice(0, SHOWN) ?? null;
}

/** An iPhone or iPad that shows Heard in a tab, where what is kept does not last. */
export function inTabOfIos(): boolean {
  return 'standalone' in navigator && navigator.standalone === false;
}

/** A file for the person to keep; the browser asks where. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
