/**
 * `podgate/matrixPlace`: what the matrix has to do with a file or a folder: the scope that it is part of, and, at a place in
 * a policy, how to find the policy's subjects in the matrix.
 */
import type { PlacePosition } from './place.ts';

export interface MatrixPlaceParams {
  /** Of a file or a folder. */
  readonly uri: string;
  readonly position?: PlacePosition;
}

/** What `podgate.showMatrix` takes. */
export interface MatrixPlaceAnswer {
  readonly scope: string;
  /** As people type it into the page; absent where the place is in no policy. */
  readonly search?: string;
}
