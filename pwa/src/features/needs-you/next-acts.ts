/** For every refusal there is a next best act, and a way to keep the words. */

/** What a person can do with something that was refused or is held. */
export type Act =
  | 'send_to_owner'
  | 'ask_to_take_over'
  | 'add_to_story'
  | 'raise_again'
  | 'say_on_merged'
  | 'raise_for_us'
  | 'open'
  | 'edit'
  | 'without_naming'
  | 'sign_in_and_send'
  | 'send_again'
  | 'copy'
  | 'update'
  | 'leave';

/** What is there to act with: without words, or without the item, some acts have no meaning. */
export interface Means {
  readonly words: boolean;
  readonly item: boolean;
  /** Its story keeps words; once it was erased they would be dropped. */
  readonly story: boolean;
  /** The item that goes on after a merge is known here, and so is its story. */
  readonly merged_into: boolean;
  /** A team of one's own to raise it for. */
  readonly team: boolean;
}

/** The best act first; the last one always lets it go. */
export function nextActs(code: string, means: Means): readonly Act[] {
  return (NEXT_ACTS[code] ?? UNKNOWN).filter((act) => NEEDS[act].every((one) => means[one]));
}

/** Whether the best act says all that the refusal's own advice would say. */
export function speaksForItself([best]: readonly Act[]): boolean {
  return best !== undefined && PLAIN.has(best);
}

const PLAIN: ReadonlySet<Act> = new Set([
  'send_to_owner',
  'ask_to_take_over',
  'raise_for_us',
  'say_on_merged',
  'sign_in_and_send',
  'open',
]);

const NEEDS: Readonly<Record<Act, readonly (keyof Means)[]>> = {
  send_to_owner: ['words', 'story'],
  ask_to_take_over: ['story'],
  add_to_story: ['words', 'story'],
  raise_again: ['item'],
  say_on_merged: ['words', 'merged_into'],
  raise_for_us: ['words', 'team'],
  open: ['item'],
  edit: [],
  without_naming: [],
  sign_in_and_send: [],
  send_again: [],
  copy: ['words'],
  update: [],
  leave: [],
};

const MOVED: readonly Act[] = ['open', 'add_to_story', 'copy', 'leave'];
const EDIT: readonly Act[] = ['edit', 'copy', 'leave'];
const NOT_MINE: readonly Act[] = ['add_to_story', 'open', 'copy', 'leave'];
const AGAIN: readonly Act[] = ['send_again', 'copy', 'leave'];
const UNREAD: readonly Act[] = ['copy', 'update', 'send_again', 'leave'];
const WITHOUT: readonly Act[] = ['without_naming', 'copy', 'leave'];
const KEPT: readonly Act[] = ['copy', 'leave'];

const UNKNOWN = UNREAD;

/** Every refusal that a command, or the way it is sent, can meet. */
export const NEXT_ACTS: Readonly<Record<string, readonly Act[]>> = {
  'core.top_only': KEPT,
  'core.unknown': KEPT,
  'huddle.unknown': KEPT,
  'plan.unknown': KEPT,
  'script.part_twice': KEPT,
  'script.unknown': KEPT,
  'problem.already_owned': ['send_to_owner', 'ask_to_take_over', 'copy', 'leave'],
  'problem.already_asked': NOT_MINE,
  'problem.moved_on': MOVED,
  'problem.not_waiting': MOVED,
  'problem.ended': ['raise_again', 'open', 'copy', 'leave'],
  'problem.merged': ['say_on_merged', 'open', 'copy', 'leave'],
  'problem.exists': ['open', 'leave'],
  'problem.raiser_only': NOT_MINE,
  'problem.unknown': ['raise_for_us', 'copy', 'leave'],

  'alert.exists': KEPT,
  'alert.heard_by_another': KEPT,
  'alert.raiser_or_seat_only': KEPT,
  'alert.stood_down': KEPT,
  'alert.unknown': KEPT,
  'answer.no_needs_why': EDIT,
  'answer.permission_needs_scope': EDIT,
  'ask.has_been_there': EDIT,
  'ask.of_oneself': EDIT,
  'ask.out_of_reach': EDIT,
  'ask.too_many': NOT_MINE,
  'check.not_due': MOVED,
  'confirm.no_needs_words': EDIT,
  'confirm.raiser_only': NOT_MINE,
  'contact.unknown': EDIT,
  'date.future': EDIT,
  'date.past': EDIT,
  'date.too_far': EDIT,
  'measure.days_since_needs_event': EDIT,
  'measure.does_not_fit': EDIT,
  'measure.exists': EDIT,
  'measure.keeps_its_way': EDIT,
  'measure.unknown': EDIT,
  'tally.unknown': EDIT,
  'merge.too_many': NOT_MINE,
  'merge.with_itself': ['open', 'leave'],
  'person.not_in_scope': WITHOUT,
  'progress.says_nothing': EDIT,
  'promise.needs_reason': EDIT,
  'promise.past': EDIT,
  'promise.too_far': EDIT,
  'risk.exists': KEPT,
  'risk.unknown': ['raise_for_us', 'copy', 'leave'],
  'seat.not_in_scope': WITHOUT,
  'take_back.link_only': NOT_MINE,
  'thanks.exists': KEPT,
  'thanks.receiver_only': KEPT,
  'thanks.receiver_unknown': EDIT,
  'thanks.to_one': EDIT,
  'thanks.unknown': KEPT,
  'unit.has_no_seat': EDIT,
  'unit.is_everyone': EDIT,
  'unit.takes_no_asks': EDIT,
  'unit.takes_no_problems': EDIT,
  'unit.unknown': EDIT,
  'wait.too_long': EDIT,
  'withdraw.raiser_only': NOT_MINE,

  'right.missing': NOT_MINE,
  'session.not_fresh': ['sign_in_and_send', 'copy', 'leave'],
  'person.disabled': KEPT,
  'ticket.not_valid': KEPT,
  'ticket.cannot_administer': KEPT,
  'tablet.unknown': KEPT,
  'device.of_another': AGAIN,
  'device.copied': AGAIN,
  'command.fault': AGAIN,
  'command.id_reused': AGAIN,
  'command.malformed': UNREAD,
  'command.not_from_outbox': KEPT,
  'command.unknown_field': UNREAD,
  'command.unknown': KEPT,
  'command.refused_before': MOVED,
};
