/**
 * What the client is called: `podgate` is also the section of the settings and the prefix of `podgate.trace.server`,
 * which the client library reads by itself.
 */
export const CLIENT_ID = 'podgate';
export const CLIENT_NAME = 'Podgate';
