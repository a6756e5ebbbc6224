/** Orders of the library; the first is meant where none is given. */
export const SORTS = ['newest', 'oldest', 'name', 'largest'] as const
export type Sort = (typeof SORTS)[number]
