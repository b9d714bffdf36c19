// A person can ask what this device holds: how much room it has, and what is not sent, as a file.

import type { Waiting } from '../domain/sync/record';

export interface Room {
  readonly persisted: boolean;
  readonly used_bytes: number | null;
  readonly quota_bytes: number | null;
}

export async function room(storage: StorageManager | undefined): Promise<Room> {
  if (storage === undefined || !('estimate' in storage)) {
    return { persisted: false, used_bytes: null, quota_bytes: null };
  }
  const [persisted, { usage = null, quota = null }] = await Promise.all([
    storage.persisted(),
    storage.estimate(),
  ]);
  return { persisted, used_bytes: usage, quota_bytes: quota };
}

/** Everything not yet answered, as a file that a person can save and a server can be given. */
export function exportUnsent(device: string, waiting: readonly Waiting[]): Blob {
  const commands = waiting.filter(({ answer }) => answer === null).map(({ said }) => said);
  const text = JSON.stringify({ device, commands }, null, 2);
  return new Blob([text], { type: 'application/json' });
}
