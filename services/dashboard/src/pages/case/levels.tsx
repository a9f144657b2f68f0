import type { Case, CaseLevelRecord } from '../../api/integration-status.js';
import { Badge } from '../../layout/badge.js';
import { germanDay } from '../../layout/dates.js';
import { Table } from '../../layout/table.js';
import { levelBasisWord, levelWord } from '../../layout/words.js';
import { correctionReasonWord, familyWord, literacyWord, skillWord } from './learner-words.js';

/** Every assessment with its marks, and what it counts for on the day shown; nothing corrected is hidden. */
export const Levels = ({ one }: { one: Pick<Case, 'levels' | 'literacy'> }) => {
  const { levels = [], literacy } = one;
  if (levels.length === 0 && !literacy) return null;
  return (
    <section id="sprachstand" aria-labelledby="sprachstand-titel">
      <h2 class="kern-heading-medium" id="sprachstand-titel">
        Sprachstand und Schrift
      </h2>
      {literacy && (
        <p class="kern-body">
          Die Person {literacyWord(literacy.literacy)} (erfasst am {germanDay(literacy.on)}).
        </p>
      )}
      {levels.length > 0 && (
        <Table
          caption="Alle Feststellungen, neueste zuerst"
          rows={levels}
          rowKey={({ assessmentId }) => assessmentId}
          empty=""
          columns={[
            { head: 'Festgestellt', cell: ({ on }) => germanDay(on) },
            { head: 'Niveau', cell: (record) => <Level record={record} /> },
            { head: 'Grundlage', cell: (record) => basisOf(record) },
            { head: 'Zählt für', cell: (record) => <CountsFor record={record} /> },
            { head: 'Vermerk', cell: (record) => <Marks record={record} /> },
          ]}
        />
      )}
    </section>
  );
};

const Level = ({ record: { level, skills } }: { record: CaseLevelRecord }) => (
  <>
    {levelWord(level)}
    {skills && (
      <small>
        {Object.entries(skills)
          .map(([skill, reached]) => `${skillWord(skill)} ${levelWord(reached)}`)
          .join(', ')}
      </small>
    )}
  </>
);

const basisOf = ({ basis, assessedBy }: CaseLevelRecord): string =>
  assessedBy === undefined ? levelBasisWord(basis) : `${levelBasisWord(basis)}, ${assessedBy}`;

const CountsFor = ({ record: { withdrawn, proofs } }: { record: CaseLevelRecord }) => {
  if (withdrawn) return <>nichts mehr</>;
  return (
    <>
      {proofs
        .filter(({ counts }) => counts)
        .map(({ family, until }) =>
          until === undefined ? familyWord(family) : `${familyWord(family)} bis ${germanDay(until)}`,
        )
        .join(', ') || 'nichts'}
      {proofs
        .filter(({ counts }) => !counts)
        .map(({ family, until, legalBasis, unchecked }) => (
          <small key={family}>
            nicht mehr für {familyWord(family)}
            {until !== undefined && ` seit ${germanDay(until)}`}
            {legalBasis !== undefined && ` (${legalBasis}${unchecked === true ? ', Regel länger nicht geprüft' : ''})`}
          </small>
        ))}
    </>
  );
};

const Marks = ({ record: { withdrawn, disputed, corrections } }: { record: CaseLevelRecord }) => (
  <>
    {disputed && <Badge tone="warning" text="bestritten" />}
    {withdrawn && <Badge tone="danger" text="zurückgenommen" />}
    {corrections.map(({ on, reason, was }) => (
      <small key={`${on}-${was.level}`}>
        berichtigt am {germanDay(on)} ({correctionReasonWord(reason)}), vorher: {levelWord(was.level)},{' '}
        {levelBasisWord(was.basis)} vom {germanDay(was.on)}
      </small>
    ))}
    {!disputed && !withdrawn && corrections.length === 0 && 'keiner'}
  </>
);
