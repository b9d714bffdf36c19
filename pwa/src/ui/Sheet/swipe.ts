/** A pull on the grab bar closes the sheet; it is never the only way to close it. */
import type { Attachment } from 'svelte/attachments';

const PULL_MIN = 60;

export function swipedDown(close: () => void): Attachment<HTMLElement> {
  return (grab) => {
    let from_y = 0;
    const pressed = (event: PointerEvent): void => {
      from_y = event.clientY;
      grab.setPointerCapture(event.pointerId);
    };
    const released = (event: PointerEvent): void => {
      if (event.clientY - from_y >= PULL_MIN) close();
    };
    grab.addEventListener('pointerdown', pressed);
    grab.addEventListener('pointerup', released);
    return () => {
      grab.removeEventListener('pointerdown', pressed);
      grab.removeEventListener('pointerup', released);
    };
  };
}
