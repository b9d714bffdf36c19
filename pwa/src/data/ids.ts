// Every id made on a device is a UUIDv7: it sorts by time, and the rest of it is chance.

import { deviceNow } from './device-clock';

/** The two impure things an id is made of, passed in so that a test can hold them still. */
export interface Entropy {
  readonly now: () => number; // milliseconds since 1970
  readonly bytes: (count: number) => Uint8Array;
}

export const DEVICE_ENTROPY: Entropy = {
  now: deviceNow,
  bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
};

/** Source: RFC 9562, 5.7. A clock before 1970 counts as 1970. */
export function uuid7({ now, bytes }: Entropy): string {
  const time = Math.max(0, Math.floor(now())).toString(16).padStart(12, '0').slice(-12);
  const chance = [...bytes(10)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = (0x8 | (parseInt(chance.slice(3, 4), 16) & 0x3)).toString(16);
  return [
    time.slice(0, 8),
    time.slice(8),
    `7${chance.slice(0, 3)}`,
    `${variant}${chance.slice(4, 7)}`,
    chance.slice(7, 19),
  ].join('-');
}

/** 0..1, for jitter. */
export function fraction({ bytes }: Entropy): number {
  const [high = 0, low = 0] = bytes(2);
  return (high * 256 + low) / 65_536;
}
