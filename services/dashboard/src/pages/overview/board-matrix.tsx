import type { Board } from '../../api/integration-status.js';
import { germanDay } from '../../layout/dates.js';
import { departmentWord, stageWord } from '../../layout/words.js';

interface BoardMatrixProps {
  readonly board: Board;
  readonly municipalityKey: string | undefined;
  /** Whether the reader may open the lists behind the numbers. */
  readonly linked: boolean;
  readonly today: string;
}

/** The status board: departments × stages; each number leads to its list. A withheld number is a point. */
export const BoardMatrix = ({ board, municipalityKey, linked, today }: BoardMatrixProps) => {
  const place = board.municipalities.find(({ id }) => id === municipalityKey)?.name ?? 'der ganze Landkreis';
  return (
    <section id="stand" aria-labelledby="stand-titel" class="vz-board">
      <h2 class="kern-heading-medium" id="stand-titel">
        Integrationsstatus nach Fachdienst und Stufe
      </h2>
      <form method="get" action="/#stand" class="vz-day">
        {board.day !== today && <input type="hidden" name="tag" value={board.day} />}
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
      <div class="kern-table-responsive" tabIndex={0} role="region" aria-labelledby="stand-tabelle">
        <table class="kern-table kern-table--small">
          <caption class="kern-body" id="stand-tabelle">
            Personen je Fachdienst und Stufe, {place}, Stand vom {germanDay(board.day)}
            {board.lastRoundOn !== undefined &&
              `, in Klammern die Änderung seit der Runde vom ${germanDay(board.lastRoundOn)}`}
          </caption>
          <thead>
            <tr class="kern-table__row">
              <th scope="col" class="kern-table__header">
                Fachdienst
              </th>
              {board.stages.map((stage) => (
                <th key={stage} scope="col" class="kern-table__header kern-table__header--numeric">
                  {stageWord(stage)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {board.rows.map((row) => (
              <tr key={row.department} class="kern-table__row">
                <th scope="row" class="kern-table__cell">
                  {departmentWord(row.department)}
                  {row.day !== undefined && row.day !== board.day && (
                    <small>Stand der Runde vom {germanDay(row.day)}</small>
                  )}
                </th>
                {row.cells.map((cell) => (
                  <td key={cell.stage} class="kern-table__cell kern-table__cell--numeric">
                    {cell.count !== null && cell.count > 0 && linked && row.cases ? (
                      <a class="kern-link" href={casesAddress(row.department, cell.stage, municipalityKey, board.day)}>
                        {cell.count}
                      </a>
                    ) : (
                      (cell.count ?? '.')
                    )}
                    {cell.change !== undefined && cell.change !== 0 && (
                      <small> ({cell.change > 0 ? `+${cell.change}` : `−${-cell.change}`})</small>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};

function casesAddress(department: string, stage: string, municipalityKey: string | undefined, day: string): string {
  const query = new URLSearchParams({
    fachdienst: department,
    stufe: stage,
    tag: day,
    ...(municipalityKey === undefined ? {} : { gemeinde: municipalityKey }),
  });
  return `/faelle?${query.toString()}`;
}
