/**
 * All translations there are, by language as locales begin with it. For the build, which makes data of each, and for tests:
 * a program that shows sentences is given the one of its user, and English needs none.
 */
import type { Translation } from '../text/say.ts';
import { GERMAN } from './german/german.ts';

export const TRANSLATIONS: ReadonlyMap<string, Translation> = new Map([['de', GERMAN]]);
