// What one tab learns of the session, every tab of this browser hears: who came in, and who left.

export interface SessionNews {
  readonly kind: 'entered' | 'left';
  readonly person: string;
}

const NAME = 'heard.session';

/** The tab that tells hears it too, wherever it listens. */
export function tellTabs(news: SessionNews): void {
  if (!('BroadcastChannel' in globalThis)) return;
  const channel = new BroadcastChannel(NAME);
  channel.postMessage(news);
  channel.close();
}

/** Answers with how to stop. */
export function hearTabs(hear: (news: SessionNews) => void): () => void {
  if (!('BroadcastChannel' in globalThis)) return () => undefined;
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }: MessageEvent<SessionNews>) => { hear(data); };
  return () => { channel.close(); };
}
