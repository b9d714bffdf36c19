// Words half typed in a part outlive it: another device may turn to the next part at any moment.

import { getContext, onMount, setContext } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';

import type { Desk } from '../../data/desk.svelte';

export interface KeptWords {
  words: string;
  /** There is something to say: saving it is the main act now. */
  readonly holds: boolean;
  /** They were said. */
  readonly drop: () => void;
}

const UNSAVED = Symbol('fields that hold words');

/** Of all fields drawn under the caller: those whose words are not said yet. */
export function watchUnsaved(): ReadonlySet<string> {
  return setContext(UNSAVED, new SvelteSet<string>());
}

/** Call it where a part is set up. `key`: of this huddle and this field alone. */
export function keepWords({ workspace }: Pick<Desk, 'workspace'>, key: string): KeptWords {
  const { drafts } = workspace;
  const unsaved = getContext<SvelteSet<string> | undefined>(UNSAVED);
  let words = $state('');
  const holds = $derived(words.trim() !== '');

  onMount(async () => {
    const draft = await drafts.read(key);
    if (words === '' && typeof draft?.value === 'string') words = draft.value;
  });

  $effect(() => {
    if (!holds) return;
    unsaved?.add(key);
    return () => void unsaved?.delete(key);
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
    get holds() {
      return holds;
    },
    drop,
  };
}
