/** A path of this site, without the host; undefined for everything else, so that nobody is led elsewhere. */
export function ownPath(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  const base = 'http://own.invalid';
  if (!URL.canParse(address, base)) return undefined;
  const { pathname, search } = new URL(address, base);
  return pathname.startsWith('//') ? undefined : `${pathname}${search}`;
}

/** The path that a form or link names to come back to: it must begin with a single slash. */
export function returnPath(given: string | undefined): string | undefined {
  if (given === undefined || !/^\/(?![/\\])/.test(given)) return undefined;
  const path = ownPath(given);
  return path === undefined || path.startsWith('/anmelden') ? undefined : path;
}

export function signInAddress(back: string | undefined, why: 'abgelaufen' | 'abgemeldet' | undefined): string {
  const query = new URLSearchParams({
    ...(why === undefined ? {} : { grund: why }),
    ...(back === undefined || back === '/' ? {} : { zurueck: back }),
  });
  return query.size === 0 ? '/anmelden' : `/anmelden?${query.toString()}`;
}
