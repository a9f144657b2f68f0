import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PersonsRight } from '../domain/rules/participation-rules.js';
import { ParticipationRules } from './participation-rules.js';
import { RuleBook, ruleFolder } from './rule-book.js';

const today = '2027-06-01';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rules-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

type Version = Readonly<Record<string, unknown>>;
/** The rules with one file changed, as a change of law comes in. */
function changed(file: RegExp, change: (versions: readonly Version[]) => readonly Version[]) {
  cpSync(ruleFolder(), folder, { recursive: true });
  for (const name of readdirSync(folder).filter((one) => file.test(one))) {
    const content = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
      versions?: Version[];
      courseTypes?: readonly { versions: readonly Version[] }[];
    };
    const { versions, courseTypes } = content;
    const after = {
      ...content,
      ...(versions ? { versions: change(versions) } : {}),
      ...(courseTypes
        ? { courseTypes: courseTypes.map((type) => ({ ...type, versions: change(type.versions) })) }
        : {}),
    };
    writeFileSync(join(folder, name), JSON.stringify(after));
  }
  const book = RuleBook.load(folder);
  return { book, participation: ParticipationRules.load(book, folder) };
}
const from2027 =
  (family: string, parameters: object) =>
  (versions: readonly Version[]): readonly Version[] =>
    versions.flatMap((version) =>
      (version['families'] as readonly string[]).includes(family) && version['validTo'] === undefined
        ? [
            { ...version, validTo: '2026-12-31' },
            { ...version, version: 'from-2027', validFrom: '2027-01-01', ...parameters },
          ]
        : [version],
    );
const claim: PersonsRight = {
  entitlementId: 'e_1',
  kind: 'integration-course-claim',
  issuedOn: '2026-01-05',
  lapsesOn: '2028-01-05',
  state: 'open',
};

describe('a rule about registrations that is set in force from a day on', () => {
  it('changes what is said of a registration of that day, and of none before', () => {
    const { book } = changed(/^registration-start/, from2027('integration', { days: 28 }));
    const start = (registeredOn: string) => {
      const { ruleId, version } = book.registrationStart('IK_ALLG', registeredOn) ?? {};
      return [ruleId, version?.version, version?.days];
    };
    expect(start('2026-12-31')).toEqual(['registration-start', 'ik-2017', 42]);
    expect(start('2027-01-01')).toEqual(['registration-start', 'from-2027', 28]);
    const late = (registeredOn: string, startsOn: string) => book.lateStart('IK_ALLG', registeredOn, startsOn).length;
    expect([late('2026-12-31', '2027-02-11'), late('2026-12-31', '2027-02-12')]).toEqual([0, 1]);
    expect([late('2027-01-01', '2027-01-29'), late('2027-01-01', '2027-01-30')]).toEqual([0, 1]);
    expect([late('2028-02-01', '2028-02-29'), late('2028-02-01', '2028-03-01')]).toEqual([0, 1]);
    expect(book.registrationStart('BSK_B2', '2027-01-01')?.version.version).toBe('bsk-2016');
  });

  it('changes which right covers a course from its start on that day', () => {
    const kinds = { kinds: ['integration-course-admission'] };
    const { participation } = changed(/^right-needed/, from2027('integration', kinds));
    const cover = (startsOn: string) => participation.cover('IK_ALLG', startsOn, [claim], today);
    expect(cover('2026-12-31').cover).toEqual({ entitlementId: 'e_1', ruleId: 'right-needed', ruleVersion: 'ik-2005' });
    expect(cover('2027-01-01').cover).toBeUndefined();
    expect(cover('2027-01-01').warnings.map(({ code }) => code)).toEqual(['right-missing']);
  });

  it('changes how long a seat is held that is asked for from that day on', () => {
    const { participation } = changed(/^seat-hold/, ([version = {}]) => [
      { ...version, validTo: '2026-12-31' },
      { ...version, version: '2027-01-01', validFrom: '2027-01-01', days: 3 },
    ]);
    expect(participation.seatHold('2026-12-31')).toMatchObject({ ruleVersion: '2026-01-01', days: 7 });
    expect(participation.seatHold('2027-01-01')).toMatchObject({ ruleVersion: '2027-01-01', days: 3 });
  });
});

describe('rules about registrations that nobody checked', () => {
  it('warn of each registration, and cover, hold and date it as before', () => {
    const checked = changed(/./, (versions) => versions.map((version) => ({ ...version, checkedOn: today })));
    const unchecked = changed(/./, (versions) => versions.map(({ checkedOn: _checked, ...version }) => version));
    for (const code of ['IK_ALLG', 'IK_ALPHA', 'BSK_B2', 'LK_NIEDRIG', 'EOK', 'EHRENAMT']) {
      const of = ({ book, participation }: typeof checked) => ({
        cover: participation.cover(code, '2026-12-01', [claim], today).cover,
        hold: participation.seatHold(today),
        start: book.registrationStart(code, today)?.version.days,
        standing: book.courseType(code, today, today)?.standing,
      });
      expect([code, of(unchecked)]).toEqual([code, of(checked)]);
    }
    const { participation, book } = unchecked;
    const warned = participation.cover('IK_ALLG', '2026-12-01', [claim], today).warnings;
    expect(warned.map(({ code }) => code)).toEqual(['rule-unchecked']);
    expect(book.warningsFor('IK_ALLG', today, today).map(({ code }) => code)).toEqual(['rule-unchecked']);
  });
});
