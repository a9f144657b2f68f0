/** The same on every reading page: today or any day before; the day lives in the address. */
export const DayControl = ({
  path,
  day,
  today,
  keep = {},
}: {
  path: string;
  day: string;
  today: string;
  keep?: Readonly<Record<string, string | undefined>>;
}) => (
  <form method="get" action={path} class="vz-day">
    {Object.entries(keep).map(
      ([name, value]) =>
        value !== undefined && value !== '' && <input key={name} type="hidden" name={name} value={value} />,
    )}
    <div class="kern-form-input">
      <label class="kern-label" for="tag">
        Stand vom
      </label>
      <input class="kern-form-input__input" id="tag" name="tag" type="date" value={day} max={today} />
    </div>
    <button type="submit" class="kern-btn kern-btn--secondary">
      <span class="kern-label">Anzeigen</span>
    </button>
  </form>
);
