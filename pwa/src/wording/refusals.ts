/** Every refusal in plain words: what is true, and what to do next. Codes are stable for ever. */

export interface Worded {
  readonly says: string;
  readonly next: string;
}

/** The words for a code; for one that this version of the app does not know, words that help. */
export function refusalWords(code: string): Worded {
  return REFUSALS[code] ?? UNKNOWN;
}

const UNKNOWN: Worded = {
  says: 'We could not do this.',
  next: 'Your words are kept. Update the app, then try again.',
};

const LOOK_AGAIN = 'Open it to see how it stands now. Your words are kept.';
const ASK_ADMIN = 'Ask the person who looks after Heard where you work.';
const CHECK_THE_FILE = 'Change it in the file and load the file again.';

export const REFUSALS: Readonly<Record<string, Worded>> = {
  // Somebody else was first.
  'problem.already_owned': {
    says: 'Someone took this on before you. The first one heard stands.',
    next: 'Send your words to the owner, or leave it with them.',
  },
  'problem.already_asked': {
    says: 'Someone asked for help with this before you.',
    next: 'Add your words to the story so that they help the answer.',
  },
  'problem.moved_on': { says: 'This moved on before we heard you.', next: LOOK_AGAIN },
  'problem.ended': {
    says: 'This had ended before we heard you.',
    next: 'If it is not fixed, raise it again. We link it to the old one.',
  },
  'problem.merged': {
    says: 'This was joined with the same problem.',
    next: 'Open the one that goes on and say it there.',
  },
  'problem.exists': { says: 'This was raised already.', next: 'There is nothing more to do.' },
  'problem.unknown': {
    says: 'We cannot find this, or it is not yours to see.',
    next: 'Copy your words and raise it for your own team.',
  },
  'problem.raiser_only': {
    says: 'Only the person who raised this can do that.',
    next: 'Add what you know to the story.',
  },
  'problem.not_waiting': { says: 'This is not waiting any more.', next: LOOK_AGAIN },

  // Something is missing or does not fit.
  'answer.no_needs_why': {
    says: 'A “not now” says why, and what would change it.',
    next: 'Add both and send it again.',
  },
  'answer.permission_needs_scope': {
    says: 'A permission says for what, and until when.',
    next: 'Add both and send it again.',
  },
  'ask.has_been_there': {
    says: 'That team has been asked about this already.',
    next: 'Choose another team.',
  },
  'ask.of_oneself': { says: 'A team cannot ask itself.', next: 'Choose another team.' },
  'ask.out_of_reach': {
    says: 'That team is not the next tier up, nor beside yours.',
    next: 'Ask the next tier up: they can pass it on.',
  },
  'ask.too_many': {
    says: 'This has been passed on as often as it can be.',
    next: 'Ring the team that holds it and talk it through.',
  },
  'alert.exists': { says: 'This alert was raised already.', next: 'Telephone, then open it.' },
  'alert.heard_by_another': {
    says: 'Someone other than the person who raised it says that they have heard.',
    next: 'Telephone now. Do not wait for this app.',
  },
  'alert.raiser_or_seat_only': {
    says: 'Whoever raised this alert, or a lead who was told, ends it.',
    next: 'Add what you know to its log, and tell them.',
  },
  'alert.stood_down': {
    says: 'This alert had ended before we heard you.',
    next: 'If it is not safe, telephone and raise a new one.',
  },
  'alert.unknown': {
    says: 'We cannot find this alert, or it was not told to you.',
    next: 'If it is not safe, telephone now.',
  },
  'check.not_due': { says: 'This has been answered already.', next: LOOK_AGAIN },
  'confirm.no_needs_words': { says: 'Say what is still wrong.', next: 'Add it and send it again.' },
  'confirm.raiser_only': {
    says: 'Only the person who raised this can say whether it worked.',
    next: 'Add what you know to the story.',
  },
  'contact.unknown': {
    says: 'That telephone number is not in the list any more.',
    next: 'Choose another one.',
  },
  'date.future': {
    says: 'That day has not come yet.',
    next: 'Choose today or an earlier day.',
  },
  'date.past': { says: 'That day has passed.', next: 'Choose today or a later day.' },
  'date.too_far': { says: 'That day is more than a year away.', next: 'Choose an earlier day.' },
  'measure.days_since_needs_event': {
    says: 'Days are counted since something: “a fall”.',
    next: 'Count events, and say what one is called.',
  },
  'measure.does_not_fit': {
    says: 'That does not fit how this is counted.',
    next: 'Change it and send it again.',
  },
  'measure.exists': { says: 'That number is taken.', next: 'Make the counter once more.' },
  'measure.keeps_its_way': {
    says: 'A counter is always counted in one way.',
    next: 'Make a new counter, and retire this one.',
  },
  'measure.unknown': {
    says: 'We cannot find this counter, or it is not your team’s.',
    next: 'Choose another one.',
  },
  'tally.unknown': {
    says: 'That day belongs to another year’s count.',
    next: 'Choose the day again.',
  },
  'merge.with_itself': { says: 'This is the same item.', next: 'Choose another one.' },
  'merge.too_many': {
    says: 'That item has as many joined to it as it can hold.',
    next: 'Add your words to its story.',
  },
  'person.not_in_scope': {
    says: 'That person is not in the team that takes this on.',
    next: 'Choose someone in the team, or leave it with the seat.',
  },
  'progress.says_nothing': { says: 'There is nothing new in this.', next: 'Add words or a date.' },
  'promise.needs_reason': {
    says: 'This date is later than the standard, or moves a promise.',
    next: 'Say why, so that the ward knows. Then send it again.',
  },
  'risk.exists': { says: 'This risk is noted already.', next: 'There is nothing more to do.' },
  'risk.unknown': {
    says: 'We cannot find this risk, or it is not your team’s.',
    next: 'Look at the risks of today.',
  },
  'thanks.exists': { says: 'This thank you was given already.', next: 'There is nothing to do.' },
  'thanks.receiver_only': {
    says: 'Only the person or team that it is for can share it.',
    next: 'Ask them whether they would like to.',
  },
  'thanks.receiver_unknown': {
    says: 'We cannot find the person whom this is for.',
    next: 'Choose someone else, or write who it is for.',
  },
  'thanks.to_one': {
    says: 'A thank you is for one person, one team or someone outside.',
    next: 'Choose one, and send it again.',
  },
  'thanks.unknown': {
    says: 'We cannot find this thank you, or it is not yours to see.',
    next: 'Ask whoever gave it.',
  },
  'promise.past': { says: 'That time has passed.', next: 'Choose a later time.' },
  'promise.too_far': { says: 'That is more than a year away.', next: 'Choose an earlier day.' },
  'seat.not_in_scope': {
    says: 'That seat is not in the team that takes this on.',
    next: 'Choose another seat.',
  },
  'take_back.link_only': {
    says: 'Only the link person or the team’s lead can take this back.',
    next: 'Ask one of them, or add your words to the story.',
  },
  'unit.has_no_seat': { says: 'No seat answers for that team.', next: ASK_ADMIN },
  'unit.takes_no_asks': { says: 'That team cannot be asked.', next: 'Choose another team.' },
  'unit.is_everyone': {
    says: 'That would tell everyone who works here.',
    next: 'Choose one team.',
  },
  'unit.takes_no_problems': {
    says: 'Problems cannot be raised for that team now.',
    next: 'Choose another team.',
  },
  'wait.too_long': {
    says: 'A wait is 28 days at most, so that nothing goes silent.',
    next: 'Choose an earlier day. You can wait again after it.',
  },
  'withdraw.raiser_only': {
    says: 'Only the person who raised this can take it back.',
    next: 'Add your words to the story.',
  },

  // Who may do what.
  'right.missing': { says: 'Your seat cannot do this.', next: 'Ask the seat that holds it.' },
  'person.disabled': { says: 'This account is closed.', next: ASK_ADMIN },
  'ticket.not_valid': {
    says: 'We could not tell whose words these are. They are kept.',
    next: 'Say it again on the tablet, under your own name.',
  },
  'ticket.cannot_administer': {
    says: 'The team and its people are not set up on a shared tablet.',
    next: 'Do this on your own device.',
  },
  'tablet.unknown': { says: 'This team has no such tablet.', next: 'Look at its list again.' },
  'device.of_another': {
    says: 'This device was set up by someone else.',
    next: 'Sign out, then sign in again.',
  },
  'device.copied': {
    says: 'This device is a copy of another one.',
    next: 'We give it a name of its own and send your words again.',
  },

  // What the app and the server say to each other.
  'command.fault': {
    says: 'Something went wrong on our side. Your words are kept.',
    next: 'Try again. If it happens twice, tell the person who looks after Heard.',
  },
  'command.id_reused': {
    says: 'We got two different things under one number.',
    next: 'Try again.',
  },
  'command.not_from_outbox': { says: 'This is not done here.', next: 'Open the team’s tablets.' },
  'command.malformed': {
    says: 'We could not read this.',
    next: 'Your words are kept. Update the app, then try again.',
  },
  'command.unknown_field': {
    says: 'We could not read all of this.',
    next: 'Your words are kept. Update the app, then try again.',
  },
  'command.unknown': {
    says: 'This comes from a newer app. We keep it for a person to look at.',
    next: 'There is nothing you need to do now.',
  },
  'command.refused_before': { says: 'This could not be done before.', next: LOOK_AGAIN },
  // The huddle.
  'huddle.unknown': {
    says: 'We do not know this huddle.',
    next: 'Start it from the board of your team.',
  },
  'core.top_only': { says: 'Only the top of the organisation fixes this.', next: ASK_ADMIN },
  'core.unknown': { says: 'This is not your organisation’s.', next: LOOK_AGAIN },
  'plan.unknown': { says: 'This is not your team’s plan.', next: LOOK_AGAIN },
  'script.unknown': { says: 'This is not your team’s huddle.', next: LOOK_AGAIN },
  'script.part_twice': { says: 'A part of the huddle is in it twice.', next: 'Take one out.' },

  'request.cross_origin': { says: 'This came from another site.', next: 'Open Heard itself.' },
  'request.encoded': { says: 'We could not read this.', next: 'Try again.' },
  'request.malformed': { says: 'We could not read this.', next: 'Check it and try again.' },
  'request.not_json': { says: 'We could not read this.', next: 'Try again.' },
  'request.refused': { says: 'We could not do this.', next: 'Try again.' },
  'request.too_large': { says: 'This is too big to send.', next: 'Send it in smaller parts.' },
  'page.unknown': { says: 'There is nothing here.', next: 'Go back to the board.' },
  'method.unknown': { says: 'We could not do this.', next: 'Update the app.' },
  'server.busy': { says: 'Many people are sending now.', next: 'We try again by ourselves.' },
  'server.cannot_store': {
    says: 'The server cannot store anything now.',
    next: 'Your words are safe here. We try again by ourselves.',
  },
  'server.fault': { says: 'Something went wrong on our side.', next: 'Try again in a minute.' },

  // Signing in.
  'session.ended': { says: 'You are signed out.', next: 'Sign in to send what is saved here.' },
  'session.missing': { says: 'You are not signed in.', next: 'Sign in.' },
  'session.of_another': {
    says: 'Someone else is signed in here.',
    next: 'What you wrote is kept. Sign in to send it.',
  },
  'session.not_fresh': {
    says: 'This needs a sign-in from the last 15 minutes.',
    next: 'Sign in again, then send it again.',
  },
  'session.unknown': { says: 'That sign-in has ended already.', next: 'There is nothing to do.' },
  'session.shared': {
    says: 'This tablet is signed in for the whole team.',
    next: 'Do this on your own device.',
  },
  'session.not_shared': {
    says: 'This is not a tablet that a team shares.',
    next: 'Sign in here instead.',
  },
  'sign_in.not_of_this_team': {
    says: 'You are not in the team of this tablet.',
    next: 'Use your own device, or ask the team’s lead.',
  },
  'enrolment.unknown': {
    says: 'That code does not work.',
    next: 'Check it letter by letter, or ask for a new one.',
  },
  'enrolment.used': { says: 'That code was used already.', next: 'Ask for a new one.' },
  'enrolment.expired': { says: 'That code is too old.', next: 'Ask for a new one.' },
  'sign_in.refused': {
    says: 'That email address and password do not go together.',
    next: 'Check both and try again.',
  },
  'sign_in.too_many_tries': {
    says: 'There were too many tries for this account.',
    next: 'Wait a few minutes, then try again.',
  },
  'password.too_short': {
    says: 'A password has at least 12 characters.',
    next: 'Three or four words that you can remember are good.',
  },
  'password.too_long': {
    says: 'A password has at most 200 characters.',
    next: 'Choose a shorter one.',
  },
  'account.disabled': { says: 'This account is closed.', next: ASK_ADMIN },
  'account.email_malformed': {
    says: 'This does not look like an email address.',
    next: 'Write it like name@example.com.',
  },
  'account.email_taken': {
    says: 'That email address belongs to another account.',
    next: 'Use another one, or sign in with it.',
  },
  'account.exists': { says: 'This person has an account.', next: 'Sign in with it.' },
  'account.other_email': {
    says: 'This person signs in with another email address.',
    next: 'Invite them at that one.',
  },
  'account.unknown': { says: 'There is no such account.', next: ASK_ADMIN },
  'invitation.unknown': {
    says: 'This link does not work.',
    next: 'Check that it is whole, or ask for a new one.',
  },
  'invitation.used': {
    says: 'This link was used already.',
    next: 'Sign in, or ask for a new one.',
  },
  'invitation.expired': { says: 'This link is too old.', next: 'Ask for a new one.' },
  'setup.done': { says: 'This server is set up already.', next: 'Sign in.' },

  // The organisation, as an administrator loads it.
  'calendar.closes_before_it_opens': {
    says: 'A day closes before it opens.',
    next: CHECK_THE_FILE,
  },
  'calendar.exists': { says: 'That number is taken.', next: CHECK_THE_FILE },
  'calendar.half_a_night': {
    says: 'A night needs a beginning and an end.',
    next: CHECK_THE_FILE,
  },
  'calendar.never_opens': { says: 'This calendar never opens.', next: CHECK_THE_FILE },
  'calendar.unknown': { says: 'There is no such calendar.', next: CHECK_THE_FILE },
  'contact.exists': { says: 'That number is taken.', next: CHECK_THE_FILE },
  'person.exists': { says: 'That number is taken.', next: CHECK_THE_FILE },
  'person.oneself': {
    says: 'You cannot close your own account.',
    next: 'Ask another administrator.',
  },
  'person.unknown': { says: 'There is no such person.', next: CHECK_THE_FILE },
  'seat.exists': { says: 'That number is taken.', next: CHECK_THE_FILE },
  'seat.keeps_its_role': {
    says: 'A seat that people hold keeps its role.',
    next: 'Make a new seat instead.',
  },
  'seat.not_as_said': { says: 'That seat is in another team or role.', next: CHECK_THE_FILE },
  'seat.not_for_people': {
    says: 'That seat is for a tablet or a wall screen.',
    next: 'Choose another seat.',
  },
  'seat.stays_in_its_unit': { says: 'A seat stays in its team.', next: 'Make a new seat instead.' },
  'seat.unknown': { says: 'There is no such seat.', next: CHECK_THE_FILE },
  'standards.are_one': { says: 'An organisation has one set of clocks.', next: CHECK_THE_FILE },
  'standards.other_tiers': {
    says: 'Some tier has no clock.',
    next: 'Give each tier its times.',
  },
  'standards.cannot_be_kept': {
    says: 'Those times cannot be kept.',
    next: 'Leave time for both, and acknowledge before you answer.',
  },
  'standards.informed_too_soon': {
    says: 'The tier above would be told before the team is late.',
    next: 'Tell it later, or give the team less time.',
  },
  'standards.exists': { says: 'That number is taken.', next: CHECK_THE_FILE },
  'unit.cycle': { says: 'A team cannot be above itself.', next: CHECK_THE_FILE },
  'unit.ends_before_it_begins': { says: 'A team ends before it begins.', next: CHECK_THE_FILE },
  'unit.exists': { says: 'That number is taken.', next: CHECK_THE_FILE },
  'unit.parent_unknown': { says: 'The team above is not there.', next: CHECK_THE_FILE },
  'unit.root_below_board': {
    says: 'The top of the organisation is at tier 5 or above.',
    next: CHECK_THE_FILE,
  },
  'unit.second_root': { says: 'There is one top of the organisation.', next: CHECK_THE_FILE },
  'unit.tier_not_above_children': {
    says: 'A team is at a higher tier than those below it.',
    next: CHECK_THE_FILE,
  },
  'unit.tier_not_below_parent': {
    says: 'A team is at a lower tier than the one above it.',
    next: CHECK_THE_FILE,
  },
  'unit.unknown': { says: 'There is no such team.', next: 'Choose another one.' },
};
