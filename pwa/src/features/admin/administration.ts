/** What an administrator asks of the server: files looked at or taken, everyone, a link. */

import { reach, type Reached } from '../../data/way-in';
import type { Person, Uuid } from '../../generated/wire';
import type { ImportError } from '../../wording/import-errors';

type Fetch = { readonly fetch: typeof globalThis.fetch };

/** One field of a thing that is there, "" where there is nothing. */
interface Difference {
  readonly id: Uuid;
  readonly name: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

export interface Tally {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  /** Of the first that change. */
  readonly differences: readonly Difference[];
}

export interface Imported {
  readonly taken: boolean;
  readonly changes: Readonly<Record<string, Tally>>;
  readonly errors: readonly ImportError[];
  readonly errors_count: number;
  readonly hints: readonly ImportError[];
}

export interface Listed {
  readonly person: Person;
  readonly email: string | null;
}

export interface People {
  readonly people: readonly Listed[];
}

export async function load(
  world: Fetch,
  files: readonly File[],
  take: boolean,
): Promise<Reached<Imported>> {
  const encoded = await Promise.all(files.map(async (file) => ({
    name: file.name,
    content: await base64(file),
  })));
  return reach<Imported>(world, '/api/import', { files: encoded, take });
}

export function everyone(world: Fetch): Promise<Reached<People>> {
  return reach<People>(world, '/api/people');
}

export async function invite(
  world: Fetch,
  person: string,
  email: string,
): Promise<Reached<{ readonly path: string }>> {
  return reach(world, '/api/invitations', { person, email });
}

/** Whatever the encoding: the server says what is wrong with it. */
async function base64(file: File): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(reader.result as string);
    };
    reader.onerror = () => {
      reject(new Error('the file cannot be read'));
    };
    reader.readAsDataURL(file);
  });
  return url.slice(url.indexOf(',') + 1);
}
