import type { CaseDataForm, DataForm } from './data-forms.js';

/** A call of the learners API. */
export interface DataCommand {
  readonly path: string;
  readonly body: object;
}

/** The command that a form asks for, about a person. */
export function commandOf(was: DataForm, ref: string, form: CaseDataForm): DataCommand {
  const learner = learnerPath(ref);
  switch (was) {
    case 'niveau':
      return {
        path: `${learner}/levels`,
        body: { level: form.niveau, basis: form.grundlage, ...told({ effectiveOn: form.tag }), ...skillsOf(form) },
      };
    case 'niveau-berichtigen': {
      const [personRef, assessmentId] = partsOf(form.angabe);
      return {
        path: `${learnerPath(personRef)}/levels/${encodeURIComponent(assessmentId)}/correct`,
        body: { reason: form.grund, ...told({ level: form.niveau, assessedOn: form.tag }) },
      };
    }
    case 'schrift':
      return { path: `${learner}/literacy`, body: { literacy: form.schrift, ...told({ effectiveOn: form.tag }) } };
    case 'bedarf':
      return {
        path: `${learner}/needs`,
        body: {
          childcare: form.betreuung.length > 0,
          timesOfDay: form.zeiten,
          stepFree: form.anforderungen.includes('step-free'),
          requirements: form.anforderungen,
          ...(form.betreuung.length > 0 && form.betreuungszeiten.length > 0
            ? { childcareAt: form.betreuungszeiten }
            : {}),
          ...(form.strecke === '' ? {} : { maxDistanceKm: Number(form.strecke) }),
          ...(form.minuten === '' ? {} : { maxTravelMinutes: Number(form.minuten) }),
        },
      };
    case 'umzug':
      return {
        path: `${learner}/moves`,
        body: { municipalityKey: form.gemeinde, reason: form.grund, ...told({ effectiveOn: form.tag }) },
      };
    case 'personalangaben': {
      const contact = told({ phone: form.telefon.trim(), email: form.email.trim() });
      return {
        path: `${learner}/identity/correct`,
        body: {
          ...told({ givenName: form.vorname, familyName: form.nachname, birthDate: form.geburtsdatum }),
          ...(Object.keys(contact).length === 0 ? {} : { contact }),
        },
      };
    }
    case 'bestreiten': {
      const [datum, subjectId] = partsOf(form.angabe);
      return { path: `${learner}/disputes`, body: { datum, ...told({ subjectId }) } };
    }
    case 'klaeren': {
      const [personRef, disputeId] = partsOf(form.streitfall);
      return {
        path: `${learnerPath(personRef)}/disputes/${encodeURIComponent(disputeId)}/settle`,
        body: { outcome: form.ausgang },
      };
    }
  }
}

/** What was filled in: an empty field of a form is absent. */
const told = (fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));

function skillsOf({ hoeren, lesen, sprechen, schreiben }: CaseDataForm): { readonly skills?: object } {
  const skills = told({ listening: hoeren, reading: lesen, speaking: sprechen, writing: schreiben });
  return Object.keys(skills).length === 0 ? {} : { skills };
}

const learnerPath = (ref: string): string => `/learners/${encodeURIComponent(ref)}`;

/** What stands before and after the point. */
function partsOf(joined: string): readonly [string, string] {
  const [first = '', second = ''] = joined.split('.');
  return [first, second];
}
