const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
  '&#39;': "'",
};
const unescaped = (text: string): string =>
  text.replace(/&(?:lt|gt|quot|amp|#39);/g, (entity) => ENTITIES[entity] ?? entity);

/** What a reader sees of a page of ours, with single spaces. */
export const textOf = (html: string): string =>
  unescaped(html.replace(/<(?:title|style)[^>]*>.*?<\/(?:title|style)>/gs, ' ').replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();

/** Links by their text, first one first. */
export const linksOf = (html: string): readonly (readonly [text: string, href: string])[] =>
  [...html.matchAll(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gs)].map(([, href = '', inner = '']) => [
    textOf(inner),
    unescaped(href),
  ]);

/** The address behind a text; undefined where no such link is. */
export const linkTo = (html: string, text: string): string | undefined =>
  linksOf(html).find(([shown]) => shown === text)?.[1];

/** Rows of the table under a caption that begins so; each cell as it is read. */
export function rowsOf(html: string, caption: string): readonly (readonly string[])[] {
  const table = [...html.matchAll(/<table[^>]*>.*?<\/table>/gs)]
    .map(([found]) => found)
    .find((found) => textOf(/<caption[^>]*>(.*?)<\/caption>/s.exec(found)?.[1] ?? '').startsWith(caption));
  if (table === undefined) throw new Error(`no table „${caption}“ on the page`);
  const body = /<tbody[^>]*>(.*?)<\/tbody>/s.exec(table)?.[1] ?? '';
  return [...body.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => textOf(cell)),
  );
}

/** The part of a page between its section's beginning and end. */
export function sectionOf(html: string, id: string): string {
  const from = html.indexOf(`<section id="${id}"`);
  if (from === -1) throw new Error(`no section „${id}“ on the page`);
  return html.slice(from, html.indexOf('</section>', from));
}

/** The value of a hidden field. */
export function hidden(html: string, name: string): string {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1];
  if (value === undefined) throw new Error(`no hidden field „${name}“ on the page`);
  return unescaped(value);
}
