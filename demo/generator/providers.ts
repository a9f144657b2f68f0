/** Providers of nowhere: each name says that it is invented. */
export interface Provider {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly place: string;
}

const provider = (id: string, name: string, kind: string, place: string): Provider => ({
  id,
  name: `${name} (erfunden)`,
  kind,
  place,
});

export const PROVIDERS: readonly Provider[] = [
  provider('vhs', 'Volkshochschule', 'Volkshochschule', 'Diepholz'),
  provider('weidenpfad', 'Lernhaus Weidenpfad', 'freier Träger', 'Syke'),
  provider('moorblick', 'Sprachwerk Moorblick', 'freier Träger', 'Weyhe'),
  provider('wortwechsel', 'Akademie Wortwechsel', 'freier Träger', 'Sulingen'),
  provider('silbenreich', 'Institut Silbenreich', 'freier Träger', 'Twistringen'),
  provider('huntebogen', 'Bildungsbrücke Huntebogen', 'freier Träger', 'Barnstorf'),
  provider('lindenhof', 'Berufsbildende Schule Lindenhof', 'berufsbildende Schule', 'Syke'),
  provider('ankommen', 'Forum Ankommen', 'freier Träger', 'Bassum'),
  provider('querbeet', 'Kolleg Querbeet', 'freier Träger', 'Stuhr'),
  provider('wendeltreppe', 'Werkstatt Wendeltreppe', 'freier Träger', 'Diepholz'),
  provider('sprachboot', 'Sprachboot', 'freier Träger', 'Lemförde'),
  provider('morgenrot', 'Bildungswerk Morgenrot', 'freier Träger', 'Weyhe'),
  provider('kaffeekanne', 'Sprachtreff Kaffeekanne', 'Ehrenamt', 'Sulingen'),
  provider('offene-tuer', 'Freundeskreis Offene Tür', 'Ehrenamt', 'Bruchhausen-Vilsen'),
  provider('wiesengrund', 'Gemeindekurse Wiesengrund', 'Gemeinde', 'Wagenfeld'),
];

/** Both pairs have answered often enough for a median: nine days beside thirty-one. */
export const FAST_PAIR = { from: 'weidenpfad', to: 'moorblick' } as const;
export const SLOW_PAIR = { from: 'wortwechsel', to: 'silbenreich' } as const;
