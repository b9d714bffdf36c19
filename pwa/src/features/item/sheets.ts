/** Every act has its sheet; the type checker names one that was forgotten. */

import type { Component } from 'svelte';

import type { MoveProps } from './form.svelte';
import Answer from './moves/Answer.svelte';
import AskForHelp from './moves/AskForHelp.svelte';
import ConfirmRedirect from './moves/ConfirmRedirect.svelte';
import Forward from './moves/Forward.svelte';
import GiveBack from './moves/GiveBack.svelte';
import GivePermission from './moves/GivePermission.svelte';
import MeToo from './moves/MeToo.svelte';
import Merge from './moves/Merge.svelte';
import NotAnyMore from './moves/NotAnyMore.svelte';
import Note from './moves/Note.svelte';
import NotYet from './moves/NotYet.svelte';
import OfferCoach from './moves/OfferCoach.svelte';
import Own from './moves/Own.svelte';
import Progress from './moves/Progress.svelte';
import Redirect from './moves/Redirect.svelte';
import RemoveBarrier from './moves/RemoveBarrier.svelte';
import Resolve from './moves/Resolve.svelte';
import Resume from './moves/Resume.svelte';
import Sort from './moves/Sort.svelte';
import TakeBack from './moves/TakeBack.svelte';
import Wait from './moves/Wait.svelte';
import Withdraw from './moves/Withdraw.svelte';
import type { Act } from './offers';

export const SHEETS: Readonly<Record<Act, Component<MoveProps>>> = {
  'problem.own': Own,
  'problem.escalate': AskForHelp,
  'problem.progress': Progress,
  'problem.resolve': Resolve,
  'problem.wait': Wait,
  'problem.resume': Resume,
  'problem.take_back': TakeBack,
  'problem.accept': RemoveBarrier,
  'problem.answer': Answer,
  give_permission: GivePermission,
  offer_coach: OfferCoach,
  'problem.return': GiveBack,
  'problem.forward': Forward,
  'problem.confirm': NotYet,
  'problem.check': NotAnyMore,
  'problem.me_too': MeToo,
  'problem.note': Note,
  'problem.sort': Sort,
  'problem.merge': Merge,
  'problem.redirect': Redirect,
  'problem.confirm_redirect': ConfirmRedirect,
  'problem.withdraw': Withdraw,
};
