/** What crosses the wire, shape by shape. `make schemas` writes it. */

export type Uuid = string;
export type Instant = string; // "2018-08-06T08:00:00Z", always UTC
export type Day = string; // "2018-08-06", of Europe/London

export type About = 'equipment' | 'medicines' | 'other' | 'space' | 'staffing';

/**
 * I will remove this: the next step and a promised date.
 *
 * Later than the standard needs a reason, and so does moving a promise.
 */
export interface AcceptAsk {
  readonly do: 'problem.accept';
  readonly problem: Uuid;
  readonly ask?: Uuid;
  readonly step: string;
  readonly by_at: Instant;
  readonly reason?: string;
}

/** I have heard it and I am on it. The first who said so stands; others stand in the log. */
export interface AcknowledgeAlert {
  readonly do: 'alert.acknowledge';
  readonly unit: Uuid;
  readonly alert: Uuid;
}

/** The first who said that they have heard it, and for which of the units told. */
export interface Acknowledged {
  readonly by: Uuid;
  readonly who: string;
  readonly at: Instant;
  readonly id: Uuid;
  readonly unit: Uuid;
}

/** One more on a day, or one fewer; or none: somebody looked, and there was nothing to add. */
export interface AddToTally {
  readonly do: 'measure.add';
  readonly unit: Uuid;
  readonly measure: Uuid;
  readonly tally: Uuid;
  readonly day: Day;
  readonly by: number;
}

/**
 * Work has stopped for safety. Telephone first: this is never the only way that it is told.
 *
 * `told` are the units that know of it: its own team, then one more above for each `rung` that it
 * has climbed, never one less. `climbs_at` is when the next is told; without one it has been
 * acknowledged or stood down, or nobody stands above. `log` is what was said of it since, in the
 * words of a story. `phoned`: the raiser had telephoned before.
 */
export interface Alert {
  readonly id: Uuid;
  readonly rev: number;
  readonly unit: Uuid;
  readonly words: string;
  readonly raised: AlertRaised;
  readonly told: readonly Uuid[];
  readonly rung?: number;
  readonly climbs_at?: Instant;
  readonly phoned?: boolean;
  readonly acknowledged?: Acknowledged;
  readonly stood_down?: StoodDown;
  readonly log?: readonly Entry[];
}

/**
 * Said at `at` by the device; `heard_at` is when the server heard, and the rungs began.
 *
 * `unnamed`: by whoever stood at the team's own tablet.
 */
export interface AlertRaised {
  readonly by: Uuid;
  readonly who: string;
  readonly at: Instant;
  readonly heard_at: Instant;
  readonly unnamed?: boolean;
}

/** A reply to an ask. `beside`: heard after the first; kept, but it moved nothing. */
export interface Answer {
  readonly id: Uuid;
  readonly kind: AnswerKind;
  readonly words: string;
  readonly at: Instant;
  readonly unit: Uuid;
  readonly by: Uuid;
  readonly who: string;
  readonly why?: string;
  readonly would_change?: string;
  readonly scope?: string;
  readonly expires_on?: Day;
  readonly help?: readonly Help[];
  readonly beside?: boolean;
}

/**
 * The reply to an ask, in one plain sentence.
 *
 * "no" says why and what would change it; "permission" says for what and until when. After
 * "done", "resource" and "no" the raiser is asked whether it worked; after "permission" and
 * "help" the ward acts.
 */
export interface AnswerAsk {
  readonly do: 'problem.answer';
  readonly problem: Uuid;
  readonly ask?: Uuid;
  readonly kind: AnswerKind;
  readonly words: string;
  readonly why?: string;
  readonly would_change?: string;
  readonly scope?: string;
  readonly expires_on?: Day;
}

export type AnswerKind = 'done' | 'help' | 'no' | 'permission' | 'resource';

export interface Answered {
  readonly id: Uuid;
  readonly outcome: 'done' | 'held' | 'later' | 'refused';
  readonly refusal?: Refused;
}

/**
 * A request to another unit, with its two clocks. Part of the problem, never a thing apart.
 *
 * Its id is that of the command that made it. Clocks start when the server heard it.
 */
export interface Ask {
  readonly id: Uuid;
  readonly to: Uuid;
  readonly from_unit: Uuid;
  readonly by?: Uuid;
  readonly link?: Uuid;
  readonly tried: string;
  readonly need: Need;
  readonly needed_by: Day;
  readonly said_at: Instant;
  readonly heard_at: Instant;
  readonly acknowledge_due_at: Instant;
  readonly answer_due_at: Instant;
  readonly seen_at?: Instant;
  readonly seen_by?: string;
  readonly promise?: Promise;
  readonly lapsed_at?: Instant;
  readonly ended?: Ended;
  readonly ended_at?: Instant;
  readonly ended_by?: Uuid;
}

/** 7 days after an outcome was delivered: closed, and counted apart from confirmed. */
export interface AssumeClosed {
  readonly do: 'problem.assume_closed';
  readonly problem: Uuid;
}

/**
 * How many of some roles are here: never a name, never added up for a person.
 *
 * A role that is not named stays as it was counted: two devices may count apart.
 */
export interface Attend {
  readonly do: 'huddle.attend';
  readonly unit: Uuid;
  readonly huddle: Uuid;
  readonly present: Readonly<Record<string, number>>;
}

export type Better = 'fewer' | 'more' | 'neither';

/**
 * When a unit works. Either `always` (24/7) or the `shifts` of a week less `holidays`.
 *
 * A shift opens on its weekday and closes at the next such clock time, so it may run past
 * midnight; a holiday takes the shifts that would open on it. `quiet_from`..`quiet_until` is the
 * night rule of a 24/7 unit (any other ignores it): its clocks run at night, but nothing falls
 * due then; a due time inside moves to the end of the night. How clocks count: `working_time`.
 */
export interface Calendar {
  readonly id: Uuid;
  readonly rev: number;
  readonly name: string;
  readonly always?: boolean;
  readonly shifts?: readonly Shift[];
  readonly holidays?: readonly Day[];
  readonly quiet_from?: string;
  readonly quiet_until?: string;
}

/**
 * Which teams of a unit are in on a day: they met, stopped for care, or skipped (feature T6).
 *
 * Its own unit alone is told; screens say how many, never which are missing.
 */
export interface Cascade {
  readonly id: Uuid;
  readonly rev: number;
  readonly unit: Uuid;
  readonly day: Day;
  readonly teams?: readonly Uuid[];
}

/** An entity, whole, as one scope is told of it; None: no longer that scope's to know. */
export interface Changed {
  readonly scope: Uuid;
  readonly position: number;
  readonly kind: string;
  readonly id: Uuid;
  readonly rev: number;
  readonly entity: Unit | Seat | Calendar | Contact | HuddlePlan | Standards | Person | Problem | Script | CommonCore | Huddle | Cascade | Risk | Measure | Tally | Thanks | Alert | null;
}

/** A "still fixed?" question to the team, 30 or 90 days after the outcome. */
export interface Check {
  readonly due_on: Day;
  readonly asked_days: number;
  readonly held?: boolean;
  readonly at?: Instant;
}

/** Still fixed? Asked of the team 30 and 90 days after the outcome. */
export interface CheckSustained {
  readonly do: 'problem.check';
  readonly problem: Uuid;
  readonly held: boolean;
  readonly words?: string;
}

/** It has passed, or somebody has seen to it. Of several, the last who said so stands. */
export interface ClearRisk {
  readonly do: 'risk.clear';
  readonly unit: Uuid;
  readonly risk: Uuid;
}

/** Nobody has acknowledged it in time: the next unit above is told, at this rung. */
export interface ClimbAlert {
  readonly do: 'alert.climb';
  readonly alert: Uuid;
  readonly rung: number;
}

/** We are done. `cascade`: that of the unit above for the day, so that it hears we are in. */
export interface CloseHuddle {
  readonly do: 'huddle.close';
  readonly unit: Uuid;
  readonly huddle: Uuid;
  readonly cascade?: Uuid;
}

export type Command =
  | SetUnit
  | SetSeat
  | SetPerson
  | DisablePerson
  | EnablePerson
  | SetCalendar
  | SetContact
  | SetStandards
  | SetHuddlePlan
  | EnrolTablet
  | RevokeTablet
  | RaiseProblem
  | RewordProblem
  | SayMeToo
  | WriteNote
  | SortProblem
  | OwnProblem
  | MakeProgress
  | WaitFor
  | Resume
  | ResumeOnDate
  | EscalateProblem
  | SeeAsk
  | TakeBack
  | ForwardAsk
  | LapseAsk
  | InformAbove
  | AcceptAsk
  | AnswerAsk
  | ReturnWithHelp
  | ResolveProblem
  | ReceiveOutcome
  | ReadOut
  | ConfirmOutcome
  | AssumeClosed
  | CheckSustained
  | MergeProblem
  | RedirectProblem
  | ConfirmRedirect
  | WithdrawProblem
  | StartHuddle
  | TurnTo
  | PauseHuddle
  | ResumeHuddle
  | Attend
  | Park
  | NoteTest
  | CloseHuddle
  | StopForCare
  | SkipHuddle
  | TimeOut
  | SetScript
  | SetFocus
  | NoteRisk
  | ClearRisk
  | ReopenRisk
  | SetCore
  | SetMeasure
  | CoverMeasure
  | AddToTally
  | SetPoint
  | GiveThanks
  | ShareThanks
  | RaiseAlert
  | ClimbAlert
  | AcknowledgeAlert
  | NoteOnAlert
  | StandDownAlert;

/**
 * Of the organisation's own unit, so that every device has it. Who fixed it, and when.
 *
 * It is laid over a team's script when a huddle starts, never written into it: what the team had
 * in its place is there again once the line is let go.
 */
export interface CommonCore {
  readonly id: Uuid;
  readonly rev: number;
  readonly unit: Uuid;
  readonly lines?: readonly CoreLine[];
  readonly who: string;
  readonly at: Instant;
}

/** Did that fix it? Yes, partly, or not yet with what is still wrong. */
export interface ConfirmOutcome {
  readonly do: 'problem.confirm';
  readonly problem: Uuid;
  readonly outcome?: Uuid;
  readonly fixed: Fixed;
  readonly words?: string;
}

/** The team's lead agrees that it went to the right place. */
export interface ConfirmRedirect {
  readonly do: 'problem.confirm_redirect';
  readonly problem: Uuid;
}

/**
 * A telephone number that every device holds, so that it can be read with no network.
 *
 * `link` opens the form of the system itself, where it has one; that does need a network.
 */
export interface Contact {
  readonly id: Uuid;
  readonly rev: number;
  readonly route: Route;
  readonly name: string;
  readonly phone: string;
  readonly hours?: string;
  readonly link?: string;
}

/** A part that no team leaves out, and what every team does then. */
export interface CoreLine {
  readonly part: Part;
  readonly line: string;
}

/** Hide the number on the board for 24 hours, or show it again. */
export interface CoverMeasure {
  readonly do: 'measure.cover';
  readonly unit: Uuid;
  readonly measure: Uuid;
  readonly covered: boolean;
}

/** They can sign in no more; what they said stays. */
export interface DisablePerson {
  readonly do: 'person.disable';
  readonly person: Uuid;
}

export interface EnablePerson {
  readonly do: 'person.enable';
  readonly person: Uuid;
}

/** How an ask ended; an ask without one is the one that is owed now. */
export type Ended =
  | 'answered'
  | 'carried_on'
  | 'closed'
  | 'forwarded'
  | 'lapsed'
  | 'returned'
  | 'taken_back'
  | 'taken_on';

/** A tablet or a wall becomes a unit's own: anew, or again under its last name or another. */
export interface EnrolTablet {
  readonly do: 'tablet.enrol';
  readonly unit: Uuid;
  readonly person: Uuid;
  readonly kind: Shared;
  readonly name: string;
}

/**
 * One line of the story. `move` is the verb of the command that it tells of.
 *
 * `id` is that command's id, `at` when it was said, `who` the role in words at that time, `by`
 * nobody when the clock spoke. `detail` is a code that the screen words (a need, a kind), `why`
 * the reason in the speaker's words where a move has one beside its `words`.
 */
export interface Entry {
  readonly id: Uuid;
  readonly at: Instant;
  readonly move: string;
  readonly unit: Uuid;
  readonly by?: Uuid;
  readonly who?: string;
  readonly cover?: boolean;
  readonly words?: string;
  readonly why?: string;
  readonly to?: Uuid;
  readonly on?: Day;
  readonly detail?: string;
}

/** We cannot fix this here; ask the tier above, or a service beside us. */
export interface EscalateProblem {
  readonly do: 'problem.escalate';
  readonly problem: Uuid;
  readonly to: Uuid;
  readonly tried: string;
  readonly need: Need;
  readonly needed_by: Day;
  readonly link?: Uuid;
}

export type Fixed = 'no' | 'partly' | 'yes';

/** What the team works on, in its own words, and how it sees whether that works (H5). */
export interface Focus {
  readonly words: string;
  readonly measure?: Uuid;
}

/** A merged problem: its raiser hears the same answer, also where they raised it elsewhere. */
export interface Follower {
  readonly problem: Uuid;
  readonly unit: Uuid;
  readonly by: Uuid;
  readonly elsewhere?: boolean;
}

/** Up or sideways, with what this tier tried added. This seat stays the link for it. */
export interface ForwardAsk {
  readonly do: 'problem.forward';
  readonly problem: Uuid;
  readonly ask?: Uuid;
  readonly to: Uuid;
  readonly tried: string;
}

/** To exactly one: a person, a team, or somebody outside. `unit` is the giver's own team. */
export interface GiveThanks {
  readonly do: 'thanks.give';
  readonly unit: Uuid;
  readonly thanks: Uuid;
  readonly words: string;
  readonly to_person?: Uuid;
  readonly to_unit?: Uuid;
  readonly to_outside?: string;
  readonly value?: NhsValue;
  readonly from_patient?: boolean;
}

export interface Help {
  readonly kind: HelpKind;
  readonly words: string;
}

export type HelpKind = 'answer' | 'coach' | 'contact' | 'permission' | 'resource';

/** How many devices are at this unit's huddle now. */
export interface Here {
  readonly unit: Uuid;
  readonly count: number;
}

/** How a day is told: by taps that add up, by yes (1) or no (0), or by a number. */
export type How = 'count' | 'number' | 'yes_no';

/**
 * One slot of one team on one day, however many devices ran it.
 *
 * `slot`: minutes after midnight on the plan, or BESIDE_THE_PLAN and on. `agenda` and `minutes`
 * are those of the earliest start, `started` its stamp; without one it was skipped. `present`:
 * how many of a role, left out where nobody is, and `counted`: when each role was. `length_s`: how
 * long it has run, in seconds, once it is over.
 */
export interface Huddle {
  readonly id: Uuid;
  readonly rev: number;
  readonly unit: Uuid;
  readonly day: Day;
  readonly slot: number;
  readonly state: HuddleState;
  readonly minutes?: number;
  readonly agenda?: readonly Section[];
  readonly started?: Stamp;
  readonly marks?: readonly Marked[];
  readonly turns?: readonly Turn[];
  readonly present?: Readonly<Record<string, number>>;
  readonly counted?: Readonly<Record<string, Stamp>>;
  readonly parked?: readonly Parked[];
  readonly notes?: readonly Tried[];
  readonly length_s?: number;
}

/**
 * When a unit meets: its slots of a week, less its calendar's holidays, and for how long.
 *
 * Everyone is told, so that those who wait for it can see when it comes, and a tier above can
 * plan its own after it.
 */
export interface HuddlePlan {
  readonly id: Uuid;
  readonly rev: number;
  readonly unit: Uuid;
  readonly slots?: readonly Slot[];
  readonly minutes?: number;
}

export type HuddleState = 'closed' | 'paused' | 'running' | 'skipped' | 'stopped_for_care';

/** Nobody has acted: the tier above is informed, neutrally, and asked for nothing. */
export interface InformAbove {
  readonly do: 'problem.inform';
  readonly problem: Uuid;
}

/** One box to write in; the kind is sorted later (feature C4). */
export type Kind = 'good_catch' | 'idea' | 'problem' | 'risk' | 'thanks';

/** A clock of this ask has passed: the request moves up, visible to both, once per level. */
export interface LapseAsk {
  readonly do: 'problem.lapse';
  readonly problem: Uuid;
  readonly ask: Uuid;
}

/** Still on it: a note, a new date, or both. */
export interface MakeProgress {
  readonly do: 'problem.progress';
  readonly problem: Uuid;
  readonly words?: string;
  readonly by_on?: Day;
}

export type Mark =
  | 'closed'
  | 'paused'
  | 'resumed'
  | 'skipped'
  | 'started'
  | 'stopped'
  | 'unskipped';

/** One line of the log. `by` nobody: the clock ended it. */
export interface Marked {
  readonly id: Uuid;
  readonly at: Instant;
  readonly mark: Mark;
  readonly by?: Uuid;
  readonly who?: string;
  readonly reason?: Reason;
}

/**
 * A team's own counter: "Falls", of which one is "a fall" (`event`).
 *
 * `days_since`: the days since the last event stand large on the board. `unit_words` are what a
 * number is of ("minutes"). It is told from `started_on` up to and without `retired_on`, and
 * always in the one way (`how`): told otherwise it would be another counter. While it is covered
 * (`covered_until`) the board hides a hard day; `cover_said` is what was said of that last.
 */
export interface Measure {
  readonly id: Uuid;
  readonly rev: number;
  readonly unit: Uuid;
  readonly name: string;
  readonly event?: string;
  readonly how: How;
  readonly better: Better;
  readonly days_since?: boolean;
  readonly unit_words?: string;
  readonly started_on: Day;
  readonly retired_on?: Day;
  readonly covered_until?: Instant;
  readonly cover_said?: Saying;
}

/** A person in a seat. `cover` is a deputy: the same rights, said as "deputy" in the story. */
export interface Membership {
  readonly seat: Uuid;
  readonly unit: Uuid;
  readonly role: Role;
  readonly cover?: boolean;
  readonly from_on?: Day;
  readonly until_on?: Day;
}

/** The same problem as another: one item goes on, and every raiser hears its answer. */
export interface MergeProblem {
  readonly do: 'problem.merge';
  readonly problem: Uuid;
  readonly into: Uuid;
}

export type Need =
  | 'access'
  | 'decision'
  | 'information'
  | 'money'
  | 'people'
  | 'permission'
  | 'supplies';

/** What it shows (source: the NHS Constitution for England, its six values). */
export type NhsValue =
  | 'compassion'
  | 'everyone_counts'
  | 'improving_lives'
  | 'quality'
  | 'respect'
  | 'working_together';

/** What happens now, from anybody who is told of it. */
export interface NoteOnAlert {
  readonly do: 'alert.note';
  readonly unit: Uuid;
  readonly alert: Uuid;
  readonly words: string;
}

/** What to look out for until midnight: the system's part of it, never a patient. */
export interface NoteRisk {
  readonly do: 'risk.note';
  readonly unit: Uuid;
  readonly risk: Uuid;
  readonly words: string;
  readonly origin?: Origin;
}

/** How the test went since yesterday, beside what we thought. */
export interface NoteTest {
  readonly do: 'huddle.note_test';
  readonly unit: Uuid;
  readonly huddle: Uuid;
  readonly went: Went;
  readonly words?: string;
}

export type Origin = 'patient_family' | 'staff';

/**
 * The sentence that goes back to the raiser. Delivered when the raiser has opened it.
 *
 * Its id is that of the command that told it.
 */
export interface Outcome {
  readonly id?: Uuid;
  readonly words: string;
  readonly at: Instant;
  readonly unit: Uuid;
  readonly who: string;
  readonly ask?: Uuid;
  readonly answer?: AnswerKind;
  readonly strength?: Strength;
  readonly confirm_by: Instant;
  readonly delivered_at?: Instant;
  readonly fixed?: Fixed;
  readonly assumed?: boolean;
}

/**
 * We take the next step: who (a person, else a seat), what, by when.
 *
 * Said by the team, or by the seat that was asked ("Take it: I hold it from now").
 */
export interface OwnProblem {
  readonly do: 'problem.own';
  readonly problem: Uuid;
  readonly step: string;
  readonly by_on: Day;
  readonly person?: Uuid;
  readonly seat?: Uuid;
}

/** Who takes the next step: a person, or a seat so that nothing dies with a rota. */
export interface Owner {
  readonly unit: Uuid;
  readonly seat: Uuid;
  readonly person?: Uuid;
  readonly step: string;
  readonly by_on: Day;
  readonly date_moves?: number;
}

/** Not today: it opens tomorrow's agenda. Or today after all. */
export interface Park {
  readonly do: 'huddle.park';
  readonly unit: Uuid;
  readonly huddle: Uuid;
  readonly problem: Uuid;
  readonly taken_back?: boolean;
}

/** Not today: it opens the next agenda. `taken_back`: no longer parked. */
export interface Parked {
  readonly problem: Uuid;
  readonly stamp: Stamp;
  readonly taken_back?: boolean;
}

/** What a part of the agenda is made of; its words are the team's. */
export type Part =
  | 'answers'
  | 'asks'
  | 'good_news'
  | 'in_the_way'
  | 'numbers'
  | 'open_items'
  | 'opener'
  | 'risks'
  | 'roll_call'
  | 'send_down'
  | 'test'
  | 'thanks';

/** Care calls: every device keeps the place. */
export interface PauseHuddle {
  readonly do: 'huddle.pause';
  readonly unit: Uuid;
  readonly huddle: Uuid;
}

export type Per = 'days' | 'hours';

/** Somebody who works here. `title` is how a story names them ("Healthcare assistant"). */
export interface Person {
  readonly id: Uuid;
  readonly rev: number;
  readonly name: string;
  readonly title?: string;
  readonly memberships?: readonly Membership[];
  readonly disabled_at?: Instant;
}

/**
 * What a day came to (`value`); `late`, where something of it was told too late to be sure.
 *
 * `taps` stand in the order in which they were said, so that a day is the same in any order of
 * arrival. `settled` is what those before them came to, none when that is nought; see `counting`.
 */
export interface Point {
  readonly value: number;
  readonly late?: boolean;
  readonly settled?: number;
  readonly taps?: readonly Tap[];
}

export interface Poke {
  readonly scope: Uuid;
  readonly position: number;
}

/**
 * Something in the way of good care or good work.
 *
 * `unit` is the ward that raised it and never changes. `holder` is the one accountable seat and
 * `next_at` the next date; both are there while it is open (see settle.py). The clock of the
 * first response is `response_due_at`; a return starts another, `act_due_at`. `inform_due_at` is
 * when the tier above hears that nobody acted; without one, nobody stands above.
 */
export interface Problem {
  readonly id: Uuid;
  readonly rev: number;
  readonly unit: Uuid;
  readonly text: string;
  readonly state: State;
  readonly raised: Raised;
  readonly holder?: Uuid;
  readonly holding_unit?: Uuid;
  readonly next_at?: Instant;
  readonly kind?: Kind;
  readonly about?: About;
  readonly origin?: Origin;
  readonly response_due_at: Instant;
  readonly responded_at?: Instant;
  readonly act_due_at?: Instant;
  readonly inform_due_at?: Instant;
  readonly informed_at?: Instant;
  readonly informed?: Uuid;
  readonly voices?: readonly Voice[];
  readonly owner?: Owner;
  readonly asks?: readonly Ask[];
  readonly answers?: readonly Answer[];
  readonly waiting?: Waiting;
  readonly outcome?: Outcome;
  readonly checks?: readonly Check[];
  readonly followers?: readonly Follower[];
  readonly merged_into?: Uuid;
  readonly redirected?: Redirected;
  readonly again_of?: Uuid;
  readonly recurrences?: readonly Uuid[];
  readonly ended_at?: Instant;
  readonly story?: readonly Entry[];
}

export interface Promise {
  readonly step: string;
  readonly by_at: Instant;
  readonly made_at: Instant;
  readonly reason?: string;
}

/**
 * Who speaks on a shared tablet: a push-only ticket and its proof (base64).
 *
 * `device` and `n`: with which it was said, where the request has others; it was numbered anew.
 */
export interface Proof {
  readonly ticket: Uuid;
  readonly proof: string;
  readonly device?: Uuid;
  readonly n?: number;
}

/** Stop the line. `phoned`: the raiser has telephoned already, as the screen asks first. */
export interface RaiseAlert {
  readonly do: 'alert.raise';
  readonly unit: Uuid;
  readonly alert: Uuid;
  readonly words: string;
  readonly phoned: boolean;
}

/** What is getting in the way, in the raiser's own words. Nothing else is asked for. */
export interface RaiseProblem {
  readonly do: 'problem.raise';
  readonly problem: Uuid;
  readonly unit: Uuid;
  readonly text: string;
  readonly kind?: Kind;
  readonly about?: About;
  readonly origin?: Origin;
  readonly again_of?: Uuid;
  readonly role?: RoleGroup;
}

/**
 * Who raised it, when by their device, when we heard. `elsewhere`: not in their own team.
 *
 * `role`: who said it at the board, while `by` wrote it down. `unnamed`: nobody's name is kept,
 * so the team at the raising ward says whether it worked.
 */
export interface Raised {
  readonly by: Uuid;
  readonly who: string;
  readonly at: Instant;
  readonly heard_at: Instant;
  readonly elsewhere?: boolean;
  readonly role?: RoleGroup;
  readonly unnamed?: boolean;
}

/** The answer was read out at the huddle of the team that raised it: it is delivered. */
export interface ReadOut {
  readonly do: 'problem.read_out';
  readonly unit: Uuid;
  readonly problem: Uuid;
  readonly outcome?: Uuid;
}

/** Why there was none today. Nobody has to say. */
export type Reason = 'other' | 'short_staffed' | 'too_busy' | 'ward_closed';

/** The raiser has opened the answer: it is delivered. */
export interface ReceiveOutcome {
  readonly do: 'problem.receive';
  readonly problem: Uuid;
  readonly outcome?: Uuid;
}

/**
 * It belongs to another system (incident reporting, safeguarding, HR, estates).
 *
 * `reference` is its number there, left out when it was told by phone. `erase` leaves no words
 * here, for confidentiality: neither of it nor of what was merged into it.
 */
export interface RedirectProblem {
  readonly do: 'problem.redirect';
  readonly problem: Uuid;
  readonly contact: Uuid;
  readonly reference?: string;
  readonly erase?: boolean;
}

export interface Redirected {
  readonly route: Route;
  readonly contact: string;
  readonly phone?: string;
  readonly reference?: string;
  readonly confirmed_by?: Uuid;
}

export interface Refused {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** It has not passed after all: what was said of that before counts no more. */
export interface ReopenRisk {
  readonly do: 'risk.reopen';
  readonly unit: Uuid;
  readonly risk: Uuid;
}

/** What was done, in a sentence for the raiser, and how strong a fix it is. */
export interface ResolveProblem {
  readonly do: 'problem.resolve';
  readonly problem: Uuid;
  readonly words: string;
  readonly strength: Strength;
}

/** The wait is over before its date: what changed. */
export interface Resume {
  readonly do: 'problem.resume';
  readonly problem: Uuid;
  readonly words: string;
}

/** We go on, after a pause or after it was ended too soon. */
export interface ResumeHuddle {
  readonly do: 'huddle.resume';
  readonly unit: Uuid;
  readonly huddle: Uuid;
}

export interface ResumeOnDate {
  readonly do: 'problem.resume_on_date';
  readonly problem: Uuid;
}

/** Back to the ward, with the reason and at least one help. "Rejected" does not exist. */
export interface ReturnWithHelp {
  readonly do: 'problem.return';
  readonly problem: Uuid;
  readonly ask?: Uuid;
  readonly reason: string;
  readonly help: readonly Help[];
}

/** It reads no more; what it still has to send is taken. */
export interface RevokeTablet {
  readonly do: 'tablet.revoke';
  readonly unit: Uuid;
  readonly person: Uuid;
}

/** The raiser puts their own words right, until somebody beyond the team is asked. */
export interface RewordProblem {
  readonly do: 'problem.reword';
  readonly problem: Uuid;
  readonly text: string;
}

/**
 * Something to look out for, of one team and one day.
 *
 * `day` is London's day when it was said. At its midnight the risk is over, which nobody says and
 * nothing stores: whoever reads compares the days. `cleared_at` and `cleared_who` are of the last
 * who said that it had passed before then, and nobody since, at `reopened_at`, that it had not.
 */
export interface Risk {
  readonly id: Uuid;
  readonly rev: number;
  readonly unit: Uuid;
  readonly words: string;
  readonly day: Day;
  readonly noted: Signature;
  readonly origin?: Origin;
  readonly cleared_at?: Instant;
  readonly cleared_who?: string;
  readonly reopened_at?: Instant;
}

/** What a seat is for. Job titles are words on the seat, never code. */
export type Role =
  | 'administrator'
  | 'coach'
  | 'desk'
  | 'director'
  | 'executive'
  | 'lead'
  | 'matron'
  | 'member'
  | 'tablet'
  | 'wall';

/** Who is here, and who says something, by role and never by name (feature H4). */
export type RoleGroup =
  | 'clerk'
  | 'doctor'
  | 'domestic'
  | 'hca'
  | 'manager'
  | 'midwife'
  | 'nurse'
  | 'other'
  | 'pharmacy'
  | 'porter'
  | 'student'
  | 'therapist'
  | 'volunteer';

/** Where a thing goes that is not for the huddle, or cannot wait for it. */
export type Route =
  | 'estates'
  | 'hr'
  | 'incident'
  | 'other'
  | 'safeguarding'
  | 'speak_up'
  | 'urgent';

/** One command as a device says it. The command's own bytes are decoded alone, later. */
export interface Said {
  readonly id: Uuid;
  readonly n: number;
  readonly said_at: Instant;
  readonly command: Command;
  readonly prior?: 'refused';
  readonly by?: Proof;
}

/** It happened to us as well: one more voice, one more occurrence, no duplicate. */
export interface SayMeToo {
  readonly do: 'problem.me_too';
  readonly problem: Uuid;
}

/** When something was said, and its command's id: the later one stands, whichever is heard. */
export interface Saying {
  readonly id: Uuid;
  readonly at: Instant;
}

/** A team's own way; its revision is its version. Empty parts: the starter's as it stands. */
export interface Script {
  readonly id: Uuid;
  readonly rev: number;
  readonly unit: Uuid;
  readonly setting?: Setting;
  readonly agenda?: readonly Section[];
  readonly roles?: readonly RoleGroup[];
  readonly focuses?: readonly Focus[];
  readonly test?: WeeksTest;
}

/** A role at a unit ("Matron, surgery"), whoever sits in it today. */
export interface Seat {
  readonly id: Uuid;
  readonly rev: number;
  readonly unit: Uuid;
  readonly role: Role;
  readonly title: string;
}

/**
 * One part of the agenda: how long it may take, in seconds, and the team's own words for it.
 *
 * `title` and `line` (what to do, in one line) are the app's where the team has none.
 */
export interface Section {
  readonly part: Part;
  readonly seconds: number;
  readonly title?: string;
  readonly line?: string;
}

/** The asked seat has read it. Said by opening it; the ward is shown when. */
export interface SeeAsk {
  readonly do: 'problem.see';
  readonly problem: Uuid;
  readonly ask: Uuid;
}

/** When a unit works. One that never opens is refused. */
export interface SetCalendar {
  readonly do: 'calendar.set';
  readonly calendar: Uuid;
  readonly name: string;
  readonly always?: boolean;
  readonly shifts?: readonly Shift[];
  readonly holidays?: readonly Day[];
  readonly quiet_from?: string;
  readonly quiet_until?: string;
}

/** A telephone number for everyone's device. */
export interface SetContact {
  readonly do: 'contact.set';
  readonly contact: Uuid;
  readonly route: Route;
  readonly name: string;
  readonly phone: string;
  readonly hours?: string;
  readonly link?: string;
}

/**
 * The lines, whole and in order, each part at most once; none: all is the teams' own again.
 *
 * `unit` is the organisation's own, or the one right below it that answers for all of it.
 */
export interface SetCore {
  readonly do: 'core.set';
  readonly unit: Uuid;
  readonly core: Uuid;
  readonly lines?: readonly CoreLine[];
}

/** What the team works on this week, and what it is trying. */
export interface SetFocus {
  readonly do: 'script.focus';
  readonly unit: Uuid;
  readonly script: Uuid;
  readonly focuses?: readonly Focus[];
  readonly test?: WeeksTest;
}

/** When the team meets, whole. Without a slot it meets when it likes. */
export interface SetHuddlePlan {
  readonly do: 'plan.set';
  readonly unit: Uuid;
  readonly plan: Uuid;
  readonly slots?: readonly Slot[];
  readonly minutes?: number;
}

/**
 * A counter of the team's own, whole; or that it is retired, which keeps what it counted.
 *
 * That a team has five at most is a hint of the app: no rule sees them all (feature M7).
 */
export interface SetMeasure {
  readonly do: 'measure.set';
  readonly unit: Uuid;
  readonly measure: Uuid;
  readonly name: string;
  readonly event?: string;
  readonly how: How;
  readonly better: Better;
  readonly days_since?: boolean;
  readonly unit_words?: string;
  readonly started_on: Day;
  readonly retired?: boolean;
}

/** A person and the seats that they hold, whole. */
export interface SetPerson {
  readonly do: 'person.set';
  readonly person: Uuid;
  readonly name: string;
  readonly title?: string;
  readonly memberships?: readonly Membership[];
}

/** What a day is: yes (1) or no (0), a number, or how many there were after all. */
export interface SetPoint {
  readonly do: 'measure.point';
  readonly unit: Uuid;
  readonly measure: Uuid;
  readonly tally: Uuid;
  readonly day: Day;
  readonly value: number;
}

/** The parts of the huddle, whole and in order, each at most once. */
export interface SetScript {
  readonly do: 'script.set';
  readonly unit: Uuid;
  readonly script: Uuid;
  readonly setting?: Setting;
  readonly agenda?: readonly Section[];
  readonly roles?: readonly RoleGroup[];
}

/** A seat is made or changed; `answers` makes it the one that answers for its unit. */
export interface SetSeat {
  readonly do: 'seat.set';
  readonly seat: Uuid;
  readonly unit: Uuid;
  readonly role: Role;
  readonly title: string;
  readonly answers?: boolean;
}

/** The clocks of the organisation; they hold for asks made from now on. */
export interface SetStandards {
  readonly do: 'standards.set';
  readonly standards: Uuid;
  readonly tiers: Readonly<Record<string, Standard>>;
  readonly lateral: Standard;
  readonly response_hours?: number;
  readonly inform_hours?: number;
}

/** A unit is made or changed. Its parent stands above it, and is said first. */
export interface SetUnit {
  readonly do: 'unit.set';
  readonly unit: Uuid;
  readonly name: string;
  readonly tier: number;
  readonly parent?: Uuid;
  readonly lateral?: boolean;
  readonly calendar?: Uuid;
  readonly phone?: string;
  readonly ods?: string;
  readonly from_on?: Day;
  readonly until_on?: Day;
}

/** Which starter a script came from (feature H6). */
export type Setting =
  | 'community'
  | 'emergency'
  | 'facilities'
  | 'leaders'
  | 'maternity'
  | 'outpatients'
  | 'theatres'
  | 'ward';

/** The receiver lets the giver's team see it. `unit` is that team. */
export interface ShareThanks {
  readonly do: 'thanks.share';
  readonly unit: Uuid;
  readonly thanks: Uuid;
}

/** The roles of what is signed in as itself; see tablets.py. */
export type Shared = 'tablet' | 'wall';

/** Working hours on one weekday: 0 is Monday; times as "HH:MM" in Europe/London. */
export interface Shift {
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
}

export interface Signature {
  readonly by: Uuid;
  readonly who: string;
  readonly at: Instant;
}

/** Not today, in one tap; a reason if we like, also later. `taken_back`: we meet after all. */
export interface SkipHuddle {
  readonly do: 'huddle.skip';
  readonly unit: Uuid;
  readonly huddle: Uuid;
  readonly day: Day;
  readonly slot: number;
  readonly reason?: Reason;
  readonly taken_back?: boolean;
  readonly cascade?: Uuid;
}

/** A team's huddle on one weekday: 0 is Monday; "HH:MM" in Europe/London. */
export interface Slot {
  readonly weekday: number;
  readonly at: string;
}

/** Its kind and what it is about, chosen later and by anyone in the team. */
export interface SortProblem {
  readonly do: 'problem.sort';
  readonly problem: Uuid;
  readonly kind: Kind;
  readonly about?: About;
}

/** A length of working time: `n` working hours, or `n` working days (0: the same day). */
export interface Span {
  readonly n: number;
  readonly per: Per;
}

/** When something was said, and by which command: of two, the later one stands. */
export interface Stamp {
  readonly at: Instant;
  readonly id: Uuid;
}

/**
 * It is safe to go on, and why. For its raiser, or a seat that was told.
 *
 * Where nobody put a name to it, anybody of its team is as near to it as its raiser.
 */
export interface StandDownAlert {
  readonly do: 'alert.stand_down';
  readonly unit: Uuid;
  readonly alert: Uuid;
  readonly words: string;
}

/** How soon a tier acknowledges an ask, and answers it or promises a date. */
export interface Standard {
  readonly acknowledge: Span;
  readonly answer: Span;
}

/**
 * The clocks of an organisation. `tiers` by tier as a string, and `lateral` for desks.
 *
 * `response_hours`: a team's first human response, in plain hours from when it was said.
 * `inform_hours`: when the tier above is informed (never asked) that nobody has responded.
 */
export interface Standards {
  readonly id: Uuid;
  readonly rev: number;
  readonly tiers: Readonly<Record<string, Standard>>;
  readonly lateral: Standard;
  readonly response_hours?: number;
  readonly inform_hours?: number;
}

/** We begin. Said again, by another device or after a pause, it goes on from there. */
export interface StartHuddle {
  readonly do: 'huddle.start';
  readonly unit: Uuid;
  readonly huddle: Uuid;
  readonly day: Day;
  readonly slot: number;
  readonly minutes?: number;
  readonly agenda?: readonly Section[];
}

export type State =
  | 'accepted'
  | 'closed'
  | 'escalated'
  | 'merged'
  | 'owned'
  | 'raised'
  | 'redirected'
  | 'resolved'
  | 'returned'
  | 'waiting'
  | 'withdrawn';

/** Why it is safe to go on. */
export interface StoodDown {
  readonly by: Uuid;
  readonly who: string;
  readonly at: Instant;
  readonly unit: Uuid;
  readonly words: string;
}

/** Care came first, and that was right. */
export interface StopForCare {
  readonly do: 'huddle.stop';
  readonly unit: Uuid;
  readonly huddle: Uuid;
  readonly cascade?: Uuid;
}

/** How strong a fix is, weakest first (source: hierarchy of intervention effectiveness). */
export type Strength = 'equipment' | 'process' | 'reminder' | 'removed';

export interface SyncAnswer {
  readonly epoch: string;
  readonly last_n: number;
  readonly answers: readonly Answered[];
  readonly changes: readonly Changed[];
  readonly after: Readonly<Record<string, number>>;
  readonly forget: readonly Uuid[];
  readonly more: boolean;
  readonly server_time: Instant;
  readonly upgrade_required?: boolean;
}

/** `person`: whom the device speaks for, so that nobody else's session answers for them. */
export interface SyncRequest {
  readonly device: Uuid;
  readonly person?: Uuid;
  readonly after: Readonly<Record<string, number>>;
  readonly epoch?: string;
  readonly commands?: readonly Said[];
  readonly sent_at?: Instant;
}

/** We do not need the answer any more, or can do it ourselves after all. */
export interface TakeBack {
  readonly do: 'problem.take_back';
  readonly problem: Uuid;
  readonly reason: string;
}

/** A measure's points of one year, by their days on London's calendar, in order. */
export interface Tally {
  readonly id: Uuid;
  readonly rev: number;
  readonly unit: Uuid;
  readonly measure: Uuid;
  readonly year: number;
  readonly points: Readonly<Record<string, Point>>;
}

/** What was said of a day: so many more (`by`), or what it is (`value`) whatever was before. */
export interface Tap {
  readonly id: Uuid;
  readonly at: Instant;
  readonly by?: number;
  readonly value?: number;
}

/**
 * To one person, one team, or somebody outside who is named in words.
 *
 * `unit` is the giver's team. `from_patient`: the giver passes on what a patient or a family said.
 */
export interface Thanks {
  readonly id: Uuid;
  readonly rev: number;
  readonly unit: Uuid;
  readonly words: string;
  readonly given: Signature;
  readonly to_person?: Uuid;
  readonly to_unit?: Uuid;
  readonly to_outside?: string;
  readonly value?: NhsValue;
  readonly from_patient?: boolean;
  readonly shared_at?: Instant;
}

/** Paused for an hour, or nothing said for longer: it has ended, and nobody is told off. */
export interface TimeOut {
  readonly do: 'huddle.time_out';
  readonly huddle: Uuid;
  readonly cascade?: Uuid;
}

export interface Tried {
  readonly id: Uuid;
  readonly at: Instant;
  readonly went: Went;
  readonly by?: Uuid;
  readonly who?: string;
  readonly words?: string;
}

/** Somebody turned to a part of the agenda. */
export interface Turn {
  readonly id: Uuid;
  readonly at: Instant;
  readonly part: Part;
}

/** On to a part of the agenda, or back to one: every device shows it. */
export interface TurnTo {
  readonly do: 'huddle.turn';
  readonly unit: Uuid;
  readonly huddle: Uuid;
  readonly part: Part;
}

/**
 * A team, group, division, desk or the whole organisation.
 *
 * Problems rise from `parent` to `parent`. The root is tier 5 (the board: it sees, nobody asks
 * it), so that what the root's scope tells everyone is never somebody's problem. A `lateral`
 * unit is a service desk, asked from the side. `seat` is the seat that answers for the unit.
 * Effective from `from_on` up to and without `until_on` (dates in Europe/London).
 */
export interface Unit {
  readonly id: Uuid;
  readonly rev: number;
  readonly name: string;
  readonly tier: number;
  readonly parent?: Uuid;
  readonly lateral?: boolean;
  readonly calendar?: Uuid;
  readonly seat?: Uuid;
  readonly phone?: string;
  readonly ods?: string;
  readonly from_on?: Day;
  readonly until_on?: Day;
}

/** Somebody who said "me too": one more voice and one more occurrence. */
export interface Voice {
  readonly id: Uuid;
  readonly by: Uuid;
  readonly unit: Uuid;
  readonly at: Instant;
}

/** Nothing can be done until then: on whom or what, and a review date within 28 days. */
export interface WaitFor {
  readonly do: 'problem.wait';
  readonly problem: Uuid;
  readonly on: string;
  readonly until_on: Day;
}

export interface Waiting {
  readonly on: string;
  readonly until_on: Day;
  readonly since: Instant;
  readonly back_to: State;
}

/**
 * What we are trying this week, and what we think will happen.
 *
 * `since`: when it was first set with these words; what was noted before is about another.
 */
export interface WeeksTest {
  readonly words: string;
  readonly we_think?: string;
  readonly since?: Instant;
}

/** The result beside what we thought would happen. */
export type Went = 'as_expected' | 'better' | 'cannot_tell' | 'worse';

/**
 * The raiser takes it back. Not a failure, and not counted as one.
 *
 * What was raised at a team's tablet is nobody's: there, only a slip of a moment ago is.
 */
export interface WithdrawProblem {
  readonly do: 'problem.withdraw';
  readonly problem: Uuid;
  readonly reason?: string;
}

/** Words added to the story. Of a problem that was erased, only that there was a note. */
export interface WriteNote {
  readonly do: 'problem.note';
  readonly problem: Uuid;
  readonly words: string;
}

/** Every entity by the kind that a change names. */
export interface Nouns {
  readonly unit: Unit;
  readonly seat: Seat;
  readonly calendar: Calendar;
  readonly contact: Contact;
  readonly plan: HuddlePlan;
  readonly standards: Standards;
  readonly person: Person;
  readonly problem: Problem;
  readonly script: Script;
  readonly core: CommonCore;
  readonly huddle: Huddle;
  readonly cascade: Cascade;
  readonly risk: Risk;
  readonly measure: Measure;
  readonly tally: Tally;
  readonly thanks: Thanks;
  readonly alert: Alert;
}

export type Entity = Nouns[keyof Nouns];

/** The most characters that each text of a command takes. */
export const LENGTH_MAX = {
  'alert.note': { words: 500 },
  'alert.raise': { words: 500 },
  'alert.stand_down': { words: 500 },
  'calendar.set': { name: 100 },
  'contact.set': { name: 100, phone: 40, hours: 100, link: 300 },
  'huddle.note_test': { words: 500 },
  'measure.set': { name: 40, event: 40, unit_words: 40 },
  'person.set': { name: 100, title: 100 },
  'problem.accept': { step: 500, reason: 500 },
  'problem.answer': { words: 280, why: 500, would_change: 500, scope: 500 },
  'problem.check': { words: 500 },
  'problem.confirm': { words: 500 },
  'problem.escalate': { tried: 500 },
  'problem.forward': { tried: 500 },
  'problem.note': { words: 500 },
  'problem.own': { step: 500 },
  'problem.progress': { words: 500 },
  'problem.raise': { text: 500 },
  'problem.redirect': { reference: 500 },
  'problem.resolve': { words: 280 },
  'problem.resume': { words: 500 },
  'problem.return': { reason: 280 },
  'problem.reword': { text: 500 },
  'problem.take_back': { reason: 500 },
  'problem.wait': { on: 500 },
  'problem.withdraw': { reason: 500 },
  'risk.note': { words: 500 },
  'seat.set': { title: 100 },
  'tablet.enrol': { name: 100 },
  'thanks.give': { words: 500, to_outside: 100 },
  'unit.set': { name: 100, phone: 40, ods: 12 },
} as const;
