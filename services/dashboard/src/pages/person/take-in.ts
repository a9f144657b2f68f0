import type { CommandAnswer } from '#service-kit';
import type { ApiClient } from '../../api/api-client.js';
import type { FormProblem } from '../../layout/form-fields.js';
import { missingIn } from './person-problems.js';
import type { TakeInForm } from './person-forms.js';

/** What must be there: name, birth date and place; a level with its proof, a right with who issued it. */
export function missingInTakeIn(form: TakeInForm): FormProblem | undefined {
  return missingIn(form, [
    'vorname',
    'nachname',
    'geburtsdatum',
    'gemeinde',
    ...(form.niveau === '' ? [] : ['nachweis']),
    ...(form.recht === '' ? [] : ['stelle', 'ausgestellt']),
  ]);
}

/**
 * Takes a person in with all that the form says of her. Each step has a key of its own made of the form's: the same form
 * again carries out what is missing and nothing twice. Throws ApiProblem at the first step that is refused.
 */
export async function takeIn(client: ApiClient, form: TakeInForm): Promise<CommandAnswer> {
  const send = async (path: string, step: string, body: object): Promise<CommandAnswer> =>
    (
      await client.call<CommandAnswer>('learners', path, {
        method: 'POST',
        body,
        headers: { 'idempotency-key': `${form.schluessel}-${step}` },
      })
    ).body;
  const contact = {
    ...(form.telefon === '' ? {} : { phone: form.telefon }),
    ...(form.email === '' ? {} : { email: form.email }),
  };
  let done = await send('/learners', 'person', {
    givenName: form.vorname,
    familyName: form.nachname,
    birthDate: form.geburtsdatum,
    municipalityKey: form.gemeinde,
    ...(Object.keys(contact).length === 0 ? {} : { contact }),
  });
  const personRef = done.id;
  if (form.niveau !== '')
    done = await send(`/learners/${personRef}/levels`, 'niveau', { level: form.niveau, basis: form.nachweis });
  if (form.bedarf.length > 0 || form.zeiten.length > 0 || form.strecke !== '')
    done = await send(`/learners/${personRef}/needs`, 'bedarf', {
      childcare: form.bedarf.includes('kinderbetreuung'),
      stepFree: form.bedarf.includes('stufenfrei'),
      timesOfDay: form.zeiten,
      ...(form.strecke === '' ? {} : { maxDistanceKm: Number(form.strecke) }),
    });
  if (form.recht !== '')
    await send('/entitlements', 'recht', {
      personRef,
      kind: form.recht,
      issuedBy: form.stelle,
      effectiveOn: form.ausgestellt,
    });
  return { ...done, id: personRef };
}
