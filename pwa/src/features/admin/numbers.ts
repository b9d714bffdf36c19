/** A telephone number as a form: what is missing from it, and the command that sets it. */

import type { Contact, Route, SetContact, Uuid } from '../../generated/wire';
import type { Mistake } from '../../ui/Form/mistakes';
import { ROUTES } from '../../wording/capture';
import { NUMBERS } from '../../wording/numbers';

export type NumberFields = Record<'route' | 'name' | 'phone' | 'hours', string>;

const SHORTEST = 2; // letters and figures of a number that the wire takes

export const ROUTE_OPTIONS = Object.entries(ROUTES).map(([value, label]) => ({ value, label }));

export function fieldsOf(contact: Contact | undefined): NumberFields {
  const { route = 'urgent', name = '', phone = '', hours = '' } = contact ?? {};
  return { route, name, phone, hours };
}

export function mistakesIn({ name, phone }: NumberFields): readonly Mistake[] {
  const well = /\d/u.test(phone) && phone.trim().length >= SHORTEST;
  return [
    ...(name.trim() === '' ? [{ field_id: 'number-name', words: NUMBERS.missing_name }] : []),
    ...(well ? [] : [{ field_id: 'number-phone', words: NUMBERS.missing_phone }]),
  ];
}

export function commandOf({ route, name, phone, hours }: NumberFields, contact: Uuid): SetContact {
  return {
    do: 'contact.set',
    contact,
    route: route as Route,
    name: name.trim(),
    phone: phone.trim(),
    ...(hours.trim() !== '' && { hours: hours.trim() }),
  };
}
