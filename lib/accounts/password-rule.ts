/** Characters of a password. NIST SP 800-63B: length, not composition. */
export const passwordRule = { min: 10, max: 200 }
