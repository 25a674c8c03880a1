/**
 * The types of `testEditor.mjs` for the run over the page. That file is plain JavaScript because the stand-in for `code`
 * is started by Node without a compiler.
 */
import type { BrowserContext, Page } from 'playwright-core';

export interface TestServer {
  readonly port: number;
  readonly authority: string;
  readonly exited: Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface WorkbenchRequest {
  readonly workspace: string;
  readonly extension?: string;
  readonly tests?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export declare function startTestServer(
  dataFolder: string,
  options?: { readonly language?: string },
): Promise<TestServer>;
export declare function installExtension(dataFolder: string, vsix: string): void;
export declare function workbenchUrl(authority: string, request: WorkbenchRequest): string;
export declare function openBrowser(
  executablePath: string,
  dataFolder: string,
): Promise<{ readonly context: BrowserContext; readonly page: Page }>;
