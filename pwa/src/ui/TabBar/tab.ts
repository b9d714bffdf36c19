/** The places of the app, as the bar at the bottom and the rail at the side both show them. */
import type { IconName } from '../Icon/shapes';

export interface Tab {
  readonly label: string;
  readonly href: string;
  readonly icon: IconName;
  readonly current: boolean;
  /** Only on Me, only for what needs the reader: "2" and, read aloud, "2 need you". */
  readonly count?: { readonly figure: string; readonly words: string } | undefined;
}

export interface CaptureAct {
  readonly label: string;
  readonly onclick: () => void;
}
