/** Who says something at the board, by role and never by name; the quietest voices first. */

import type { RoleGroup } from '../../generated/wire';

/** As a story names them: the same words as the server's, held by the golden cases. */
export const ROLE_WORDS: Readonly<Record<RoleGroup, string>> = {
  student: 'Student',
  domestic: 'Domestic',
  porter: 'Porter',
  clerk: 'Ward clerk',
  hca: 'Healthcare assistant',
  nurse: 'Nurse',
  midwife: 'Midwife',
  therapist: 'Therapist',
  pharmacy: 'Pharmacy',
  doctor: 'Doctor',
  manager: 'Manager',
  volunteer: 'Patient or volunteer',
  other: 'Somebody else',
};
