/**
 * `podgate/schemaPartner`: another extension that checks YAML came, went, or has other schemas now.
 */
import { readPartner } from '../config.ts';
import type { ServerContext } from '../serverContext.ts';

export function schemaPartner({ session, announcer }: ServerContext, params: unknown): void {
  session.partner = readPartner(params);
  announcer.changed('workspace');
}
