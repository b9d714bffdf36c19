// The wire contract as a model small enough to be believed: what a right server would answer.
/* eslint-disable no-restricted-syntax, no-param-reassign -- a simulated world changes in place */

import type { Answer, Change, Entity, Positions, Said, SentCommand } from '../wire';
import type { Refusal, SyncAnswer, SyncRequest } from '../wire';

export type SimCommand =
  | { readonly do: 'note'; readonly thing: string; readonly unit: string }
  | { readonly do: 'own'; readonly thing: string; readonly unit: string }
  | { readonly do: 'strange'; readonly thing: string; readonly unit: string };

/** `words` lists every command that took effect, so that a lost or doubled one can be seen. */
export type Thing = Entity & {
  readonly units: readonly string[];
  readonly owner: string | null;
  readonly words: readonly string[];
};

interface Journalled { readonly answer: Answer; readonly order: number; readonly speaker: string }

/** All of it can be copied by structuredClone: a backup is a copy, a restore puts it back. */
export interface Server {
  epoch: number;
  clock: number;
  readonly journal: Map<string, Journalled>;
  readonly owners: Map<string, string>; // whose each device is
  readonly lastN: Map<string, number>;
  readonly things: Map<string, Thing>;
  readonly feed: Map<string, Map<string, number>>;
  readonly heads: Map<string, number>;
}

export type Follows = ReadonlySet<string>;

/**
 * Two things the contract leaves open. A `strict` server answers `later` to what was said after a
 * command of a copied device, or causal order has a crack; and to all that was said into an older
 * timeline (a late copy of a request from before a restore), or a refusal may come back as done.
 */
export interface Asker {
  readonly speaker: string;
  readonly follows: Follows;
  readonly strict: boolean;
}

const PAGE = 3; // small, so that most rounds take more than one

export function newServer(): Server {
  const maps = { journal: new Map(), owners: new Map(), lastN: new Map(), things: new Map() };
  return { epoch: 1, clock: 0, ...maps, feed: new Map(), heads: new Map() };
}

export type NotOurs = 'someone_else' | 'device_of_another';

/** Why a request is not heard under a session: it is for another person, or from their device. */
export function whyNot(
  server: Server,
  { person, device }: SyncRequest,
  speaker: string,
): NotOurs | null {
  if (person !== '' && person !== speaker) return 'someone_else'; // an older app does not say
  return (server.owners.get(device) ?? speaker) === speaker ? null : 'device_of_another';
}

export function respond(
  server: Server,
  request: SyncRequest,
  { speaker, follows, strict }: Asker,
): SyncAnswer {
  server.clock += 1;
  if (request.commands.length > 0) server.owners.set(request.device, speaker);
  const stale = request.epoch !== null && request.epoch !== String(server.epoch);
  let wait = stale && strict;
  const answers = request.commands.map((said) => {
    if (wait) return { id: said.id, outcome: 'later' } as const;
    const answer = hear(server, said, { device: request.device, speaker });
    wait = strict && answer.refusal?.code === 'device.copied';
    return answer;
  });
  const page = read(server, request.after, follows);
  return {
    epoch: String(server.epoch),
    last_n: server.lastN.get(request.device) ?? 0,
    answers,
    ...page,
    forget: Object.keys(request.after).filter((scope) => !follows.has(scope)),
    server_time: new Date(server.clock * 1_000).toISOString(),
  };
}

function hear(
  server: Server,
  said: SentCommand,
  { device, speaker }: { readonly device: string; readonly speaker: string },
): Answer {
  const last = server.lastN.get(device) ?? 0;
  const known = server.journal.get(said.id);
  if (known !== undefined) {
    if (said.n === last + 1) server.lastN.set(device, said.n);
    return known.answer;
  }
  if (said.n <= last) return refused(said, { code: 'device.copied', facts: {} });
  if (said.n > last + 1) return { id: said.id, outcome: 'later' };
  server.lastN.set(device, said.n);
  const answer = decide(server, said, speaker);
  server.journal.set(said.id, { answer, order: server.journal.size, speaker });
  return answer;
}

function decide(server: Server, said: SentCommand, speaker: string): Answer {
  const command = said.command as SimCommand;
  const thing = server.things.get(command.thing);
  if (said.prior === 'refused') return refused(said, { code: 'command.refused_before', facts: {} });
  if (command.do === 'strange') return { id: said.id, outcome: 'held' };
  const owner = thing?.owner ?? speaker;
  if (command.do === 'own' && owner !== speaker) {
    return refused(said, { code: 'thing.owned', facts: { owner } });
  }
  put(server, nextThing(thing, said, speaker));
  return { id: said.id, outcome: 'done' };
}

function refused({ id }: Said, refusal: Refusal): Answer {
  return { id, outcome: 'refused', refusal };
}

function nextThing(thing: Thing | undefined, said: Said, speaker: string): Thing {
  const command = said.command as SimCommand;
  return {
    id: command.thing,
    rev: (thing?.rev ?? 0) + 1,
    units: [...new Set([...(thing?.units ?? []), command.unit])],
    owner: command.do === 'own' ? speaker : (thing?.owner ?? null),
    words: [...(thing?.words ?? []), said.id],
  };
}

function put(server: Server, thing: Thing): void {
  server.things.set(thing.id, thing);
  for (const unit of thing.units) {
    const position = (server.heads.get(unit) ?? 0) + 1;
    server.heads.set(unit, position);
    const rows = server.feed.get(unit) ?? new Map<string, number>();
    server.feed.set(unit, rows.set(thing.id, position));
  }
}

function read(
  server: Server,
  after: Positions,
  follows: Follows,
): Pick<SyncAnswer, 'changes' | 'after' | 'more'> {
  const news = [...follows].flatMap((scope) => newsOf(server, scope, after[scope] ?? 0));
  const page = news.slice(0, PAGE);
  const reached = new Map([...follows].map((scope) => [scope, after[scope] ?? 0]));
  for (const { scope, position } of page) reached.set(scope, position);
  return { changes: page, after: Object.fromEntries(reached), more: news.length > PAGE };
}

function newsOf(server: Server, scope: string, after: number): readonly Change[] {
  return [...(server.feed.get(scope) ?? [])]
    .filter(([, position]) => position > after)
    .sort(([, one], [, other]) => one - other)
    .map(([id, position]) => {
      const entity = server.things.get(id) ?? null;
      return { scope, position, kind: 'thing', id, rev: entity?.rev ?? 0, entity };
    });
}
