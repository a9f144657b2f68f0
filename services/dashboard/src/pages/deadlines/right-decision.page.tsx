import type { ComponentChildren } from 'preact';
import type { DeadlineRow, Rule } from '../../api/deadlines.js';
import type { Names } from '../../api/names.js';
import { Alert } from '../../layout/alert.js';
import { Badge } from '../../layout/badge.js';
import { deadlineText, germanDay } from '../../layout/dates.js';
import { SelectField } from '../../layout/form-fields.js';
import { Disputed } from '../../layout/disputed.js';
import { PersonLink } from '../../layout/person-link.js';
import { paragraphOf, ruleTitle, whatText, whoText } from './deadline-words.js';
import { PATH } from './deadlines.query.js';
import { type Decision, DECISIONS, decisionsFor } from './right-decision.js';

export interface DecisionProblem {
  readonly decision: Decision;
  readonly reason: string;
  readonly key: string;
  readonly text: string;
}

export interface RightDecisionData {
  readonly row: DeadlineRow;
  readonly day: string;
  readonly names: Names;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly formKey: string;
  readonly problem?: DecisionProblem | undefined;
}

/** What is known of the right, and a form for each decision that is possible. */
export const RightDecisionPage = (data: RightDecisionData) => (
  <>
    {data.problem && (
      <Alert tone="danger" title="Die Entscheidung wurde nicht gespeichert">
        <p class="kern-body">
          <a class="kern-link" href={`#grund-${data.problem.decision}`}>
            {data.problem.text}
          </a>
        </p>
      </Alert>
    )}
    <Facts {...data} />
    {decisionsFor(data.row.kind).map((decision) => (
      <DecisionForm key={decision} decision={decision} data={data} />
    ))}
    <p class="kern-body">
      <a class="kern-link" href={PATH}>
        Zurück zu den Fristen
      </a>
    </p>
  </>
);

const Facts = ({ row, day, names, rules }: RightDecisionData) => {
  const unchecked = rules
    .get(row.ruleId)
    ?.versions.some(({ version, unchecked: old }) => version === row.ruleVersion && old);
  return (
    <section aria-labelledby="recht-titel">
      <h2 class="kern-heading-medium" id="recht-titel">
        {whatText(row)}
      </h2>
      <dl class="kern-description-list vz-facts">
        <Fact name="Person">
          <PersonLink personRef={row.personRef} names={names} /> <Disputed data={row.disputedData} datum="identity" />
        </Fact>
        <Fact name="Letzter Tag des Rechts">{row.lapsesOn === undefined ? 'keiner' : germanDay(row.lapsesOn)}</Fact>
        <Fact name="Frist">
          <Badge tone="warning" text={deadlineText(row.dueOn, day)} /> {germanDay(row.dueOn)}
        </Fact>
        <Fact name="Wer ist dran">{whoText(row.who)}</Fact>
        <Fact name="Regel">
          {ruleTitle(rules, row.ruleId)}, {paragraphOf(rules, row)}
        </Fact>
      </dl>
      {unchecked === true && (
        <Alert tone="warning" title="Diese Regel wurde seit über einem Jahr nicht mit dem Gesetz verglichen.">
          <p class="kern-body">Bitte prüfen Sie den Paragraphen, bevor Sie entscheiden.</p>
        </Alert>
      )}
      <p class="kern-body">Ein Mensch entscheidet: Das Programm vermutet nur, was die Regel sagt.</p>
    </section>
  );
};

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div class="kern-description-list-item">
    <dt class="kern-description-list-item__key">{name}</dt>
    <dd class="kern-description-list-item__value">{children}</dd>
  </div>
);

const DecisionForm = ({ decision, data }: { decision: Decision; data: RightDecisionData }) => {
  const { title, button, follows, reasons } = DECISIONS[decision];
  const { row, formKey } = data;
  const problem = data.problem?.decision === decision ? data.problem : undefined;
  const id = `grund-${decision}`;
  return (
    <section aria-labelledby={`titel-${decision}`}>
      <h2 class="kern-heading-small" id={`titel-${decision}`}>
        {title}
      </h2>
      <p class="kern-body">{follows}</p>
      <form method="post" action={`${PATH}/recht/${row.subjectId}/pruefen`} class="vz-inline-form">
        <input type="hidden" name="schluessel" value={problem?.key ?? `${formKey}-${decision}`} />
        <input type="hidden" name="person" value={row.personRef} />
        <input type="hidden" name="entscheidung" value={decision} />
        <SelectField
          id={id}
          name="grund"
          label="Grund"
          required
          choices={Object.entries(reasons).map(([value, text]) => ({ value, text }))}
          value={problem?.reason}
          error={problem?.text}
        />
        <button type="submit" class="kern-btn kern-btn--secondary">
          <span class="kern-label">{button}</span>
        </button>
      </form>
    </section>
  );
};

/** Before it is done: who, what, why, and what follows. */
export const ConfirmDecisionPage = ({
  data,
  decision,
  reason,
  formKey,
}: {
  data: Pick<RightDecisionData, 'row' | 'day' | 'names' | 'rules'>;
  decision: Decision;
  reason: string;
  formKey: string;
}) => {
  const { title, button, follows, reasons } = DECISIONS[decision];
  const { row, names, rules } = data;
  return (
    <section aria-labelledby="pruefen-titel">
      <h2 class="kern-heading-medium" id="pruefen-titel">
        {title}
      </h2>
      <dl class="kern-description-list vz-facts">
        <Fact name="Person">{names.get(row.personRef) ?? row.personRef}</Fact>
        <Fact name="Worum es geht">{whatText(row)}</Fact>
        <Fact name="Grund">{(reasons as Readonly<Record<string, string>>)[reason] ?? reason}</Fact>
        <Fact name="Rechtsgrundlage">{paragraphOf(rules, row)}</Fact>
        <Fact name="Was folgt">{follows}</Fact>
      </dl>
      <p class="kern-body">Ihr Konto und der Zeitpunkt werden mit der Entscheidung festgehalten.</p>
      <form method="post" action={`${PATH}/recht/${row.subjectId}/entscheiden`} class="vz-inline-form">
        <input type="hidden" name="schluessel" value={formKey} />
        <input type="hidden" name="person" value={row.personRef} />
        <input type="hidden" name="entscheidung" value={decision} />
        <input type="hidden" name="grund" value={reason} />
        <button type="submit" class="kern-btn kern-btn--primary">
          <span class="kern-label">{button}</span>
        </button>
        <a class="kern-link" href={`${PATH}/recht/${row.subjectId}?person=${encodeURIComponent(row.personRef)}`}>
          Zurück
        </a>
      </form>
    </section>
  );
};
