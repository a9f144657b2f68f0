import { search } from '../../api/api-client.js';
import type { Board } from '../../api/integration-status.js';
import { germanDay } from '../../layout/dates.js';
import { type Column, Table } from '../../layout/table.js';
import { departmentWord, stageWord } from '../../layout/words.js';

type Row = Board['rows'][number];
type Cell = Row['cells'][number];

interface BoardMatrixProps {
  readonly board: Board;
  readonly municipalityKey: string | undefined;
  /** Whether the reader may open the lists of cases behind the numbers. */
  readonly linked: boolean;
  readonly today: string;
}

/** The status board: departments × stages; each number leads to what it is made of. A withheld number is a point. */
export const BoardMatrix = ({ board, municipalityKey, linked, today }: BoardMatrixProps) => {
  const place = board.municipalities.find(({ id }) => id === municipalityKey)?.name ?? 'der ganze Landkreis';
  const tag = board.day === today ? undefined : board.day;
  const compared = board.rows.some(({ cells }) => cells.some(({ change }) => change !== undefined));
  const round = board.lastRoundOn === undefined || !compared ? '' : germanDay(board.lastRoundOn);
  return (
    <section id="stand" aria-labelledby="stand-titel" class="vz-board">
      <h2 class="kern-heading-medium" id="stand-titel">
        Integrationsstatus nach Fachdienst und Stufe
      </h2>
      <form method="get" action="/#stand" class="vz-day">
        {tag !== undefined && <input type="hidden" name="tag" value={tag} />}
        <div class="kern-form-input">
          <label class="kern-label" for="gemeinde">
            Gemeinde
          </label>
          <div class="kern-form-input__select-wrapper">
            <select class="kern-form-input__select" id="gemeinde" name="gemeinde">
              <option value="">alle Gemeinden</option>
              {board.municipalities.map(({ id, name }) => (
                <option key={id} value={id} selected={id === municipalityKey}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        </div>
        <button type="submit" class="kern-btn kern-btn--secondary">
          <span class="kern-label">Anzeigen</span>
        </button>
      </form>
      <Table
        caption={`Personen je Fachdienst und Stufe, ${place}, Stand vom ${germanDay(board.day)}${round === '' ? '' : `, in Klammern die Änderung seit der Runde vom ${round}`}`}
        rows={board.rows}
        rowKey={(row) => row.department}
        csv={`/stand.csv${search({ tag, gemeinde: municipalityKey })}`}
        empty="Noch führt kein Fachdienst Personen."
        box="wide"
        columns={[
          {
            head: 'Fachdienst',
            cell: ({ department, day }) => (
              <>
                {departmentWord(department)}
                {day !== undefined && day !== board.day && <small>Stand vom {germanDay(day)}</small>}
              </>
            ),
          },
          ...board.stages.map((stage): Column<Row> => ({
            head: stageWord(stage),
            numeric: true,
            cell: (row) => {
              const cell = row.cells.find((one) => one.stage === stage);
              return cell && <Count row={row} cell={cell} at={{ board, municipalityKey, linked }} />;
            },
          })),
        ]}
      />
      <p class="kern-body kern-body--small">
        {board.rows.some(({ cells }) => cells.some(({ count }) => count === null)) &&
          'Ein Punkt steht für eine Zahl, die klein ist oder eine kleine verraten würde. '}
        {board.rows.some(({ cases }) => !linked || !cases) &&
          'Wo die Fälle nicht geöffnet werden dürfen, führt die Zahl zu ihrer Verteilung auf die Gemeinden.'}
      </p>
    </section>
  );
};

interface Place {
  readonly board: Board;
  readonly municipalityKey: string | undefined;
  readonly linked: boolean;
}

/** A number with the way to what it is made of, and its change with the way to the day it is compared with. */
const Count = ({ row, cell: { stage, count, change }, at }: { row: Row; cell: Cell; at: Place }) => {
  const { board, municipalityKey, linked } = at;
  if (count === null) return <>.</>;
  const query = { fachdienst: row.department, stufe: stage, tag: board.day };
  const address =
    linked && row.cases
      ? `/faelle${search({ ...query, gemeinde: municipalityKey })}`
      : `/verteilung${search(linked ? query : { ...query, tag: undefined })}`;
  return (
    <>
      {count === 0 ? (
        0
      ) : (
        <a class="kern-link" href={address}>
          {count}
        </a>
      )}
      {change !== undefined && change !== 0 && (
        <small>
          {' '}
          <a class="kern-link" href={`/${search({ tag: board.lastRoundOn, gemeinde: municipalityKey })}#stand`}>
            ({change > 0 ? `+${change}` : `−${-change}`})
          </a>
        </small>
      )}
    </>
  );
};
