/**
 * A place in a file, as a button that looks like a link, because it leads to no address; as text where no file can be opened.
 */
import type { Place } from '../../../protocol/src/place.ts';
import { h, type View } from './html.ts';

export type OpenPlace = ((place: Place) => void) | undefined;

export function placeLink(text: string, place: Place | undefined, open: OpenPlace): View {
  return place === undefined || open === undefined
    ? h('bdi', { class: 'place' }, text)
    : h(
        'button',
        {
          type: 'button',
          class: 'link',
          onClick: () => {
            open(place);
          },
        },
        h('bdi', null, text),
      );
}
