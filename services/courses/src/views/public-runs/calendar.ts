import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { TimeOfDay } from '#contracts';
import type { PublicRun } from './public-runs.js';

const TIMES: Readonly<Record<TimeOfDay, string>> = {
  morning: 'vormittags',
  afternoon: 'nachmittags',
  evening: 'abends',
  weekend: 'am Wochenende',
};

/**
 * The beginnings of the runs as iCalendar (RFC 5545). The entry of a run keeps its UID; each change of what it shows raises
 * its SEQUENCE, and a cancelled run stays with its status, so that calendars take their entry back.
 */
export function calendarOf(name: string, runs: readonly PublicRun[]): string {
  const calendar = ical({
    name,
    // As a hint alone: with a zone of its own the package would write DTSTAMP without the Z that RFC 5545 asks for.
    x: { 'X-WR-TIMEZONE': 'Europe/Berlin' },
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Verzahnung', product: 'Kurse', language: 'DE' },
  });
  for (const { row, answer } of runs) {
    const cancelled = row.phase === 'cancelled';
    calendar.createEvent({
      id: `${answer.runId}@kurse.verzahnung`,
      sequence: row.changes,
      stamp: row.changedAt,
      start: answer.startsOn,
      allDay: true,
      summary: `${cancelled ? 'Abgesagt' : 'Kursbeginn'}: ${answer.title}`,
      description: descriptionOf(answer),
      location: [answer.place.venue, answer.place.address ?? answer.place.municipality]
        .filter((part) => part !== undefined)
        .join(', '),
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

function descriptionOf({
  provider,
  entryLevel,
  targetLevel,
  timeOfDay,
  startsOn,
  endsOn,
  ...run
}: PublicRun['answer']) {
  const { phone, email, web } = provider.contact ?? {};
  return [
    `${run.courseTypeName}, ${entryLevel} bis ${targetLevel}, ${TIMES[timeOfDay]}`,
    `${german(startsOn)} bis ${german(endsOn)}${run.childcare ? ', mit Kinderbetreuung' : ''}`,
    [provider.name, phone, email, web].filter((part) => part !== undefined).join(', '),
  ].join('\n');
}

const german = (day: string): string => day.split('-').toReversed().join('.');
