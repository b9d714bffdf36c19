/** A wall has no scroll: what does not fit comes with the next page. */

/** What of a list is in sight on a page, of as many as fit at once; the last page may be short. */
export function onPage<T>(list: readonly T[], fits: number, page: number): readonly T[] {
  const start = (page % Math.max(1, pagesOf(list, fits))) * fits;
  return list.slice(start, start + fits);
}

export function pagesOf(list: readonly unknown[], fits: number): number {
  return Math.ceil(list.length / fits);
}
