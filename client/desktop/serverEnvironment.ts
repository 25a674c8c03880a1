/**
 * What the server's process is started with beside what the editor has. Who has set one of these keeps it.
 *
 * The C library of most Linuxes keeps memory apart for each thread, and Node has some that compile: 7 MB that nobody needs
 * again, as much as the server keeps of 10 MB of manifests. Two such stores are enough (mallopt(3), M_ARENA_MAX).
 */
export const SERVER_ENVIRONMENT: Readonly<Record<string, string>> = { MALLOC_ARENA_MAX: '2' };
