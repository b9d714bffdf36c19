/** Each mistake of a file that is loaded, in plain words. `make schemas` writes it. */

export interface Worded {
  readonly says: string;
  readonly next: string;
}

export const IMPORT_ERRORS: Readonly<Record<string, Worded>> = {
  'file.is_a_workbook': {
    says: 'This is a workbook, not a CSV file.',
    next: 'In your spreadsheet choose Save as, then CSV UTF-8, and load that file.',
  },
  'encoding.wrong': {
    says: 'Some letters in this file cannot be read.',
    next: 'In your spreadsheet choose Save as, then CSV UTF-8, and load that file.',
  },
  'file.empty': { says: 'There is nothing in this file.', next: 'Choose another file.' },
  'file.unrecognised': {
    says: 'We cannot tell what this file holds. Its columns are: {found}.',
    next: 'Name the columns as in our example files, then load it again.',
  },
  'file.too_many_rows': {
    says: 'This file has more than {rows_max} rows.',
    next: 'Load it in smaller parts.',
  },
  'column.missing': {
    says: 'This column is missing. The file has: {found}.',
    next: 'Add the column, even if it is empty.',
  },
  'column.twice': { says: 'There are two columns of this name.', next: 'Remove one of them.' },
  'column.unknown': {
    says: 'We do not know this column and pass it over.',
    next: 'Leave it or remove it.',
  },
  'row.too_long': { says: 'This row is too long to read.', next: 'Shorten what is in its cells.' },
  'row.quotes': {
    says: 'A quotation mark is opened and not closed. We could not read below this row.',
    next: 'Remove the quotation mark, or close it at the end of its cell.',
  },
  'row.too_many_cells': {
    says: 'This row has more cells than the {columns} headings.',
    next: 'Put quotation marks around a cell that has a comma in it.',
  },
  'cell.empty': { says: 'This cell is empty.', next: 'Fill it in.' },
  'cell.too_long': {
    says: 'This is longer than {length_max} characters.',
    next: 'Make it shorter.',
  },
  'cell.not_yes_or_no': {
    says: '“{found}” is neither yes nor no.',
    next: 'Write yes, or leave it empty.',
  },
  'email.malformed': {
    says: '“{found}” is not an e-mail address.',
    next: 'Write it as name@organisation.example.',
  },
  'tier.unknown': {
    says: '“{found}” is not a tier.',
    next: 'Write 1 for a ward or team, 2 for a group of wards, 3 for a division, 4 for the executive, 5 for the whole organisation.',
  },
  'date.malformed': {
    says: '“{found}” is not a date.',
    next: 'Write it as 2018-08-06 or 06/08/2018.',
  },
  'time.malformed': {
    says: '“{found}” does not say when it opens and closes.',
    next: 'Write 09:00-17:00, with a space between two shifts. Leave a closed day empty.',
  },
  'phone.malformed': {
    says: '“{found}” is not a telephone number.',
    next: 'Write a number of at most 40 characters.',
  },
  'link.malformed': {
    says: '“{found}” is not a web address that is safe to open.',
    next: 'Write it as https://name.example, at most 300 characters.',
  },
  'ods.malformed': {
    says: '“{found}” is not an ODS code.',
    next: 'Write 3 to 12 letters and digits, as RXX01.',
  },
  'holidays.unknown': {
    says: 'We do not know the holidays “{found}”.',
    next: 'Write england, or leave it empty.',
  },
  'role.unknown': { says: '“{found}” is not a role.', next: 'Write one of: {known}.' },
  'role.only_at_the_top': {
    says: 'An administrator looks after the whole organisation.',
    next: 'Leave the unit empty in this row, or choose another role.',
  },
  'route.unknown': { says: '“{found}” is not a route.', next: 'Write one of: {known}.' },
  'code.twice': {
    says: 'Two rows have this code. It stands in {first_file}, row {first_row}, already.',
    next: 'Give each its own code.',
  },
  'contact.twice': {
    says: 'Two rows have this route and name. It stands in {first_file}, row {first_row}, already.',
    next: 'Remove one of them.',
  },
  'unit.unknown': {
    says: 'We do not know the unit “{found}”.',
    next: 'Write its code, and load units.csv together with this file; or write its name as Heard shows it.',
  },
  'unit.parent_unknown': {
    says: 'We do not know the unit “{found}”.',
    next: 'Write the code of the unit above this one.',
  },
  'calendar.unknown': {
    says: 'We do not know the calendar “{found}”.',
    next: 'Write its code, and load calendars.csv together with this file.',
  },
  'unit.no_top': {
    says: 'No unit stands at the top.',
    next: 'Add a row for the whole organisation to units.csv: tier 5, and no parent.',
  },
  'unit.second_root': {
    says: 'Two units have no parent. Only the whole organisation has none.',
    next: 'Write the code of the unit above this one.',
  },
  'unit.in_a_ring': {
    says: 'These rows stand above each other in a ring: {rows}.',
    next: 'Correct the parent of one of them.',
  },
  'unit.too_deep': {
    says: 'More than {depth_max} units stand above this one.',
    next: 'Choose a parent nearer to the top.',
  },
  'unit.root_below_board': {
    says: 'The whole organisation is tier {tier_min}.',
    next: 'Write {tier_min}, or give the unit a parent.',
  },
  'unit.tier_not_below_parent': {
    says: 'This tier is not below that of the parent, which is {parent_tier}.',
    next: 'Choose a lower tier or another parent.',
  },
  'unit.tier_not_above_children': {
    says: 'A unit below this one has the same tier or a higher one.',
    next: 'Choose a higher tier, or change the unit below it in the same file.',
  },
  'unit.ends_before_it_begins': {
    says: 'This unit ends before it begins.',
    next: 'Choose a later day for its end.',
  },
  'unit.takes_no_asks': {
    says: 'Nobody asks the whole organisation, so no seat answers for it.',
    next: 'Leave this cell empty.',
  },
  'calendar.never_opens': {
    says: 'This calendar never opens.',
    next: 'Write yes under always, or the hours of at least one day.',
  },
  'calendar.too_many_shifts': {
    says: 'This calendar has more than {shifts_max} shifts a week.',
    next: 'Join some of them.',
  },
  'person.two_names': {
    says: 'This person has another name in {first_file}, row {first_row}.',
    next: 'Write the same name in each row of an e-mail address.',
  },
  'person.two_titles': {
    says: 'This person has another title in {first_file}, row {first_row}.',
    next: 'Write the same title in each row, or only in the first.',
  },
  'person.seat_twice': {
    says: 'This person has this role in this unit already.',
    next: 'Remove one of the two rows.',
  },
  'person.too_many_seats': {
    says: 'This person has more than {seats_max} roles.',
    next: 'Remove some of their rows.',
  },
  'membership.ends_before_it_begins': { says: 'This ends before it begins.', next: 'Choose a later day for its end.' },
};
