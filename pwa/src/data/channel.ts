// What one tab stores, the others show: they are told what changed, not merely that something did.

import type { NeedsYou, Transaction } from '../domain/sync/record';
import type { Said } from '../domain/sync/wire';

export type News =
  | { readonly kind: 'said'; readonly said: Said }
  | { readonly kind: 'stored'; readonly round: Transaction }
  | { readonly kind: 'acted'; readonly id: NeedsYou['id'] };

export interface Channel {
  readonly tell: (news: News) => void;
  readonly close: () => void;
}

export function openChannel(name: string, hear: (news: News) => void): Channel {
  if (!('BroadcastChannel' in globalThis)) return { tell: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(name);
  channel.onmessage = (message: MessageEvent<News>) => {
    hear(message.data);
  };
  return {
    tell: (news) => {
      channel.postMessage(news);
    },
    close: () => {
      channel.close();
    },
  };
}
