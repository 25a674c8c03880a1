/**
 * The types of `makeRepository.mjs` for the runs over the page.
 */
export declare function makeRepository(folder: string): void;
export declare function allowGit(dataFolder: string): void;
