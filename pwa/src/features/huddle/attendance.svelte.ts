// Who is here, counted by role: five presses are one thing said, and none is lost by leaving.

import type { Desk } from '../../data/desk.svelte';
import type { Huddle, RoleGroup } from '../../generated/wire';

export const BREATH_MS = 1_000;

export type Heads = Readonly<Partial<Record<RoleGroup, number>>>;

const MOST = 99; // of one role, as the server has it

export interface Attendance {
  readonly present: Heads;
  readonly step: (role: RoleGroup, by: 1 | -1) => void;
  /** All of it at once. */
  readonly take: (present: Heads) => void;
}

/** Call it where a part is set up. `of`: the huddle as this device holds it by now. */
export function createAttendance(desk: Pick<Desk, 'say'>, of: () => Huddle): Attendance {
  let pressed = $state.raw<Heads | null>(null);
  let unsaid: Heads | null = null; // plain: what leaves reads it as it is now
  let timer: ReturnType<typeof setTimeout> | undefined;
  const present = $derived(pressed ?? of().present ?? {});

  function press(after: Heads): void {
    pressed = unsaid = after;
    clearTimeout(timer);
    timer = setTimeout(() => void keep(), BREATH_MS);
  }

  async function keep(): Promise<void> {
    clearTimeout(timer);
    const said = unsaid;
    if (said === null) return;
    unsaid = null;
    const { unit, id: huddle } = of();
    const saved = await desk.say({ do: 'huddle.attend', unit, huddle, present: said });
    if (saved && pressed === said) pressed = null; // from here on, what the huddle holds
  }

  sayWhenLeft(() => void keep());

  return {
    get present() {
      return present;
    },
    step: (role, by) => {
      const n = Math.min(MOST, Math.max(0, (present[role] ?? 0) + by));
      press({ ...present, [role]: n });
    },
    take: (all) => {
      pressed = unsaid = all;
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
