// The invariants of the reliability document, asked of a simulated world after every step.
/* eslint-disable no-restricted-syntax -- an onlooker's notebook is written in place */

import type { Cursor, Transaction } from '../record';
import type { Disk } from './durable';
import type { SimCommand, Thing } from './server';
import type { Profile, World } from './world';

/** What an onlooker remembers of a profile. `filling` are scopes whose first pages still come. */
export interface Notebook {
  readonly said: { readonly id: string; readonly command: SimCommand }[]; // in the order said
  readonly filling: Set<string>;
  readonly shownNo: Set<string>;
  readonly broken: string[];
}

export function note(disk: Disk): Notebook {
  const shownNo = new Set(disk.needsYou.keys());
  return { said: [], filling: new Set(), shownNo, broken: [] };
}

export function noteDispatch(notebook: Notebook, id: string, command: SimCommand): void {
  notebook.said.push({ id, command });
}

export function noteStore(profile: Profile, transaction: Transaction, before: Cursor): void {
  const { notebook, disk } = profile;
  if (transaction.reset) notebook.filling.clear();
  for (const scope of Object.keys(disk.cursor.after)) {
    if (transaction.reset || !(scope in before.after)) notebook.filling.add(scope);
  }
  if (disk.cursor.whole) notebook.filling.clear();
  for (const each of transaction.needs_you.put) notebook.shownNo.add(each.id);
  notebook.broken.push(...kept(profile), ...shown(profile), ...told(profile), ...revoked(profile));
}

/** I1: what was said is in the outbox or has an outcome. */
function kept({ notebook, disk }: Profile): readonly string[] {
  return notebook.said
    .filter(({ id }) => !disk.waiting.has(id) && !disk.finished.has(id))
    .map(({ id }) => `I1 ${id} vanished from its device`);
}

/** I13: nobody is told what another person follows. */
export function noteAnswer({ name, notebook }: Profile, speaker: string): void {
  if (speaker !== name) notebook.broken.push(`I13 ${name} was told what ${speaker} follows`);
}

/** I5: what was said stays on the screen until a refusal is shown. */
function shown({ notebook, disk }: Profile): readonly string[] {
  const words = new Set([...disk.base.values()].flatMap(({ entity }) => (entity as Thing).words));
  return notebook.said
    .filter(({ id, command }) => {
      const followed = command.unit in disk.cursor.after && !notebook.filling.has(command.unit);
      const seen = words.has(id) || disk.waiting.has(id) || notebook.shownNo.has(id);
      return followed && !seen;
    })
    .map(({ id }) => `I5 ${id} flickered out`);
}

/** I7: every no is shown (nobody in this world acts on one, so it stays). */
function told({ disk }: Profile): readonly string[] {
  return [...disk.finished.values()]
    .filter(({ id, outcome }) => outcome !== 'done' && !disk.needsYou.has(id))
    .map(({ id }) => `I7 ${id} was refused in silence`);
}

/** I8: no row of a scope that is not followed. */
function revoked({ disk }: Profile): readonly string[] {
  return [...disk.base.values()]
    .filter(({ scope }) => !(scope in disk.cursor.after))
    .map(({ scope, id }) => `I8 ${id} is still here, though ${scope} was forgotten`);
}

export function brokenAtRest(world: World): readonly string[] {
  return world.profiles.flatMap((profile) => [
    ...profile.notebook.broken,
    ...converged(world, profile),
    ...heard(world, profile),
    ...inOrder(world, profile),
    ...asThemselves(world, profile),
    ...once(world, profile),
  ]);
}

/** I6: the base equals the server within the scopes followed, and the outbox is empty. */
function converged({ server }: World, { name, disk, follows }: Profile): readonly string[] {
  const expected = [...follows].flatMap((scope) =>
    [...(server.feed.get(scope)?.keys() ?? [])].map(
      (id) => `${scope} ${JSON.stringify(server.things.get(id))}`,
    ),
  );
  const held = [...disk.base.values()].map(({ scope, entity }) => {
    return `${scope} ${JSON.stringify(entity)}`;
  });
  const same = JSON.stringify(expected.sort()) === JSON.stringify(held.sort());
  return [
    ...(same ? [] : [`I6 ${name} does not hold what the server holds`]),
    ...(disk.waiting.size === 0 ? [] : [`I6 ${name} still has an outbox`]),
  ];
}

/** I1, I14, I17: after restores and copies too, the server knows each command and its no stands. */
function heard({ server }: World, { notebook }: Profile): readonly string[] {
  return notebook.said.flatMap(({ id }) => {
    const recorded = server.journal.get(id);
    if (recorded === undefined) return [`I1 ${id} never reached the server`];
    const changed = recorded.answer.outcome === 'done' && notebook.shownNo.has(id);
    return changed ? [`I14 ${id} was refused, and then done`] : [];
  });
}

/** I3: what one profile said was accepted in the order it was said. */
function inOrder({ server, weather }: World, { name, notebook }: Profile): readonly string[] {
  if (weather.clones && !weather.strict) return []; // it keeps order within a number only

  const orders = notebook.said.flatMap(({ id }) => server.journal.get(id)?.order ?? []);
  const rises = orders.every((order, index) => index === 0 || order > (orders[index - 1] ?? 0));
  return rises ? [] : [`I3 ${name} was heard out of order`];
}

/** A27: each act is stored under its own person, whoever's session it came under. */
function asThemselves({ server }: World, { name, notebook }: Profile): readonly string[] {
  return notebook.said.flatMap(({ id }) => {
    const speaker = server.journal.get(id)?.speaker ?? name;
    return speaker === name ? [] : [`A27 ${id} of ${name} was said by ${speaker}`];
  });
}

/** I2: done means applied once; refused and held, not at all. */
function once({ server }: World, { notebook }: Profile): readonly string[] {
  const words = [...server.things.values()].flatMap((thing) => thing.words);
  return notebook.said.flatMap(({ id }) => {
    const times = words.filter((word) => word === id).length;
    const right = server.journal.get(id)?.answer.outcome === 'done' ? 1 : 0;
    return times === right ? [] : [`I2 ${id} applied ${String(times)} times, not ${String(right)}`];
  });
}
