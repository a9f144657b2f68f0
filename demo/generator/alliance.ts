import { dayFromImport, workingDayFromImport as day } from '../relative-day.js';
import type { Ledger } from './ledger.js';

/** The alliance's work: three bodies, topics, meetings, decisions, and ten measures of which two are late. */
export function alliance(ledger: Ledger): void {
  ledger.write('gremien', {
    gremium: 'buendnis',
    name: 'Aktionsbündnis Integration',
    art: 'Aktionsbündnis',
    seit: '01.03.2015',
  });
  ledger.write('gremien', {
    gremium: 'runde',
    name: 'Runde Aktionsplan Integration',
    art: 'Aktionsplanrunde',
    seit: '01.06.2015',
  });
  ledger.write('gremien', {
    gremium: 'abstimmung',
    name: 'Abstimmungsgespräch der Träger',
    art: 'Abstimmungsgespräch',
    seit: '01.03.2015',
  });

  const topics: readonly (readonly [body: string, title: string, raised: number, text?: string])[] = [
    [
      'buendnis',
      'Kinderbetreuung während der Kurse',
      -110,
      'Kurse ohne Betreuung bleiben für viele Eltern unerreichbar.',
    ],
    ['buendnis', 'Fahrwege zu Abendkursen', -105, 'Nach 20 Uhr fährt in vielen Gemeinden kein Bus mehr.'],
    [
      'runde',
      'Zulassungsstopp seit 09.02.2026: wer verliert welchen Weg?',
      -95,
      'Trägerrundschreiben 02/26 des BAMF vom 09.02.2026.',
    ],
    ['runde', 'Schuleingangsuntersuchung: Termine für Neuzugewanderte', -90],
    [
      'abstimmung',
      'Übergaben, die länger als einen Monat dauern',
      -62,
      'Zwischen zwei Trägern vergehen im Mittel 31 Tage, zwischen zwei anderen 9.',
    ],
    [
      'abstimmung',
      'Drei Abendkurse A2 im Norden des Landkreises',
      -8,
      'In Syke und Weyhe planen drei Träger denselben Kurs; keiner wird voll.',
    ],
    ['buendnis', 'Verzeichnis der Zuständigkeiten im Netz', -50],
    ['runde', 'Praktikumsplätze nach dem Berufssprachkurs', -48],
    ['runde', 'Nächster Schritt: Übergang Kita und Schule', -20],
  ];
  topics.forEach(([body, title, raised, text], index) => {
    ledger.write('themen', {
      thema_nr: `TH-${index + 1}`,
      gremium: body,
      titel: title,
      text,
      eingebracht_am: day(raised),
    });
  });

  const meetings: readonly (readonly [
    body: string,
    place: string,
    topics: readonly number[],
    convened: number,
    held: number,
  ])[] = [
    ['buendnis', 'Kreishaus, großer Sitzungssaal', [1, 2], -100, -82],
    ['runde', 'Kreishaus, Raum 214', [3, 4], -85, -68],
    ['abstimmung', 'Volkshochschule (erfunden)', [5], -58, -47],
    ['buendnis', 'Rathaus Bassum', [7], -46, -30],
    ['runde', 'Kreishaus, Raum 214', [8], -44, -26],
    ['abstimmung', 'Volkshochschule (erfunden)', [6], -6, 9],
    ['runde', 'Kreishaus, Raum 214', [9], -12, 16],
  ];
  meetings.forEach(([body, place, on, convened, held], index) => {
    ledger.write('sitzungen', {
      sitzung_nr: `S-${index + 1}`,
      gremium: body,
      ort: place,
      themen: on.map((topic) => `TH-${topic}`).join(' | '),
      einberufen_am: day(convened),
      tag: day(held),
    });
  });

  const decisions: readonly (readonly [meeting: number, topic: number, text: string])[] = [
    [1, 1, 'Der Fachdienst Jugend legt ein Betreuungsangebot für Abendkurse vor.'],
    [1, 2, 'Kursorte werden nach der letzten Busverbindung gewählt; die Koordinierungsstelle erstellt eine Übersicht.'],
    [2, 3, 'Alle Betroffenen werden auf Kreis- und Landeskurse hingewiesen.'],
    [2, 4, 'Das Gesundheitsamt hält monatlich einen Termin frei.'],
    [3, 5, 'Träger beantworten Übergaben binnen 14 Tagen; die Koordination vermittelt danach.'],
    [4, 7, 'Das Verzeichnis wird mit den Gemeinden abgestimmt und veröffentlicht.'],
    [5, 8, 'Der Fachdienst Wirtschaft fragt Betriebe nach Praktikumsplätzen.'],
  ];
  decisions.forEach(([meeting, topic, text], index) => {
    ledger.write('beschluesse', {
      beschluss_nr: `BE-${index + 1}`,
      sitzung_nr: `S-${meeting}`,
      thema_nr: `TH-${topic}`,
      text,
    });
  });

  const measures: readonly (readonly [
    decision: number | undefined,
    department: string,
    title: string,
    assigned: number,
    due: number,
    done?: number,
  ])[] = [
    [1, 'Jugend', 'Betreuungsangebot für Abendkurse', -82, -11],
    [7, 'Wirtschaft', 'Zwanzig Praktikumsplätze einwerben', -26, -4],
    [2, 'Koordinierungsstelle', 'Übersicht der letzten Busverbindungen je Kursort', -82, -40, -45],
    [3, 'Ordnung', 'Betroffene des Zulassungsstopps ermitteln', -68, -50, -52],
    [3, 'Soziales', 'Hinweisblatt zu Kreis- und Landeskursen', -68, -35, -31],
    [4, 'Gesundheit', 'Monatlicher Termin zur Schuleingangsuntersuchung', -68, 12],
    [5, 'Koordinierungsstelle', 'Vermittlung bei späten Übergaben einrichten', -47, 20],
    [6, 'Schule', 'Ansprechpersonen der Schulen melden', -30, 33],
    [4, 'Schule', 'Termine der Schulen für Neuzugewanderte melden', -68, -31, -19],
    [undefined, 'Jobcenter', 'Sprechstunde in der Volkshochschule erproben', -20, 45],
  ];
  const meetingOf = (decision: number): number | undefined => decisions[decision - 1]?.[0];
  measures.forEach(([decision, department, title, assigned, due, done], index) => {
    ledger.write('massnahmen', {
      massnahme_nr: `MA-${index + 1}`,
      beschluss_nr: decision === undefined ? undefined : `BE-${decision}`,
      sitzung_nr: decision === undefined ? undefined : `S-${meetingOf(decision)}`,
      fachdienst: department,
      titel: title,
      beauftragt_am: day(assigned),
      faellig_am: dayFromImport(due),
      erledigt_am: done === undefined ? undefined : day(done),
    });
  });
}
