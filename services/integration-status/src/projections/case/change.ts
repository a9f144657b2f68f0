/** A change to something whose beginning is not here (its stream has not arrived yet) changes nothing. */
export function change<T extends object>(
  all: Readonly<Record<string, T>>,
  id: string,
  to: Partial<T>,
): Readonly<Record<string, T>> {
  const known = all[id];
  return known ? { ...all, [id]: { ...known, ...to } } : all;
}

/** The same for what leaves fields out too. */
export function changeBy<T extends object>(
  all: Readonly<Record<string, T>>,
  id: string,
  to: (known: T) => T,
): Readonly<Record<string, T>> {
  const known = all[id];
  return known ? { ...all, [id]: to(known) } : all;
}

/** All but one. */
export function without<T>(all: Readonly<Record<string, T>>, id: string): Readonly<Record<string, T>> {
  const { [id]: _gone, ...others } = all;
  return others;
}
