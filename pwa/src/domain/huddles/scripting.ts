/** A team writes its own script, in a minute and with nobody’s leave. */

import type { Script, SetFocus, SetScript, Uuid, WeeksTest } from '../../generated/wire';
import { alike } from '../alike';
import { type Moment, put } from '../base';
import { unitOf } from '../org';
import { refuse } from '../refusal';
import { made, unless } from '../shape';
import type { TeamRules, Told } from '../team';

function setScript(said: SetScript, moment: Moment): readonly Told[] {
  const parts = (said.agenda ?? []).map(({ part }) => part);
  if (new Set(parts).size < parts.length) refuse('script.part_twice');
  const before = scriptOf(said.unit, said.script, moment);
  return changed(before, {
    setting: unless('ward', said.setting),
    agenda: some(said.agenda),
    roles: some(said.roles),
  });
}

function setFocus(said: SetFocus, moment: Moment): readonly Told[] {
  const before = scriptOf(said.unit, said.script, moment);
  const test = said.test && tried(said.test, before.test, moment);
  return changed(before, { focuses: some(said.focuses), test });
}

/** Other words are another test, since now; whatever was said of since when. */
function tried(said: WeeksTest, before: WeeksTest | undefined, { said_at }: Moment): WeeksTest {
  const since = before?.words === said.words ? before.since : said_at;
  return made<WeeksTest>({ words: said.words, we_think: said.we_think, since });
}

/** The team's script, or the blank one that it begins with. */
function scriptOf(unit: Uuid, script: Uuid, moment: Moment): Script {
  unitOf(moment.org, unit);
  if (script !== alike(unit, 'script')) refuse('script.unknown');
  return moment.known.find('script', script) ?? { id: script, rev: 0, unit };
}

function changed(before: Script, fields: Parameters<typeof put<Script>>[1]): readonly Told[] {
  const after = put(before, fields);
  const same = (key: keyof Script): boolean =>
    JSON.stringify(before[key]) === JSON.stringify(after[key]);
  const saidAgain = before.rev > 0 && (Object.keys(fields) as (keyof Script)[]).every(same);
  return saidAgain ? [] : [{ kind: 'script', entity: after }];
}

function some<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list && list.length > 0 ? list : undefined;
}

export const SCRIPTING = {
  'script.set': setScript,
  'script.focus': setFocus,
} as const satisfies TeamRules;
