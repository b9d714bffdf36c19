/** The words that go along: what stands half typed at capture, and a way to leave nothing of it. */

import type { Desk } from '../../data/desk.svelte';
import { carried, type Carried } from '../../wording/hand-over';

const DRAFT = 'capture'; // as the capture sheet keeps it

type Writing = Pick<Desk, 'workspace' | 'home' | 'now'>;

export async function typedAtCapture({ workspace, home, now }: Writing): Promise<Carried | null> {
  const draft = await workspace.drafts.read(DRAFT).catch(() => null);
  const { text = '' } = (draft?.value ?? {}) as { readonly text?: string };
  const words = text.trim();
  return words === '' ? null : carried(words, home?.name, now);
}

export async function clearTyped({ workspace }: Pick<Desk, 'workspace'>): Promise<void> {
  await workspace.drafts.drop(DRAFT);
}
