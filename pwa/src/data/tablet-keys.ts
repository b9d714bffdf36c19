// A ticket's secret lies on this device only under its person's PIN, and is never read back.
//
// A PIN of six digits stops a colleague, not whoever takes the disk home: there it has a million
// guesses. What guards a stolen tablet is that its disk is encrypted, and that it can be revoked.

export const ROUNDS = 600_000; // OWASP for PBKDF2-HMAC-SHA-256

const SALT_BYTES = 16;
const IV_BYTES = 12;

export interface Wrapped {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly wrapped: ArrayBuffer;
}

const HMAC = { name: 'HMAC', hash: 'SHA-256' } as const;

/** Signs what is said; cannot be taken out of the browser. */
export async function signingKey(secret: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', secret, HMAC, false, ['sign']);
}

export async function wrap(
  secret: Uint8Array<ArrayBuffer>,
  pin: string,
  rounds = ROUNDS,
): Promise<Wrapped> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const key = await pinKey({ pin, salt, rounds, use: 'encrypt' });
  return { salt, iv, wrapped: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, secret) };
}

/** The signing key; null when the PIN is another. */
export async function unwrap(
  { salt, iv, wrapped }: Wrapped,
  pin: string,
  rounds = ROUNDS,
): Promise<CryptoKey | null> {
  const key = await pinKey({ pin, salt, rounds, use: 'unwrapKey' });
  const how = { name: 'AES-GCM', iv };
  try {
    return await crypto.subtle.unwrapKey('raw', wrapped, key, how, HMAC, false, ['sign']);
  } catch {
    return null;
  }
}

export async function sign(key: CryptoKey, words: string): Promise<string> {
  const proof = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(words));
  return btoa(String.fromCharCode(...new Uint8Array(proof)));
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

interface PinKey {
  readonly pin: string;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly rounds: number;
  readonly use: 'encrypt' | 'unwrapKey';
}

async function pinKey({ pin, salt, rounds, use }: PinKey): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(pin);
  const typed = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  const aes = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(how, typed, aes, false, [use]);
}
