/** What every page of a list says beside its rows. */
export class PageAnswer {
  /**
   * For `after` of the next page; absent on the last one.
   * @example 'MjAyNi0xMi0wMXxwXzdRbTJ4MFZiNEtkOQ'
   */
  readonly next?: string;
}
