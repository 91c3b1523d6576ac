/** Two weights of one font file, TrueType, WOFF or WOFF2. */
export type FontFace = { regular: Uint8Array; semibold: Uint8Array }

/**
 * What a document needs besides its data, handed in so that Node reads files and a Worker its own bundle. Faces are in
 * order of preference: a character is drawn by the first face that has it. At least one is required.
 */
export type DocumentAssets = { fonts(): Promise<FontFace[]> }
