/** The same without what is not chosen: an address says only what is. */
export function withoutEmpty<T extends object>(
  search: {
    readonly [name in keyof T]: T[name] | undefined;
  },
): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value)) as T;
}
