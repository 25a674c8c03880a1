/** The types of `leanClientLibrary.mjs` for its test. */

export declare const UNUSED_FEATURES: Readonly<Record<string, readonly string[]>>;
