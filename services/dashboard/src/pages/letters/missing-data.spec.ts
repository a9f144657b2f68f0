import { expect, it } from '@jest/globals';
import { contactTexts } from './missing-data.js';

it.each([
  [{}, ['Telefon und E-Mail der Person sind nicht erfasst.']],
  [
    { email: 'mina@example.org' },
    ['Die Person ist auch so zu erreichen: E-Mail mina@example.org.', 'Ein Telefon der Person ist nicht erfasst.'],
  ],
  [
    { phone: '0151 000', email: 'mina@example.org' },
    ['Die Person ist auch so zu erreichen: Telefon 0151 000, E-Mail mina@example.org.'],
  ],
])('of a contact it is said what is known and what is not: %j', (contact, said) => {
  expect(contactTexts(contact)).toEqual(said);
});

it('what the reader does not see, or nobody answered, is not called missing', () => {
  for (const why of ['not-shown', 'no-answer'] as const)
    expect(contactTexts(why).join(' ')).not.toContain('nicht erfasst');
});
