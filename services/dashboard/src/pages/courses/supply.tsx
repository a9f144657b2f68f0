import { search } from '../../api/api-client.js';
import type { SupplyCell } from '../../api/courses.js';
import { CountyMap, type Outlines, OutlineSource } from '../../layout/county-map.js';
import { Table } from '../../layout/table.js';
import { levelWord } from '../../layout/words.js';

interface SupplyProps {
  readonly cells: readonly SupplyCell[];
  readonly outlines: Outlines;
  readonly municipalityKey: string | undefined;
  /** Whether the lists of cases behind the waiting people may be opened. */
  readonly linked: boolean;
  readonly csv: string;
}

interface Place {
  readonly name: string;
  readonly freeSeats: number;
  readonly waiting: number;
}

/** What is short where: the map, and its numbers by municipality and level beside it. */
export const Supply = ({ cells, outlines, municipalityKey, linked, csv }: SupplyProps) => {
  const told = cells.some(({ waiting }) => waiting !== undefined);
  const places = placesOf(cells);
  const valueOf = ({ freeSeats, waiting }: Place): number => (told ? Math.max(0, waiting - freeSeats) : freeSeats);
  const most = Math.max(1, ...[...places.values()].map(valueOf));
  return (
    <section id="karte" aria-labelledby="karte-titel" class="vz-map">
      <h2 class="kern-heading-medium" id="karte-titel">
        {told ? 'Was zu kurz kommt: Wartende und freie Plätze' : 'Wo Plätze frei sind'}
      </h2>
      <div class="vz-side-by-side">
        <div>
          <CountyMap
            outlines={outlines}
            title={titleOf(places, told)}
            chosen={municipalityKey}
            areaOf={({ id, properties }) => {
              const place = places.get(id) ?? { name: properties.name, freeSeats: 0, waiting: 0 };
              return { share: valueOf(place) / most, text: `${place.name}: ${placeText(place, told)}` };
            }}
          />
          <p class="kern-body kern-body--small">
            {told
              ? 'Je dunkler, desto mehr Wartende ohne freien Platz am Ort.'
              : 'Je dunkler, desto mehr freie Plätze.'}{' '}
            <OutlineSource />
          </p>
        </div>
        <Table
          caption={
            told
              ? 'Wartende und freie Plätze je Gemeinde und Niveau, größte Lücke zuerst'
              : 'Freie Plätze je Gemeinde und Niveau'
          }
          rows={cells}
          rowKey={({ municipality, level }) => `${municipality.id}-${level}`}
          csv={csv}
          empty="Kein Kurs nimmt gerade jemanden auf, und niemand wartet."
          box="tall"
          columns={[
            {
              head: 'Gemeinde',
              total: 'Landkreis',
              cell: ({ municipality: { id, name } }) => (
                <a class="kern-link" href={`/kurse${search({ gemeinde: id })}#liste`}>
                  {name}
                </a>
              ),
            },
            { head: 'Niveau', cell: ({ level }) => levelWord(level) },
            ...(told
              ? [
                  {
                    head: 'warten',
                    numeric: true,
                    total: sumOf(cells, ({ waiting = 0 }) => waiting),
                    cell: ({ municipality: { id }, waiting = 0 }: SupplyCell) =>
                      waiting === 0 || !linked ? (
                        waiting
                      ) : (
                        <a
                          class="kern-link"
                          href={`/faelle${search({ fachdienst: 'all', stufe: 'waiting', gemeinde: id })}`}
                        >
                          {waiting}
                        </a>
                      ),
                  },
                ]
              : []),
            {
              head: 'frei',
              numeric: true,
              total: sumOf(cells, ({ freeSeats }) => freeSeats),
              cell: ({ municipality: { id }, level, freeSeats }) =>
                freeSeats === 0 ? (
                  0
                ) : (
                  <a class="kern-link" href={`/kurse${search({ gemeinde: id, niveau: level })}#liste`}>
                    {freeSeats}
                  </a>
                ),
            },
          ]}
        />
      </div>
    </section>
  );
};

const sumOf = (cells: readonly SupplyCell[], count: (cell: SupplyCell) => number): number =>
  cells.reduce((sum, cell) => sum + count(cell), 0);

function placesOf(cells: readonly SupplyCell[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const { municipality, freeSeats, waiting = 0 } of cells) {
    const before = places.get(municipality.id) ?? { freeSeats: 0, waiting: 0 };
    places.set(municipality.id, {
      name: municipality.name,
      freeSeats: before.freeSeats + freeSeats,
      waiting: before.waiting + waiting,
    });
  }
  return places;
}

const placeText = ({ freeSeats, waiting }: Place, told: boolean): string =>
  told ? `${waiting} warten, ${freeSeats} Plätze frei` : `${freeSeats} Plätze frei`;

/** What the map shows, in words. */
function titleOf(places: ReadonlyMap<string, Place>, told: boolean): string {
  const all = [...places.values()];
  const free = all.reduce((sum, { freeSeats }) => sum + freeSeats, 0);
  if (!told) return `Karte der Gemeinden: ${free} freie Plätze im Landkreis.`;
  const first = all.toSorted((one, other) => other.waiting - other.freeSeats - (one.waiting - one.freeSeats))[0];
  const waiting = all.reduce((sum, place) => sum + place.waiting, 0);
  const most =
    first === undefined || first.waiting <= first.freeSeats ? '' : ` Am meisten fehlen Plätze in ${first.name}.`;
  return `Karte der Gemeinden: ${waiting} Personen warten, ${free} Plätze sind frei.${most}`;
}
