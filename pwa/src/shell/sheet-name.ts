/** What opens over any page has a name, so that one sheet can lead to another. */

export type SheetName = 'capture' | 'urgent' | 'stop' | 'hand_over';
