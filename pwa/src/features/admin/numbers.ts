/** A telephone number as a form: what is missing from it, and the command that sets it. */

import type { Contact, Route, SetContact, Uuid } from '../../generated/wire';
import type { Mistake } from '../../ui/Form/mistakes';
import { ROUTES } from '../../wording/capture';
import { NUMBERS } from '../../wording/numbers';

export type NumberFields = Record<'route' | 'name' | 'phone' | 'hours' | 'link', string>;

const SHORTEST = 2; // letters and figures of a number that the wire takes
const ADDRESS = /^https:\/\/[^\s/]\S*$/u; // as the wire takes it

export const ROUTE_OPTIONS = Object.entries(ROUTES).map(([value, label]) => ({ value, label }));

export function fieldsOf(contact: Contact | undefined): NumberFields {
  const { route = 'urgent', name = '', phone = '', hours = '', link = '' } = contact ?? {};
  return { route, name, phone, hours, link };
}

export function mistakesIn({ name, phone, link }: NumberFields): readonly Mistake[] {
  const well = /\d/u.test(phone) && phone.trim().length >= SHORTEST;
  return [
    ...(name.trim() === '' ? [{ field_id: 'number-name', words: NUMBERS.missing_name }] : []),
    ...(well ? [] : [{ field_id: 'number-phone', words: NUMBERS.missing_phone }]),
    ...(isLink(link) ? [] : [{ field_id: 'number-link', words: NUMBERS.wrong_link }]),
  ];
}

export function commandOf(fields: NumberFields, contact: Uuid): SetContact {
  const { route, name, phone, hours, link } = fields;
  return {
    do: 'contact.set',
    contact,
    route: route as Route,
    name: name.trim(),
    phone: phone.trim(),
    ...(hours.trim() !== '' && { hours: hours.trim() }),
    ...(link.trim() !== '' && { link: addressOf(link) }),
  };
}

/** Nothing, or an address that is safe to open. */
function isLink(link: string): boolean {
  return link.trim() === '' || ADDRESS.test(addressOf(link));
}

/** As a browser shows it, its scheme left out, it is https. */
function addressOf(link: string): string {
  const address = link.trim();
  return address.includes('://') ? address : `https://${address}`;
}
