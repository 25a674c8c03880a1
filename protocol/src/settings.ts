/**
 * What the client tells the server about itself: the settings below `podgate.` and what another extension already
 * checks. The server does not trust these types: it reads each value and says what is wrong with it.
 */

/** `always`: show them. `never`: leave them to others. `auto`: leave to the schema partner what it checks. */
export type SchemaFindings = 'auto' | 'always' | 'never';

/** Who offers fields and values that a schema knows, likewise. */
export type FieldCompletion = SchemaFindings;

/** The section `podgate` of the settings. */
export interface ServerSettings {
  readonly schemaFindings?: SchemaFindings;
  readonly diagnostics?: { readonly scope?: 'workspace' | 'openFiles' };
  readonly codeLens?: { readonly enabled?: boolean };
  readonly hover?: { readonly enabled?: boolean };
  readonly completion?: { readonly enabled?: boolean; readonly fields?: FieldCompletion };
  readonly inlayHints?: { readonly enabled?: boolean };
}

/** The extension that checks YAML against schemas (Red Hat's). */
export interface SchemaPartner {
  /** It reports what is wrong. */
  readonly isActive: boolean;
  /** It offers what can be written. */
  readonly completes?: boolean;
  /** Documents for which it has a Kubernetes schema. */
  readonly schemaUris: readonly string[];
}

/** `initializationOptions` of the `initialize` request; all of it may be absent. */
export interface InitializationOptions {
  /** For clients without `workspace/configuration`. */
  readonly settings?: ServerSettings;
  readonly schemaPartner?: SchemaPartner;
  /** Whether the client answers `podgate/readFile` and `podgate/findFiles`. */
  readonly readsFiles?: boolean;
  /** Whether the client is told with `podgate/matrixChanged` that matrices may be different. */
  readonly followsMatrix?: boolean;
  /** Whether commands of lenses and links in hovers may name the client's commands, such as `podgate.showMatrix`. */
  readonly commands?: readonly string[];
  /**
   * The server's sentences in the language of the user, by their English; without them the server looks for them beside
   * itself, for the language of `locale`.
   */
  readonly translation?: Readonly<Record<string, unknown>>;
  /** URIs that crashed a server before: they are not analyzed. */
  readonly avoid?: readonly string[];
}
