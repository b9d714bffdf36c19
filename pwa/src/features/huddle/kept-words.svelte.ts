// Words half typed in a part outlive it: another device may turn to the next part at any moment.

import { onMount } from 'svelte';

import type { Desk } from '../../data/desk.svelte';

export interface KeptWords {
  words: string;
  /** They were said. */
  readonly drop: () => void;
}

/** Call it where a part is set up. `key`: of this huddle and this field alone. */
export function keepWords({ workspace }: Pick<Desk, 'workspace'>, key: string): KeptWords {
  const { drafts } = workspace;
  let words = $state('');

  onMount(async () => {
    const draft = await drafts.read(key);
    if (words === '' && typeof draft?.value === 'string') words = draft.value;
  });

  function drop(): void {
    words = '';
    void drafts.drop(key);
  }

  return {
    get words() {
      return words;
    },
    set words(typed) {
      words = typed;
      if (typed.trim() === '') void drafts.drop(key);
      else drafts.save(key, typed);
    },
    drop,
  };
}
