/** Resolution of the colours beside that of lightness: the same, or half across and down. */
export type Chroma = '4:2:0' | '4:4:4'
