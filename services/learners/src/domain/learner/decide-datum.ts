import { accept, type Decision, refuse } from '#event-sourcing';
import { dataOf } from '../data-of.js';
import { settling } from './decide-dispute.js';
import { arrivalImplausible, birthDateImplausible } from './identity-rules.js';
import type {
  CorrectIdentity,
  CorrectLevel,
  DatumCommand,
  MoveLearner,
  RecordNeeds,
  Settling,
} from './learner.commands.js';
import type { LearnerEvent, NeedsRecorded } from './learner.events.js';
import { type Enrolled, residenceOn } from './learner.state.js';

/** What is recorded of a person, and put right: history stays. */
export function decideDatum(state: Enrolled, command: DatumCommand, effectiveOn: string): Decision<LearnerEvent> {
  switch (command.type) {
    case 'assess-level':
      if (state.levels.some(({ assessmentId }) => assessmentId === command.assessmentId))
        return refuse('assessment-already-recorded', 'conflict', 'This assessment was recorded before.');
      return accept({ type: 'language-level-assessed', effectiveOn, data: dataOf(command) });
    case 'correct-level':
      return correctLevel(state, command, effectiveOn);
    case 'record-literacy':
      return settling(state, command.settles, { type: 'literacy-recorded', effectiveOn, data: datumOf(command) });
    case 'record-needs':
      return settling(state, command.settles, { type: 'needs-recorded', effectiveOn, data: needsOf(command) });
    case 'move-learner':
      return move(state, command, effectiveOn);
    case 'correct-identity':
      return correctIdentity(state, command, effectiveOn);
    default:
      return command satisfies never;
  }
}

function correctLevel(state: Enrolled, command: CorrectLevel, effectiveOn: string): Decision<LearnerEvent> {
  const record = state.levels.find(({ assessmentId }) => assessmentId === command.assessmentId);
  if (!record) return refuse('assessment-unknown', 'not-found', 'This learner has no such assessment.');
  const on = command.assessedOn ?? record.on;
  if (on > effectiveOn || record.on > effectiveOn)
    return refuse(
      'correction-before-assessment',
      'invalid',
      'A level cannot be put right before the day on which it was assessed.',
      command.assessedOn === undefined ? '/effectiveOn' : '/assessedOn',
    );
  if (on < state.identity.birthDate)
    return refuse('effective-before-birth', 'invalid', 'The day lies before the birth of the person.', '/assessedOn');
  if (command.level === undefined && record.withdrawn)
    return refuse('assessment-already-withdrawn', 'conflict', 'This assessment counts no more already.');
  const same =
    !record.withdrawn &&
    command.level === record.level &&
    on === record.on &&
    (command.basis ?? record.basis) === record.basis &&
    command.skills === undefined;
  if (same) return refuse('correction-changes-nothing', 'conflict', 'The record says so already.');
  return settling(state, command.settles, { type: 'language-level-corrected', effectiveOn, data: datumOf(command) });
}

function move(state: Enrolled, command: MoveLearner, effectiveOn: string): Decision<LearnerEvent> {
  if (effectiveOn < state.enrolledOn)
    return refuse(
      'effective-before-enrolment',
      'invalid',
      'The day lies before the one on which the person was taken in.',
      '/effectiveOn',
    );
  if (residenceOn(state.residences, effectiveOn) === command.municipalityKey)
    return refuse('municipality-unchanged', 'conflict', 'The person lives there already.', '/municipalityKey');
  return settling(state, command.settles, { type: 'learner-moved', effectiveOn, data: datumOf(command) });
}

function correctIdentity(state: Enrolled, command: CorrectIdentity, effectiveOn: string): Decision<LearnerEvent> {
  const { personRef, contact, ...named } = datumOf(command);
  const { settles } = command;
  const fields = {
    ...named,
    ...(contact === undefined ? {} : { contact: contactAfter(state.identity.contact, contact) }),
  };
  const identity = { ...state.identity, ...fields };
  const changed = Object.entries(fields).some(
    ([field, value]) => !isSame(value, state.identity[field as keyof typeof identity]),
  );
  if (!changed) return refuse('identity-unchanged', 'conflict', 'The record says so already.');
  const { arrivedOn } = state;
  const implausible =
    birthDateImplausible(identity.birthDate, state.enrolledOn) ??
    (fields.birthDate === undefined
      ? undefined
      : arrivalImplausible(
          { birthDate: identity.birthDate, ...(arrivedOn === undefined ? {} : { arrivedOn }) },
          effectiveOn,
        ));
  return (
    implausible ??
    settling(state, settles, { type: 'learner-identity-corrected', effectiveOn, data: { personRef, ...fields } })
  );
}

/** What is not named stays; an empty text takes a way to reach the person away. */
const contactAfter = (
  before: Enrolled['identity']['contact'],
  change: NonNullable<CorrectIdentity['contact']>,
): typeof change => Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ''));

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Step-free access is a requirement like the others; readers of the first version know it as a field of its own. */
export function needsOf(command: RecordNeeds): NeedsRecorded['data'] {
  const needs = datumOf(command);
  const stepFree = needs.stepFree || (needs.requirements?.includes('step-free') ?? false);
  const requirements =
    stepFree && needs.requirements !== undefined && !needs.requirements.includes('step-free')
      ? (['step-free', ...needs.requirements] as const)
      : needs.requirements;
  return { ...needs, stepFree, ...(requirements === undefined ? {} : { requirements: [...requirements] }) };
}

/** What a command says, without what is absent: it stays as it was. */
function datumOf<Command extends { readonly type: string; readonly effectiveOn?: string } & Settling>(
  command: Command,
): Omit<Command, 'type' | 'effectiveOn' | 'settles'> {
  const { type: _type, effectiveOn: _effectiveOn, settles: _settles, ...data } = command;
  const told = Object.entries(data).filter(([, value]) => value !== undefined);
  return Object.fromEntries(told) as Omit<Command, 'type' | 'effectiveOn' | 'settles'>;
}
