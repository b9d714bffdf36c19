// What crosses the wire at POST /api/sync, field for field as the contract names it.

export type Instant = string; // RFC 3339, UTC
export type Scope = string; // the id of a unit, or of a person

export interface Command { readonly do: string }

export type Facts = Readonly<Record<string, unknown>>;

export interface Entity { readonly id: string; readonly rev: number }

/** Whose a command is on a shared tablet; `device` and `n` are those that the proof is over. */
export interface By {
  readonly ticket: string;
  readonly proof: string; // base64
  readonly device: string;
  readonly n: number;
}

/**
 * A command as it was said on this device: `n` counts the device's commands densely from 1.
 * `speaker` is who said it on a shared tablet, and is not sent: the server goes by the proof.
 */
export interface Said {
  readonly id: string;
  readonly n: number;
  readonly said_at: Instant;
  readonly command: Command;
  readonly by?: By;
  readonly speaker?: string;
}

/** `prior` says that this device was already told no, by a server that has since been restored. */
export type SentCommand = Omit<Said, 'speaker'> & { readonly prior?: 'refused' };

export type Positions = Readonly<Record<Scope, number>>;

/** `person` is whom the device speaks for: under anybody else's session it is not heard. */
export interface SyncRequest {
  readonly person: string;
  readonly device: string;
  readonly epoch: string | null;
  readonly after: Positions;
  readonly commands: readonly SentCommand[];
}

export interface Refusal { readonly code: string; readonly facts: Facts }

export type Outcome = 'done' | 'refused' | 'held';

export interface Answer {
  readonly id: string;
  readonly outcome: Outcome | 'later';
  readonly refusal?: Refusal;
}

/** `entity` is null when no longer published to that scope. `kind` may be one we do not know. */
export interface Change {
  readonly scope: Scope;
  readonly position: number;
  readonly kind: string;
  readonly id: string;
  readonly rev: number;
  readonly entity: Entity | null;
}

export interface SyncAnswer {
  readonly epoch: string;
  readonly last_n: number;
  readonly answers: readonly Answer[];
  readonly changes: readonly Change[];
  readonly after: Positions;
  readonly forget: readonly Scope[];
  readonly more: boolean;
  readonly server_time: Instant;
  readonly upgrade_required?: boolean;
}

export const COMMANDS_PER_REQUEST_MAX = 50;

/** Half of what the server takes, so that the envelope and multi-byte letters always fit. */
export const REQUEST_CHARACTERS_MAX = 350_000;

/** Whether parsed JSON has the shape of an answer; anything else is somebody else's page. */
export function isSyncAnswer(body: unknown): body is SyncAnswer {
  if (!isRecord(body)) return false;
  const lists = [body.answers, body.changes, body.forget];
  const words = [body.epoch, body.server_time];
  return (
    lists.every(Array.isArray) &&
    words.every((word) => typeof word === 'string') &&
    Number.isInteger(body.last_n) &&
    typeof body.more === 'boolean' &&
    isRecord(body.after)
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
