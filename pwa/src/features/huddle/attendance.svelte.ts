// Who is here, counted by role: five presses are one thing said, and none is lost by leaving.

import type { Desk } from '../../data/desk.svelte';
import { QUIETEST_FIRST } from '../../domain/huddles/starters';
import type { Huddle, RoleGroup } from '../../generated/wire';

export const BREATH_MS = 1_000;

export type Heads = Readonly<Partial<Record<RoleGroup, number>>>;

const MOST = 99; // of one role, as the server has it
const NOBODY: Heads = Object.fromEntries(QUIETEST_FIRST.map((role) => [role, 0]));

export interface Attendance {
  readonly present: Heads;
  readonly step: (role: RoleGroup, by: 1 | -1) => void;
  /** All of it at once: whoever is not among them is not here. */
  readonly take: (present: Heads) => void;
}

/** Call it where a part is set up. `of`: the huddle as this device holds it by now. */
export function createAttendance(desk: Pick<Desk, 'say'>, of: () => Huddle): Attendance {
  let pressed = $state.raw<Heads | null>(null);
  let unsaid: Heads | null = null; // plain: what leaves reads it as it is now
  let timer: ReturnType<typeof setTimeout> | undefined;
  const present = $derived<Heads>({ ...of().present, ...pressed });

  function press(role: RoleGroup, n: number): void {
    pressed = { ...pressed, [role]: n };
    unsaid = { ...unsaid, [role]: n };
    clearTimeout(timer);
    timer = setTimeout(() => void keep(), BREATH_MS);
  }

  async function keep(): Promise<void> {
    clearTimeout(timer);
    const said = unsaid;
    if (said === null) return;
    unsaid = null;
    const { unit, id: huddle } = of();
    settle(said, await desk.say({ do: 'huddle.attend', unit, huddle, present: said }));
  }

  function settle(said: Heads, saved: boolean): void {
    if (!saved) unsaid = { ...said, ...unsaid };
    else if (unsaid === null) pressed = null; // from here on, what the huddle holds
  }

  sayWhenLeft(() => void keep());

  return {
    get present() {
      return present;
    },
    step: (role, by) => {
      const n = Math.min(MOST, Math.max(0, (present[role] ?? 0) + by));
      press(role, n);
    },
    take: (all) => {
      pressed = unsaid = { ...NOBODY, ...all };
      void keep();
    },
  };
}

function sayWhenLeft(act: () => void): void {
  const look = (): void => {
    if (document.visibilityState === 'hidden') act();
  };
  $effect(() => {
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      act();
    };
  });
}
